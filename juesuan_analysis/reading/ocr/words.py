"""From readings to what a page with text gives: characters with places, and lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.lazily import regex
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.reading.ocr.engine import Reading
from juesuan_analysis.reading.ocr.pieces import Piece
from juesuan_analysis.vocabulary.text import fold

_EM = 0.65  # of the height of a piece: it has a margin
_NEXT = 1.3  # em: centres so near are neighbours
_BREAK = 2.0  # em: white that ends a line
_LEVEL = 0.5  # of the height: pieces so near in height stand on one line
_NUMERAL = regex(r"[-−–]?[\d.,]+")
_WHOLE = regex(r"[-−–]?[\d,]+\.\d\d|\d{3}(\d\d){0,3}|\d{1,2}")  # amounts, codes, 行次
# The recogniser knows both scripts and at times takes one character for its other form.
_SIMPLIFIED = str.maketrans(
    "決項財購運護費務經營業稅貨會計單區縣鎮鄉長門車間關開發農產業國資預總實際結轉餘額類編號無數據補對屬級償還債險離醫療衛檢測環節電氣廣視體學術",
    "决项财购运护费务经营业税货会计单区县镇乡长门车间关开发农产业国资预总实际结转余额类编号无数据补对属级偿还债险离医疗卫检测环节电气广视体学术",
)
_GRANT = regex("[拔搜]款")  # 拨款 as it was read on scans; no form has either word


def simplified(text: str) -> str:
    """Write the characters of the nine forms in their simplified form."""
    return _GRANT.sub("拨款", text.translate(_SIMPLIFIED))


def is_cut_number(parts: Sequence[str]) -> bool:
    """Whether a rule has cut a number: before it stands a piece that is none by itself."""
    return any(
        _NUMERAL.fullmatch(left) and not _WHOLE.fullmatch(left) and _NUMERAL.fullmatch(right)
        for left, right in itertools.pairwise(parts)
    )


def _wide(char: str) -> bool:
    return ord(char) > 0x2E7F


def _edges(reading: Reading, width: float, em: float) -> list[tuple[float, float]]:
    """Left and right of each character, from the left of its piece: neighbours touch."""
    at = [centre * width for centre in reading.centres]
    halves = [em / 2 if _wide(char) else em / 4 for char in reading.text]
    edges = [[x - half, x + half] for x, half in zip(at, halves, strict=True)]
    for i, (a, b) in enumerate(itertools.pairwise(at)):
        if b - a < _NEXT * em:
            edges[i][1] = edges[i + 1][0] = (a + b) / 2
    return [(left, right) for left, right in edges]


def chars_of(piece: Piece, reading: Reading, scale: float) -> list[Char]:
    """Characters of one piece, in points."""
    em = _EM * piece.height
    middle = (piece.y0 + piece.y1) / 2
    y0, y1 = (middle - em / 2) / scale, (middle + em / 2) / scale
    edges = _edges(reading, piece.width, em)
    return [
        Char(c, (piece.x0 + left) / scale, y0, (piece.x0 + right) / scale, y1, score)
        for char, score, (left, right) in zip(
            simplified(reading.text), reading.scores, edges, strict=True
        )
        for c in fold(char)
    ]


def in_order(runs: Sequence[list[Char]]) -> tuple[Char, ...]:
    """All characters, pieces from the right to the left, so that no two pieces run together.

    Neighbouring characters are joined to numbers further on; each piece is whole already.
    """
    ordered = sorted((run for run in runs if run), key=lambda run: -run[0].x0)
    return tuple(char for run in ordered for char in run)


def _rows(runs: Sequence[list[Char]]) -> Iterator[list[list[Char]]]:
    """Group runs of characters that stand at one height, from the top."""
    row: list[list[Char]] = []
    for run in sorted(runs, key=lambda r: r[0].y):
        if row and run[0].y - row[-1][0].y > _LEVEL * min(run[0].size, row[-1][0].size):
            yield sorted(row, key=lambda r: r[0].x0)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda r: r[0].x0)


def _line(runs: Sequence[list[Char]], page: int) -> TextLine:
    chars = [char for run in runs for char in run]
    place = Place(
        page,
        min(c.x0 for c in chars),
        min(c.y0 for c in chars),
        max(c.x1 for c in chars),
        max(c.y1 for c in chars),
    )
    return TextLine(" ".join("".join(c.text for c in run) for run in runs), place)


def lines_of(runs: Sequence[list[Char]], page: int) -> list[TextLine]:
    """Put the pieces of a page together to lines; wide white parts two lines of one height."""
    lines = []
    for row in _rows([run for run in runs if run]):
        parts = [[row[0]]]
        for run in row[1:]:
            last = parts[-1][-1][-1]
            if run[0].x0 - last.x1 > _BREAK * last.size:
                parts.append([])
            parts[-1].append(run)
        lines += [_line(part, page) for part in parts]
    return lines
