"""The tables of a disclosure put together form by form, page after page."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.facts.unread import Unread, number_lost
from juesuan_analysis.forms.beside import Labelled, left_of, rows_beside
from juesuan_analysis.forms.chain import Before, Header, Layout, PageChain, Reading, Spot
from juesuan_analysis.forms.columns import Column
from juesuan_analysis.forms.content import (
    PageContent,
    find_continued,
    find_unruled,
    parted,
    title_above,
    unit_above,
    with_unruled,
)
from juesuan_analysis.forms.fill import fill
from juesuan_analysis.forms.follows import NOT_ITS_ROWS, goes_on, strayed
from juesuan_analysis.forms.layouts import found, guessed, layout_of
from juesuan_analysis.forms.lines import read_lines
from juesuan_analysis.forms.locate import (
    Title,
    is_narrative,
    is_unknown_title,
    running_heads,
    settled,
)
from juesuan_analysis.forms.public import block_rows
from juesuan_analysis.forms.rows import Row, join_broken_name
from juesuan_analysis.forms.strays import with_strays
from juesuan_analysis.forms.table import Table
from juesuan_analysis.forms.tokens import Token, tokens_of, without_watermark
from juesuan_analysis.forms.unread import all_unread, hidden, loose, stray
from juesuan_analysis.forms.unruled import Unruled
from juesuan_analysis.reading.grid import Grid
from juesuan_analysis.vocabulary.forms import BY_NUMBER, Form
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL, canonical
from juesuan_analysis.vocabulary.text import squeeze

_AGAIN = "这张表第二次出现，可能是另一个单位的，没有采用"
_UNKNOWN = "不是九张公开表之一，表中的数没有采用"
_NO_HEADER = "表头无法识别"
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
    columns: Sequence[Column] = ()
    xs: tuple[float, ...] = ()
    rows: list[list[Row]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    amounts: int = 0  # printed in its tables
    header: list[list[str]] = field(default_factory=list)  # its texts, on the first page
    labelled: list[Labelled] = field(default_factory=list)  # that may go on at their right
    unruled: Unruled | None = None  # its last table, where no rules are drawn
    foreign: Table | None = None  # behind it, and of a form whose title is lost
    headed: set[int] = field(default_factory=set)  # pages with a header of its own

    @property
    def before(self) -> Before:
        """What a table that comes next may go on from."""
        return Before(self.columns, self.xs, self.header, self.labelled)


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


def _add_table(section: Section, spot: Spot) -> Reading:
    """Read a table of a form, and add its rows to those of the tables before it."""
    form = section.form
    layout, declined = layout_of(form, spot)
    if layout is None:
        section.unread += all_unread(form.number, spot.table, _NO_HEADER)
        return Reading(form, section.title, spot, None, declined, stopped=_NO_HEADER)
    section.unit = layout.unit or section.unit
    rows, section.labelled = _rows_of(form, spot, layout)
    if not goes_on(form, section.rows, rows, headed=layout.height > 0):
        pages = strayed(section.rows, rows, section.headed)
        if not pages:
            section.foreign = spot.table
            return Reading(form, section.title, spot, layout, declined, rows, NOT_ITS_ROWS)
        _take_back(section, pages)
    if _contradicts(section, rows):
        section.unread += all_unread(form.number, spot.table, _AGAIN)
        return Reading(form, section.title, spot, layout, declined, rows, _AGAIN)
    _add_rows(section, spot.table, layout, rows)
    return Reading(form, section.title, spot, layout, declined, rows)


def _take_back(section: Section, pages: Collection[int]) -> None:
    """Leave out the rows of pages that belong to another form, and tell of them."""
    section.unread += [
        number_lost(None, cell.printed, NOT_ITS_ROWS, cell.place)
        for rows in section.rows
        for row in rows
        for cell in row.cells
        if cell.tokens and cell.place.page in pages
    ]
    section.rows = [
        [row for row in rows if not any(cell.place.page in pages for cell in row.cells)]
        for rows in section.rows
    ]


def _rows_of(form: Form, spot: Spot, layout: Layout) -> tuple[list[list[Row]], list[Labelled]]:
    """The rows of each group of columns, and the tables that may still go on at their right."""
    table, waiting = Labelled(spot.table, layout.columns, layout.height), spot.before.labelled
    left = left_of(waiting, table)
    if left is not None:
        return rows_beside(form, left, table), [one for one in waiting if one is not left]
    return read_lines(form, spot.table, layout.columns, layout.height), [*waiting, table]


def _add_rows(
    section: Section, table: Table, layout: Layout, by_group: Sequence[list[Row]]
) -> None:
    columns, height = layout.columns, layout.height
    section.rows += [[] for _ in range(len(by_group) - len(section.rows))]
    for i, rows in enumerate(by_group):
        before, after = join_broken_name(section.form, section.rows[i], rows)
        section.rows[i] = before + after
    used = {at for rows in by_group for row in rows for cell in row.cells for at in cell.cells}
    section.unread += [
        *stray(section.form, table, columns, used, height),
        *hidden(section.form, table, used),
    ]
    if height:
        section.headed.add(table.grid.page)
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
    at_hand: int | None = None  # the form whose title came last, whether its table was read or not

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

    def pass_over(self, table: Table) -> Reading:
        """Tell, once for each title, of a table with amounts that no form claims."""
        grid, amounts = table.grid, any(t.is_amount for ts in table.tokens.values() for t in ts)
        reason = _UNTITLED if self.other is None else _UNKNOWN
        matters = self.other or "".join(table.texts.values())
        if not self.told and amounts and not _OTHER_MATTERS.search(matters):
            place = Place(grid.page, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
            self.unread.append(Unread(None, self.other or "", reason, place))
            self.told = True
        return Reading(None, None, Spot(table, Header(0, (), ()), Before()), stopped=reason)


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


def read_sections(
    pages: Mapping[int, PageContent],
) -> tuple[list[Section], list[Unread], dict[int, PageChain]]:
    """Put the tables of all form pages together by form.

    Returns
    -------
    The forms, the amounts in no table, and for each page what every stage of its reading gave.
    """
    lines = [[line.text for line in c.lines] for c in pages.values()]
    titles = (title for c in pages.values() for title in c.titles)
    named = frozenset(title.form for title in titles if title.form and title.sure)
    forms = _Forms(running_heads(lines), named)
    chains = {page: _read_page(forms, page, content) for page, content in sorted(pages.items())}
    return forms.sections, forms.unread, chains


def _tables(form: Form, grid: Grid, tokens: Sequence[Token]) -> list[Table]:
    """Fill a grid; the blocks that form 9 sets one below the other are tables of their own."""
    table = fill(grid, tokens)
    cuts = block_rows(form, table) if form.across else []
    return [fill(part, tokens) for part in table.grid.parts(cuts)] if cuts else [table]


def _above_narrative(content: PageContent) -> list[TextLine]:
    """The lines of a page down to where its tables end and the narrative begins."""
    foot = max((grid.ys[-1] for grid in content.grids), default=math.inf)
    heads = (line.place.y0 for line in content.lines if is_narrative(line.text))
    end = min((y for y in heads if y > foot), default=math.inf)
    return [line for line in content.lines if line.place.y0 < end]


def _read_page(forms: _Forms, page: int, content: PageContent) -> PageChain:
    titles, floor = settled(content.titles, forms.named), 0.0
    tokens = with_strays(without_watermark(tokens_of(content.chars)))
    content = parted(content, titles)
    guesses = [
        *_continued(forms, page, titles, content, tokens),
        *find_unruled(titles, content, tokens),
    ]
    unruled = {one.table.grid: one for _, one in guesses if isinstance(one, Unruled)}
    content = with_unruled(content, list(unruled.values())) if unruled else content
    readings: list[Reading] = []
    for grid in content.grids:
        _read_grid(forms, content, titles, grid, floor)
        readings += _readings(forms, grid, tokens, unruled.get(grid))
        floor = grid.ys[-1] - 1
    if any(title.form for title in titles) or forms.current:
        begun = [(-math.inf, forms.at_hand), *((t.place.y0, t.form) for t in titles)]
        forms.unread += loose(_above_narrative(content), tokens, content.grids, page, begun)
    if titles:
        forms.at_hand = titles[-1].form
    elif forms.current is None:
        forms.at_hand = None
    last = titles[-1] if titles and titles[-1].place.y0 >= floor else None
    forms.ahead = last if last and last.form else None
    if last and forms.current:
        forms.current.unruled = None  # what comes without a title goes on with another table
    if last and last.form is None:
        forms.end(last.text)
    doubted = [(title, why) for title, why in guesses if isinstance(why, str)]
    return PageChain(content, titles, tokens, readings, doubted)


def _continued(
    forms: _Forms, page: int, titles: Sequence[Title], content: PageContent, tokens: Sequence[Token]
) -> list[tuple[Title, Unruled | str]]:
    """What the form at hand goes on with above the titles of a page, if it has no rules."""
    section = forms.current
    if section is None or section.unruled is None:
        return []
    others = (
        line.place.y0
        for line in content.lines
        if is_narrative(line.text) or is_unknown_title(line.text, forms.heads)
    )
    foot = min([*(title.place.y0 for title in titles), *others], default=math.inf)
    words = [token for token in tokens if token.y < foot]
    found = find_continued(section.form, section.unruled, page, words, content.grids)
    return [] if found is None else [(section.title, found)]


def _readings(
    forms: _Forms, grid: Grid, tokens: Sequence[Token], known: Unruled | None
) -> Iterator[Reading]:
    """Read the tables of a grid, for the form at hand."""
    section = forms.current
    if section is None:
        yield forms.pass_over(fill(grid, tokens))
    elif known:
        yield _add_table(section, guessed(known, section.before))
        section.unruled = known
    else:
        for table in _tables(section.form, grid, tokens):
            owner = _owner(forms, section, table)
            yield _add_table(owner, found(owner.form, table, owner.before))
            if owner.foreign is table:
                forms.end("")
                forms.unread += all_unread(None, table, NOT_ITS_ROWS)
                return


def _owner(forms: _Forms, current: Section, table: Table) -> Section:
    """The form that a table goes on: where pages are out of order, the one whose header it has."""
    if not current.header or _repeats(table, current.header):
        return current
    others = (one for one in forms.sections if one.header and _repeats(table, one.header))
    return next(others, current)


def _repeats(table: Table, header: list[list[str]]) -> bool:
    return table.row_texts[: len(header)] == header
