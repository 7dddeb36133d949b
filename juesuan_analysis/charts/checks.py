"""What was checked: identities down, documents across, an outcome in each cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from juesuan_analysis.analysis.frame import FrameError
from juesuan_analysis.charts.below import caption, nothing
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.grid import (
    NO_DATA,
    hatch_missing,
    legend_above,
    name_cells,
    no_data,
    row_names,
)
from juesuan_analysis.charts.labels import middle_cut, points_of
from juesuan_analysis.charts.style import GROWS, POINTS, frame_off, new_axes, style, width_points
from juesuan_analysis.charts.theme import Looks
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CONFLICT,
    FAILED,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    ROUNDING,
)
from juesuan_analysis.frozen import frozen

_LEAST_WIDTH, _LEAST_CELLS, _COLUMN, _ROW = 7.2, 2.4, 0.2, 0.2
_AROUND, _MARGIN = 1.3, 0.5  # inches for title and legend, and at the sides
_NAME_COLUMNS, _LEAST_COLUMNS = 84, 12  # half-width columns for the name of an identity
_MOST_NAME = 0.5  # share of the caller's axes that names may take
_MARK, _STROKE = 5.0, 1.2
_LEGEND_POINTS = 19.0  # for each line
_LEGEND_COLUMNS, _SWATCH_POINTS = 4, 24.0


@frozen
class _Look:
    """Colour and mark of an outcome; the mark tells it apart without colour."""

    colour: str
    mark: str
    ink: str


_LOOKS = {
    HOLDS: _Look("#DCE6EE", "", "none"),
    ROUNDING: _Look("#DCE6EE", ".", "#2F6690"),
    CONFLICT: _Look("#B5762A", "x", "white"),
    ADJUSTED: _Look("#E3DDEB", "+", "#5A5A5A"),
    NOT_APPLICABLE: _Look("#F4F4F4", "_", "#8A8A8A"),
    NOT_ENOUGH: _Look("#EBDCC0", "^", "#5A5A5A"),
    NOT_READ: _Look("#8A8A8A", "s", "white"),
    FAILED: _Look("#222222", "D", "white"),
}


@chart(
    english={"没有核对结果": "No results of checks"},
    sentences=((r"(\d+) 条勾稽关系，(\d+) 份公开文件", "{0} identities, {1} disclosures"),),
)
def plot_checks(
    matrix: pd.DataFrame,
    *,
    names: Mapping[str, str] | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    note: str | None = None,
    **look: Unpack[Looks],
) -> Axes:
    """Draw the outcome of every identity in every document.

    Parameters
    ----------
    matrix
        Outcomes, identities down and documents across, as
        :func:`~juesuan_analysis.analysis.check_table` gives them.
    names
        What to call identities, such as their ``statement`` in the findings.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    note
        A line for below the chart.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        A colour and a mark for each outcome; the legend counts them. A document without a
        finding of an identity is hatched.

    Raises
    ------
    FrameError
        The matrix has an outcome that is none.

    Examples
    --------
    >>> matrix = pd.DataFrame({"甲局 2024": ["成立", "不符"]}, index=["F1.balance", "F5.kinds"])
    >>> ax = plot_checks(matrix, names={"F5.kinds": "基本支出 + 项目支出 = 合计"})
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['成立 1', '不符 1']
    """
    _refuse_unknown(matrix)
    rows, columns = matrix.shape
    with style(**look):
        called = [str((names or {}).get(name, name)) for name in row_names(matrix.index)]
        own, ax = ax is None, ax or new_axes(_width(called, columns), _ROW * rows + _AROUND)
        if matrix.notna().any(axis=None):
            _draw(ax, matrix, called, own=own)
            lines = _legend(ax, matrix)
        else:
            nothing(ax, "没有核对结果")
            lines = 1
        notes = [f"{rows} 条勾稽关系，{columns} 份公开文件", *([note] if note else [])]
        caption(ax, title, notes, pad=_LEGEND_POINTS * lines, own=own)
    return ax


def _refuse_unknown(matrix: pd.DataFrame) -> None:
    found = pd.Series(matrix.to_numpy().ravel()).dropna().unique()
    unknown = [str(outcome) for outcome in found if outcome not in _LOOKS]
    if unknown:
        raise FrameError(f"不认识的核对结果：{'、'.join(unknown)}")


def _width(names: list[str], columns: int) -> float:
    """Inches that the names of identities and a cell for each document need."""
    side = min(_NAME_COLUMNS * points_of("0"), max(map(points_of, names), default=0.0)) / POINTS
    return max(_LEAST_WIDTH, max(_LEAST_CELLS, _COLUMN * columns) + side + _MARGIN)


def _draw(ax: Axes, matrix: pd.DataFrame, names: list[str], *, own: bool) -> None:
    codes = matrix.apply(lambda column: column.map({name: i for i, name in enumerate(_LOOKS)}))
    colours = ListedColormap([look.colour for look in _LOOKS.values()])
    cells = codes.astype("float64").to_numpy()
    ax.pcolormesh(cells, cmap=colours, vmin=0, vmax=len(_LOOKS), edgecolors="white", linewidth=0.8)
    frame_off(ax, value_axis="x")
    room = width_points(ax) * GROWS
    most = _NAME_COLUMNS if own else min(_NAME_COLUMNS, int(room * _MOST_NAME / points_of("0")))
    rows = [middle_cut(name, max(_LEAST_COLUMNS, most)) for name in names]
    width = max(0.0, room - max(map(points_of, rows))) / matrix.shape[1]
    name_cells(ax, rows, list(map(str, matrix.columns)), most=_NAME_COLUMNS, width=width, own=own)
    for outcome, look in _LOOKS.items():
        _mark(ax, matrix == outcome, look)
    hatch_missing(ax, matrix)


def _mark(ax: Axes, where: pd.DataFrame, look: _Look) -> None:
    rows, columns = where.to_numpy().nonzero()
    if look.mark and len(rows):
        style_of_mark: dict[str, Any] = {
            "color": look.ink,
            "markersize": _MARK,
            "markeredgewidth": _STROKE,
        }
        ax.plot(columns + 0.5, rows + 0.5, linestyle="none", marker=look.mark, **style_of_mark)


def _legend(ax: Axes, matrix: pd.DataFrame) -> int:
    """Count the outcomes; give the lines that this takes."""
    counts = pd.Series(matrix.to_numpy().ravel()).value_counts()
    found = [outcome for outcome in _LOOKS if outcome in counts.index]
    handles: list[object] = [_handle(_LOOKS[outcome]) for outcome in found]
    labels = [f"{outcome} {counts[outcome]:,}" for outcome in found]
    if blank := int(matrix.isna().sum().sum()):
        handles.append(no_data())
        labels.append(f"{NO_DATA} {blank:,}")
    across = _columns(ax, labels)
    legend_above(ax, handles, labels, ncols=across)
    return -(-len(labels) // across)


def _columns(ax: Axes, labels: list[str]) -> int:
    room = width_points(ax) * GROWS
    fitting = int(room / (max(map(points_of, labels)) + _SWATCH_POINTS))
    return max(1, min(_LEGEND_COLUMNS, len(labels), fitting))


def _handle(look: _Look) -> object:
    swatch = Patch(facecolor=look.colour, edgecolor="#9A9A9A", linewidth=0.4)
    if not look.mark:
        return swatch
    mark = Line2D([], [], linestyle="none", marker=look.mark, color=look.ink, markersize=_MARK)
    mark.set_markeredgewidth(_STROKE)
    # A legend draws the handles of a tuple over one another.
    return (swatch, mark)
