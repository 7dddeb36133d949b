"""Shares of a total: a ring for a few parts, sorted bars for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle, Wedge

from juesuan_analysis.analysis.frame import amounts, held, require
from juesuan_analysis.analysis.rounding import rounded_shares
from juesuan_analysis.analysis.standings import contradicted
from juesuan_analysis.charts.below import caption, nothing, source_of
from juesuan_analysis.charts.chart import chart
from juesuan_analysis.charts.doubt import HATCH, doubt_note, doubted, hatch, signed
from juesuan_analysis.charts.guard import one_subject
from juesuan_analysis.charts.language import said
from juesuan_analysis.charts.marks import named, remember
from juesuan_analysis.charts.measured import measured, unit_note
from juesuan_analysis.charts.rows import (
    arranged,
    end_behind,
    room_beside,
    row_labels,
    rows_of_room,
    write_behind,
)
from juesuan_analysis.charts.style import (
    CURRENT,
    LABEL_SIZE,
    coloured,
    frame_off,
    ink_on,
    new_axes,
    style,
    width_points,
)
from juesuan_analysis.charts.text import amount_text, percent_text, scaled, wrapped
from juesuan_analysis.charts.theme import IN_CELL, MUTED, PALETTE, Looks

RING_PARTS = 5
_WIDTH, _RING_HEIGHT = 7.2, 3.7
_ROW, _AROUND = 0.3, 1.2
# The list beside the ring has two; in the ring they would not fit.
_INSIDE = 1  # decimals of a share inside the ring
_INSIDE_FROM = 7.0  # % of the ring that has room for its share
_ROUNDING = 0.005
_LABEL_COLUMNS = 36
_LIST_COLUMNS = 28  # as long as 国有资本经营预算财政拨款收入
_RIGHT = 4.5  # the ring has radius 1; the list of parts stands right of it, up to here
_FULL_POINTS = 400.0
_RING_POINTS = 250.0  # on narrower axes the list beside a ring could not be read


@chart(
    figure="amount",
    sentences=(
        (
            r"各部分之和与公布的合计相差 (\S+) 万元",
            "Parts differ from the total by {0} (10,000 yuan)",
        ),
    ),
)
def plot_structure(
    data: pd.DataFrame,
    *,
    ax: Axes | None = None,
    title: str | None = None,
    unit: str | None = None,
    order: Sequence[object] = (),
    **look: Unpack[Looks],
) -> Axes:
    """Draw the parts of a total.

    Parameters
    ----------
    data
        Rows with ``label``, ``amount`` (万元) and ``share`` (%), as
        :func:`~juesuan_analysis.analysis.chart_data` gives them (or
        :func:`~juesuan_analysis.analysis.structure`, with a ``label``); ``total``, ``year`` and
        ``department`` are told where they are there.
    ax
        Axes to draw into; a new figure otherwise.
    title
        The caption.
    unit
        元, 万元 or 亿元; chosen by the largest amount otherwise.
    order
        Names in the order to draw them, which also decides the colours of a ring, for charts side
        by side; others come after, the largest first.
    look
        Theme, palette, color, size, height, lang and english, as :func:`style` takes them.

    Returns
    -------
    Axes
        A ring where up to five parts have an amount and the axes have room for it, else bars,
        the largest first; on small axes the smallest are one bar, 其他. Parts that are zero or
        blank are named below the chart.
    """
    require(data, ["label", "amount", "share"])
    one_subject(data, "label")
    figures = held(data, ("amount", "total"))
    data, unit = measured(data.reset_index(drop=True), figures, unit)
    exact = amounts(data["share"])
    printed = data.assign(share=rounded_shares(exact), _inside=rounded_shares(exact, _INSIDE))
    drawn = printed[data["amount"].fillna(0) != 0].sort_values("amount", ascending=False)
    drawn = drawn.iloc[arranged(list(drawn["label"]), order)]
    drawn = drawn.assign(_hue=_hues(list(drawn["label"]), order))
    # What is below zero is no slice of anything.
    ring = len(drawn) <= RING_PARTS and bool((drawn["amount"] > 0).all())
    with style(**look):
        own = ax is None
        if ax is None:
            ax = new_axes(_WIDTH, _RING_HEIGHT if ring else _ROW * len(drawn) + _AROUND)
        if drawn.empty:
            nothing(ax)
        elif ring and width_points(ax) >= _RING_POINTS:
            _ring(ax, drawn, scaled(drawn["amount"], unit), unit)
            wedges = [patch for patch in ax.patches if isinstance(patch, Wedge)]
            remember(ax, wedges[-len(drawn) :], named(drawn, "label", drawn["label"]))
        else:
            shown = _merged(drawn, rows_of_room(ax, own=own))
            _bars(ax, shown, scaled(shown["amount"], unit))
            remember(ax, ax.containers[-1], named(drawn, "label", shown["label"]))
        caption(ax, title, _notes(data, drawn, unit))
    return ax


def _hues(names: list[object], order: Sequence[object]) -> list[int]:
    """The colour of each part: its place in the order, so that it keeps it where others are nil."""
    known = [name for name in order if name in names] if len(order) > RING_PARTS else list(order)
    known += [name for name in names if name not in known]
    hues = [known.index(name) for name in names]
    return hues if max(hues, default=0) < RING_PARTS else list(range(len(names)))


def _notes(data: pd.DataFrame, drawn: pd.DataFrame, unit: str) -> list[str]:
    against = drawn.loc[doubted(drawn), "label"]
    return [unit_note(unit), *source_of(data), *_left_out(data), *_gap(data), *doubt_note(against)]


def _whole(drawn: pd.DataFrame, values: pd.Series, unit: str) -> float:
    if "total" in drawn and drawn["total"].notna().any():
        return float(scaled(drawn["total"], unit).iloc[0])
    return float(values.sum())


def _ring(ax: Axes, drawn: pd.DataFrame, values: pd.Series, unit: str) -> None:
    colours = [PALETTE[hue] for hue in drawn["_hue"]]
    wedges, *_ = ax.pie(
        values,
        radius=1,
        startangle=90,
        counterclock=False,
        colors=colours,
        wedgeprops={"width": 0.42, "edgecolor": "white", "linewidth": 1.2 if len(drawn) > 1 else 0},
    )
    for wedge, against in zip(wedges, doubted(drawn), strict=True):
        wedge.set_hatch(HATCH if against else None)
    size = min(1.0, width_points(ax) / _FULL_POINTS)
    total = amount_text(_whole(drawn, values, unit))
    ax.text(0, 0.1, "合计", ha="center", va="center", color=MUTED, fontsize=LABEL_SIZE * size)
    ax.text(0, -0.13, total, ha="center", va="center", weight="bold", fontsize=10 * size)
    _inside(ax, drawn, values, size)
    _list(ax, drawn, values, size)
    # pie sets limits for the ring alone; the list stands beside it in the same axes.
    ax.set(xlim=(-1.05, _RIGHT), ylim=(-1.08, 1.08), xticks=[], yticks=[])
    ax.set_frame_on(False)


def _inside(ax: Axes, drawn: pd.DataFrame, values: pd.Series, size: float) -> None:
    """Write the larger shares into the ring; the list beside it has them all."""
    edges = np.concatenate([[0.0], np.cumsum(values / values.sum())])
    parts = zip(drawn["_inside"], drawn["_hue"], doubted(drawn), strict=True)
    for i, (share, place, against) in enumerate(parts):
        hue = coloured(PALETTE[place])
        if share >= _INSIDE_FROM:
            angle = np.pi / 2 - np.pi * (edges[i] + edges[i + 1])
            ax.text(
                0.79 * np.cos(angle),
                0.79 * np.sin(angle),
                f"{share:.{_INSIDE}f}%",
                ha="center",
                va="center",
                fontsize=7.5 * size,
                color=ink_on(hue),
                gid=IN_CELL,
                bbox=_behind(hue) if against else None,
            )


def _behind(colour: str) -> dict[str, Any]:
    """What keeps the hatching of a contradicted part out of its figure."""
    return {"facecolor": colour, "edgecolor": "none", "pad": 1}


def _list(ax: Axes, drawn: pd.DataFrame, values: pd.Series, size: float) -> None:
    """List the parts with swatch, name, amount and share in columns."""
    step = 0.36
    top = step * (len(drawn) - 1) / 2
    names = signed(list(map(str, drawn["label"])), doubted(drawn))
    for i, (label, share, value) in enumerate(zip(names, drawn["share"], values, strict=True)):
        y = top - i * step
        ax.add_patch(_swatch(y, PALETTE[drawn["_hue"].iloc[i]]))
        style_of_row: dict[str, Any] = {"va": "center", "fontsize": LABEL_SIZE * size}
        ax.text(1.55, y, wrapped(said(label), _LIST_COLUMNS), ha="left", **style_of_row)
        ax.text(3.75, y, amount_text(value), ha="right", **style_of_row)
        ax.text(_RIGHT, y, _share(share), ha="right", **style_of_row)


def _swatch(y: float, colour: str) -> Rectangle:
    return Rectangle((1.32, y - 0.07), 0.14, 0.14, facecolor=colour, edgecolor="none")


def _share(share: float) -> str:
    """Write the share of a part that is there; one that rounds to nothing is not 0."""
    return percent_text(share) if share else f"不足 {_ROUNDING * 2}%"


def _merged(drawn: pd.DataFrame, most: int | None) -> pd.DataFrame:
    """Make one part of the smallest, where there are more than have room."""
    if most is None or len(drawn) <= most:
        return drawn
    rest = drawn.iloc[max(1, most - 1) :]
    tail = {"label": f"其他 {len(rest)} 项", "amount": rest["amount"].sum()}
    tail["share"] = rest["share"].sum(min_count=1)
    tail["n_contradicted"] = int(doubted(rest).sum())
    # Counted for all before they are joined: a row without a count would have lost its mark.
    drawn = drawn.assign(n_contradicted=contradicted(drawn))
    return pd.concat([drawn.iloc[: max(1, most - 1)], pd.DataFrame([tail])], ignore_index=True)


def _bars(ax: Axes, drawn: pd.DataFrame, values: pd.Series) -> None:
    places = np.arange(len(drawn))[::-1]
    hatch(ax.barh(places, values, 0.68, color=CURRENT), doubted(drawn))
    told = [
        amount_text(value) + ("" if np.isnan(share) else f"（{_share(share)}）")
        for value, share in zip(values, drawn["share"], strict=True)
    ]
    told = signed(told, doubted(drawn))
    for y, value, words in zip(places, values, told, strict=True):
        write_behind(ax, words, max(value, 0.0), y)
    names = row_labels(ax, drawn["label"], _LABEL_COLUMNS)
    ax.set_yticks(places, names)
    low = min(0.0, float(values.min())) * 1.05
    right = end_behind(low, list(values.clip(lower=0.0)), told, room_beside(ax, names))
    ax.set(ylim=(-0.6, len(drawn) - 0.4), xlim=(low, right))
    frame_off(ax, value_axis="x")
    ax.set_xticks([])


def _left_out(data: pd.DataFrame) -> list[str]:
    """Name the parts without an amount: zero and blank are different things."""
    groups = (("为 0", data["amount"] == 0), ("空白", data["amount"].isna()))
    return [
        f"{words}：{'、'.join(map(str, data.loc[chosen, 'label']))}"
        for words, chosen in groups
        if chosen.any()
    ]


def _gap(data: pd.DataFrame) -> list[str]:
    """Say when the parts do not add up to the published total."""
    if "total" not in data or data["total"].dropna().empty:
        return []
    gap = float(data["amount"].sum() - data["total"].dropna().iloc[0])
    if abs(gap) <= _ROUNDING * (len(data) + 1):
        return []
    return [f"各部分之和与公布的合计相差 {amount_text(gap, signed=True)} 万元"]
