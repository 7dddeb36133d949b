"""What a cell of a frame holds, as text, and where its row stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from juesuan_analysis.facts import Place


def told(value: Any) -> bool:  # noqa: ANN401
    """Whether a cell of a frame holds something."""
    return value is not None and not (pd.api.types.is_scalar(value) and pd.isna(value))


def text_of(value: Any) -> str:  # noqa: ANN401
    """A cell of a frame as text; nothing where it holds nothing."""
    return str(value) if told(value) else ""


def bare_number(value: float, decimals: int) -> str:
    """Write a number without noughts at its end; nothing where there is none."""
    return f"{value:,.{decimals}f}".rstrip("0").rstrip(".") if told(value) else ""


def place_of(row: Mapping[str, Any]) -> Place | None:
    """Where on its page a row, a term or a cell stands; None where it has no such place."""
    box = [row.get(name) for name in ("x0", "y0", "x1", "y1")]
    if not all(map(told, (row.get("page"), *box))):
        return None
    x0, y0, x1, y1 = map(float, box)  # type: ignore[arg-type]
    return Place(int(row["page"]), x0, y0, x1, y1, text_of(row.get("place")) or None)


def page_or_place(row: Mapping[str, Any] | pd.Series) -> str:
    """The page of a row, or the sheet and cell of what has no pages; empty where it has neither."""
    if told(row.get("place")):
        return str(row["place"])
    return str(int(row["page"])) if told(row["page"]) else ""
