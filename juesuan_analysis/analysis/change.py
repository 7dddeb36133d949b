"""Year over year: how much, at what rate, and which lines drove the total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from juesuan_analysis.analysis.documents import with_scope
from juesuan_analysis.analysis.frame import amounts, groups, held, require, single_rows
from juesuan_analysis.analysis.measures import in_one_unit
from juesuan_analysis.analysis.standings import CARRIED, worst_of

Absent = Literal["missing", "zero"]
ZERO_BASE, NEGATIVE_BASE = "上年为零", "上年为负"
TO_POSITIVE, TO_NEGATIVE = "由负转正", "由正转负"
NO_BASE, NO_CURRENT = "上年无数", "本年无数"
OTHER_SCOPE = "口径变化"
_TOLD = ("_unit", *CARRIED, "n_contradicted")
DECIMALS = 6  # the store's decimals; floats are rounded to them so that 0.1 + 0.2 is 0.3


def change(
    current: pd.DataFrame,
    previous: pd.DataFrame,
    *,
    on: Sequence[str],
    value: str = "amount",
    absent: Absent = "missing",
) -> pd.DataFrame:
    """Set this year's amounts beside last year's.

    Parameters
    ----------
    current, previous
        One row for each combination of ``on``, with amounts in ``value``.
    on
        Columns that name the same thing in both years, such as ``["department", "line"]``.
    value
        The column of amounts.
    absent
        What a row that only one side has means. ``"missing"``: unknown, so no change is given
        (a department that did not disclose). ``"zero"``: nothing was spent (a 科目 that a form
        does not list, when both forms were read). A blank cell stays unknown either way.

    Returns
    -------
    DataFrame
        The columns of ``on``, in the order of ``current``, then

        - ``current``, ``previous``, ``change``: in the unit of ``value``;
        - ``rate``: change as % of ``previous``; missing where that is zero, negative or unknown,
          and where the sign changes;
        - ``state``: 增加, 减少, 持平, 新增 (from zero), 取消 (to zero), 缺上年, 缺本年, 缺数;
        - ``note``: why there is no rate (上年为零, 上年为负, 由负转正, 由正转负, 上年无数,
          本年无数, 口径变化), else missing;
        - ``measure_unit`` where the frames say it, and how far both figures are proved:
          ``standing`` (the worse of the two years), ``standing_previous``, ``ref``,
          ``ref_previous`` and the like, where the frames have them.

    Examples
    --------
    >>> this = pd.DataFrame({"line": ["收入总计"], "amount": [859.59]})
    >>> last = pd.DataFrame({"line": ["收入总计"], "amount": [989.64]})
    >>> row = change(this, last, on=["line"]).iloc[0]
    >>> f"{row.change:.2f} {row.rate:.2f}% {row.state}"
    '-130.05 -13.14% 减少'
    """
    keys = list(on)
    known = [_known(frame, keys, value) for frame in (current, previous)]
    # Both years at once, for in_one_unit turns 元 and 万元 into one only where it sees both.
    both = pd.concat([frame.assign(_side=side) for side, frame in enumerate(known)])
    both, units = in_one_unit(both.reset_index(drop=True), value, keys)
    both = both.assign(_unit=units)
    sides = [
        _side(both[both["_side"] == side], keys, value, name)
        for side, name in enumerate(("current", "previous"))
    ]
    merged = sides[0].merge(sides[1], on=keys, how="outer", indicator=True, sort=False)
    merged = _in_order(merged, sides[0], keys)
    if absent == "zero":
        merged.loc[merged["_merge"] == "left_only", "previous"] = 0.0
        merged.loc[merged["_merge"] == "right_only", "current"] = 0.0
    return _described(add_change(merged.drop(columns="_merge")))


def _known(frame: pd.DataFrame, keys: list[str], value: str) -> pd.DataFrame:
    """The columns that a comparison needs, amounts as floats."""
    require(frame, [*keys, value])
    told = with_scope(frame)
    wanted = dict.fromkeys([*keys, value, *held(told, (*_TOLD, "unit", "measure_unit"))])
    return told[list(wanted)].assign(**{value: amounts(frame[value])})


def _described(pairs: pd.DataFrame) -> pd.DataFrame:
    """Merge what both years say of their figures: unit, scope, proof."""
    unit = pairs["_unit"].where(pairs["_unit"].notna(), pairs["_unit_previous"])
    pairs = pairs.drop(columns=["_unit", "_unit_previous"])
    if unit.notna().any():
        pairs = pairs.assign(measure_unit=unit)
    if {"standing", "standing_previous"} <= set(pairs.columns):
        own = pairs["standing"]
        pairs = pairs.assign(standing=worst_of(pairs, ["standing", "standing_previous"]))
        pairs = pairs.assign(standing_current=own)
    if {"scope", "scope_previous"} <= set(pairs.columns):
        pairs = other_scope(pairs)
    return pairs


def other_scope(pairs: pd.DataFrame) -> pd.DataFrame:
    """Compare nothing where one year is a 部门 and the other a 单位."""
    now, before = pairs["scope"], pairs["scope_previous"]
    other = (now != before) & now.notna() & before.notna()
    other &= pairs["current"].notna() & pairs["previous"].notna()
    words = f"{OTHER_SCOPE}：上年" + before.astype("str") + "，本年" + now.astype("str")
    return pairs.assign(
        change=pairs["change"].mask(other),
        rate=pairs["rate"].mask(other),
        state=pairs["state"].mask(other, OTHER_SCOPE),
        note=pairs["note"].mask(other, words),
    )


def add_change(pairs: pd.DataFrame) -> pd.DataFrame:
    """Add ``change``, ``rate``, ``state`` and ``note`` to ``current`` and ``previous``."""
    now, before = amounts(pairs["current"]), amounts(pairs["previous"])
    difference = (now - before).round(DECIMALS)
    return pairs.assign(
        current=now,
        previous=before,
        change=difference,
        # A base of nought or below has no rate, and from −5 to 5 is no −200%.
        # From the rounded change: 0.1 + 0.2 against 0.3 is neither an increase nor a rate.
        rate=(difference / before.where((before > 0) & (now >= 0)) * 100),
        state=_state(now, before, difference),
        note=_note(now, before),
    )


def contribution(
    changes: pd.DataFrame, *, within: Sequence[str] = (), base: str | None = None
) -> pd.DataFrame:
    """Add what each row contributed to the change of the rows' sum, in percentage points.

    Parameters
    ----------
    changes
        What :func:`change` returns, parts only (no total rows).
    within
        Columns whose groups are totals of their own, such as ``["department"]``.
    base
        A column with last year's published total. Without it that is the sum of the parts.

    Returns
    -------
    DataFrame
        ``changes`` with ``contribution`` (百分点): change over the group's sum of ``previous``,
        so that a group's contributions add up to its rate. Missing for the whole group where a
        part's amount is unknown or the base is not positive; with ``base``, an unknown part
        leaves the others known.

    Examples
    --------
    >>> parts = pd.DataFrame({"line": ["基本支出", "项目支出"], "current": [11.0, 8.0],
    ...                       "previous": [10.0, 10.0]})
    >>> contribution(add_change(parts))["contribution"].tolist()
    [5.0, -10.0]
    """
    require(changes, ["change", "previous", *within, *([base] if base else [])])
    moved, last = amounts(changes["change"]), amounts(changes["previous"])
    if base is not None:
        total = amounts(changes[base])
        return changes.assign(contribution=moved / total.where(total > 0) * 100)
    group = groups(changes, within)
    whole = last.groupby(group).transform(lambda part: part.sum(skipna=False))
    known = moved.notna().groupby(group).transform("all")
    points = moved / whole.where(known & (whole > 0)) * 100
    return changes.assign(contribution=points)


def _side(frame: pd.DataFrame, keys: list[str], value: str, name: str) -> pd.DataFrame:
    told = [column for column in held(frame, _TOLD) if column not in keys]
    last = "" if name == "current" else "_previous"
    side = frame[[*keys, value, *told]].rename(
        columns={value: name, **{column: f"{column}{last}" for column in told}}
    )
    return single_rows(side, keys)


def _in_order(merged: pd.DataFrame, first: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows as the first side has them, then what only the second side has."""
    place = first[keys].assign(_place=range(len(first)))
    placed = merged.merge(place, on=keys, how="left").sort_values("_place", kind="stable")
    return placed.drop(columns="_place").reset_index(drop=True)


def _note(now: pd.Series, before: pd.Series) -> pd.Series:
    # The first that fits: that a figure is missing says more than what is beside it.
    cases = [
        now.isna(),
        before.isna(),
        before == 0,
        (before < 0) & (now > 0),
        (before > 0) & (now < 0),
        before < 0,
    ]
    notes = [NO_CURRENT, NO_BASE, ZERO_BASE, TO_POSITIVE, TO_NEGATIVE, NEGATIVE_BASE]
    chosen = pd.Series(np.select(cases, notes, default=""), index=now.index, dtype="str")
    return chosen.where(chosen != "")


def _state(now: pd.Series, before: pd.Series, difference: pd.Series) -> pd.Series:
    cases = [
        (now.isna() & before.isna(), "缺数"),
        (before.isna(), "缺上年"),
        (now.isna(), "缺本年"),
        (difference == 0, "持平"),
        ((before == 0) & (now > 0), "新增"),
        ((now == 0) & (before > 0), "取消"),
        (difference > 0, "增加"),
    ]
    conditions, names = zip(*cases, strict=True)
    return pd.Series(np.select(conditions, names, default="减少"), index=now.index, dtype="str")
