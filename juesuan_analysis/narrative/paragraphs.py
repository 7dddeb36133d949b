"""Rows joined into paragraphs of folded text, with every character's place kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.frozen import frozen
from juesuan_analysis.narrative.headings import CAPTION, NUMBERING, TITLE_END
from juesuan_analysis.narrative.layout import union
from juesuan_analysis.narrative.subjects import item
from juesuan_analysis.vocabulary.text import UNKNOWN, squeeze

# A circled number folds to a plain digit and would run into the figure after it.
_CIRCLED = re.compile("[①-⑳⑴-⒇⒈-⒛❶-❿]")
_VARIANTS = str.maketrans({"−": "-", "﹣": "-", "‐": "-", "–": "-", '"': "”", "‘": "“", "’": "”"})
_STOP = ("。", ";", "：", "!")
_PUNCTUATION = re.compile("[。,;：、]")
# Patterns look back and ahead within a paragraph, so that its cost grows with the square of its
# length. The longest of the real disclosures here has 424 characters.
_LONGEST = 3000
_INDENT_EM = 1.4
_LONGEST_NAME = 30
# 三万2000元 and 3万2000元 are one number; a 万 that follows words belongs behind what it precedes.
_UNIT_FIRST = re.compile(r"(?<![\d.一二三四五六七八九十百千几数两])万\d[\d,]*(?:\.\d+)?元")
# Beside a digit an unknown character may be one; before the number of an item it is its bullet.
_ASIDE = re.compile(
    rf"(?<![\d.,]){UNKNOWN}+(?![\d.,{UNKNOWN}])|^{UNKNOWN}+(?=\d{{1,2}}(?:[、）]|[.](?!\d)))"
)
_Piece = tuple[str, str, Place]
_STOPS = re.compile("[,。;]")


@frozen
class Paragraph:
    """Folded text; for each of its characters the character as printed and its line's place."""

    text: str
    printed: tuple[str, ...]
    places: tuple[Place, ...]

    def shown(self, start: int, end: int) -> str:
        """Return the text of a span as printed, without line breaks and spaces."""
        return "".join(self.printed[start:end])

    def place(self, start: int, end: int) -> Place:
        """Return the rectangle of the line or lines that a span stands on."""
        first, last = self.places[start], self.places[max(end - 1, start)]
        return first if first is last else union(self.places[start : max(end, start + 1)])

    def head(self, end: int) -> Paragraph:
        """Return the paragraph up to an offset."""
        return Paragraph(self.text[:end], self.printed[:end], self.places[:end])

    def tail(self, start: int) -> Paragraph:
        """Return the paragraph from an offset on."""
        return Paragraph(self.text[start:], self.printed[start:], self.places[start:])


def paragraphs(rows: Sequence[TextLine]) -> list[Paragraph]:
    """Join wrapped rows into paragraphs; charts' captions and labels are left out."""
    groups: list[list[TextLine]] = [[row] for row in rows[:1]]
    margins = left_margins(rows)
    texts = [_folded(row.text) for row in rows]
    for (before, text), row in zip(pairwise(texts), rows[1:], strict=False):
        margin = margins.get(row.place.page, 0.0)
        begins = row.begins
        if begins is None:
            begins = _is_indented(row, margin) or _breaks(before, text)
        if begins:
            groups.append([])
        groups[-1].append(row)
    joined = [piece for group in groups for piece in _pieces(join(group))]
    charts = _charts([paragraph.text for paragraph in joined])
    return [paragraph for i, paragraph in enumerate(joined) if i not in charts]


def join(rows: Iterable[TextLine]) -> Paragraph:
    """Fold rows into one paragraph."""
    pieces = [
        (folded, character if index == 0 else "", row.place)
        for row in rows
        for character in row.text
        for index, folded in enumerate(_fold(character))
    ]
    known = _in_order(_told(pieces))
    text, printed, places = zip(*known, strict=True) if known else ((), (), ())
    return Paragraph("".join(text), tuple(printed), tuple(places))


def _told(pieces: list[_Piece]) -> list[_Piece]:
    """Leave out what the PDF does not tell, but for what may be part of a number."""
    text = "".join(folded for folded, _, _ in pieces)
    for match in reversed([*_ASIDE.finditer(text)] if UNKNOWN in text else []):
        del pieces[match.start() : match.end()]
    return pieces


def _in_order(pieces: list[_Piece]) -> list[_Piece]:
    """Put 万 back behind its number where a text layer gives it first: 万2.28元."""
    for match in _UNIT_FIRST.finditer("".join(folded for folded, _, _ in pieces)):
        start, end = match.start(), match.end() - 1
        pieces[start:end] = [*pieces[start + 1 : end], pieces[start]]
    return pieces


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Part what is too long for a paragraph, behind its sentences where it has any."""
    while len(paragraph.text) > _LONGEST:
        end = paragraph.text.rfind("。", 0, _LONGEST) + 1 or _LONGEST
        yield paragraph.head(end)
        paragraph = paragraph.tail(end)
    yield paragraph


def left_margins(rows: Iterable[TextLine]) -> dict[int, float]:
    """Return for each page where its running text begins: its leftmost common row start."""
    starts: dict[int, list[float]] = {}
    for row in rows:
        starts.setdefault(row.place.page, []).append(row.place.x0)
    return {page: sorted(values)[len(values) // 10] for page, values in starts.items()}


def _charts(texts: Sequence[str]) -> set[int]:
    """Return the captions and, on either side of each, the chart's own labels."""
    found: set[int] = set()
    for index in (i for i, text in enumerate(texts) if CAPTION.fullmatch(text)):
        after = takewhile(lambda i: _is_label(texts[i]), range(index + 1, len(texts)))
        before = takewhile(lambda i: _is_label(texts[i]), range(index - 1, -1, -1))
        found |= {index, *after, *before}
    return found


def _is_label(text: str) -> bool:
    titled = NUMBERING.match(text) or TITLE_END.search(text)
    return not _PUNCTUATION.search(text) and not titled


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    if _CIRCLED.match(character):
        return "、"
    if character == UNKNOWN:  # whether it is beside a number is not told by itself
        return UNKNOWN
    return squeeze(character).translate(_VARIANTS)


def _folded(text: str) -> str:
    return _ASIDE.sub("", "".join(map(_fold, text)))


def _is_indented(row: TextLine, margin: float) -> bool:
    em = row.place.y1 - row.place.y0
    return em > 0 and row.place.x0 - margin > _INDENT_EM * em


def _names_item(row: str) -> bool:
    """Whether a row is a number and a name, as 一、因公出国（境）经费."""
    number = NUMBERING.match(row) if len(row) < _LONGEST_NAME else None
    return number is not None and item().fullmatch(row, number.end()) is not None


def _breaks(above: str, text: str) -> bool:
    """Whether a row begins a paragraph, from its text and that of the row above it."""
    ended = above.endswith(_STOP)
    numbered = bool(NUMBERING.match(text))
    titled = bool(TITLE_END.search(above) or _names_item(above)) and not _STOPS.search(above)
    caption = bool(CAPTION.fullmatch(text) or CAPTION.fullmatch(above))
    heading = numbered and bool(TITLE_END.search(text))
    label = ended and not _PUNCTUATION.search(text)
    item = numbered and (ended or above[-1:] in "）图表")
    return caption or titled or heading or label or item
