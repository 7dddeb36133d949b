"""What narratives count: vehicles, trips, receptions; one definition of each count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, groups
from juesuan_analysis.analysis.standings import proof_of_sums
from juesuan_analysis.analysis.told import of_kind, one_value, told
from juesuan_analysis.narrative import grammar

# The columns of three_public_ratios and the indicators that they are.
COUNTS: dict[str, str] = {
    "trips": "因公出国（境）团组数",
    "travellers": "因公出国（境）人次",
    "bought": "公务用车购置数",
    "vehicles": "公务用车保有量",
    "batches": "公务接待批次",
    "guests": "公务接待人次",
}
# People are counted wherever a narrative tells of them; what is named first is trusted first.
STAFF: dict[str, tuple[str, ...]] = {
    "年末实有人数": ("年末实有人数", "在职人数"),
    "编制人数": ("编制人数",),
}
_RECEPTION = "公务接待费"
_COSTS = {
    "home": ("国内接待费", "国内公务接待费"),
    "abroad": ("外宾接待费", "国（境）外接待费", "国（境）外公务接待费"),
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """How narratives call the home and the foreign part of a count."""

    home: tuple[str, ...]
    abroad: tuple[str, ...]


def _of(noun: str) -> _Parts:
    return _Parts(
        (f"国内公务接待{noun}", f"国内接待{noun}"),
        (
            f"国（境）外接待{noun}",
            f"国（境）外公务接待{noun}",
            f"外宾接待{noun}",
            f"外事接待{noun}",
        ),
    )


_PARTS = {"公务接待批次": _of("批次"), "公务接待人次": _of("人次")}
_FOUND = ["_order", "_role"]


def told_counts(statements: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Give the counts that narratives state.

    The whole as stated; else the sum of its home and foreign parts. Where the foreign part is not
    stated, the home part is the whole only where the money says so: 国内接待费 is all of
    公务接待费, or nothing was spent on foreign guests.

    Returns
    -------
    DataFrame
        ``region``, ``department``, ``year``, ``indicator``, ``value``, and where it is stated.
    """
    staff = _staff(statements, [name for name in names if name in STAFF])
    said = told(statements, grammar.COUNT, sections=[grammar.THREE_PUBLIC])
    said = said.merge(_subjects(names), on="subject").dropna(subset="value")
    keys = [*WHO, "indicator"]
    said = said.sort_values("_order", kind="stable").drop_duplicates([*keys, "_role"])
    whole = said[said["_role"] == "whole"].drop(columns=["section", "subject", *_FOUND])
    parts = said[said["_role"] != "whole"]
    known = parts[keys].merge(whole[keys].assign(_whole=True), on=keys, how="left")["_whole"]
    added = _added(parts[known.isna().to_numpy()], _no_foreign_cost(statements))
    return pd.concat([part for part in (whole, added, staff) if len(part)] or [whole])


def _staff(statements: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Numbers of people; none where a narrative tells two different ones of one name."""
    rows = [(name, said, i) for name in names for i, said in enumerate(STAFF[name])]
    wanted = pd.DataFrame(rows, columns=["indicator", "subject", "_order"])
    keys = [*WHO, "indicator"]
    about = of_kind(statements, grammar.COUNT).merge(wanted, on="subject")
    about = about[about["stated_year"].isna() | (about["stated_year"] == about["year"])]
    first = about.groupby(keys, dropna=False)["_order"].transform("min")
    return one_value(about[about["_order"] == first], keys)


def _subjects(names: Sequence[str]) -> pd.DataFrame:
    rows = [(name, name, "whole", 0) for name in names]
    for name in names:
        parts = _PARTS.get(name)
        if parts:
            rows += [(name, subject, "home", i) for i, subject in enumerate(parts.home)]
            rows += [(name, subject, "abroad", i) for i, subject in enumerate(parts.abroad)]
    return pd.DataFrame(rows, columns=["indicator", "subject", "_role", "_order"])


def _added(parts: pd.DataFrame, alone: pd.DataFrame) -> pd.DataFrame:
    """Add home and foreign part; the home part alone where nothing foreign was paid."""
    keys = [*WHO, "indicator"]
    parts = parts.merge(alone, on=list(WHO), how="left")
    number = groups(parts, keys)
    home = (parts["_role"] == "home").groupby(number).transform("any")
    abroad = (parts["_role"] == "abroad").groupby(number).transform("any")
    usable = parts[home & (abroad | parts["_alone"].eq(True))]
    sums = usable.groupby(keys, dropna=False, sort=False)["value"].sum().reset_index()
    proof = proof_of_sums(usable, keys)
    where = usable.drop_duplicates(keys)
    kept = [c for c in where.columns if c in ("source", "scope", "page")]
    return sums.merge(where[[*keys, *kept]], on=keys, how="left").merge(proof, on=keys, how="left")


def _no_foreign_cost(statements: pd.DataFrame) -> pd.DataFrame:
    """Documents whose money says that there were no foreign guests."""
    said = told(statements, grammar.AMOUNT, sections=[grammar.THREE_PUBLIC])
    keys = list(WHO)

    def of(subjects: Sequence[str]) -> pd.DataFrame:
        rows = said[said["subject"].isin(list(subjects))].dropna(subset="value")
        return rows.drop_duplicates(keys)[[*keys, "value"]]

    whole, home, abroad = of([_RECEPTION]), of(_COSTS["home"]), of(_COSTS["abroad"])
    none = abroad.loc[abroad["value"] == 0, keys]
    both = whole.merge(home, on=keys, suffixes=("", "_home"))
    same = both.loc[(both["value"] - both["value_home"]).abs() < 0.005, keys]
    return pd.concat([none, same]).drop_duplicates().assign(_alone=True)
