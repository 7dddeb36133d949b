"""A matrix of figures as colours: departments down, years across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize, to_hex
from matplotlib.patches import Rectangle

from juesuan_analysis.analysis.frame import FrameError, amounts
from juesuan_analysis.analysis.measures import MONEY
from juesuan_analysis.charts.below import INVENTED, caption, invented, nothing, source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import doubt_note
from juesuan_analysis.charts.grid import (
    NO_DATA,
    all_years,
    hatch_missing,
    legend_above,
    name_cells,
    no_data,
    row_names,
)
from juesuan_analysis.charts.labels import Limits, amount_axis, number_text, points_of
from juesuan_analysis.charts.marks import remember
from juesuan_analysis.charts.measured import chosen_unit, unit_note
from juesuan_analysis.charts.rows import arranged
from juesuan_analysis.charts.shades import SCALES, colours_of, shaded
from juesuan_analysis.charts.style import (
    LABEL_SIZE,
    NOTE_SIZE,
    coloured,
    frame_off,
    ink_on,
    new_axes,
    style,
    width_points,
)
from juesuan_analysis.charts.text import amount_text, scaled
from juesuan_analysis.charts.theme import IN_CELL, MUTED, PAPER, Looks
from juesuan_analysis.fonts import register
from juesuan_analysis.vocabulary.money import WAN

_WIDTH, _ROW, _AROUND = 7.2, 0.3, 1.5
_NAME_COLUMNS = 28
_CELLS = 200  # up to so many carry their figure
_LEGEND_POINTS = 20.0


@chart(
    english={
        "颜色按对数": "Colours on a log scale",
        "颜色按行：每行从最小到最大": "Colours by row, from least to largest",
        "短横：负数": "Dash: negative",
    },
    sentences=(
        (r"颜色以 (\S+) 为界", "Colours part at {0}"),
        (r"短横：低于 (\S+)", "Dash: below {0}"),
    ),
)
def plot_heatmap(
    matrix: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    unit: str | None = None,
    annotate: bool | None = None,
    limits: Limits | None = None,
    center: float = 0.0,
    scale: Literal["linear", "log", "row"] = "linear",
    note: str | None = None,
    order: Sequence[object] = (),
    **look: Unpack[Looks],
) -> Axes:
    """Draw a matrix of figures as colours.

    Parameters
    ----------
    matrix
        Figures, departments down and years across, as
        :func:`~juesuan_analysis.analysis.compare` gives them.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    unit
        元, 万元 or 亿元 to show amounts in. A matrix of :func:`compare` knows what it measures; for
        another, the word for its figures, such as %.
    annotate
        Write the figures into the cells; where they fit otherwise.
    limits
        Figures at the ends of the colours, in the unit of the chart, for charts side by side.
    center
        The figure between the two hues, such as 100 for completion in %.
    scale
        What colours stand for: the figures; ``log`` their logarithms, where departments differ by
        a hundred times; ``row`` each row from its least to its largest. The figures written into
        the cells stay what they are.
    note
        A line for below the chart, such as what the data covers.
    order
        Names of rows in the order to draw them; others come after, as the matrix has them.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        One hue from light to dark; two hues where figures lie on both sides of ``center``. A
        missing figure, and a year that the matrix leaves out, is hatched.

    Examples
    --------
    >>> matrix = pd.DataFrame({2023: [1.0, None], 2024: [2.0, 5.0]}, index=["甲局", "乙局"])
    >>> ax = plot_heatmap(matrix)
    >>> [text.get_text() for text in ax.texts]
    ['1.00', '2.00', '5.00']
    """
    if "department" in matrix.columns:
        raise FrameError("这里要一张行为部门、列为年度的表，请先用 compare(表, 列名) 排好")
    if scale not in SCALES:
        raise FrameError(f"没有“{scale}”这种颜色刻度。可选：{'、'.join(SCALES)}")
    matrix = _arranged(matrix, order)
    own = matrix.attrs.get("measure_unit")
    whole = all_years(matrix.apply(amounts)) * (MONEY[own] / MONEY[WAN] if own in MONEY else 1.0)
    figures = pd.Series(whole.to_numpy().ravel())
    unit = chosen_unit(own, figures, unit)
    against = _contradicted(matrix)
    with style(**look):
        alone, ax = ax is None, ax or new_axes(_WIDTH, _ROW * len(matrix) + _AROUND)
        notes = [unit_note(unit), *([f"颜色以 {number_text(center)} 为界"] if center else [])]
        if figures.notna().any():
            drawn = whole.apply(scaled, unit=unit)
            tints, said = shaded(drawn, scale)
            notes += said
            notes += _draw(ax, drawn, tints, annotate, limits, center, own=alone)
            cells = [
                {"name": " ".join(map(str, np.atleast_1d(row))), "year": column, "value": figure}
                for row, figures_of in zip(whole.index, drawn.to_numpy(), strict=True)
                for column, figure in zip(whole.columns, figures_of, strict=True)
            ]
            remember(ax, ax.collections[:1], [cells])
            _cross_out(ax, whole, against)
            notes += doubt_note(" ".join(map(str, _flat(spot))) for spot in against)
        else:
            nothing(ax)
        told = [str(matrix.attrs[name]) for name in ("coverage",) if name in matrix.attrs]
        notes += [*_source(matrix), *told, *([note] if note else [])]
        caption(ax, title, notes, pad=_LEGEND_POINTS, own=alone)
    return ax


def _arranged(matrix: pd.DataFrame, order: Sequence[object]) -> pd.DataFrame:
    """Rows in an order of names, which are the last level of their index where it has several."""
    if len(order) == 0:
        return matrix
    return matrix.iloc[arranged(list(matrix.index.get_level_values(-1)), order)]


def _contradicted(matrix: pd.DataFrame) -> list[tuple[Any, Any]]:
    """Rows and columns of contradicted figures that the matrix still has."""
    told = matrix.attrs.get("contradicted", ())
    return [(row, column) for row, column in told if row in matrix.index and column in matrix]


def _flat(spot: tuple[Any, Any]) -> list[object]:
    """The name of a contradicted figure: who, and when."""
    row, column = spot
    return [row[-1] if isinstance(row, tuple) else row, column]


def _source(matrix: pd.DataFrame) -> list[str]:
    who = matrix.attrs.get("who", {})
    one = {name: who[name][0] for name in ("region", "department") if len(who.get(name, ())) == 1}
    years = pd.DataFrame({"year": pd.Series(who.get("year", []), dtype="float64")})
    told = source_of(years.assign(department=one["department"]) if "department" in one else years)
    rows = [" ".join(map(str, np.atleast_1d(name))) for name in matrix.index]
    names = [f"{one.get('region', '')} {name}" for name in rows]
    said = any(INVENTED in line for line in told)
    return [*told, *([] if said else invented(pd.DataFrame({"department": names})))]


def _cross_out(ax: Axes, whole: pd.DataFrame, against: list[tuple[Any, Any]]) -> None:
    for row, column in against:
        y, x = list(whole.index).index(row), list(whole.columns).index(column)
        ax.add_patch(Rectangle((x, y), 1, 1, fill=False, hatch="xx", edgecolor=MUTED, linewidth=0))


def _draw(
    ax: Axes,
    matrix: pd.DataFrame,
    tints: pd.DataFrame | None,
    annotate: bool | None,
    limits: Limits | None,
    center: float,
    *,
    own: bool,
) -> list[str]:
    shades = matrix if tints is None else tints
    norm, colours = colours_of(shades, limits, center if tints is None else 0.0)
    cells = shades.to_numpy()
    ax.pcolormesh(cells, cmap=colours, norm=norm, edgecolors=coloured(PAPER), linewidth=1)
    frame_off(ax, value_axis="x")
    width = _cell_width(ax, matrix)
    name_cells(
        ax,
        row_names(matrix.index),
        [str(column) for column in matrix.columns],
        most=_NAME_COLUMNS,
        width=width,
        own=own,
    )
    if hatch_missing(ax, matrix):
        legend_above(ax, [no_data()], [NO_DATA])
    fits = matrix.size <= _CELLS and _widest(matrix) < width
    if fits if annotate is None else annotate:
        _write(ax, matrix, shades, norm, colours)
        return []
    if tints is not None:
        return []
    _colour_bar(ax, norm, colours)
    return _mark_below(ax, matrix, center)


def _cell_width(ax: Axes, matrix: pd.DataFrame) -> float:
    """Width of a cell in points, when the names of the rows have taken theirs."""
    names = max(
        min(points_of(name), _NAME_COLUMNS * LABEL_SIZE / 2) for name in row_names(matrix.index)
    )
    room = max(0.0, width_points(ax) * 1.15 - names)
    return room / matrix.shape[1]


def _widest(matrix: pd.DataFrame) -> float:
    known = matrix.to_numpy().ravel()
    return max(points_of(amount_text(value)) for value in known if not np.isnan(value)) + 6


def _write(
    ax: Axes,
    matrix: pd.DataFrame,
    shades: pd.DataFrame,
    norm: Normalize,
    colours: LinearSegmentedColormap,
) -> None:
    for (row, column), value in np.ndenumerate(matrix.to_numpy()):
        if not np.isnan(value):
            shade = np.nan_to_num(shades.to_numpy()[row, column])
            spot = (column + 0.5, row + 0.5)
            colour = ink_on(to_hex(colours(norm(shade))))
            ax.text(
                *spot,
                amount_text(value),
                ha="center",
                va="center",
                fontsize=NOTE_SIZE,
                color=colour,
                gid=IN_CELL,
                zorder=4,
                # A figure that is crossed out can still be read.
                bbox={"facecolor": colours(norm(shade)), "edgecolor": "none", "pad": 1},
            )


def _colour_bar(ax: Axes, norm: Normalize, colours: LinearSegmentedColormap) -> None:
    figure = ax.get_figure(root=True)
    if figure is None:
        return
    bar = figure.colorbar(ScalarMappable(norm, colours), ax=ax, fraction=0.03, pad=0.02, aspect=30)
    bar.outline.set_visible(False)
    amount_axis(bar.ax, "y")
    bar.ax.tick_params(length=0, labelfontfamily=register())


def _mark_below(ax: Axes, matrix: pd.DataFrame, center: float) -> list[str]:
    """Mark figures below the middle, which print in the same grey as those above."""
    rows, columns = (matrix.to_numpy() < center).nonzero()
    if not len(rows) or not (matrix.to_numpy() > center).any():
        return []
    ax.scatter(columns + 0.5, rows + 0.5, marker="_", s=24, color=MUTED, linewidth=1)
    return ["短横：负数" if center == 0 else f"短横：低于 {number_text(center)}"]
