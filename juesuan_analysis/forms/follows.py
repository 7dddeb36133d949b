"""Whether a table without a title goes on with the form before it, or with one whose title is lost.

The codes of a form rise from its first page to its last, each once. Where a page with a title is
lost, the pages behind it stand behind another form, often with columns that fit as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from juesuan_analysis.forms.amount import parse_amount
from juesuan_analysis.forms.rows import Row, close_codes
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import CLASS_DIGITS, is_total

NOT_ITS_ROWS = "没有表名，科目与前一页的表不相接，可能是缺了首页的另一张表，没有采用"
_ROUNDED = Decimal("0.01")  # for each row
Groups = Sequence[Sequence[Row]]


def goes_on(form: Form, before: Groups, rows: Groups, *, headed: bool) -> bool:
    """Whether the rows of a table can follow those that its form has, by their codes.

    They cannot if they are of a kind that the form does not list; nor without a header, if they go
    through the codes of the form once more with other amounts.
    """
    held = _by_code(before)
    if not before or any(_is_strange(form, code) for code in held):
        return True
    found = _by_code(rows)
    again = [code for code in found if code in held]
    differ = not headed and any(held[code] != found[code] for code in again)
    strange = sum(_is_strange(form, code) for code in found)
    return not ((2 * len(again) > len(found) and differ) or 2 * strange > len(found))


def strayed(before: Groups, rows: Groups, sure: Collection[int]) -> set[int]:
    """Pages of a form that are another's, for the rows that come now make its total up instead.

    Pages lie out of order: a page without a header came first, and these rows go through its codes
    once more. ``sure`` are pages that have a header or a title.
    """
    codes = _by_code(rows)
    again = (row for held in before for row in held if row.cells and row.code in codes)
    pages = {row.page for row in again} - set(sure)
    kept = [[row for row in held if row.page not in pages] for held in before]
    both = [[*held, *found] for held, found in zip(kept, rows, strict=False)]
    return pages if pages and _adds_up(both) and not _adds_up(before) else set()


def _adds_up(groups: Groups) -> bool:
    """Whether the 类 of a form make up its total, in the first column."""
    rows = [row for group in groups for row in close_codes(group) if row.cells]
    totals = [_first(row) for row in rows if not row.code and is_total(row.name)]
    parts = [_first(row) for row in rows if row.code.isdecimal() and len(row.code) == CLASS_DIGITS]
    return bool(parts) and any(abs(sum(parts) - t) <= _ROUNDED * len(parts) for t in totals)


def _first(row: Row) -> Decimal:
    return parse_amount(row.cells[0].printed, "万元") or Decimal(0)


def _by_code(groups: Groups) -> Mapping[str, list[tuple[str, str]]]:
    closed = (row for rows in groups for row in close_codes(rows) if row.code.isdecimal())
    return {row.code: [(cell.measure, cell.printed) for cell in row.cells] for row in closed}


def _is_strange(form: Form, code: str) -> bool:
    """Whether a form lists no such codes.

    Economic ones begin with 3, those of functions with 2; forms of two sides name their 类.
    """
    if form.lists_codes:
        return not code.startswith("3" if form.economic else "2")
    return form.sided or len(code) > CLASS_DIGITS
