"""A form that looks like the published one: merged headers, and how sure each number is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
from markupsafe import Markup

from juesuan_analysis.forms.amount import is_nil
from juesuan_analysis.show.form_cells import BodyCell, FormLayout, HeaderCell
from juesuan_analysis.show.form_layout import form_layout
from juesuan_analysis.show.html import (
    HEAD,
    LEFT,
    RIGHT,
    SHADE,
    block,
    headline,
    note,
    row,
    span,
    table,
    tag,
)
from juesuan_analysis.show.marks import (
    CORRECTED,
    NOTE_LEGEND,
    UNREAD,
    legend,
    marked,
    noted,
    raised,
)
from juesuan_analysis.vocabulary.text import figure_text

_LEAST = Decimal("0.005")
# Names of columns may be broken, so that a form of twelve columns stays on the page.
_WRAPPED_HEAD = f"{HEAD};white-space:normal;min-width:4em"


def form_html(entries: pd.DataFrame, form: int) -> str:
    """Show a form as it was published.

    Parameters
    ----------
    entries
        Of one disclosure, as a store gives them, with floats or with decimals.
    form
        1 to 9.

    Returns
    -------
    str
        HTML that needs nothing from outside. Amounts in 万元 with two decimals; a tooltip gives
        page, printed text and standing. Corrections of an analyst are marked, with what was
        published.
    """
    layout = form_layout(entries, form)
    notes = corrections(entries), recognised(entries)
    marks = {cell: name for cell in layout.body if (name := _mark(cell, notes[0]))}
    heads = [row(*map(_head, cells)) for cells in layout.header_by_row()]
    rows = [row(*(_cell(c, marks.get(c), notes) for c in line)) for line in layout.body_by_row()]
    if not rows:
        rows = [row(tag("td", "没有数据行", colspan=len(layout.kinds), style=LEFT))]
    said = legend(marks.values())
    said += [tag("span", NOTE_LEGEND)] if any(cell.note for cell in layout.body) else []
    return str(
        block(
            headline(f"{layout.number} {layout.title}", _about(entries, layout)),
            table(rows, heads),
            note(*said) if said else "",
        )
    )


def _about(entries: pd.DataFrame, layout: FormLayout) -> str:
    parts = [f"单位：{layout.unit}"]
    if {"department", "year"} <= set(entries) and len(entries):
        first = entries.iloc[0]
        parts.insert(0, f"{first['department']} {first['year']} 年度")
    return "　".join(parts)


def _head(cell: HeaderCell) -> Markup:
    return tag(
        "th",
        cell.text,
        colspan=span(cell.colspan),
        rowspan=span(cell.rowspan),
        scope="colgroup" if cell.colspan > 1 else "col",
        style=_WRAPPED_HEAD,
    )


def _cell(cell: BodyCell, mark: str | None, notes: Sequence[dict[Hashable, str]]) -> Markup:
    style = RIGHT if cell.kind == "amount" else LEFT
    if cell.total:
        style += f";font-weight:600;background-color:{SHADE}"
    if cell.kind == "name" and cell.indent:
        style += f";padding-left:{8 + 14 * cell.indent}px"
    text = marked(_text(cell), mark) + raised(cell.note) if cell.kind == "amount" else cell.text
    return tag("td", text, colspan=span(cell.colspan), title=_told(cell, notes), style=style)


def _text(cell: BodyCell) -> str:
    if cell.amount is None:
        return "" if is_nil(cell.text) else cell.text
    return amount_text(cell.amount)


def amount_text(value: Decimal | float) -> str:
    """Write an amount in two decimals; one that would be a false 0.00 in full.

    Examples
    --------
    >>> amount_text(-1234.5), amount_text(Decimal("0.0012")), amount_text(0.0)
    ('−1,234.50', '0.0012', '0.00')
    """
    size = -value if value < 0 else value
    text = figure_text(size) if 0 < size < _LEAST else f"{size:,.2f}"
    return f"−{text}" if value < 0 else text


def corrections(entries: pd.DataFrame) -> dict[Hashable, str]:
    """Say of each amount that an analyst has corrected what was published, why and by whom."""
    if "override_reason" not in entries:
        return {}
    fixed = entries[entries["override_reason"].notna()]
    rows: list[dict[Any, Any]] = fixed.to_dict("records")
    return {
        label: f"公布数 {figure_text(found['published_amount'])}，"
        f"更正原因：{found['override_reason']}（{found['override_author']}）"
        for label, found in zip(fixed.index, rows, strict=True)
    }


def recognised(entries: pd.DataFrame) -> dict[Hashable, str]:
    """Say of each amount that came by OCR how sure that was."""
    if "confidence" not in entries:
        return {}
    sure = entries["confidence"].dropna().astype("float64")
    return {label: f"文字识别，把握 {value:.0%}" for label, value in sure.items()}


def _mark(cell: BodyCell, fixed: dict[Hashable, str]) -> str | None:
    if cell.kind != "amount":
        return None
    if cell.entry in fixed:
        return CORRECTED
    return UNREAD if cell.amount is None and not is_nil(cell.text) else cell.standing


def _told(cell: BodyCell, notes: Sequence[dict[Hashable, str]]) -> str | None:
    """Say where a number stands, how it is printed and how sure it is."""
    blank = cell.amount is None and is_nil(cell.text)
    if cell.entry is None or (blank and not cell.note):
        return None
    printed = f"印作“{cell.text}”" if cell.text else "原为空白"
    parts = [cell.place.where if cell.place else "", printed, noted(cell.note)]
    parts += [cell.standing or "", *(told.get(cell.entry, "") for told in notes)]
    return "；".join(filter(None, parts))
