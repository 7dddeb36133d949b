"""What a report says of a cell beside its number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from juesuan_analysis.show.fields import told
from juesuan_analysis.show.form_cells import BodyCell
from juesuan_analysis.show.grade_words import standing_words
from juesuan_analysis.show.marks import noted
from juesuan_analysis.vocabulary.text import figure_text


def cell_title(cell: BodyCell, entry: Mapping[str, Any] | None) -> str:
    """Say what a cell is: what is printed, on which page, how it stands, who corrected it."""
    if cell.place is None or entry is None:
        return ""
    repaired = told(entry.get("repaired"))
    read = f"{'OCR 识读为' if repaired else '印为'} {cell.text}" if cell.text else "空白"
    parts = [read, *filter(None, [noted(cell.note)]), cell.place.where]
    if cell.standing:
        checks = f"（核对 {int(entry['checks'])} 次）" if told(entry.get("checks")) else ""
        parts.append(f"{standing_words(entry) or cell.standing}{checks}")
    if told(entry.get("confidence")):
        parts.append(f"OCR 把握 {float(entry['confidence']):.0%}")
    if repaired:
        parts.append(f"按勾稽关系改正为 {figure_text(cell.amount)}")
    if is_corrected(entry):
        who = f"{entry['override_reason']}（{entry['override_author']}）"
        parts.append(f"人工更正：原 {published_text(entry)}，{who}")
    parts.append(str(entry["ref"]))
    return "；".join(parts)


def published_text(entry: Mapping[str, Any]) -> str:
    """Write what was printed in a cell that an analyst has corrected."""
    value = entry["published_amount"]
    return figure_text(value if told(value) else None)


def is_corrected(entry: Mapping[str, Any] | None) -> bool:
    """Whether an analyst has corrected a cell."""
    return entry is not None and told(entry.get("override_reason"))
