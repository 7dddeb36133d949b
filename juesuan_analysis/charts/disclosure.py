"""The six charts of a disclosure, with its captions."""

from __future__ import annotations

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from juesuan_analysis.analysis.disclosure_charts import (
    DISCLOSURE_CHARTS,
    ChangeChart,
    Chart,
    chart_data,
    charted,
    charted_statements,
)
from juesuan_analysis.charts.below import caption, nothing
from juesuan_analysis.charts.change import plot_change
from juesuan_analysis.charts.picture import Picture
from juesuan_analysis.charts.structure import RING_PARTS, plot_structure
from juesuan_analysis.charts.style import pad, size_of, style
from juesuan_analysis.vocabulary.forms import BY_NUMBER

_WIDTH = 7.2
_CHANGE, _RING, _EMPTY = 4.2, 3.7, 2.0
_ROW, _AROUND = 0.3, 1.2


def draw_disclosure(
    entries: pd.DataFrame, statements: pd.DataFrame, previous_entries: pd.DataFrame | None = None
) -> dict[str, Figure]:
    """Draw the charts that a disclosure prints, from its data.

    Parameters
    ----------
    entries, statements
        Those of one disclosure, as a store gives them.
    previous_entries
        Those of the same department's disclosure of the year before, where there is one.

    Returns
    -------
    dict
        Caption to figure, in the narrative's order. A chart whose form was not read says so.
    """
    own, said = charted(entries), charted_statements(statements)
    before = previous_entries
    if before is not None and not before.empty:
        before = charted(before)
    # Nothing stands above these charts that a title would have to make way for; to look for it
    # measures all their ticks once more.
    with mpl.rc_context({"axes.titley": 1.0}):
        return {
            spec.caption: _draw(spec, chart_data(spec, own, said, before))
            for spec in DISCLOSURE_CHARTS
        }


def _draw(spec: Chart, data: pd.DataFrame) -> Figure:
    with style():
        figure = Picture(figsize=size_of(_WIDTH, _height(spec, data)), layout="constrained")
        pad(figure)
        ax = figure.subplots()
        if data.empty:
            nothing(ax, f"没有读到《{_form_title(spec)}》的合计数，未画图")
            caption(ax, spec.caption, [])
        elif isinstance(spec, ChangeChart):
            plot_change(data, ax=ax, title=spec.caption)
        else:
            plot_structure(data, ax=ax, title=spec.caption)
    return figure


def _form_title(spec: Chart) -> str:
    form = spec.items[0].cells[0].form if isinstance(spec, ChangeChart) else spec.form
    return BY_NUMBER[form].title


def _height(spec: Chart, data: pd.DataFrame) -> float:
    if data.empty:
        return _EMPTY
    if isinstance(spec, ChangeChart):
        return _CHANGE
    parts = int((data["amount"].fillna(0) != 0).sum())
    return _RING if parts <= RING_PARTS else _ROW * parts + _AROUND
