"""What is known of a department in a year that tells whether another continues it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, plain
from juesuan_analysis.analysis.indicators import indicators, narrated_previous
from juesuan_analysis.frozen import frozen

_NAMES = ["支出总计", "年初结转和结余", "年末结转和结余"]
_FORM, _LEVEL = 3, 3


@frozen
class Evidence:
    """One reason to believe in a match: how strong it is (0 to 1), and in words.

    ``together`` says that a figure is the sum of several departments'.
    """

    kind: str
    strength: float
    why: str
    together: bool = False


@frozen
class Office:
    """A department in a year: 支出总计, carry-over, last year's total as narrated, its 科目.

    ``codes`` weighs each 项 by how few departments of its region and year have it (0: all do).
    """

    region: str
    name: str
    year: int
    total: float | None
    opening: float | None
    closing: float | None
    implied: float | None
    codes: dict[str, float]


def offices(entries: pd.DataFrame, statements: pd.DataFrame | None) -> list[Office]:
    """Gather what is known of every department and year."""
    entries = plain(entries[entries["region"].notna()])  # an unknown region is no common one
    figures = indicators(entries, names=_NAMES)
    wide = figures.pivot(index=list(WHO), columns="indicator", values="value")
    wide = wide.reindex(columns=_NAMES)
    implied: dict[tuple[object, ...], float] = {}
    if statements is not None:
        told = narrated_previous(figures, statements, names=_NAMES[:1])
        implied = dict(zip(map(tuple, told[list(WHO)].to_numpy()), told["previous"], strict=True))
    codes = _codes(entries)
    every = entries[list(WHO)].drop_duplicates().sort_values(list(WHO))
    return [
        Office(
            who[0],
            who[1],
            int(who[2]),
            total=_figure(wide, who, _NAMES[0]),
            opening=_figure(wide, who, _NAMES[1]),
            closing=_figure(wide, who, _NAMES[2]),
            implied=implied.get(who),
            codes=codes.get(who, {}),
        )
        for who in map(tuple, every.to_numpy())
    ]


def by_region(known: Sequence[Office]) -> dict[str, dict[int, list[Office]]]:
    """The offices of each region, by year."""
    regions: dict[str, dict[int, list[Office]]] = {}
    for office in known:
        regions.setdefault(office.region, {}).setdefault(office.year, []).append(office)
    return regions


def _figure(wide: pd.DataFrame, who: tuple[object, ...], name: str) -> float | None:
    if who not in wide.index:
        return None
    value: Any = wide.at[who, name]
    return None if pd.isna(value) else float(value)


def _codes(entries: pd.DataFrame) -> dict[tuple[object, ...], dict[str, float]]:
    items = entries[(entries["form"] == _FORM) & (entries["level"] == _LEVEL)]
    items = items[[*WHO, "code"]].drop_duplicates()
    place = ["region", "year"]
    every = entries[[*place, "department"]].drop_duplicates()
    every = every.groupby(place).size().rename("_offices").reset_index()
    items = items.merge(every, on=place)
    have = items.groupby([*place, "code"])["department"].transform("size")
    items = items.assign(weight=(items["_offices"] / have).map(math.log))
    return {
        who: dict(zip(group["code"], group["weight"], strict=True))
        for who, group in items.groupby(list(WHO))
    }
