"""A DataFrame as a quiet table: amounts with two decimals, blanks left blank, years as they are."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup
from pandas.api.types import is_float_dtype

from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.html import HEAD, LEFT, RIGHT, block, row, table, tag

_WRAPPED = f"{LEFT};white-space:normal;min-width:8em"
_LONG = 16  # characters: longer text may be broken over lines


@frozen
class ShownTable:
    """A table that a notebook shows; the same frame gives the same bytes."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show_table(
    data: pd.DataFrame, columns: Mapping[str, str] | None = None, digits: int = 2
) -> ShownTable:
    """Show rows of a frame.

    Parameters
    ----------
    data
        Any frame; its index is not shown.
    columns
        Which columns, in order, and how they are headed; all of them, where None.
    digits
        Decimals of the columns that hold floats.

    Examples
    --------
    >>> frame = pd.DataFrame({"line": ["收入总计"], "amount": [1234.5], "year": [2024]})
    >>> html = show_table(frame, {"line": "项目", "amount": "万元", "year": "年度"}).html
    >>> "1,234.50" in html, ">2024<" in html
    (True, True)
    """
    named = dict(columns) if columns is not None else {str(c): str(c) for c in data.columns}
    chosen = data[list(named)]
    heads = [row(*(tag("th", name, style=HEAD) for name in named.values()))]
    texts = [_texts(chosen[column], digits) for column in named]
    styles = [_style(chosen[column], text) for column, text in zip(named, texts, strict=True)]
    rows = [
        row(*(tag("td", text, style=style) for text, style in zip(cells, styles, strict=True)))
        for cells in zip(*texts, strict=True)
    ]
    return ShownTable(str(block(table(rows, heads) if rows else Markup("（没有）"))))


def _texts(column: pd.Series, digits: int) -> list[str]:
    whole = is_float_dtype(column.dtype) and _all_pages(column)
    if is_float_dtype(column.dtype) and not whole:
        return ["" if pd.isna(value) else _number(value, digits) for value in column]
    return ["" if pd.isna(v) else f"{v:.0f}" if whole else str(v) for v in column]


def _number(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    return text.replace("-", "−") if value < 0 else text


def _all_pages(column: pd.Series) -> bool:
    """Whether floats are counts that became floats for a missing value: pages, years."""
    return column.name in ("page", "year", "base_year", "stated_year")


def _style(column: pd.Series, texts: list[str]) -> str:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return RIGHT
    return _WRAPPED if any(len(text) > _LONG for text in texts) else LEFT
