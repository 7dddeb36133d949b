"""What a chart's figures are measured in; nothing is taken for 万元 that does not say so."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, amounts
from juesuan_analysis.analysis.measures import MONEY, unit_of_column
from juesuan_analysis.charts.text import unit_for
from juesuan_analysis.vocabulary.money import WAN

UNSAID = ""


def measured(
    data: pd.DataFrame, columns: Sequence[str], unit: str | None
) -> tuple[pd.DataFrame, str]:
    """Give columns of figures as floats, money in 万元, and the unit that a chart shows.

    Parameters
    ----------
    data
        A frame whose columns of figures all measure one thing.
    columns
        The columns; the first says the unit.
    unit
        As the caller asks: a unit of money converts to it; another has to be the figures' own.

    Raises
    ------
    FrameError
        Figures of several units, or figures that cannot be shown in the unit asked for.
    """
    own = unit_of_column(data, columns[0])
    factor = MONEY[own] / MONEY[WAN] if own in MONEY else 1.0
    numbers = {name: amounts(data[name]) * factor for name in columns}
    together = pd.concat(list(numbers.values()), ignore_index=True)
    return data.assign(**numbers), chosen_unit(own, together, unit)


def chosen_unit(own: str | None, values: pd.Series, asked: str | None) -> str:
    """Choose what to show figures in: as asked where that is possible, else what suits them."""
    if own in MONEY:
        if asked is None:
            return unit_for(values)
        if asked in MONEY:
            return asked
    elif asked is None or asked == own or (own is None and asked not in (*MONEY,)):
        return asked or own or UNSAID
    # Who asks for 万元 says what the figures are in.
    elif own is None and asked == WAN:
        return WAN
    known = own or "未注明"
    raise FrameError(
        f"数据的计量单位是{known}，不能按{asked}画。请在 measure_unit 列写明，或换一个 unit"
    )


class UnitNote(str):
    """Words that say a unit, known as such among what else stands below a chart."""

    __slots__ = ()


def unit_note(unit: str) -> str:
    """Say the unit below a chart, or that nobody says it."""
    return UnitNote(f"单位：{unit}") if unit else "计量单位未注明"
