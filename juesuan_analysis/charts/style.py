"""The common look: font, colours, amounts in words of the field. No global state is touched."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Literal

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from juesuan_analysis.fonts import register

Unit = Literal["万元", "亿元"]
WAN_IN_YI = 10_000
_IN_YI_FROM = 10 * WAN_IN_YI  # 10 亿元: below it 万元 with two decimals is shorter to read

# Lightness rises evenly along the list (CIE L* 21, 42, 57, 74, 88), so neighbours stay apart in
# greyscale; blue against ochre stays apart in every common colour-blindness.
PALETTE = ("#12355B", "#2F6690", "#B5762A", "#D9AF62", "#EBDCC0")
CURRENT, PREVIOUS = "#12355B", "#B9C4CF"
INK, MUTED, RULE = "#222222", "#5A5A5A", "#D8D8D8"
TITLE_SIZE, LABEL_SIZE, NOTE_SIZE = 12.0, 9.0, 8.0
_NOTE_COLUMNS = 76  # half-width columns of a note line at notebook size
_HALF_WIDTH = 0x2000


@contextlib.contextmanager
def style() -> Iterator[None]:
    """Draw in the house look inside the ``with`` block; settings are as before after it."""
    settings = {
        **sns.axes_style("white"),
        "font.family": [register()],
        "font.size": LABEL_SIZE,
        "axes.titlesize": TITLE_SIZE,
        "axes.titleweight": "bold",
        "axes.edgecolor": RULE,
        "text.color": INK,
        "axes.labelcolor": MUTED,
        "xtick.color": INK,
        "ytick.color": INK,
        "figure.facecolor": "white",
        "figure.dpi": 110,
    }
    with mpl.rc_context(settings):
        yield


def new_axes(width: float, height: float) -> Axes:
    """Open a figure of its own for a chart that was given no axes."""
    _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    return ax


def unit_for(values: pd.Series) -> Unit:
    """Choose 亿元 where the largest amount (in 万元) is 10 亿元 or more, else 万元."""
    largest = values.abs().max()
    return "亿元" if largest >= _IN_YI_FROM else "万元"


def scaled(values: pd.Series, unit: Unit) -> pd.Series:
    """Turn amounts in 万元 into the unit of the chart."""
    return values / WAN_IN_YI if unit == "亿元" else values


def amount_text(value: float, *, signed: bool = False) -> str:
    """Write an amount with thousands separators, two decimals and a true minus sign.

    Examples
    --------
    >>> amount_text(-1234.5)
    '−1,234.50'
    """
    return f"{value:{'+' if signed else ''},.2f}".replace("-", "−")


def percent_text(value: float, *, signed: bool = False) -> str:
    """Write a percentage with two decimals; ``signed`` for a change."""
    return f"{amount_text(value, signed=signed)}%"


def frame_off(ax: Axes, *, value_axis: Literal["x", "y"]) -> None:
    """Leave the baseline and light rules across the value axis."""
    sns.despine(ax=ax, left=True, bottom=value_axis == "x", top=True, right=True)
    ax.set_axisbelow(True)
    ax.grid(axis=value_axis, color=RULE, linewidth=0.6)
    ax.tick_params(length=0, labelfontfamily=register())


def wrapped(text: str, columns: int = _NOTE_COLUMNS) -> str:
    """Break a note into lines; Chinese has no spaces to break at, and takes two columns."""
    lines, width = [""], 0
    for character in text:
        step = 2 if ord(character) > _HALF_WIDTH else 1
        if character == "\n" or width + step > columns:
            lines.append("")
            width = 0
        if character != "\n":
            lines[-1] += character
            width += step
    return "\n".join(lines)


def source_of(data: pd.DataFrame) -> list[str]:
    """Say whose accounts of which years a frame holds, where it says so."""
    said = []
    if "department" in data and data["department"].nunique() == 1:
        said.append(f"来源：{data['department'].iloc[0]}部门决算公开")
    if "year" in data and data["year"].notna().any():
        first, last = int(data["year"].min()), int(data["year"].max())
        said.append(f"年度：{first}" if first == last else f"年度：{first}—{last}")
    return said


def caption(ax: Axes, title: str | None, notes: list[str]) -> None:
    """Set the title above, and source, unit and year below the chart."""
    if title:
        ax.set_title(title, loc="left", pad=12)
    # The axis label is the one text that every layout engine keeps clear of the tick labels.
    ax.set_xlabel(wrapped("　".join(notes)), loc="left", fontsize=NOTE_SIZE, labelpad=8)
    ax.xaxis.label.set_horizontalalignment("left")
