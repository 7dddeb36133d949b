"""Words of charts: amounts in the units of the field, and lines broken where Chinese may be."""

from __future__ import annotations

import re
from typing import Literal

import pandas as pd

Unit = Literal["元", "万元", "亿元"]
WAN_IN_YI = 10_000
# From 10 亿元 up 亿元 is shorter to read; under 0.1 亿元 two decimals of it say too little.
_YI_LARGEST, _YI_LEAST = 10 * WAN_IN_YI, WAN_IN_YI // 10
_LEAST = 0.01
_HALF_WIDTH = 0x2000
_NO_LINE_START, _NO_LINE_END = "：、，。；）％%", "（“《"
# A number stays in one line, and so does an English word.
_PIECES = re.compile(r"[0-9][0-9,.]*(?:—[0-9]+)?%?|[A-Za-z][A-Za-z'’-]*|.", re.DOTALL)
_SLACK = 4  # columns by which lines may differ


def unit_for(values: pd.Series) -> Unit:
    """Choose 亿元 where the largest amount (in 万元) is large and the least does not vanish."""
    sizes = values[values != 0].abs()
    if sizes.dropna().empty:
        return "万元"
    return "亿元" if sizes.max() >= _YI_LARGEST and sizes.min() >= _YI_LEAST else "万元"


def scaled(values: pd.Series, unit: str) -> pd.Series:
    """Turn amounts in 万元 into the unit of the chart; what is in another unit stays."""
    return values * (1 / WAN_IN_YI if unit == "亿元" else WAN_IN_YI if unit == "元" else 1)


def amount_text(value: float, *, signed: bool = False) -> str:
    """Write an amount with thousands separators, two decimals and a true minus; never a false 0.00.

    Examples
    --------
    >>> amount_text(-1234.5)
    '−1,234.50'
    >>> amount_text(0.0012)
    '不足 0.01'
    """
    sign = "+" if signed and value > 0 else "−" if value < 0 else ""
    if 0 < abs(value) < _LEAST / 2:
        return f"{sign}不足 {_LEAST}"
    return f"{sign}{abs(value):,.2f}"


def percent_text(value: float, *, signed: bool = False) -> str:
    """Write a percentage with two decimals; ``signed`` for a change."""
    return f"{amount_text(value, signed=signed)}%"


def width_of(text: str) -> int:
    """Count half-width columns: a Chinese character takes two."""
    return sum(2 if ord(character) > _HALF_WIDTH else 1 for character in text)


def wrapped(text: str, columns: int) -> str:
    """Break a text into lines; Chinese has no spaces to break at."""
    lines = [""]
    for piece in _PIECES.findall(text):
        full = width_of(lines[-1] + piece) > columns
        if full and lines[-1] and piece not in _NO_LINE_START:
            held = lines[-1][-1:] if lines[-1][-1:] in _NO_LINE_END else ""
            lines[-1] = lines[-1].removesuffix(held)
            lines.append(held)
        lines[-1] += piece if lines[-1] else piece.lstrip(" ")
    return "\n".join(lines)


def note_lines(notes: list[str], columns: int) -> str:
    """Set notes side by side while they fit; break inside a note only where it alone is long."""
    lines: list[str] = []
    for note in notes:
        if lines and width_of(f"{lines[-1]}　{note}") <= columns:
            lines[-1] += f"　{note}"
        else:
            lines.append(note)
    return "\n".join(_balanced(line, columns) for line in lines)


def _balanced(text: str, columns: int) -> str:
    """Break a text into lines of nearly one length, so that none has a single character."""
    count = -(-width_of(text) // columns)
    return wrapped(text, min(columns, -(-width_of(text) // max(1, count)) + _SLACK))


def year_names(data: pd.DataFrame) -> tuple[str, str]:
    """Name both sides by their fiscal years, where the data is of one year."""
    if "year" in data and data["year"].nunique() == 1:
        year = int(data["year"].iloc[0])
        return f"{year - 1} 年度", f"{year} 年度"
    return "上年", "本年"
