"""Whether a table without a title goes on with the form before it, or with one whose title is lost.

The codes of a form rise from its first page to its last, each once. Where a page with a title is
lost, the pages behind it stand behind another form, often with columns that fit as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from juesuan_analysis.forms.rows import Row, close_codes
from juesuan_analysis.vocabulary.forms import Form

NOT_ITS_ROWS = "没有表名，科目与前一页的表不相接，可能是缺了首页的另一张表，没有采用"
_CLASS = 3  # digits of the code of a 类


def goes_on(
    form: Form, before: Sequence[Sequence[Row]], rows: Sequence[Sequence[Row]], *, headed: bool
) -> bool:
    """Whether the rows of a table can follow those that its form has, by their codes.

    They cannot if they are of a kind that the form does not list; nor without a header, if they go
    through the codes of the form once more with other amounts.
    """
    held, found = _by_code(before), _by_code(rows)
    if not before or any(_is_strange(form, code) for code in held):
        return True
    again = [code for code in found if code in held]
    differ = not headed and any(held[code] != found[code] for code in again)
    strange = sum(_is_strange(form, code) for code in found)
    return not ((2 * len(again) > len(found) and differ) or 2 * strange > len(found))


def _by_code(groups: Sequence[Sequence[Row]]) -> Mapping[str, list[tuple[str, str]]]:
    closed = (row for rows in groups for row in close_codes(rows) if row.code.isdecimal())
    return {row.code: [(cell.measure, cell.printed) for cell in row.cells] for row in closed}


def _is_strange(form: Form, code: str) -> bool:
    """Whether a form lists no such codes.

    Economic ones begin with 3, those of functions with 2; forms of two sides name their 类.
    """
    if form.lists_codes:
        return not code.startswith("3" if form.economic else "2")
    return form.sided or len(code) > _CLASS
