"""The tables of a disclosure put together form by form, page after page."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.beside import Labelled, rows_beside
from juesuan_analysis.forms.columns import Column, is_resolved, resolve
from juesuan_analysis.forms.content import (
    PageContent,
    find_unruled,
    parted,
    title_above,
    unit_above,
    with_unruled,
)
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.header import header_height, header_paths
from juesuan_analysis.forms.lines import read_lines
from juesuan_analysis.forms.locate import (
    Title,
    find_titles,
    is_narrative,
    is_unknown_title,
    running_heads,
    settled,
)
from juesuan_analysis.forms.periods import unit_of
from juesuan_analysis.forms.public import block_rows
from juesuan_analysis.forms.rows import Row, join_broken_name
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token, tokens_of, without_watermark
from juesuan_analysis.forms.unread import Unread, all_unread, hidden, loose, stray
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.forms import BY_NUMBER, Form
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL, canonical
from juesuan_analysis.vocabulary.text import squeeze

_WORD = re.compile(r"[一-龥]")
_AGAIN = "这张表第二次出现，可能是另一个单位的，没有采用"
_UNKNOWN = "不是九张公开表之一，表中的数没有采用"
_NO_HEADER = "表头无法识别"
_SEVERAL = (6, 9)  # forms that are printed in several tables with headers of their own
_LABELS = ("code", "name")
_UNTITLED = "没有表名的表，不知道是哪一张，表中的数没有采用"
# Tables that stand beside the nine and hold none of their amounts.
_OTHER_MATTERS = re.compile("绩效|采购|购买|资产|机构|人员|目录|自评|评价|目标|信息")
_TOTALS = ("", "合计", "总计", "本年收入合计", "本年支出合计", PERSONNEL_TOTAL, PUBLIC_TOTAL)


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
    amounts: int = 0  # printed in its tables
    header: list[list[str]] = field(default_factory=list)  # its texts, on the first page
    labelled: list[Labelled] = field(default_factory=list)  # that may go on at their right


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


def _columns(section: Section, table: Table) -> tuple[list[Column] | None, int]:
    """The columns of a table and its header's rows; no columns where it is none of the form's."""
    height = _repeated(section, table) or header_height(section.form, table)
    paths = header_paths(table, height)
    columns = resolve(section.form, paths)
    if is_resolved(columns):
        if not _goes_on(section, columns):
            return None, 0
        told = zip(paths, columns, strict=True)
        section.unit = unit_of([p for p, c in told if c.role == "measure"]) or section.unit
        return columns, height
    carried = _carried(section, table.grid)
    return carried if carried and not _has_header(table, carried, height) else None, 0


def _repeated(section: Section, table: Table) -> int:
    """How high the header is, where it is that of the form's first page, word for word."""
    known = section.header
    return len(known) if known and table.row_texts[: len(known)] == known else 0


def _goes_on(section: Section, columns: Sequence[Column]) -> bool:
    """Whether a table with a header may continue a form: the same header, or its other columns.

    A form may be printed in several tables, of other measures (form 6, form 9); one that names some
    of the same measures, and not all, is another table whose title was not seen.
    """
    if not section.columns or section.form.number in _SEVERAL:
        return True
    before, now = _held(section.columns), _held(columns)
    coded, labelled = (any(c.role in roles for c in columns) for roles in (("code",), _LABELS))
    if labelled and not coded and any(c.role == "code" for c in section.columns):
        return False  # 项目 in place of 科目
    return before == now or not before & now


def _held(columns: Sequence[Column]) -> set[tuple[str | None, str | None]]:
    return {(column.measure, column.line) for column in columns if column.role == "measure"}


def _has_header(table: Table, columns: Sequence[Column], height: int) -> bool:
    """Whether words stand where the columns of a continuation hold amounts: it is none then."""
    return any(
        _WORD.search(table.text(row, i))
        for row in range(height)
        for i, column in enumerate(columns)
        if column.role == "measure" and table.owner[row, i].c1 - table.owner[row, i].c0 == 1
    )


def _totals(form: Form, rows: Sequence[Sequence[Row]]) -> dict[tuple[str | None, ...], str]:
    """What the total rows of each group of columns print under each measure."""
    return {
        (str(i), row.side, canonical(form.number, row.name), cell.measure, cell.line): cell.printed
        for i, group in enumerate(rows)
        for row in group
        if not row.code and not row.is_blank and _is_total(form, row)
        for cell in row.cells
    }


def _is_total(form: Form, row: Row) -> bool:
    return row.name != "小计" and canonical(form.number, row.name) in _TOTALS


def _contradicts(section: Section, rows: Sequence[Sequence[Row]]) -> bool:
    """Whether a table has other totals than its form already has: it is another's form."""
    held, found = (_totals(section.form, some) for some in (section.rows, rows))
    return any(held[key] != found[key] for key in held.keys() & found.keys())


def _add_grid(section: Section, table: Table) -> None:
    columns, height = _columns(section, table)
    if columns is None:
        section.unread += all_unread(section.form, table, _NO_HEADER)
    else:
        _add_table(section, table, columns, height)


def _add_table(section: Section, table: Table, columns: list[Column], height: int) -> None:
    by_group = rows_beside(section.form, section.labelled, table, columns, height)
    if by_group is None:
        by_group = read_lines(section.form, table, columns, height)
        section.labelled.append(Labelled(table, columns, height))
    if _contradicts(section, by_group):
        section.unread += all_unread(section.form, table, _AGAIN)
        return
    section.rows += [[] for _ in range(len(by_group) - len(section.rows))]
    for i, rows in enumerate(by_group):
        before, after = join_broken_name(section.form, section.rows[i], rows)
        section.rows[i] = before + after
    used = {at for rows in by_group for row in rows for cell in row.cells for at in cell.cells}
    section.unread += [
        *stray(section.form, table, columns, used, height),
        *hidden(section.form, table, used),
    ]
    section.header = section.header or table.row_texts[:height]
    section.columns, section.xs = columns, table.grid.xs
    section.amounts += sum(t.is_amount for tokens in table.tokens.values() for t in tokens)


@dataclass(slots=True)
class _Forms:
    """The forms read so far.

    ``heads`` are lines at the top of many pages, which title nothing; ``named`` the forms that some
    title names for sure. ``other`` is the title of the table at hand that is none of the nine.
    """

    heads: frozenset[str]
    named: frozenset[int] = frozenset()
    sections: list[Section] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    current: Section | None = None
    ahead: Title | None = None  # at the foot of a page, of the table on the next
    other: str | None = None
    told: bool = False  # that the table at hand is none of the nine

    def begin(self, title: Title, unit: str | None) -> None:
        """Begin a form; a second set of tables of the same form is somebody else's accounts."""
        self.current, self.other, self.told = None, title.text, False
        if title.form is None:
            return
        if any(section.form.number == title.form for section in self.sections):
            self.unread.append(Unread(title.form, title.text, _AGAIN, title.place))
            self.told = True
            return
        self.current = Section(BY_NUMBER[title.form], unit, title)
        self.sections.append(self.current)

    def end(self, title: str) -> None:
        """End a form at the title of a table that is unknown."""
        self.current, self.other, self.told = None, title, False

    def pass_over(self, grid: Grid, amounts: bool, words: str) -> None:
        """Tell, once for each title, of a table with amounts that no form claims."""
        matters = self.other or words
        if self.told or not amounts or _OTHER_MATTERS.search(matters):
            return
        place = Place(grid.page, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        reason = _UNTITLED if self.other is None else _UNKNOWN
        self.unread.append(Unread(None, self.other or "", reason, place))
        self.told = True


def _read_grid(
    forms: _Forms, content: PageContent, titles: Sequence[Title], grid: Grid, floor: float
) -> None:
    """Tell to which form a grid belongs: by the title above it, else to that of the one before."""
    title = title_above(titles, grid, floor) or forms.ahead
    forms.ahead = None
    if title and not (forms.current and title.form == forms.current.form.number):
        forms.begin(title, unit_above(title, content.lines, grid, floor))
    if title is None and (unknown := _unknown_title(forms, content, grid, floor)):
        forms.end(unknown)


def _unknown_title(forms: _Forms, content: PageContent, grid: Grid, floor: float) -> str | None:
    """The title of a table that is not known: above a grid, or alone in its first row."""
    whole = any(b.r0 == 0 and b.c1 - b.c0 == grid.shape[1] > 1 for b in grid.boxes)
    top = grid.ys[1] if whole else grid.ys[0]
    above = (squeeze(line.text) for line in content.lines if floor <= line.place.y0 < top)
    return next((text for text in above if is_unknown_title(text, forms.heads)), None)


def read_sections(pages: Mapping[int, PageContent]) -> tuple[list[Section], list[Unread]]:
    """Put the tables of all form pages together by form, and list amounts in no table."""
    lines = [[line.text for line in c.lines] for c in pages.values()]
    titles = (title for c in pages.values() for title in find_titles(c.lines))
    named = frozenset(title.form for title in titles if title.form and title.sure)
    forms = _Forms(running_heads(lines), named)
    for page, content in sorted(pages.items()):
        _read_page(forms, page, content)
    return forms.sections, forms.unread


def _tables(form: Form, grid: Grid, tokens: Sequence[Token]) -> list[Table]:
    """Fill a grid; the blocks that form 9 sets one below the other are tables of their own."""
    table = fill(grid, tokens)
    cuts = block_rows(form, table) if form.number == 9 else []
    return [fill(part, tokens) for part in table.grid.parts(cuts)] if cuts else [table]


def _above_narrative(content: PageContent) -> list[TextLine]:
    """The lines of a page down to where its tables end and the narrative begins."""
    foot = max((grid.ys[-1] for grid in content.grids), default=math.inf)
    heads = (line.place.y0 for line in content.lines if is_narrative(line.text))
    end = min((y for y in heads if y > foot), default=math.inf)
    return [line for line in content.lines if line.place.y0 < end]


def _read_page(forms: _Forms, page: int, content: PageContent) -> None:
    titles, floor = settled(find_titles(content.lines), forms.named), 0.0
    tokens = without_watermark(tokens_of(content.chars))
    content = parted(content, titles)
    unruled = {found.table.grid: found for found in find_unruled(titles, content, tokens)}
    content = with_unruled(content, list(unruled.values())) if unruled else content
    for grid in content.grids:
        _read_grid(forms, content, titles, grid, floor)
        known = unruled.get(grid)
        if forms.current and known:
            _add_table(forms.current, known.table, known.columns, known.height)
        elif forms.current:
            for table in _tables(forms.current.form, grid, tokens):
                _add_grid(forms.current, table)
        else:
            inside = fill(grid, tokens)
            amounts = sum(t.is_amount for held in inside.tokens.values() for t in held)
            forms.pass_over(grid, amounts > 0, "".join(inside.texts.values()))
        floor = grid.ys[-1] - 1
    if any(title.form for title in titles) or forms.current:
        forms.unread += loose(_above_narrative(content), tokens, content.grids, page)
    last = titles[-1] if titles and titles[-1].place.y0 >= floor else None
    forms.ahead = last if last and last.form else None
    if last and last.form is None:
        forms.end(last.text)
