"""What stands behind each bar, line, wedge and cell of a chart, for those who point at it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from juesuan_analysis.frozen import frozen

_KEPT = "_juesuan_marks"
Row = dict[str, Any]


@frozen
class Marked:
    """An artist, and the rows that it stands for: one, or one for each of its points or cells."""

    artist: Artist
    rows: tuple[Row, ...]


def remember(ax: Axes, artists: Iterable[Artist], rows: Iterable[Sequence[Row]]) -> None:
    """Keep with the axes what its artists stand for."""
    # 其他 and totals are drawn too, and are no row of the data.
    kept = [Marked(artist, tuple(own)) for artist, own in zip(artists, rows, strict=False) if own]
    setattr(ax, _KEPT, [*getattr(ax, _KEPT, ()), *kept])


def marks_of(figure: Figure) -> list[Marked]:
    """All that the charts of a figure remember."""
    return [mark for ax in figure.axes for mark in getattr(ax, _KEPT, ())]


def rows_by(data: pd.DataFrame, keys: Sequence[str]) -> dict[tuple[Hashable, ...], Row]:
    """The rows of a frame by some columns; of several the first."""
    found: dict[tuple[Hashable, ...], Row] = {}
    for record in data.to_dict("records"):
        found.setdefault(tuple(record[key] for key in keys), {str(k): v for k, v in record.items()})
    return found


def named(data: pd.DataFrame, label: str, names: Iterable[object]) -> list[Sequence[Row]]:
    """The row of each name; nothing for a name that no row has, such as 其他."""
    rows = rows_by(data.assign(**{label: data[label].astype("str")}), [label])
    return [(row,) if (row := rows.get((str(name),))) else () for name in names]
