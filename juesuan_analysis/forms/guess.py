"""The grid that a table without rules would have: rows from lines of text, columns from gaps."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from juesuan_analysis.forms.amount import AMOUNT
from juesuan_analysis.forms.fill import touching
from juesuan_analysis.forms.heads import Head, heads_in, lowest
from juesuan_analysis.forms.printed import SAME, Line, Span, joined, lines_of, met
from juesuan_analysis.forms.tokens import Token
from juesuan_analysis.forms.wraps import owners_of
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import (
    CODE,
    canonical,
    clean,
    is_complete,
    is_known,
    is_remark,
)
from juesuan_analysis.vocabulary.text import squeeze

# Forms without any rules forced these. They are strict: what they refuse is told as not read, and
# what they take must hold in every other way as well.
_GAP = 0.6  # of the character height, at least, between two columns of words
_WRAP = 1.45  # of the character height: a line nearer to the one before may go on from it
_ABOVE = re.compile(r"单位[:：]|(单位|部门)(名称)?[:：]|公开.{1,4}表")
_NUMBER = re.compile(r"\d+")
_SOURCES = ("一般公共预算", "政府性基金", "国有资本经营")  # rows, and columns of form 4
_APART = 0.95  # of the character height: rows are no nearer
_LEAST = 2  # columns: less is no table
_HEADER, _BODY = 10, 200  # lines: more are on no page of a form


@frozen
class Guess:
    """The grid of a body without rules: its columns' spans, and the lines of text above it.

    The first base row is the header's, unless the table goes on below a header of before.
    """

    grid: Grid
    columns: Sequence[Span]
    header: Sequence[Line]


def _is_named(form: Form, line: Line) -> bool:
    """Whether a line without an amount names a line of the form, and no column."""
    texts = (squeeze(word.text) for word in line.words)
    complete = (t for t in texts if is_complete(form.number, t))
    return form.sided and any(clean(t) != t or not t.startswith(_SOURCES) for t in complete)


def _split(form: Form, lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """Part the lines under a title into header and body; what follows the body is left out."""
    with_amounts = [i for i, line in enumerate(lines) if line.has_amount]
    if not with_amounts:
        return None
    rows = [
        i
        for i, line in enumerate(lines)
        if any(CODE.fullmatch(w.text) for w in line.words) or _is_named(form, line)
    ]
    first, last = min([*with_amounts, *rows]), with_amounts[-1]
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], last + 1 in rows):
        last += 1
    above = [i for i, line in enumerate(lines[:first]) if _ABOVE.search(line.text)]
    return list(lines[max(above, default=-1) + 1 : first]), list(lines[first : last + 1])


def _goes_on(line: Line, following: Line, is_row: bool) -> bool:
    """Whether a table goes on with a line without amounts: a row, or the rest of a name."""
    near = following.y - line.y < _WRAP * line.size
    return not is_remark(following.text) and (is_row or near)


def _columns(form: Form, heads: Sequence[Head], body: Sequence[Line]) -> list[Span]:
    """The columns: what the body holds one above the other, and headings of blank columns."""
    gap = _GAP * max(line.size for line in body)
    coded = [line for line in body if any(CODE.fullmatch(word.text) for word in line.words)]
    # The label of a total may reach over several columns; rows with codes show them best.
    told = coded if form.lists_codes and coded else body
    filled = joined([*_numbers(told, body), *_words(told, gap)], 0)
    columns, narrow = filled, [head.span for head in lowest(heads)]
    columns = joined([*filled, *(head for head in narrow if len(met(head, filled)) <= 1)], 0)
    return _paired(columns, narrow, filled)


def _widened(columns: Sequence[Span], body: Sequence[Line]) -> list[Span]:
    """Make each column as wide as the words that stand in it alone."""
    own: list[list[Span]] = [[column] for column in columns]
    for span in (word.span for line in body for word in line.words):
        over = met(span, columns)
        if len(over) == 1:
            own[over[0]].append(span)
    return [(min(a for a, _ in spans), max(b for _, b in spans)) for spans in own]


def _numbers(told: Sequence[Line], body: Sequence[Line]) -> list[Span]:
    """What amounts take, and what codes and numbers of lines take: touching is not overlapping."""
    amounts = [word.span for line in body for word in line.words if word.is_amount]
    others = [
        word.span
        for line in told
        for word in line.words
        if not word.is_amount and _NUMBER.fullmatch(word.text)
    ]
    return [*joined(amounts, 0), *joined(others, 0)]


def _words(told: Sequence[Line], gap: float) -> list[Span]:
    words = [word for line in told for word in line.words]
    return joined([w.span for w in words if not w.is_amount and not _NUMBER.fullmatch(w.text)], gap)


def _paired(columns: Sequence[Span], headed: Sequence[Span], filled: Sequence[Span]) -> list[Span]:
    """Join headings to what stands beside them, where none of them stands above another.

    Amounts set to the right of a column may lie beside a heading in its middle. Between two columns
    with headings there may be as many headings as columns: they are joined in their order.
    """
    kinds = "".join(
        "f" if met(c, headed) and met(c, filled) else "h" if met(c, headed) else "a"
        for c in columns
    )
    out: list[Span] = []
    for run in re.finditer(r"f|[ha]+", kinds):
        own = columns[run.start() : run.end()]
        heads = [c for c, kind in zip(own, run[0], strict=True) if kind == "h"]
        held = [c for c, kind in zip(own, run[0], strict=True) if kind == "a"]
        pairs = zip(heads, held, strict=False)
        even = 0 < len(heads) == len(held)
        out += [(min(h[0], a[0]), max(h[1], a[1])) for h, a in pairs] if even else own
    return out


def _rows(form: Form, body: Sequence[Line], columns: Sequence[Span]) -> list[bool]:
    """Tell which lines are rows; a name that stands partly beside amounts is of their row."""
    sure = [_is_counted(line) for line in body]
    beside = [
        any(
            sure[j] and abs(body[j].y - line.y) < _APART * line.size
            for j in (i - 1, i + 1)
            if 0 <= j < len(body)
        )
        for i, line in enumerate(body)
    ]
    return [
        counted or (not near and _is_row(form, line, columns))
        for counted, near, line in zip(sure, beside, body, strict=True)
    ]


def _is_counted(line: Line) -> bool:
    """Whether an amount or a code stands in a line: each is of a row of its own."""
    return any(CODE.fullmatch(w.text) or AMOUNT.fullmatch(w.text) for w in line.words)


def _is_row(form: Form, line: Line, columns: Sequence[Span]) -> bool:
    """Whether a line of text is a row by its name, and not the rest of a wrapped one."""
    cells = [
        squeeze("".join(word.text for word in line.words if i in met(word.span, columns)))
        for i in range(len(columns))
    ]
    if form.sided and any(clean(t) != t for t in cells):
        return True  # 二十二、 begins a line, and never goes on from one
    known, totals = is_complete if form.sided else is_known, ("合计", "总计")
    return any(known(form.number, t) or canonical(form.number, t) in totals for t in cells if t)


def _edges(body: Sequence[Line], owners: Sequence[int]) -> list[float]:
    """Heights between the rows."""
    pairs = itertools.pairwise(zip(body, owners, strict=True))
    return [(a.y + b.y) / 2 for (a, i), (b, j) in pairs if i != j]


def _spans(line: Line) -> list[Span]:
    """The spans of the words of a row; a number is one by itself, however near it stands."""
    words = [word.span for word in line.words if not word.is_number]
    return [*joined(words, SAME * line.size), *(w.span for w in line.words if w.is_number)]


def _boxes(lines: Sequence[tuple[int, Line]], columns: Sequence[Span], rows: int) -> list[Box]:
    """The cells: words that stand above several columns span them."""
    wide = {(r, tuple(met(span, columns))) for r, line in lines for span in _spans(line)}
    found = [Box(r, r + 1, cs[0], cs[-1] + 1) for r, cs in sorted(wide) if len(cs) > 1]
    taken = {(box.r0, c) for box in found for c in range(box.c0, box.c1)}
    single = itertools.product(range(rows), range(len(columns)))
    return [*found, *(Box(r, r + 1, c, c + 1) for r, c in single if (r, c) not in taken)]


def _is_clear(line: Line, columns: Sequence[Span]) -> bool:
    """Whether no amount of a row reaches into another column, nor into words over several."""
    wide = [span for span in _spans(line) if len(met(span, columns)) > 1]
    amounts = [word.span for word in line.words if word.is_amount]
    crossed = [i for span in wide for i in met(span, columns)]
    return len(crossed) == len(set(crossed)) and not any(met(amount, wide) for amount in amounts)


def guess_grid(
    form: Form, words: Sequence[Token], page: int, known: Sequence[Span] = ()
) -> Guess | str:
    """Guess the grid of a form without rules; else say why not.

    Parameters
    ----------
    form
        The form.
    words
        The tokens of its table on a page.
    page
        Number of the page, from 1.
    known
        The columns of the page before, for a table that goes on without a header.
    """
    parts = _split(form, lines_of([part for word in words for part in touching(word)]))
    if parts is None or len(parts[0]) > _HEADER or len(parts[1]) > _BODY:
        return "分不清哪几行是表头、哪几行是数"
    above, body = parts
    header = [] if known else above
    if not header and not known:
        return "数的上面没有表头"
    columns = _widened(known or _columns(form, heads_in(header), body), body)
    owners = owners_of(body, _rows(form, body, columns), columns)
    if doubt := _doubt(body, columns, owners):
        return doubt
    assert owners is not None
    size = max(line.size for line in (*header, *body))
    top = [header[0].y - size, (header[-1].y + body[0].y) / 2] if header else [body[0].y - size]
    ys = (*top, *_edges(body, owners), body[-1].y + size)
    between = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    xs = (columns[0][0] - size, *between, columns[-1][1] + size)
    rows = list(zip([bool(header) + owner for owner in owners], body, strict=True))
    grid = Grid(page, xs, ys, tuple(_boxes(rows, columns, len(ys) - 1)))
    return Guess(grid, columns, above)


def _doubt(body: Sequence[Line], columns: Sequence[Span], owners: Sequence[int] | None) -> str:
    """Why a guess is not to be trusted; empty where nothing speaks against it."""
    if len(columns) < _LEAST:
        return "字与字之间的空隙分不出列"
    if owners is None:
        return "折行的名称分不清属于哪一行"
    apart = all(a[1] <= b[0] for a, b in itertools.pairwise(columns))
    clear = apart and all(_is_clear(line, columns) for line in body)
    return "" if clear else "有的数横跨两列，或与跨列的文字相连"
