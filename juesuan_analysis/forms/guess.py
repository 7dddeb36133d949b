"""The grid that a table without rules would have: rows from lines of text, columns from gaps."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan_analysis.forms.amount import AMOUNT
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import CODE, canonical, is_known
from juesuan_analysis.vocabulary.text import HAN, squeeze

# Forms without any rules forced these. They are strict: what they refuse is told as not read, and
# what they take must hold in every other way as well.
_GAP = 0.6  # of the character height, at least, between two columns
_SAME = 0.5  # of the character height, at most, between parts of one line
_WRAP = 1.45  # of the character height: a line nearer to the one before may go on from it
_CLEARLY = 0.7  # a line belongs to a row if it is so much nearer to it than to the next
_ABOVE = re.compile(r"单位[:：]|(单位|部门)(名称)?[:：]|公开.{1,4}表")
_LEAST = 2  # columns: less is no table
_HEADER, _BODY = 8, 200  # lines: more are on no page of a form
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """Pieces of text at one height."""

    words: tuple[Token, ...]

    @property
    def y(self) -> float:
        return sum(word.y for word in self.words) / len(self.words)

    @property
    def size(self) -> float:
        return max(word.chars[0].size for word in self.words)

    @property
    def text(self) -> str:
        return squeeze("".join(w.text for w in sorted(self.words, key=lambda w: w.span[0])))

    @property
    def has_amount(self) -> bool:
        return any(word.is_amount for word in self.words)


def _lines(words: Sequence[Token]) -> list[_Line]:
    lines: list[list[Token]] = []
    for word in sorted(words, key=lambda w: w.y):
        if lines and word.y - lines[-1][0].y < _SAME * word.chars[0].size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_Line(tuple(line)) for line in lines]


def _joined(spans: Sequence[Span], gap: float) -> list[Span]:
    """Join spans that overlap or lie nearer than a gap."""
    out: list[Span] = []
    for x0, x1 in sorted(spans):
        if out and x0 - out[-1][1] < gap:
            out[-1] = out[-1][0], max(out[-1][1], x1)
        else:
            out.append((x0, x1))
    return out


def _met(span: Span, columns: Sequence[Span]) -> list[int]:
    return [i for i, (a, b) in enumerate(columns) if span[0] < b and a < span[1]]


def _words(line: _Line) -> list[Span]:
    """The spans of a header line's words, whatever they are made of."""
    return _joined([word.span for word in line.words], _SAME * line.size)


def _split(lines: Sequence[_Line]) -> tuple[list[_Line], list[_Line]] | None:
    """Part the lines under a title into header and body; what follows the body is left out."""
    with_amounts = [i for i, line in enumerate(lines) if line.has_amount]
    if not with_amounts:
        return None
    codes = [i for i, line in enumerate(lines) if any(CODE.fullmatch(w.text) for w in line.words)]
    first, last = min([*with_amounts, *codes]), with_amounts[-1]
    while last + 1 < len(lines) and lines[last + 1].y - lines[last].y < _WRAP * lines[last].size:
        last += 1
    above = [i for i, line in enumerate(lines[:first]) if _ABOVE.search(line.text)]
    return list(lines[max(above, default=-1) + 1 : first]), list(lines[first : last + 1])


def _columns(form: Form, header: Sequence[_Line], body: Sequence[_Line]) -> list[Span]:
    """The columns: what the body holds one above the other, and headings of blank columns."""
    gap = _GAP * max(line.size for line in body)
    coded = [line for line in body if any(CODE.fullmatch(word.text) for word in line.words)]
    # The label of a total may reach over several columns; rows with codes show them best.
    told = coded if form.economic and coded else body
    words = [word for line in told for word in line.words]
    amounts = _joined([word.span for word in words if word.is_amount], gap)
    others = _joined([word.span for word in words if not word.is_amount], gap)
    columns = _joined([*amounts, *others], 0)  # amounts may touch the names at their right
    filled = columns
    for line in reversed(header):  # the lowest headings stand above one column each
        named = [w for w in line.words if not AMOUNT.fullmatch(w.text)]
        heads = _words(_Line(tuple(named))) if named else []
        narrow = [head for head in heads if len(_met(head, columns)) <= 1]
        columns = _joined([*columns, *narrow], 0)
    headed = [word.span for line in header for word in line.words if HAN.search(word.text)]
    return _paired(columns, headed, filled)


def _paired(columns: Sequence[Span], headed: Sequence[Span], filled: Sequence[Span]) -> list[Span]:
    """Join headings to the amounts beside them, where none of them stands above another.

    Amounts set to the right of a column may lie beside a heading in its middle. A run of both is
    joined in pairs where they take turns; else it is left, and will not resolve.
    """
    kinds = "".join(
        "f" if _met(c, headed) and _met(c, filled) else "h" if _met(c, headed) else "a"
        for c in columns
    )
    out = list(columns)
    for run in re.finditer(r"(?<![ha])((ha)+|(ah)+)(?![ha])", kinds):
        for i in range(run.start(), run.end(), 2):
            out[i] = columns[i][0], columns[i + 1][1]
            out[i + 1] = out[i]
    return list(dict.fromkeys(out))


def _is_row(form: Form, line: _Line, columns: Sequence[Span]) -> bool:
    """Whether a line of text is a row by itself, and not the rest of a wrapped name."""
    if any(CODE.fullmatch(w.text) or AMOUNT.fullmatch(w.text) for w in line.words):
        return True
    cells = (
        squeeze("".join(word.text for word in line.words if i in _met(word.span, columns)))
        for i in range(len(columns))
    )
    totals = ("合计", "总计")
    return any(is_known(form.number, t) or canonical(form.number, t) in totals for t in cells if t)


def _row_of(line: _Line, rows: Sequence[float]) -> int | None:
    """The row that a line belongs to: clearly the nearest."""
    order = sorted(range(len(rows)), key=lambda i: abs(rows[i] - line.y))
    near = [abs(rows[i] - line.y) for i in order[:2]]
    return order[0] if len(near) == 1 or near[0] <= _CLEARLY * near[1] else None


def _owners(form: Form, body: Sequence[_Line], columns: Sequence[Span]) -> list[int] | None:
    """The row of each line, wrapped names kept together; None where that stays unclear."""
    rows = [line.y for line in body if _is_row(form, line, columns)]
    owners = [_row_of(line, rows) for line in body]
    found = [owner for owner in owners if owner is not None]
    return found if len(found) == len(body) and found == sorted(found) else None


def _edges(body: Sequence[_Line], owners: Sequence[int]) -> list[float]:
    """Heights between the rows."""
    pairs = itertools.pairwise(zip(body, owners, strict=True))
    return [(a.y + b.y) / 2 for (a, i), (b, j) in pairs if i != j]


def _boxes(lines: Sequence[tuple[int, _Line]], columns: Sequence[Span], rows: int) -> list[Box]:
    """The cells: words that stand above several columns span them."""
    met = {(r, tuple(_met(word, columns))) for r, line in lines for word in _words(line)}
    wide = [Box(r, r + 1, cs[0], cs[-1] + 1) for r, cs in sorted(met) if len(cs) > 1]
    taken = {(box.r0, c) for box in wide for c in range(box.c0, box.c1)}
    single = itertools.product(range(rows), range(len(columns)))
    return [*wide, *(Box(r, r + 1, c, c + 1) for r, c in single if (r, c) not in taken)]


def _is_clear(line: _Line, columns: Sequence[Span]) -> bool:
    """Whether no amount of a row reaches into another column, nor into words over several."""
    wide = [span for span in _words(line) if len(_met(span, columns)) > 1]
    amounts = [word.span for word in line.words if word.is_amount]
    met = [i for span in wide for i in _met(span, columns)]
    return len(met) == len(set(met)) and not any(_met(amount, wide) for amount in amounts)


def _is_crowded(line: _Line, columns: Sequence[Span]) -> bool:
    """Whether two headings of a line stand above one column."""
    met = [i for word in _words(line) for i in _met(word, columns)]
    return len(met) > len(set(met))


def guess_grid(form: Form, words: Sequence[Token], page: int) -> tuple[Grid, int] | str:
    """Guess the grid of a form without rules, and the number of its header rows; else why not."""
    parts = _split(_lines(words))
    if parts is None or len(parts[0]) > _HEADER or len(parts[1]) > _BODY:
        return "分不清哪几行是表头、哪几行是数"
    header, body = parts
    if not header:
        return "数的上面没有表头"
    columns = _columns(form, header, body)
    owners = _owners(form, body, columns)
    if doubt := _doubt(header, body, columns, owners):
        return doubt
    assert owners is not None
    size = max(line.size for line in (*header, *body))
    above = [(a.y + b.y) / 2 for a, b in itertools.pairwise([*header, body[0]])]
    ys = (header[0].y - size, *above, *_edges(body, owners), body[-1].y + size)
    between = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    xs = (columns[0][0] - size, *between, columns[-1][1] + size)
    rows = [*range(len(header)), *(len(header) + owner for owner in owners)]
    lines = list(zip(rows, (*header, *body), strict=True))
    return Grid(page, xs, ys, tuple(_boxes(lines, columns, len(ys) - 1))), len(header)


def _doubt(
    header: Sequence[_Line],
    body: Sequence[_Line],
    columns: Sequence[Span],
    owners: Sequence[int] | None,
) -> str:
    """Why a guess is not to be trusted; empty where nothing speaks against it."""
    if len(columns) < _LEAST:
        return "字与字之间的空隙分不出列"
    if owners is None:
        return "折行的名称分不清属于哪一行"
    if any(_is_crowded(line, columns) for line in header):
        return "一列的上方有两个栏目名"
    clear = all(_is_clear(line, columns) for line in body)
    return "" if clear else "有的数横跨两列，或与跨列的文字相连"
