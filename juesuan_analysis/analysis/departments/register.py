"""The register of entities: who a department is through its names."""

from __future__ import annotations

import hashlib

import pandas as pd

from juesuan_analysis.analysis.departments.concordance import apply_departments
from juesuan_analysis.analysis.frame import held, plain, require

COLUMNS = [
    "id", "region", "region_code", "budget_code", "entity", "department", "scope", "year_from",
    "year_to", "event", "parent", "note",
]  # fmt: skip
_ID_LENGTH = 8


def entity_register(
    disclosures: pd.DataFrame, departments: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every entity with its names and when they held.

    Parameters
    ----------
    disclosures
        As a store gives them (or entries): who disclosed, and when.
    departments
        As :func:`read_departments` gives them; confirmed proposals of :func:`propose_matches`.

    Returns
    -------
    DataFrame
        One row for each name of an entity: ``id`` (of the entity; it stays while its region and
        last name do), ``region``, ``region_code``, ``budget_code`` (预算单位代码, from the list),
        ``entity`` (the name that all compare under), ``department`` (the name), ``scope``,
        ``year_from`` and ``year_to`` (first and last disclosure), ``event`` (现名; 更名:
        another name came after; 合并: the entity had several names in one year, and this one
        ended; 拆分: this one came of the entity's, or became several), ``parent``
        (主管部门) and ``note``, as the list has them.

    Examples
    --------
    >>> seen = pd.DataFrame({"region": ["甲区"] * 2, "department": ["旧局", "新局"],
    ...                      "year": [2022, 2023]})
    >>> listed = pd.DataFrame({"region": ["甲区"], "department": ["旧局"], "year_from": [None],
    ...                        "year_to": [2022], "entity": ["新局"], "note": ["改名"]})
    >>> entity_register(seen, listed)[["entity", "department", "event"]].to_numpy().tolist()
    [['新局', '旧局', '更名'], ['新局', '新局', '现名']]
    """
    require(disclosures, ["region", "department", "year"])
    known = plain(disclosures)
    keys = ["region", "department"]
    seen = known[["year", *keys, *held(known, ("region_code", "scope"))]].drop_duplicates()
    if departments is None:
        seen = seen.assign(entity=seen["department"])
    else:
        seen = apply_departments(seen, departments)
    names = ["entity", *keys]
    group = seen.groupby(names, dropna=False, sort=False)["year"]
    spans = group.agg(year_from="min", year_to="max").reset_index()
    more = held(seen, ("region_code", "scope"))
    latest = seen.sort_values("year", kind="stable").drop_duplicates(names, keep="last")
    table = spans.merge(latest[[*names, *more]], on=names, how="left")
    if departments is not None:
        told = [*keys, *held(departments, ("budget_code", "parent", "note"))]
        table = table.merge(departments[told].drop_duplicates(keys), on=keys, how="left")
    table = table.assign(id=_ids(table), event=_events(table, seen))
    table = table.reindex(columns=COLUMNS)
    return table.sort_values(["region", "entity", "year_from"], kind="stable").reset_index(
        drop=True
    )


def _ids(table: pd.DataFrame) -> pd.Series:
    code = table["region_code"] if "region_code" in table.columns else table["region"]
    place = code.where(code.notna(), table["region"]).fillna("").astype("str")
    text = table["region"].fillna("").astype("str") + "|" + table["entity"]
    digests = text.map(lambda words: hashlib.sha256(words.encode()).hexdigest()[:_ID_LENGTH])
    return place + "-" + digests


def _events(table: pd.DataFrame, seen: pd.DataFrame) -> pd.Series:
    unit = ["region", "entity"]
    beside = seen.groupby([*unit, "year"], dropna=False)["department"].nunique() > 1
    merged = beside.groupby(level=[0, 1], dropna=False).any().rename("_merged").reset_index()
    last = table.groupby(unit, dropna=False)["year_to"].transform("max")
    joined = table[unit].merge(merged, on=unit, how="left").set_axis(table.index)
    other, before = table["department"] != table["entity"], table["year_to"] < last
    several = joined["_merged"].eq(True)
    # Of several names at once, those that end went into the others, and those that stay came of it.
    whole = table.groupby(unit, dropna=False)["year_from"].transform("min")
    later = other & ~before & (table["year_from"] > whole)
    apart = several & later.groupby([table[name] for name in unit], dropna=False).transform("any")
    event = pd.Series("现名", index=table.index, dtype="str").mask(other | before, "更名")
    event = event.mask((other | before) & several, "合并")
    return event.mask(apart & (later | (~other & before)), "拆分")
