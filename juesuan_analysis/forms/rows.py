"""The rows of a filled table: what stands at their left, and the amounts under each measure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from juesuan_analysis.facts import Place
from juesuan_analysis.forms.amount import stands_for
from juesuan_analysis.forms.columns import Column, Group
from juesuan_analysis.forms.header import is_sequence
from juesuan_analysis.forms.notes import marks_in
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token, on_one_line
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.grid import Box
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import clean, is_known, is_remark, is_total
from juesuan_analysis.vocabulary.text import squeeze

_CODE_THEN_NAME = re.compile(r"[\[【（]?(\d{3}(?:\d\d){0,3})(?!\d)[\]】）]?[-–—_、.]?(.*)")
_CODE_HEADS = ("类", "款", "项")  # beside 合计, where the total row is the header's last
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"^[^\d]*[-−–‐‒―(（]|^[0.,]+$")  # of an amount below zero, or nil
_ENDS = ("合计", "总计", "小计")
_TWO_DECIMALS, _DECIMALS = re.compile(r"-?\d[\d,]*\.\d\d"), re.compile(r"\.\d\d")
_PARTED = re.compile(r"\d[.,]\d")  # as an amount that is broken is
_LINES = 2  # that an amount may be broken in; digits of upright type stand each on a line
_STEP = 2  # digits of a 款 or 项 by itself
_REACH = 0.3  # of the character height, beyond its column: less is how digits are set
OPEN = "*"  # a digit of a code that stands in the rows above


@dataclass(frozen=True)
class Cell:
    """What a row holds under one measure; ``cells`` are the base cells it came from."""

    measure: str
    line: str | None
    tokens: tuple[Token, ...]
    cells: tuple[tuple[int, int], ...]
    place: Place
    beside: str = ""  # all of its text, where more than its number stands in it
    swallows: bool = False  # its number reaches into the column of line numbers, which has none
    signs: str = ""  # or words that stand in the place of a number
    mark: str = ""  # of a note, beside its number

    @cached_property
    def printed(self) -> str:
        """The printed text."""
        return " ".join(token.text for token in self.tokens) or self.signs

    @property
    def is_torn(self) -> bool:
        """Whether its digits may be of two numbers, of one that something parts, or of a note."""
        if self.swallows:
            return True
        if len(self.tokens) < 2:  # as nearly all
            return any(token.is_uneven or token.vague for token in self.tokens)
        digits = [t for t in self.tokens if _DIGITS.search(t.text)]
        upright = len(digits) > 1 and (
            len(self.tokens) > _LINES or not _PARTED.search(squeeze(self.printed))
        )
        return upright or any(on_one_line(a, b) for a, b in itertools.pairwise(digits))

    @property
    def is_red(self) -> bool:
        """Whether its number is printed in red and without a sign."""
        return any(token.is_red for token in self.tokens) and not _SIGN.search(
            self.beside or self.printed
        )

    @property
    def confidence(self) -> float | None:
        """The least certainty among its characters; None where they are not from OCR."""
        scores = [char.confidence for token in self.tokens for char in token.chars]
        known = [score for score in scores if score is not None]
        return min(known) if known else None


@frozen
class Row:
    """One line of a form."""

    side: str | None
    code: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def page(self) -> int:
        """The page on which its cells begin; 0 where it has none."""
        return self.cells[0].place.page if self.cells else 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed under any measure."""
        return not any(cell.tokens for cell in self.cells)


def _join_codes(pieces: Sequence[str]) -> str:
    """Join 类, 款, 项: each may repeat the code before it (20103) or go on from it (03)."""
    code = ""
    for piece in pieces:
        code = piece if code and piece.startswith(code) else code + piece
    return code


def _open_code(table: Table, row: int, levels: Mapping[int, int]) -> str:
    """Put marks in the place of the 类 or 款 that a row leaves to the rows above it."""
    texts = ((level, table.text(row, c)) for c, level in sorted(levels.items()))
    level, first = next(((n, t) for n, t in texts if _DIGITS.fullmatch(t)), (0, ""))
    return OPEN * (1 + 2 * level) if level and len(first) == _STEP else ""


def _levels(columns: Sequence[Column], group: Group) -> dict[int, int]:
    """The columns of 类 (0), 款 (1) and 项 (2), where each has its own."""
    last = {c: columns[c].path.rsplit("/", 1)[-1] for c in group.labels}
    return {c: _CODE_HEADS.index(t) for c, t in last.items() if t in _CODE_HEADS}


def close_codes(rows: Sequence[Row]) -> list[Row]:
    """Give rows that print only their own 款 or 项 the 类 and 款 of the rows above them."""
    out: list[Row] = []
    last = ""
    for row in rows:
        opened = row.code.count(OPEN)
        code = last[:opened] + row.code[opened:] if len(last) >= opened else row.code
        last = code if code and OPEN not in code else last
        out.append(replace(row, code=code) if opened else row)
    return out


def _labels(table: Table, row: int, group: Group) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(table.owner[row, c] for c in group.labels))


def _code_and_name(texts: Sequence[str]) -> tuple[str, str]:
    codes = [t for t in texts if _DIGITS.fullmatch(t)]
    name = "".join(t for t in texts if not _DIGITS.fullmatch(t) and t not in _CODE_HEADS)
    joined = _CODE_THEN_NAME.fullmatch(name)
    if joined and not codes:
        return joined[1], joined[2]
    return _join_codes(codes), name


def _cell(
    table: Table,
    rows: Sequence[int],
    key: tuple[str, str | None],
    held: Sequence[int],
    columns: Sequence[Column],
) -> Cell:
    at = [(r, c) for r in rows for c in held]
    tokens = tuple(token for cell in at for token in table.tokens.get(cell, ()))
    place = _around([table.place(r, c) for r, c in at])
    swallows = bool(tokens) and _swallows(table, rows, held, columns, tokens)
    texts = () if tokens else (table.text(r, c) for r, c in at)
    signs = next((text for text in texts if stands_for(text)), "")
    beside = _beside(table, at, tokens)
    mark = "".join([token.mark for token in tokens])
    if table.asides:
        held_in = dict.fromkeys(table.owner[cell] for cell in at)
        mark += "".join([marks_in(table.asides.get(box, "")) for box in held_in])
    return Cell(key[0], key[1], tokens, tuple(at), place, beside, swallows, signs, mark)


def _around(places: Sequence[Place]) -> Place:
    if len(places) == 1:
        return places[0]
    return Place(
        places[0].page,
        min(place.x0 for place in places),
        min(place.y0 for place in places),
        max(place.x1 for place in places),
        max(place.y1 for place in places),
    )


def _swallows(
    table: Table,
    rows: Sequence[int],
    held: Sequence[int],
    columns: Sequence[Column],
    tokens: Sequence[Token],
) -> bool:
    """Whether a number lies over the place of the row's own (行次), which no cell holds."""
    xs, reach = table.grid.xs, _REACH * tokens[0].chars[0].size
    sides = [
        (held[0] - 1, min(t.span[0] for t in tokens) < xs[held[0]] - reach),
        (held[-1] + 1, max(t.span[1] for t in tokens) > xs[held[-1] + 1] + reach),
    ]
    return any(
        reaches
        and 0 <= c < len(columns)
        and columns[c].role == "order"
        and not any((r, c) in table.tokens for r in rows)
        and any(column == c for _, column in table.tokens)
        for c, reaches in sides
    )


def _beside(table: Table, at: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> str:
    """The text of a cell that holds more than its number, if no other shares its box."""
    if not tokens:
        return ""
    boxes = {table.owner[cell] for cell in at}
    text = "".join(table.texts.get(box, "") for box in boxes)
    if len(boxes) > 1 or text == squeeze("".join(token.text for token in tokens)):
        return ""
    (box,) = boxes
    shared = (box.r1 - box.r0) * (box.c1 - box.c0) > len(at)
    return "" if shared else text


def _logical_rows(table: Table, group: Group, start: int) -> Iterator[list[int]]:
    """Base rows that share their label boxes are one line."""
    last: tuple[Box, ...] | None = None
    rows: list[int] = []
    for row in range(start, table.grid.shape[0]):
        labels = _labels(table, row, group)
        if rows and (not labels or labels != last):
            yield rows
            rows = []
        rows.append(row)
        last = labels
    if rows:
        yield rows


def headings(columns: Sequence[Column]) -> frozenset[str]:
    """The texts of a header."""
    return frozenset(part for column in columns for part in column.path.split("/"))


def is_header_row(table: Table, row: int, known: Collection[str]) -> bool:
    """Whether a row within the body repeats the header, whose texts are known, or numbers it."""
    texts = table.row_texts[row]
    if is_sequence(texts):
        return True
    words = [t for t in texts if t and not _DIGITS.fullmatch(t)]
    return len(words) > 1 and all(word in known for word in words)


def _label_to_the_left(table: Table, row: int, cells: Sequence[Cell], left: Group) -> list[str]:
    """The label of the group before, if its amount stands here: 公用经费合计 in form 6."""
    printed = any(cell.tokens for cell in cells)
    taken = any(table.tokens.get((row, c)) for cols in left.measures.values() for c in cols)
    return _texts(table, row, left) if printed and not taken else []


def _texts(table: Table, row: int, group: Group) -> list[str]:
    return [table.texts.get(box, "") for box in _labels(table, row, group)]


def _is_remark(table: Table, base: Sequence[int], cells: Sequence[Cell], group: Group) -> bool:
    """Whether a row holds a sentence, and no amount but those in it."""
    boxes = _labels(table, base[0], group)
    said = {box for box in boxes if is_remark(table.texts.get(box, ""))}
    held = (at for cell in cells for at in cell.cells if at in table.tokens)
    return bool(said) and all(table.owner[at] in said for at in held)


def read_rows(
    table: Table,
    columns: Sequence[Column],
    group: Group,
    start: int,
    left: Group | None = None,
    names: tuple[Table, int] | None = None,
) -> list[Row]:
    """Read the lines of one group of columns, from base row ``start`` down.

    ``left`` is the group before it, whose label may belong to an amount in this one. ``names`` is
    the table that names the rows, and its own first row, where this one has no names.
    """
    rows, known = [], headings(columns)
    namer, first = names or (table, start)
    levels = _levels(columns, group) if names is None else {}
    for held in _logical_rows(namer, group, first):
        base = [row - first + start for row in held]
        if is_header_row(namer, held[0], known) or is_header_row(table, base[0], known):
            continue
        cells = tuple(
            _cell(table, base, key, cols, columns) for key, cols in group.measures.items()
        )
        if _is_remark(namer, held, cells, group):
            continue
        texts = _texts(namer, held[0], group)
        if left and not any(texts):
            texts = _label_to_the_left(table, base[0], cells, left)
        code, name = _code_and_name(texts)
        opened = _open_code(table, base[0], levels) if levels else ""
        rows.append(Row(group.side, opened + code, name, cells))
    return rows


def _is_whole(form: Form, row: Row) -> bool:
    """Whether the name of a row is complete: a total, or one that the form always prints."""
    name = clean(row.name)
    return is_total(name) or name.endswith(_ENDS) or is_known(form.number, name)


def _joined_cells(head: Row, rest: Row) -> tuple[Cell, ...] | None:
    """The cells of a row that a page break cut in two; None where both parts have amounts."""
    if head.is_blank or rest.is_blank:
        neither = head.is_blank and rest.is_blank
        return None if neither else (head if rest.is_blank else rest).cells
    ends = {(cell.measure, cell.line): cell for cell in rest.cells}
    pairs = [(cell, ends.pop((cell.measure, cell.line), None)) for cell in head.cells]
    both = [(cell, end) for cell, end in pairs if end and end.tokens]
    if any(end.tokens for end in ends.values()) or not all(_are_halves(*pair) for pair in both):
        return None
    return tuple(
        replace(cell, tokens=cell.tokens + end.tokens, beside="") if end and end.tokens else cell
        for cell, end in pairs
    )


def _are_halves(one: Cell, other: Cell) -> bool:
    """Whether a number lacks decimals that the other has: 134.6 and 0, 1,07 and 1.95."""
    whole = _TWO_DECIMALS.fullmatch(squeeze(one.printed + other.printed))
    return bool(whole) and not _DECIMALS.search(one.printed) and bool(one.tokens)


def join_broken_name(
    form: Form, before: Sequence[Row], after: Sequence[Row]
) -> tuple[list[Row], list[Row]]:
    """Mend a row that a page break cut in two: the rest of its name begins the next page.

    Its amounts stand before the break, or after it, or each is cut in two itself.
    """
    if not before or not after or not after[0].name or after[0].code:
        return list(before), list(after)
    head, rest = before[-1], after[0]
    name = head.name + rest.name
    cells = _joined_cells(head, rest)
    if cells is None:
        return list(before), list(after)
    if _is_whole(form, head) or _is_whole(form, rest):
        return list(before), list(after)
    if head.code:
        broken = rest.is_blank or form.coded
    else:  # 本年收入合 and 计
        broken = is_known(form.number, name) and not is_known(form.number, head.name)
    if not broken:
        return list(before), list(after)
    whole = replace(head, name=name, cells=cells)
    return [*before[:-1], whole], list(after[1:])
