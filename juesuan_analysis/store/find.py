"""Find the disclosures that an analyst means; where one is meant, never guess between several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from juesuan_analysis.errors import JuesuanError

if TYPE_CHECKING:
    import pandas as pd

# 财政厅 finds 财政局: two characters of three.
_NEAR, _LISTED = 0.5, 8
YEAR = re.compile(r"\s*((?:19|20)\d\d)(?:\.0)?\s*(?:年度?)?\s*")
Row = dict[str, Any]


def find_disclosure(
    disclosures: pd.DataFrame,
    department: str,
    year: int | str | None = None,
    region: str | None = None,
) -> pd.Series:
    """Give the row of one disclosure.

    Parameters
    ----------
    disclosures
        As :meth:`Store.disclosures` gives them.
    department
        The department's name, a part of it that only one department has, or a disclosure_id.
    year, region
        Needed where the store has several years, or departments of one name; a year may be text
        (2024年), ``region`` a part of the region's name.

    Raises
    ------
    JuesuanError
        None, or more than one; the message, in Chinese, lists what there is.
    """
    if not isinstance(department, str):
        raise JuesuanError(
            f'先写部门，再写年度，例如 disclosure("财政局", 2024)；给出的部门是 {department!r}'
        )
    own = disclosures[disclosures["disclosure_id"] == department]
    if len(own) == 1:
        return own.iloc[0]
    chosen = _of_region(disclosures, region)
    chosen = chosen[chosen["department"] == _department(chosen, department)]
    return _only(_of_year(chosen, year))


def find_department(
    disclosures: pd.DataFrame, department: str, region: str | None = None
) -> pd.Series:
    """Give the row of one department: its name and its region.

    Raises
    ------
    JuesuanError
        None, or more than one; the message, in Chinese, lists what there is.
    """
    chosen = _of_region(disclosures, region)
    name = _department(chosen, department)
    places = chosen.loc[chosen["department"] == name, ["region", "department"]].drop_duplicates()
    if len(places) > 1:
        raise JuesuanError(f"几个地区都有“{name}”：{listed(places['region'])}。请给出 region")
    return places.iloc[0]


def choose(
    disclosures: Sequence[Row], departments: Sequence[str] = (), years: Sequence[int] = ()
) -> list[Row]:
    """Choose disclosures by department and year; all, where nothing is named.

    A department's name counts before names that hold it: 财政局 is every 财政局 of the store,
    unless one is called just so.

    Raises
    ------
    JuesuanError
        A department that no name holds, or no disclosure of these years; the message, in Chinese,
        lists what there is.
    """
    if not disclosures:
        raise JuesuanError("库里没有任何决算")
    known = {row["department"] for row in disclosures}
    named = {name for wanted in departments for name in names_of(known, wanted)} or known
    rows = [row for row in disclosures if row["department"] in named]
    chosen = [row for row in rows if not years or row["year"] in years]
    if not chosen:
        there = listed(sorted({row["year"] for row in rows}))
        asked = "、".join(map(str, years))
        raise JuesuanError(f"没有选中任何决算：没有 {asked} 年度。现有：{there}")
    return chosen


def _of_region(disclosures: pd.DataFrame, region: str | None) -> pd.DataFrame:
    if not isinstance(region, str):  # none, or the blank of a row
        return disclosures
    chosen = disclosures[disclosures["region"].fillna("").str.contains(region, regex=False)]
    if chosen.empty:
        there = listed(disclosures["region"].dropna().unique())
        raise JuesuanError(f"库里没有地区“{region}”。现有：{there}")
    return chosen


def _department(disclosures: pd.DataFrame, wanted: str) -> str:
    found = names_of(disclosures["department"], wanted)
    if len(found) > 1:
        raise JuesuanError(f"“{wanted}”不止一个部门：{listed(found)}。请写全名称")
    return found[0]


def names_of(departments: Iterable[str], wanted: str) -> list[str]:
    """The department of this name, or else those whose names hold it.

    Raises
    ------
    JuesuanError
        None; the message lists the nearest names, or what there is.
    """
    names = sorted(set(departments))
    if wanted in names:
        return [wanted]
    if holding := [name for name in names if wanted and wanted in name]:
        return holding
    raise unknown("部门", wanted, names, "库里有")


def unknown(what: str, wanted: str, names: Sequence[str], there: str = "现有") -> JuesuanError:
    """Say that a store has no such thing, with the nearest names, or what there is."""
    near = near_names(wanted, names)
    every = listed(names) or "没有任何决算"
    told = f"相近的有：{listed(near)}" if near else f"{there}：{every}"
    return JuesuanError(f"库里没有{what}“{wanted}”。{told}")


def near_names(wanted: str, names: Sequence[str]) -> list[str]:
    """Give the names that share most with what is wanted, the nearest first.

    Full names are much longer than what people type, so what counts is how much of the wanted
    name is in them.

    Examples
    --------
    >>> near_names("财政厅", ["虚构省甲市东湖区财政局", "虚构省甲市东湖区民政局"])
    ['虚构省甲市东湖区财政局']
    """
    shared = {name: _shared(wanted, name) for name in names}
    near = [name for name in names if shared[name] >= _NEAR]
    return sorted(near, key=lambda name: (-shared[name], name))


def _shared(wanted: str, name: str) -> float:
    blocks = SequenceMatcher(None, wanted, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(wanted), 1)


def _of_year(chosen: pd.DataFrame, year: int | str | None) -> pd.DataFrame:
    match = YEAR.fullmatch(str(year))
    year = int(match[1]) if match else year
    years = sorted(int(found) for found in chosen["year"].unique())
    there = "、".join(map(str, years))
    name = chosen["department"].iloc[0]
    if year is None and len(years) > 1:
        raise JuesuanError(f"{name}有多个年度：{there}。请给出 year")
    if year is not None and year not in years:
        raise JuesuanError(f"{name}没有 {year} 年度。现有：{there}")
    return chosen if year is None else chosen[chosen["year"] == year]


def _only(chosen: pd.DataFrame) -> pd.Series:
    if len(chosen) == 1:
        return chosen.iloc[0]
    told = "；".join(f"{row.disclosure_id}（{row.source}）" for row in chosen.itertuples())
    raise JuesuanError(
        f"不止一份：{told}。请给出 region，或者把竖线连成的标识（disclosure_id）当作部门给出"
    )


def listed(names: Iterable[object]) -> str:
    """List the first names, and say how many there are."""
    every = [str(name) for name in names]
    more = f" 等 {len(every)} 个" if len(every) > _LISTED else ""
    return "、".join(every[:_LISTED]) + more
