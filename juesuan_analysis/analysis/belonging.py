"""Which 单位 a 部门 summary already holds: sums over both would count them twice."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.documents import with_scope
from juesuan_analysis.analysis.frame import among, plain, require
from juesuan_analysis.store.links import same_unit

_PLACE = ["region", "year"]
INSIDE, _UNKNOWN = "已含在部门内", "归属不明"


def belongings(disclosures: pd.DataFrame, departments: pd.DataFrame | None = None) -> pd.DataFrame:
    """List which 部门 each 单位 belongs to, as summaries and a departments.csv say.

    Parameters
    ----------
    disclosures
        As a store gives them: a 部门 summary lists its 单位 (``units``).
    departments
        As :func:`read_departments` gives them; its column ``parent`` (主管部门) comes first.

    Returns
    -------
    DataFrame
        ``region``, ``year`` (missing: any), ``department`` (the 单位) and ``parent`` (its 部门), to
        hand to :func:`district_totals`. A 单位 that two summaries of a year claim has no row.
    """
    require(disclosures, [*_PLACE, "department", "scope"])
    known = plain(disclosures)
    units = known[known["scope"] == "单位"][[*_PLACE, "department"]].drop_duplicates()
    columns = ["region", "year", "department", "parent"]
    listed = pd.DataFrame(columns=columns)
    if "units" in known.columns:
        wholes = known.loc[known["scope"] == "部门", [*_PLACE, "department", "units"]]
        said = wholes.explode("units").dropna(subset="units")
        said = said.rename(columns={"department": "parent", "units": "_named"})
        pairs = units.merge(said, on=_PLACE)
        same = [same_unit(a, b) for a, b in zip(pairs["department"], pairs["_named"], strict=True)]
        listed = pairs.loc[same, columns].drop_duplicates()
        listed = listed.drop_duplicates([*_PLACE, "department"], keep=False)
    if departments is not None and "parent" in departments.columns:
        told = departments.dropna(subset="parent").assign(year=None)
        keys = ["region", "department"]
        told = told[columns].drop_duplicates(keys)
        listed = pd.concat([told, listed[~among(listed, told, keys)]])
    return listed.reset_index(drop=True)


def wholes_only(
    panel: pd.DataFrame, who: str, belongs: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Leave out the 单位 that a 部门 of the same region and year holds, or may hold.

    Returns
    -------
    tuple of DataFrame
        The rest; and for each region and year ``dropped`` (who was left out, and why) and
        ``n_unknown`` (how many of them belong to nobody knows whom).

    Notes
    -----
    A 单位 belongs to the ``parent`` that the panel or ``belongs`` names, else to a 部门 whose name
    its own begins with. Where that 部门 has no row in a year, or the region has no 部门 at all in
    it, the 单位 is summed.
    """
    rows = with_scope(plain(panel))
    if "scope" not in rows.columns:
        nothing = {"region": pd.Series(dtype="str"), "year": pd.Series(dtype="int64")}
        return rows, pd.DataFrame(nothing).assign(dropped=None, n_unknown=0)
    units = rows.loc[rows["scope"] == "单位", [*_PLACE, who]].drop_duplicates()
    wholes = rows.loc[rows["scope"] == "部门", [*_PLACE, who]].drop_duplicates()
    placed = _placed(units, wholes, who, _parents(rows, who, belongs))
    out = placed[placed["_why"].notna()]
    gone = among(rows, out, [*_PLACE, who]).to_numpy() & (rows["scope"] == "单位").to_numpy()
    return rows[~gone], _told(out, who)


def _parents(rows: pd.DataFrame, who: str, belongs: pd.DataFrame | None) -> pd.DataFrame:
    """Who is known to belong to whom: ``region``, ``year``, ``who``, ``parent``."""
    parts = []
    if "parent" in rows.columns:
        parts.append(rows[[*_PLACE, who, "parent"]].dropna(subset="parent"))
    if belongs is not None:
        named = belongs.rename(columns={"department": who}) if who not in belongs else belongs
        require(named, ["region", who, "parent"])
        pairs = rows[[*_PLACE, who]].drop_duplicates()
        on = ["region", who]
        # Not joined on the year: a list without years, or with blank ones, holds in all of them.
        found = pairs.merge(named.rename(columns={"year": "_year"}), on=on)
        if "_year" in found.columns:
            year = pd.to_numeric(found["_year"])
            found = found[year.isna() | (year == found["year"])]
        parts.append(found[[*_PLACE, who, "parent"]])
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in ("parent",)})
    return pd.concat(parts).drop_duplicates([*_PLACE, who])


def _placed(
    units: pd.DataFrame, wholes: pd.DataFrame, who: str, parents: pd.DataFrame
) -> pd.DataFrame:
    """Say for each 单位 and year why it is left out, missing where it is summed."""
    placed = units.assign(parent=None)
    if len(parents):
        placed = units.merge(parents, on=[*_PLACE, who], how="left")
    pairs = units.merge(wholes, on=_PLACE, suffixes=("", "_whole"))
    named = pairs.loc[_begins(pairs[who], pairs[f"{who}_whole"])]
    placed = placed.assign(parent=placed["parent"].astype("str"))
    known = placed["parent"].notna()
    there = among(placed, wholes.rename(columns={who: "parent"}), [*_PLACE, "parent"])
    inside = there.where(known, among(placed, named, [*_PLACE, who]))
    unknown = ~known & ~inside & among(placed, wholes, _PLACE)
    why = pd.Series(None, index=placed.index, dtype="object")
    return placed.assign(_why=why.mask(inside, INSIDE).mask(unknown, _UNKNOWN))


def _begins(names: Sequence[str] | pd.Series, heads: Sequence[str] | pd.Series) -> list[bool]:
    return [a.startswith(b) and a != b for a, b in zip(names, heads, strict=True)]


def _told(out: pd.DataFrame, who: str) -> pd.DataFrame:
    text = out[who] + "（" + out["_why"] + "）"
    named = out.assign(_text=text, _unknown=(out["_why"] == _UNKNOWN).astype("int64"))
    group = named.groupby(_PLACE, dropna=False, sort=False)
    told = group["_text"].agg("、".join).rename("dropped").reset_index()
    counts = group["_unknown"].sum().to_numpy()
    return told.assign(dropped="未加单位：" + told["dropped"].astype("str"), n_unknown=counts)
