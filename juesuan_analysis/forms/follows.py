"""Whether a table without a title goes on with the form before it, or with one whose title is lost.

The codes of a form rise from its first page to its last, each once. Where a page with a title is
lost, the pages behind it stand behind another form, often with columns that fit as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.forms.rows import Row
from juesuan_analysis.vocabulary.forms import Form

NOT_ITS_ROWS = "这一页没有表名，各行也接不上前一页的表：可能缺了印有表名的一页，没有采用"
_ECONOMIC = "3"  # what codes of the economic classification begin with, those of functions with 2
_LEAST = 2  # codes: one alone may be misread


def _codes(rows: Sequence[Row]) -> list[str]:
    return [row.code for row in rows if row.code.isdecimal()]


def _printed(rows: Sequence[Row]) -> dict[str, list[tuple[str, str]]]:
    return {
        row.code: [(c.measure, c.printed) for c in row.cells if c.printed]
        for row in rows
        if row.code
    }


def _starts_over(before: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether the codes of rows were there before, mostly, with other amounts."""
    held, found = _printed(before), _printed(rows)
    codes = _codes(rows)
    again = [code for code in codes if code in held and held[code] != found[code]]
    behind = bool(_codes(before)) and codes[0] <= _codes(before)[-1]
    return behind and 2 * len(again) >= len(codes)


def _of_another_kind(form: Form, codes: Sequence[str]) -> bool:
    """Whether codes classify what the form does not: 302 in a form of functions."""
    if form.sided:
        return len(codes) >= _LEAST
    economic = [code.startswith(_ECONOMIC) for code in codes]
    return (
        form.lists_codes and len(codes) >= _LEAST and economic == [not form.economic] * len(codes)
    )


def goes_on(form: Form, before: Sequence[Sequence[Row]], rows: Sequence[Sequence[Row]]) -> bool:
    """Whether the rows of a table can follow those that its form has, group by group."""
    if any(_of_another_kind(form, _codes(group)) for group in rows):
        return False
    pairs = zip(before, rows, strict=False)
    return not any(
        len(_codes(found)) >= _LEAST and _starts_over(held, found) for held, found in pairs
    )
