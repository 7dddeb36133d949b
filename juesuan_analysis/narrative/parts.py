"""Where the 情况说明 stands in a document.

Not every office titles its parts, and a table of contents titles them all twice. So parts are
chosen by what they hold, sentences with amounts, and by titles that say that they are something
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from juesuan_analysis.facts import TextLine
from juesuan_analysis.narrative.headings import GLOSSARY, NUMBERING, OTHER_PARTS, PART
from juesuan_analysis.narrative.sections import begins_section
from juesuan_analysis.vocabulary.text import squeeze

_STATED = re.compile(r"\d(万元|元|%)|(?:没有|无).*(?:收支|支出|收入)")
_OF_MONEY = re.compile(
    r"^[^,。;：\d]*(?:经费|支出|收入|结转|结余|决算|会议费|培训费)[^,。;：\d]*(?:情况|说明)$"
)
_BARE_PART = re.compile(r"第?[一二三四五六七八九十1-9]部[分份]")


def narrative_rows(rows: Sequence[TextLine]) -> list[TextLine]:
    """Return the rows of the narrative: of every part that states figures in sentences."""
    chosen = [row for part in _parts(rows) if _is_narrative(part) for row in part]
    return _body(chosen or list(rows))


def _parts(rows: Iterable[TextLine]) -> list[list[TextLine]]:
    parts: list[list[TextLine]] = []
    for row in rows:
        if PART.fullmatch(squeeze(row.text)):
            parts.append([])
        if parts:
            parts[-1].append(row)
    return parts


def _is_narrative(part: Sequence[TextLine]) -> bool:
    texts = [squeeze(row.text) for row in part]
    bare = _BARE_PART.fullmatch(texts[0]) is not None
    title = "".join(texts[: 2 if bare else 1])
    return (
        not OTHER_PARTS.search(title)
        and any(begins_section(text) for text in texts[1:])
        and any(_STATED.search(text) for text in texts[1:])
    )


def _untitled(rows: Sequence[TextLine], texts: Sequence[str]) -> list[TextLine]:
    """Begin at a heading that tells of money, though of no section that is known."""
    heads = (i for i, text in enumerate(texts) if NUMBERING.match(text) and _OF_MONEY.search(text))
    start = next(heads, None)
    if start is None or not any(_STATED.search(text) for text in texts[start:]):
        return []
    return list(rows[start:])


def _body(rows: Sequence[TextLine]) -> list[TextLine]:
    """Cut what stands before the first section's heading and from the glossary on."""
    texts = [squeeze(row.text) for row in rows]
    titles = [index for index, text in enumerate(texts) if begins_section(text)]
    if not titles:
        return _untitled(rows, texts)
    glossaries = (i for i, text in enumerate(texts) if i > titles[-1] and GLOSSARY.fullmatch(text))
    return list(rows[titles[0] : next(glossaries, len(rows))])
