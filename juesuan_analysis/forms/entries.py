"""From the tables of a disclosure to its entries, and to what could not be read."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.facts.unread import Unread, number_lost, rows_lost
from juesuan_analysis.forms.amount import is_nil, stands_for
from juesuan_analysis.forms.breaks import breaks
from juesuan_analysis.forms.chain import PageChain
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.cuts import cut_forms
from juesuan_analysis.forms.folios import jumps
from juesuan_analysis.forms.locate import find_unit
from juesuan_analysis.forms.rows import OPEN, Cell, Row, close_codes
from juesuan_analysis.forms.sections import Section, read_sections
from juesuan_analysis.forms.signs import amount_of
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.cells import IN, SIDES
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import (
    APPROPRIATIONS,
    CODE_LEVELS,
    CODE_OF_CLASS,
    CODE_OF_ECONOMIC_CLASS,
    PERSONNEL_CLASSES,
    PERSONNEL_TOTAL,
    PUBLIC_TOTAL,
    canonical,
    is_total,
)
from juesuan_analysis.vocabulary.money import WAN

_AMOUNT_IN_NAME = re.compile(r"\d\.\d\d(?!\d)")
_LEVELS = {digits: level for level, digits in enumerate(CODE_LEVELS, 1)}
_SHARES_OF_BASIC = ("人员经费", "公用经费")
_NO_UNIT = "各表都没有写明金额单位，按万元读"
_BROKEN = "不是一个完整的数字"
_IN_RED = "用红字印出，没有正负号，可能是负数，没有采用"
_SWALLOWS = "这个数压在行次上，分不清其中有没有行次，没有采用"
_NOTHING = "列为已读，却没有读出一格数"
_NO_TABLE = "找到表名，但没有读出表格"


@frozen
class FormsRead:
    """Everything that the form pages of one disclosure gave.

    ``chains`` hold, for each page, what every stage of its reading gave; ``cut`` where forms end
    that may have broken off.
    """

    entries: list[Entry]
    unread: list[Unread]
    forms: list[int]
    chains: Mapping[int, PageChain] = field(default_factory=dict, repr=False)
    cut: Mapping[int, Place] = field(default_factory=dict)


def _side_of(form: Form, row: Row, code: str | None, line: str) -> str | None:
    if form.economic:
        personnel = (code or "").startswith(PERSONNEL_CLASSES) or line == PERSONNEL_TOTAL
        public = bool(code) or line == PUBLIC_TOTAL
        return "人员经费" if personnel else "公用经费" if public else None
    return row.side if form.sided else None


def _code_of(form: Form, row: Row, line: str) -> str | None:
    if row.code or not form.lists_codes:
        return row.code or None
    known = CODE_OF_ECONOMIC_CLASS if form.economic else CODE_OF_CLASS
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
    for row, line in zip(rows, _totalled(form, rows), strict=True):
        source = next(
            (a for a in APPROPRIATIONS if line.startswith(a.removesuffix("财政拨款"))), None
        )
        if form.parent and row.side == IN:
            parent = form.parent if line == form.parent else parent
            line = f"{parent}/{source}" if parent and source else line
        names.append(line)
    return names


def _totalled(form: Form, rows: Sequence[Row]) -> list[str]:
    """Canonical names; what forms 1 and 4 call 合计 is 总计 at their foot, else 本年…合计."""
    names = [canonical(form.number, row.name) for row in rows]
    if not form.sided or "合计" not in names:
        return names
    by_side = {
        side: {n for n, r in zip(names, rows, strict=True) if r.side == side} for side in SIDES
    }
    return [
        _total_of(row.side, by_side[row.side]) if name == "合计" and row.side in by_side else name
        for name, row in zip(names, rows, strict=True)
    ]


def _total_of(side: str, names: Collection[str]) -> str:
    this_year = f"本年{side}合计"
    if "总计" not in names:
        return "总计"
    return this_year if this_year not in names else "合计"


def _entry(form: Form, row: Row, cell: Cell, line: str, unit: str) -> Entry:
    line, measure = cell.line or line, cell.measure
    code = _code_of(form, row, line)
    if form.economic and measure in _SHARES_OF_BASIC:
        line, measure = line if code else f"{measure}合计", "决算数"
    amount = None if cell.is_torn else amount_of(cell.printed, cell.beside, unit)
    return Entry(
        form.number,
        _side_of(form, row, code, line),
        code,
        line,
        _level(form, code, line),
        measure,
        amount,
        cell.printed,
        unit,
        cell.place,
        cell.confidence,
        mark=cell.mark,
    )


def _section_entries(section: Section, unit: str) -> list[Entry]:
    kept = [[row for row in rows if _left_out(row, rows) is None] for rows in section.rows]
    return [
        _entry(section.form, row, cell, line, unit)
        for rows in kept
        for row, line in zip(rows, _lines(section.form, rows), strict=True)
        for cell in row.cells
    ]


def _left_out(row: Row, rows: Sequence[Row]) -> str | None:
    """Why a row is none of the form's lines; None if it is."""
    if OPEN in row.code:
        return "科目编码不完整，上文没有它的类或款"
    if _AMOUNT_IN_NAME.search(row.name):
        return "名称一栏里还有数，分不清各数在哪一栏"
    part = row.name == "小计" and not row.code
    total = part and any(is_total(other.name) for other in rows if other.name != row.name)
    return "小计行，不是九表约定的一行" if total else None


def _not_lines(section: Section) -> list[Unread]:
    """The numbers of rows that are none of the form's lines."""
    told = ((row, _left_out(row, rows)) for rows in section.rows for row in rows)
    return [
        number_lost(section.form.number, cell.printed, reason, cell.place)
        for row, reason in told
        if reason
        for cell in row.cells
        if cell.tokens
    ]


def _without_doubles(entries: Sequence[Entry]) -> list[Entry]:
    """Keep one of each cell that a form prints twice, or names twice but prints once.

    A label may span two groups of columns; a list of 科目 may repeat its amount under 人员经费.
    Two different amounts for one cell are both kept, for the identities to tell.
    """
    held = {_key(entry) for entry in entries if entry.printed}
    kept = (entry for entry in entries if entry.printed or _key(entry) not in held)
    return list({(_key(entry), entry.amount): entry for entry in reversed(list(kept))}.values())[
        ::-1
    ]


def _key(entry: Entry) -> tuple[str | None, str | None, str, str]:
    return entry.side, entry.code, entry.line, entry.measure


def _misread(entries: Sequence[Entry], doubts: Mapping[Place, str]) -> list[Unread]:
    return [
        number_lost(e.form, e.printed, doubts.get(e.place, _BROKEN), e.place)
        for e in entries
        if e.amount is None and not _is_told(e.printed)
    ]


def _is_told(printed: str) -> bool:
    """Whether a cell without an amount is blank, or is told for what stands in it."""
    return is_nil(printed) or stands_for(printed)


def _cells(sections: Iterable[Section]) -> Iterator[Cell]:
    return (c for s in sections for rows in s.rows for row in rows for c in row.cells if c.tokens)


def _red(sections: Sequence[Section]) -> dict[Place, str]:
    """Cells in red, which may be below zero, unless most are red or the red ones have signs."""
    cells = list(_cells(sections))
    red = [cell for cell in cells if cell.is_red]
    style = 2 * len(red) > len(cells) or any(map(_is_below, cells))
    return {} if style else {cell.place: _IN_RED for cell in red}


def _is_below(cell: Cell) -> bool:
    """Whether a number in red is told to be below zero by a sign."""
    if not any(token.is_red for token in cell.tokens):
        return False
    amount = amount_of(cell.printed, cell.beside, WAN)
    return amount is not None and amount < 0


def _incomplete(sections: Sequence[Section], pages: Mapping[int, PageContent]) -> list[Unread]:
    """Forms within or behind which the printed page numbers jump."""
    begun = sorted(sections, key=lambda section: section.title.place.page)
    told = []
    for page, (own, following) in jumps(pages).items():
        open_ = [section for section in begun if section.title.place.page <= page]
        if open_:
            reason = f"页码从 {own} 跳到 {following}，可能缺页或页序有误"
            told.append(rows_lost(open_[-1].form.number, reason, Place(page, 0, 0, 0, 0)))
    return told


def _broken(sections: Sequence[Section]) -> list[Unread]:
    """Forms that lack rows where they go on to another page, or end."""
    return [
        rows_lost(
            section.form.number, f"换页处缺行（{found.missing}），可能缺页或页序有误", found.place
        )
        for section in sections
        for found in itertools.islice(breaks(section.form, section.rows), 1)
    ]


def _doubts(sections: Sequence[Section]) -> dict[Place, str]:
    """Why numbers are not taken that stand whole in their cells, by their places."""
    return _red(sections) | {cell.place: _SWALLOWS for cell in _cells(sections) if cell.swallows}


def _unit_of(sections: Sequence[Section], others: Iterable[Sequence[str]]) -> str | None:
    """The unit that most forms state, for those that state none; else that of another page."""
    stated = Counter(section.unit for section in sections if section.unit)
    if stated:
        return stated.most_common(1)[0][0]
    return next(filter(None, map(find_unit, others)), None)


def read_forms(pages: Mapping[int, PageContent], others: Iterable[Sequence[str]] = ()) -> FormsRead:
    """Read the nine forms from the form pages of one disclosure.

    Parameters
    ----------
    pages
        Page number (from 1) to what stands on it.
    others
        Lines of pages that may state the unit where no form does.

    Returns
    -------
    The entries, every number that reached none, and the numbers of the forms that were found.
    """
    sections, unread, chains = read_sections(pages)
    usual = _unit_of(sections, others)
    entries: list[Entry] = []
    if sections and usual is None:
        unread.append(Unread(None, "", _NO_UNIT, sections[0].title.place))
    doubts = _doubts(sections)
    for section in sections:
        section.rows = [close_codes(rows) for rows in section.rows]
        read = _section_entries(section, section.unit or usual or WAN)
        found = _without_doubles(
            [replace(e, amount=None) if e.place in doubts else e for e in read]
        )
        entries += found
        unread += section.unread + _not_lines(section) + _misread(found, doubts)
        if section.columns and section.amounts and not any(entry.printed for entry in found):
            unread.append(Unread(section.form.number, "", _NOTHING, section.title.place))
        if not section.columns:
            unread.append(Unread(section.form.number, "", _NO_TABLE, section.title.place))
    unread += [*_incomplete(sections, pages), *_broken(sections)]
    forms = sorted(section.form.number for section in sections if section.columns)
    begun = {section.form.number for section in sections}
    titles = (t for content in pages.values() for t in content.titles)
    lost = {t.form: t for t in titles if t.form and t.sure and t.form not in begun}
    unread += [
        Unread(form, "", _NO_TABLE, title.place)
        for form, title in sorted(lost.items(), key=lambda item: item[0])
    ]
    return FormsRead(entries, unread, forms, chains, cut_forms(pages, chains))
