"""What a chart says around itself: its title, its source, unit and year, or that it has nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation

from juesuan_analysis.analysis.frame import held
from juesuan_analysis.charts.language import said, speak
from juesuan_analysis.charts.style import (
    GROWS,
    LABEL_SIZE,
    NOTE_SIZE,
    POINTS,
    TITLE_SIZE,
    grow,
    present_look,
    width_points,
)
from juesuan_analysis.charts.text import note_lines, width_of
from juesuan_analysis.charts.theme import INK, MUTED, RULE, dress
from juesuan_analysis.fonts import register

NO_FIGURES = "没有可以画图的数"
INVENTED = "虚构"
_TELLS = (
    "region",
    "department",
    "entity",
    "disclosure_id",
    "source",
    "project_id",
    "name",
)  # where 虚构 stands
_NOTE_LINE = 1.5
_LEAST_COLUMNS = 16
_SURE = 0.92  # of the width of names that is reckoned, for spaces are narrower
_GATHERED: ContextVar[list[list[str]] | None] = ContextVar("gathered", default=None)


@contextlib.contextmanager
def gathered_notes() -> Iterator[list[list[str]]]:
    """Keep what charts would say below themselves, one list for each, for a figure of many."""
    kept: list[list[str]] = []
    token = _GATHERED.set(kept)
    try:
        yield kept
    finally:
        _GATHERED.reset(token)


def source_of(data: pd.DataFrame) -> list[str]:
    """Say whose accounts of which years a frame holds, where it says so."""
    years = ""
    if "year" in data and data["year"].notna().any():
        first, last = int(data["year"].min()), int(data["year"].max())
        years = f"{first}年度" if first == last else f"{first}—{last}年度"
    if "department" in data and data["department"].nunique() == 1:
        told = f"来源：{data['department'].iloc[0]}{years}部门决算公开"
        return [told, *([] if INVENTED in told else invented(data))]
    return [*([f"年度：{years.removesuffix('年度')}"] if years else []), *invented(data)]


def invented(data: pd.DataFrame) -> list[str]:
    """Say where the figures of a comparison are invented ones, all or some.

    Examples
    --------
    >>> invented(pd.DataFrame({"region": ["虚构省甲市", "山东省枣庄市"]}))
    ['含虚构数据：2 行中 1 行']
    """
    flags = [data[c].astype("str").str.contains(INVENTED).fillna(False) for c in held(data, _TELLS)]
    found = pd.concat(flags, axis=1).any(axis=1) if flags else pd.Series(dtype=bool)
    if not found.any():
        return []
    return ["数据为虚构" if found.all() else f"含虚构数据：{len(found)} 行中 {found.sum()} 行"]


def said_below(data: pd.DataFrame, note: str | None) -> list[str]:
    """Say whose figures a chart shows and whom they cover."""
    covered: list[str] = []
    if "coverage" in data:
        several = "region" in data and data["region"].nunique() > 1
        said = data[["region", "coverage"] if several else ["coverage"]].dropna().drop_duplicates()
        lines = ["：".join(map(str, row)) for row in said.to_numpy()]
        covered = [a for a in lines if not any(b != a and b.startswith(a) for b in lines)]
    return [*source_of(data), *covered, *([note] if note else [])]


def nothing(ax: Axes, why: str = NO_FIGURES) -> None:
    """Say in the place of a chart why there is none."""
    ax.text(0.5, 0.5, why, transform=ax.transAxes, ha="center", va="center", color=MUTED)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_color(RULE)


def _taken(ax: Axes) -> float:
    """Width in points of the tick labels at the left."""
    names = [line for text in ax.get_yticklabels() for line in text.get_text().split("\n")]
    return max(map(width_of, names), default=0) * LABEL_SIZE / 2


def _room_below(ax: Axes) -> float:
    """Width in points from the left of the axes to the edge, when tick labels have their room."""
    return width_points(ax) * GROWS - _taken(ax)


def _begin_left(ax: Axes, title: Text) -> None:
    """Begin the title above the names of rows, where these take more than the axes."""
    figure = ax.get_figure(root=True)
    if figure is not None:
        # In points: parts of the axes would change while the layout looks for their width.
        left = ScaledTranslation(-_taken(ax) * _SURE / POINTS, 0, figure.dpi_scale_trans)
        title.set_transform(title.get_transform() + left)


def caption(
    ax: Axes, title: str | None, notes: list[str], *, pad: float = 12, own: bool = False
) -> None:
    """Set the title above, and source, unit and year below the chart.

    A figure of the chart's ``own`` grows by the lines after the first.
    """
    family = register()  # axes of the caller were made in another font
    if title:
        title = said(title)
        words = ax.set_title(
            title, loc="left", pad=pad, family=family, fontsize=TITLE_SIZE, weight="bold", color=INK
        )
        if own and _taken(ax) > _room_below(ax):
            _begin_left(ax, words)
    look = present_look()
    gathered = _GATHERED.get()
    if gathered is not None:
        gathered.append(notes)
        notes = []
    notes = [said(note) for note in notes]
    text = note_lines(notes, max(_LEAST_COLUMNS, int(_room_below(ax) / NOTE_SIZE * 2)))
    figure = ax.get_figure(root=True)
    if figure is not None and not getattr(figure, "_juesuan_dressed", False):
        # Ink on the black of a dark style of the user's could not be read.
        figure.set_facecolor("white")
        ax.set_facecolor("white")
    if own and not (look.size or look.height):
        grow(ax, text.count("\n") * NOTE_SIZE * _NOTE_LINE / POINTS)
    # The axis label is the one text that every layout engine keeps clear of the tick labels.
    ax.set_xlabel(
        text,
        loc="left",
        family=family,
        fontsize=NOTE_SIZE,
        color=MUTED,
        labelpad=8,
        linespacing=_NOTE_LINE,
    )
    if figure is not None:
        speak(figure)
        dress(ax, look)
