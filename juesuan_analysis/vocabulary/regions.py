"""Administrative divisions (GB/T 2260), and which one a text names.

``regions.csv`` holds code and name of every province, prefecture and county (2023 edition, from
the open data package china-division).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_SUFFIXES = "省市区县旗州盟"


@dataclass(frozen=True, slots=True)
class Region:
    """A division with its full name (山东省枣庄市台儿庄区) and its six-digit code."""

    name: str
    code: str


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    text = resources.files(__package__).joinpath("regions.csv").read_text("utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1)
def _codes() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, name in _names().items():
        codes[name].append(code)
    return codes


def _ancestors(code: str) -> list[str]:
    return [c for c in (code[:2] + "0000", code[:4] + "00") if c != code and c in _names()]


def region_of_code(code: str) -> Region:
    """Build the region of a code that GB/T 2260 has."""
    return Region("".join(_names()[c] for c in (*_ancestors(code), code)), code)


def _mentions(text: str) -> list[tuple[int, str]]:
    """Names of divisions in a text with their positions, the longest at each place."""
    found, i = [], 0
    while i < len(text):
        name = next(
            (text[i : i + n] for n in range(15, 1, -1) if text[i : i + n] in _codes()), None
        )
        if name and name[-1] in _SUFFIXES:
            found.append((i, name))
            i += len(name)
        else:
            i += 1
    return found


def _follows_unknown_parent(text: str, start: int, ends: set[int]) -> bool:
    """Whether a name stands behind a division that GB/T 2260 does not have (虚构省甲市东湖区)."""
    return start > 0 and text[start - 1] in _SUFFIXES and start not in ends


def find_region(text: str, context: str = "") -> Region | None:
    """Find the lowest division that a text names, None where it names none or it stays ambiguous.

    Parameters
    ----------
    text
        Usually the department's name.
    context
        More of the document's text, used only to tell counties of one name apart.
    """
    mentions = _mentions(text)
    ends = {start + len(name) for start, name in mentions}
    mentions = [m for m in mentions if not _follows_unknown_parent(text, m[0], ends)]
    if not mentions:
        return None
    wider = {name for _, name in (*mentions, *_mentions(context))}
    _, lowest = max(mentions, key=lambda m: (min(_depth(c) for c in _codes()[m[1]]), m[0]))
    candidates = _codes()[lowest]
    named = [c for c in candidates if any(_names()[a] in wider for a in _ancestors(c))]
    chosen = named if len(named) == 1 else candidates
    return region_of_code(chosen[0]) if len(chosen) == 1 else None


def _depth(code: str) -> int:
    return len(_ancestors(code))


def named_region(text: str) -> Region | None:
    """The division that a text is the name of, short or full, or the code of; None if of none.

    >>> named_region("台儿庄区").name, named_region("370405").name
    ('山东省枣庄市台儿庄区', '山东省枣庄市台儿庄区')
    >>> named_region("台儿庄区财政局"), named_region("虚构省甲市东湖区")
    (None, None)
    """
    if text in _names():
        return region_of_code(text)
    found = find_region(text)
    return found if found and text.endswith(_names()[found.code]) else None
