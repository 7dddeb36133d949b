"""From the tables of a disclosure to its entries, and to what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from juesuan_analysis.forms.amount import DECIMAL, is_nil, parse_amount
from juesuan_analysis.forms.fill import Table, Token, fill, loose_amounts
from juesuan_analysis.forms.header import Column, groups, header_height, is_resolved, resolve
from juesuan_analysis.forms.locate import Title, find_titles, find_unit
from juesuan_analysis.forms.rows import Cell, Row, join_broken_name, read_rows
from juesuan_analysis.model import Entry, Place, TextLine
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.page import Char
from juesuan_analysis.vocabulary.forms import BY_NUMBER, Form
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    CODE_OF_CLASS,
    CODE_OF_ECONOMIC_CLASS,
    OPENING_APPROPRIATIONS,
    PERSONNEL_CLASSES,
    PERSONNEL_TOTAL,
    PUBLIC_TOTAL,
    canonical,
    clean,
)

_DEFAULT_UNIT = "万元"
_LEVELS = {3: 1, 5: 2, 7: 3}
_NO_TABLE = "找到表名，但没有读出表格"
_NOTE = 8  # a line with so many words beside its number is a note, not a row


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the reading room found on one form page."""

    lines: Sequence[TextLine]
    chars: Sequence[Char]
    grids: Sequence[Grid]


@dataclass(frozen=True, slots=True)
class Unread:
    """A printed number that reached no entry, or a form that could not be read."""

    form: int | None
    printed: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class FormsRead:
    """Everything that the form pages of one disclosure gave."""

    entries: list[Entry]
    unread: list[Unread]
    forms: list[int]


@dataclass(slots=True)
class _Section:
    """The tables of one form, page after page."""

    form: Form
    unit: str | None
    title: Title
    columns: list[Column] = field(default_factory=list)
    xs: tuple[float, ...] = ()
    rows: list[list[Row]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def _carried(section: _Section, grid: Grid) -> list[Column] | None:
    """Columns of a continuation without header: by position, or by count where pages differ."""
    if not section.columns:
        return None
    out = []
    for left, right in zip(grid.xs, grid.xs[1:], strict=False):
        centre = (left + right) / 2
        spans = zip(section.xs, section.xs[1:], strict=False)
        index = next((i for i, (a, b) in enumerate(spans) if a <= centre < b), None)
        out.append(index)
    if None in out or len(set(out)) < len(set(section.columns)) - 1:
        same = len(grid.xs) == len(section.xs)
        return list(section.columns) if same else None
    return [section.columns[i] for i in out if i is not None]


def _columns(section: _Section, table: Table) -> tuple[list[Column], int] | None:
    height = header_height(section.form, table)
    columns = resolve(section.form, table, height)
    if is_resolved(columns):
        return columns, height
    carried = _carried(section, table.grid)
    return (carried, 0) if carried else None


def _stray(
    table: Table, columns: Sequence[Column], used: set[tuple[int, int]], height: int
) -> list[tuple[Token, str]]:
    """Numbers of a table that no row took, with the reason."""
    out = []
    for (row, column), tokens in table.tokens.items():
        if (row, column) in used or row < height or columns[column].role in ("code", "order"):
            continue
        for token in tokens:
            known = columns[column].role == "measure"
            if DECIMAL.fullmatch(token.text):
                out.append(
                    (
                        token,
                        "所在行没有科目名称"
                        if known
                        else f"列“{columns[column].path}”不在九表约定之内",
                    )
                )
    return out


def _add_table(section: _Section, table: Table) -> None:
    page, form = table.grid.page, section.form
    found = _columns(section, table)
    if found is None:
        section.unread += [
            Unread(form.number, token.text, "表头无法识别", token.place(page))
            for tokens in table.tokens.values()
            for token in tokens
            if DECIMAL.fullmatch(token.text)
        ]
        return
    columns, height = found
    used: set[tuple[int, int]] = set()
    parts = groups(form, columns)
    section.rows += [[] for _ in range(len(parts) - len(section.rows))]
    for i, group in enumerate(parts):
        rows = [row for row in read_rows(table, columns, group, height) if _is_line(form, row)]
        used |= {at for row in rows for cell in row.cells for at in cell.cells}
        before, after = join_broken_name(section.rows[i], rows)
        section.rows[i] = before + after
    section.unread += [
        Unread(form.number, token.text, reason, token.place(page))
        for token, reason in _stray(table, columns, used, height)
    ]
    section.columns, section.xs = columns, table.grid.xs


def _is_line(form: Form, row: Row) -> bool:
    in_header = any(cell.line for cell in row.cells)
    return bool(row.code or row.name) or (in_header and not row.is_blank)


def _side_of(form: Form, row: Row, code: str | None, line: str) -> str | None:
    if form.number == 6:
        personnel = (code or "").startswith(PERSONNEL_CLASSES) or line == PERSONNEL_TOTAL
        public = bool(code) or line == PUBLIC_TOTAL
        return "人员经费" if personnel else "公用经费" if public else row.side
    return row.side if form.sided else None


def _code_of(form: Form, row: Row, line: str) -> str | None:
    if row.code or form.number in (1, 4, 9):
        return row.code or None
    known = CODE_OF_ECONOMIC_CLASS if form.number == 6 else CODE_OF_CLASS
    return known.get(line)  # offices leave the code of a 类 blank


def _level(form: Form, code: str | None, line: str) -> int | None:
    if code:
        return _LEVELS.get(len(code))
    if line in ("合计", "总计", PERSONNEL_TOTAL, PUBLIC_TOTAL) or line.endswith(
        ("收入合计", "支出合计")
    ):
        return 0
    return 1 if form.sided and line in CODE_OF_CLASS else None


def _lines(form: Form, rows: Sequence[Row]) -> list[str]:
    """Canonical names of rows; those under 年初财政拨款结转和结余 are named after it."""
    names, parent = [], ""
    for row in rows:
        line = canonical(form.number, row.name)
        source = next(
            (a for a in APPROPRIATIONS if line.startswith(a.removesuffix("财政拨款"))), None
        )
        if form.number == 4 and row.side == "收入":
            parent = OPENING_APPROPRIATIONS if line == OPENING_APPROPRIATIONS else parent
            line = f"{parent}/{source}" if parent and source else line
        names.append(line)
    return names


def _entry(form: Form, row: Row, cell: Cell, line: str, unit: str) -> Entry:
    line = cell.line or line
    code = _code_of(form, row, line)
    return Entry(
        form.number,
        _side_of(form, row, code, line),
        code,
        line,
        _level(form, code, line),
        cell.measure,
        parse_amount(cell.printed, unit),
        cell.printed,
        unit,
        cell.place,
    )


def _section_entries(section: _Section, unit: str) -> list[Entry]:
    return [
        _entry(section.form, row, cell, line, unit)
        for rows in section.rows
        for row, line in zip(rows, _lines(section.form, rows), strict=True)
        for cell in row.cells
    ]


def _misread(entries: Sequence[Entry]) -> list[Unread]:
    return [
        Unread(e.form, e.printed, "不是一个完整的数字", e.place)
        for e in entries
        if e.amount is None and not is_nil(e.printed)
    ]


def _loose(content: PageContent, page: int) -> list[Unread]:
    """Amounts outside every grid, unless they stand in a sentence."""
    rows = [
        line.place
        for line in content.lines
        if sum(not c.isascii() for c in clean(line.text)) < _NOTE
    ]
    tokens = [(token, token.place(page)) for token in loose_amounts(content.chars, content.grids)]
    return [
        Unread(None, token.text, "不在任何表格线之内", place)
        for token, place in tokens
        if any(
            row.y0 - 1 <= token.y <= row.y1 + 1 and row.x0 - 1 <= place.x0 <= row.x1 for row in rows
        )
    ]


def _title_above(titles: Sequence[Title], grid: Grid, floor: float) -> Title | None:
    """The last title between the grid before and this one; a title may be its first row."""
    first_rows = grid.ys[min(2, len(grid.ys) - 1)]
    return next((t for t in reversed(titles) if floor <= t.place.y0 < first_rows), None)


def _unit_above(lines: Sequence[TextLine], grid: Grid, floor: float) -> str | None:
    above = [line.text for line in lines if floor <= line.place.y0 < grid.ys[0] + 1]
    return find_unit(above) or find_unit([line.text for line in lines])


def _sections(pages: Mapping[int, PageContent]) -> tuple[list[_Section], list[Unread]]:
    sections: list[_Section] = []
    current: _Section | None = None
    unread: list[Unread] = []
    for page, content in sorted(pages.items()):
        titles, floor = find_titles(content.lines), 0.0
        for grid in content.grids:
            title = _title_above(titles, grid, floor)
            if title and not (current and title.form == current.form.number):
                current = _open(sections, title, _unit_above(content.lines, grid, floor))
            if current:
                _add_table(current, fill(grid, content.chars))
            floor = grid.ys[-1] - 1
        if any(title.form for title in titles) or current:
            unread += _loose(content, page)
        if titles and titles[-1].place.y0 >= floor and titles[-1].form is None:
            current = None
    return sections, unread


def _open(sections: list[_Section], title: Title, unit: str | None) -> _Section | None:
    """Begin a form; a second set of tables of the same form is somebody else's accounts."""
    if title.form is None or any(s.form.number == title.form for s in sections):
        return None
    sections.append(_Section(BY_NUMBER[title.form], unit, title))
    return sections[-1]


def _unit_of(sections: Sequence[_Section]) -> str:
    """The unit that most forms state, for those that state none."""
    stated = Counter(section.unit for section in sections if section.unit)
    return stated.most_common(1)[0][0] if stated else _DEFAULT_UNIT


def read_forms(pages: Mapping[int, PageContent]) -> FormsRead:
    """Read the nine forms from the form pages of one disclosure.

    Parameters
    ----------
    pages
        Page number (from 1) to what stands on it.

    Returns
    -------
    The entries, every number that reached none, and the numbers of the forms that were found.
    """
    sections, unread = _sections(pages)
    usual = _unit_of(sections)
    entries: list[Entry] = []
    for section in sections:
        found = _section_entries(section, section.unit or usual)
        entries += found
        unread += section.unread + _misread(found)
        if not section.columns:
            unread.append(Unread(section.form.number, "", _NO_TABLE, section.title.place))
    forms = sorted(section.form.number for section in sections if section.columns)
    begun = {section.form.number for section in sections}
    titles = (t for content in pages.values() for t in find_titles(content.lines))
    lost = {t.form: t for t in titles if t.form and t.form not in begun}
    unread += [
        Unread(form, "", _NO_TABLE, title.place)
        for form, title in sorted(lost.items(), key=lambda item: item[0])
    ]
    return FormsRead(entries, unread, forms)
