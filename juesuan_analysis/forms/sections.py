"""The tables of a disclosure put together form by form, page after page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from juesuan_analysis.forms.amount import DECIMAL
from juesuan_analysis.forms.columns import Column, groups, is_resolved, resolve
from juesuan_analysis.forms.fill import Table, Token, fill, loose_amounts, tokens_of
from juesuan_analysis.forms.header import header_height, header_paths
from juesuan_analysis.forms.locate import Title, find_titles, find_unit
from juesuan_analysis.forms.public import public_rows
from juesuan_analysis.forms.rows import Row, join_broken_name, read_rows
from juesuan_analysis.model import Place, TextLine
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.reading.page import Char
from juesuan_analysis.vocabulary.forms import BY_NUMBER, Form
from juesuan_analysis.vocabulary.lines import clean

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


@dataclass(slots=True)
class Section:
    """The tables of one form: its rows by group of columns, and what was not read."""

    form: Form
    unit: str | None
    title: Title
    columns: list[Column] = field(default_factory=list)
    xs: tuple[float, ...] = ()
    rows: list[list[Row]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def _carried(section: Section, grid: Grid) -> list[Column] | None:
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


def _columns(section: Section, table: Table) -> tuple[list[Column], int] | None:
    height = header_height(section.form, table)
    columns = resolve(section.form, header_paths(table, height))
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
                        "所在行没有科目名称，或不是九表约定的一行"
                        if known
                        else f"列“{columns[column].path}”不在九表约定之内",
                    )
                )
    return out


def _add_table(section: Section, table: Table) -> None:
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
        left = parts[i - 1] if i else None
        found_rows = read_rows(table, columns, group, height, left)
        rows = [row for row in found_rows if _is_line(form, row)]
        rows = public_rows(form, rows) if form.number == 9 else rows
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


def _loose(content: PageContent, on_page: Sequence[Token], page: int) -> list[Unread]:
    """Amounts outside every grid, unless they stand in a sentence."""
    rows = [
        line.place
        for line in content.lines
        if sum(not c.isascii() for c in clean(line.text)) < _NOTE
    ]
    tokens = [(token, token.place(page)) for token in loose_amounts(on_page, content.grids)]
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


def read_sections(pages: Mapping[int, PageContent]) -> tuple[list[Section], list[Unread]]:
    """Put the tables of all form pages together by form, and list amounts in no table."""
    sections: list[Section] = []
    current: Section | None = None
    unread: list[Unread] = []
    for page, content in sorted(pages.items()):
        titles, floor = find_titles(content.lines), 0.0
        tokens = tokens_of(content.chars)
        for grid in content.grids:
            title = _title_above(titles, grid, floor)
            if title and not (current and title.form == current.form.number):
                current = _open(sections, title, _unit_above(content.lines, grid, floor))
            if current:
                _add_table(current, fill(grid, tokens))
            floor = grid.ys[-1] - 1
        if any(title.form for title in titles) or current:
            unread += _loose(content, tokens, page)
        if titles and titles[-1].place.y0 >= floor and titles[-1].form is None:
            current = None
    return sections, unread


def _open(sections: list[Section], title: Title, unit: str | None) -> Section | None:
    """Begin a form; a second set of tables of the same form is somebody else's accounts."""
    if title.form is None or any(s.form.number == title.form for s in sections):
        return None
    sections.append(Section(BY_NUMBER[title.form], unit, title))
    return sections[-1]
