"""A chart that answers: point at a bar for its figure and its place on the page, click to keep it.

The chart is the one that matplotlib draws; ``ipympl`` (extra ``interactive``) brings it to life in
JupyterLab, from files of its own and without a network.
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backend_bases import Event, MouseEvent
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from juesuan_analysis.analysis.standings import BETWEEN
from juesuan_analysis.charts.marks import Row, marks_of
from juesuan_analysis.charts.text import amount_text
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.fonts import register
from juesuan_analysis.show.trace import Library, trace
from juesuan_analysis.store import Store

_WHO = ("entity", "department", "region")
_WHAT = ("label", "line", "item", "indicator", "name", "year")
_FIGURES = {
    "current": "本年",
    "previous": "上年",
    "change": "增减",
    "final": "决算",
    "budget": "预算",
    "amount": "数",
    "value": "数",
}
_BOX = {"boxstyle": "round", "facecolor": "#FFFFF0", "edgecolor": "#888888", "alpha": 0.97}
_MISSING = "要在笔记本里指着图看数，请先安装：pip install 'juesuan-analysis[interactive]'"
_OPEN_NOTEBOOK = "JPY_SESSION_NAME"  # set by Jupyter's server
_TOP = 9  # above everything that a chart draws


@dataclass
class Interactive:
    """A chart under the pointer: what is pointed at, what was clicked, and its page crop.

    Attributes
    ----------
    figure
        The chart's figure.
    hovered, clicked
        The row of the data behind the figure under the pointer, and of the last click.
    crop
        What :func:`~juesuan_analysis.trace` shows of the click (or of what is pointed at), where
        the PDFs are given.
    """

    figure: Figure = field(repr=False)
    store: Store | None = field(default=None, repr=False)
    library: Library | None = field(default=None, repr=False)
    hovered: Row | None = None
    clicked: Row | None = None
    crop: Any = field(default=None, repr=False)
    told: str = ""
    _notes: dict[Axes, Annotation] = field(default_factory=dict, repr=False)
    _crops: dict[str, Any] = field(default_factory=dict, repr=False)
    _pane: Any = field(default=None, repr=False)

    def hover(self, event: Event) -> None:
        """Tell what stands under the pointer."""
        row, found = self._under(event)
        if row is self.hovered:
            return
        self.hovered = row
        for note in self._notes.values():
            note.set_visible(False)
        if row is not None and found is not None and isinstance(event, MouseEvent):
            self._write(row, event)
            if self.clicked is None:
                self._show(row)
        self.figure.canvas.draw_idle()

    def click(self, event: Event) -> None:
        """Keep what was clicked, with its place on the page; a click beside it lets go."""
        self.clicked, _ = self._under(event)
        if self.clicked is not None:
            self._show(self.clicked)

    def _under(self, event: Event) -> tuple[Row | None, Axes | None]:
        for mark in marks_of(self.figure):
            if not isinstance(event, MouseEvent) or mark.artist.axes is not event.inaxes:
                continue
            inside, where = mark.artist.contains(event)
            if inside:
                places = where.get("ind", [0])
                place = int(places[0]) if len(places) else 0
                row = mark.rows[min(place, len(mark.rows) - 1)]
                return row or None, event.inaxes
        return None, None

    def _write(self, row: Row, event: MouseEvent) -> None:
        ax = event.inaxes
        if ax is None:
            return
        if ax not in self._notes:
            self._notes[ax] = ax.annotate(
                "",
                (0, 0),
                xytext=(12, 12),
                textcoords="offset points",
                family=register(),
                fontsize=9,
                linespacing=1.4,
                bbox=_BOX,
                zorder=_TOP,
                annotation_clip=False,
            )
            # Else the chart moves aside each time that something is pointed at.
            self._notes[ax].set_in_layout(False)
        note = self._notes[ax]
        note.xy = (event.xdata or 0.0, event.ydata or 0.0)
        right = event.x > ax.bbox.x0 + ax.bbox.width * 0.6
        note.set(text=told_of(row), visible=True, ha="right" if right else "left")
        note.set_position((-12 if right else 12, 12))

    def _show(self, row: Row) -> None:
        """Find the page crop of a row, once for each reference."""
        refs = str(row.get("ref") or "").split(BETWEEN)
        self.told, self.crop = told_of(row), None
        if refs[0] and self.library is not None and self.store is not None:
            if refs[0] not in self._crops:
                self._crops[refs[0]] = self._trace(refs[0])
            self.crop = self._crops[refs[0]]
        if self._pane is not None:
            self._pane.value = _html(self.told, self.crop, len(refs))

    def _trace(self, ref: str) -> Any:  # noqa: ANN401
        try:
            return trace(ref, self.library or "data/raw", store=self.store or "data/processed")
        except JuesuanError as error:
            return str(error)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        live = _somebody_looks() and find_spec("ipympl") is not None
        display(self.widget() if live else self.figure)  # type: ignore[no-untyped-call]

    def widget(self) -> Any:  # noqa: ANN401
        """The chart as a widget, with a pane for the page below it."""
        try:
            from ipympl.backend_nbagg import Canvas, FigureManager
        except ImportError:
            raise JuesuanError(_MISSING) from None
        import ipywidgets

        canvas = Canvas(self.figure)
        FigureManager(canvas, 0)
        canvas.header_visible = canvas.footer_visible = False
        canvas.toolbar_visible = False  # it would lie on the names at the left
        _connect(self)
        self._pane = ipywidgets.HTML("指着图看数，点一下看原页")
        return ipywidgets.VBox([canvas, self._pane])


def interactive(
    chart: Axes | Figure, store: Store | None = None, pdfs: str | Path | None = None
) -> Interactive:
    """Let a chart answer to the pointer.

    Parameters
    ----------
    chart
        What a chart function gives.
    store
        Where its figures are, and
    pdfs
        the folder with the PDFs; without both there are figures and no page crops.

    Returns
    -------
    Interactive
        An open notebook shows it as the chart with a pane below: pointing at a bar, a line, a part
        or a cell tells its figure, its standing and its page, and shows where it is printed; a
        click keeps that until the next. Without ``ipympl``, and where a program runs the notebook,
        it is shown as the picture.

    Raises
    ------
    JuesuanError
        It is no chart of :mod:`juesuan_analysis.charts`, or nothing is drawn in it.

    Examples
    --------
    >>> from juesuan_analysis.charts import plot_trend
    >>> rows = pd.DataFrame({"year": [2023, 2024], "line": "基本支出", "amount": [1.0, 2.0],
    ...                      "standing": "已印证", "page": [4, 5]})
    >>> interactive(plot_trend(rows)).hovered is None
    True
    """
    figure = chart if isinstance(chart, Figure) else getattr(chart, "figure", None)
    if not isinstance(figure, Figure) or not marks_of(figure):
        raise JuesuanError(
            "这不是一张画了数的图。请给 plot_… 的结果，例如 interactive(plot_trend(表))"
        )
    library = None if pdfs is None else Library(pdfs)
    made = Interactive(figure, store, library)
    _connect(made)
    return made


def _somebody_looks() -> bool:
    """Whether the kernel belongs to an open notebook.

    One that nbconvert runs is kept: with a picture in it, it can be opened anywhere.
    """
    return _OPEN_NOTEBOOK in os.environ


def _connect(made: Interactive) -> None:
    made.figure.canvas.mpl_connect("motion_notify_event", made.hover)
    made.figure.canvas.mpl_connect("button_press_event", made.click)


def told_of(row: Mapping[str, Any]) -> str:
    """What a figure is, how sure, and on which page, in lines.

    Examples
    --------
    >>> row = {"department": "甲局", "year": 2024, "final": 8.0, "standing": "矛盾", "page": 7}
    >>> print(told_of(row))
    甲局 2024
    决算 8.00
    矛盾　第 7 页
    """
    who = [str(row[name]) for name in _WHO if _known(row, name)]
    who = [name for i, name in enumerate(who) if not any(name in before for before in who[:i])]
    names = dict.fromkeys([*who, *(str(row[name]) for name in _WHAT if _known(row, name))])
    unit = str(row["measure_unit"]) if _known(row, "measure_unit") else ""
    figures = [
        f"{word} {amount_text(float(row[name]))}{unit}"
        for name, word in _FIGURES.items()
        if _known(row, name)
    ]
    proof = [str(row["standing"])] if _known(row, "standing") else []
    proof += [f"第 {int(row['page'])} 页"] if _known(row, "page") else []
    return "\n".join(
        part for part in (" ".join(names), "　".join(figures), "　".join(proof)) if part
    )


def _known(row: Mapping[str, Any], name: str) -> bool:
    value = row.get(name)
    return value is not None and not pd.isna(value)


def _html(told: str, crop: Any, count: int) -> str:  # noqa: ANN401
    words = html.escape(told).replace("\n", "<br>")
    more = f"<br>（由 {count} 个数得来，原页是第一个的）" if count > 1 else ""
    if crop is None:
        return words + more
    if isinstance(crop, str):
        return f"{words}<br>{html.escape(crop)}"
    uri = getattr(crop, "data_uri", None)
    picture = f'<img src="{crop.data_uri()}" style="max-width:100%">' if uri else ""
    return f"{words}{more}<br>{html.escape(getattr(crop, 'caption', ''))}<br>{picture}"
