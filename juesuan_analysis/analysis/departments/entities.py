"""Departments summed to the entities that compare over the years."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.departments.concordance import (
    ALWAYS,
    apply_departments,
    bounds,
    checked,
)
from juesuan_analysis.analysis.frame import among, amounts, groups, held, require, single_rows
from juesuan_analysis.analysis.measures import COLUMN, refuse_mixed, row_units
from juesuan_analysis.analysis.standings import PROOF, proof_of_sums

_KEYS = ["region", "department", "year"]
_UNIT = ["region", "entity"]


def by_unit(
    frame: pd.DataFrame,
    departments: pd.DataFrame,
    *,
    on: Sequence[str] = (),
    values: Sequence[str] = ("amount",),
) -> pd.DataFrame:
    """Sum departments to the entities that compare over the years.

    Parameters
    ----------
    frame
        Rows with ``region``, ``department``, ``year``, the columns of ``on`` and ``values``; one
        row for each combination.
    departments
        As :func:`read_departments` gives them.
    on
        What is summed apart, such as ``["item"]``.
    values
        Columns of amounts or counts.

    Returns
    -------
    DataFrame
        ``region``, ``department`` (the unit), ``year``, ``on``, ``values``, ``entity``, ``parts``
        (how many departments), ``missing`` and ``scope`` (部门 where a part is one, where the
        frame tells), ``measure_unit`` and how far the parts are proved (``standing`` and the like,
        where the frame has them). A sum is given only where every department that
        makes up the unit in that year is in the frame; else it is missing, and ``missing`` names
        those that are not. What a part that is there does not list counts as nothing; a blank
        makes its sum unknown.

    Notes
    -----
    A department is expected in the years that its row names. Where a row leaves an end open, and
    for the unit's own name where no row has it: in every year if it ever stood beside another
    department of the unit (a merger), else from its first year in the frame to its last (one
    name after another).
    """
    require(frame, [*_KEYS, *on, *values])
    single_rows(frame, [*_KEYS, *on])
    numbers = frame.assign(**{value: amounts(frame[value]) for value in values})
    united = apply_departments(numbers, departments)
    keys = [*_UNIT, "year"]
    group = united.groupby([*_UNIT, "year", *on], dropna=False, sort=False)
    full = group[list(values)].count().eq(group.size(), axis=0)
    wide = group[list(values)].sum().where(full).reset_index()
    if "scope" in frame.columns:
        summary = united["scope"].eq("部门").groupby([united[k] for k in keys], dropna=False)
        united = united.assign(scope=summary.transform("any").map({True: "部门", False: "单位"}))
        scopes = united[[*_UNIT, "year", "scope"]].drop_duplicates()
        wide = wide.merge(scopes, on=[*_UNIT, "year"], how="left")
    there = united[[*_KEYS, "entity"]].drop_duplicates()
    parts = there.groupby([*_UNIT, "year"], dropna=False).size().rename("parts").reset_index()
    wide = wide.merge(parts, on=[*_UNIT, "year"], how="left")
    wide = wide.merge(_lacking(there, departments), on=[*_UNIT, "year"], how="left")
    whole = wide["missing"].isna()
    sums = {value: wide[value].where(whole) for value in values}
    wide = wide.assign(department=wide["entity"], **sums)
    keys = [*_UNIT, "year", *on]
    unit = row_units(united, values[-1])
    refuse_mixed(unit, groups(united, keys))
    proof = proof_of_sums(united.assign(**{COLUMN: unit}), keys)
    units = united[keys].assign(**{COLUMN: unit}).drop_duplicates(keys)
    wide = wide.merge(units, on=keys, how="left").merge(proof, on=keys, how="left")
    last = held(wide, ("scope", COLUMN, *PROOF))
    return wide[[*_KEYS, *on, *values, "entity", "parts", "missing", *last]]


def _lacking(there: pd.DataFrame, departments: pd.DataFrame) -> pd.DataFrame:
    """Name, for each unit and year, the departments that belong to it and are not there."""
    wanted = _expected(there, departments)
    absent = wanted[~among(wanted, there, _KEYS)].drop_duplicates([*_KEYS, "entity"])
    names = absent.groupby([*_UNIT, "year"], dropna=False)["department"]
    return names.agg("、".join).rename("missing").reset_index()


def _expected(there: pd.DataFrame, departments: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit, year and department that should make it up."""
    listed = bounds(checked(departments))
    listed = listed[["region", "department", "year_from", "year_to", "entity", "_from", "_to"]]
    units = there[[*_UNIT, "year"]].drop_duplicates()
    own = units[_UNIT].drop_duplicates()
    own = own[own["entity"].isin(listed["entity"]) & ~own["entity"].isin(listed["department"])]
    own = own.assign(department=own["entity"], _from=ALWAYS[0], _to=ALWAYS[1], _own=True)
    rows = pd.concat([listed, own], ignore_index=True)
    wanted = units.merge(rows.rename(columns={"region": "_region"}), on="entity")
    wanted = wanted[wanted["_region"].isna() | (wanted["_region"] == wanted["region"])]
    wanted = wanted.merge(_spans(there), on=[*_UNIT, "department"], how="left")
    succeeds = wanted["_beside"].eq(False)  # a name before or after another, never beside it
    low = wanted["_from"].mask(succeeds & wanted["year_from"].isna(), wanted["_first"])
    high = wanted["_to"].mask(succeeds & wanted["year_to"].isna(), wanted["_last"])
    unknown = wanted["_own"].eq(True) & wanted["_first"].isna()  # only a name for the sum
    return wanted[wanted["year"].between(low, high) & ~unknown]


def _spans(there: pd.DataFrame) -> pd.DataFrame:
    """First and last year of each department, and whether it ever stood beside another."""
    many = there.groupby([*_UNIT, "year"], dropna=False)["department"].transform("size") > 1
    group = there.assign(_beside=many).groupby([*_UNIT, "department"], dropna=False)
    spans = group.agg(_first=("year", "min"), _last=("year", "max"), _beside=("_beside", "any"))
    return spans.reset_index()
