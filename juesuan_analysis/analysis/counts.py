"""What narratives count: vehicles, trips, receptions; one definition of each count."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, among, groups
from juesuan_analysis.analysis.indicator_records import EVERYWHERE, INDICATORS
from juesuan_analysis.analysis.standings import proof_of_sums
from juesuan_analysis.analysis.told import of_kind, one_value, told
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.tree import Line, Narrower, counts_below

# The columns of three_public_ratios and the indicators that they are.
COUNTS: dict[str, str] = {count.column: name for _, name, count in counts_below(TREE)}
_STAFF = {one.name: one.subjects for one in INDICATORS if one.section == EVERYWHERE}
# Lines of which narratives tell a home and a foreign part.
_DIVIDED = tuple(line for line in PUBLIC_LINES if any(some.home for some in line.narrower))


def _halves(line: Line, home: bool) -> list[Narrower]:
    return [some for some in line.narrower if some.home is home]


def _counted(line: Line, noun: str, home: bool) -> list[str]:
    """How narratives call the home or the foreign part of a count."""
    return [f"{word}{noun}" for some in _halves(line, home) for word in some.counted]


_PARTS: dict[str, dict[str, list[str]]] = {
    name: {
        "home": _counted(line, count.noun, home=True),
        "abroad": _counted(line, count.noun, home=False),
    }
    for line in _DIVIDED
    for name, count in zip(line.count_names(), line.counts, strict=True)
}
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
    staff = _staff(statements, [name for name in names if name in _STAFF])
    said = told(statements, sections.COUNT, sections=[sections.THREE_PUBLIC])
    said = said.merge(_subjects(names), on="subject").dropna(subset="value")
    keys = [*WHO, "indicator"]
    said = said.sort_values("_order", kind="stable").drop_duplicates([*keys, "_role"])
    whole = said[said["_role"] == "whole"].drop(columns=["section", "subject", *_FOUND])
    parts = said[said["_role"] != "whole"]
    added = _added(parts[~among(parts, whole, keys)], _no_foreign_cost(statements))
    return pd.concat([part for part in (whole, added, staff) if len(part)] or [whole])


def _staff(statements: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Numbers of people; none where a narrative tells two different ones of one name."""
    rows = [(name, said, i) for name in names for i, said in enumerate(_STAFF[name])]
    wanted = pd.DataFrame(rows, columns=["indicator", "subject", "_order"])
    keys = [*WHO, "indicator"]
    about = of_kind(statements, sections.COUNT).merge(wanted, on="subject")
    about = about[about["stated_year"].isna() | (about["stated_year"] == about["year"])]
    # 实有人数 and 在职人数 of one narrative may differ: only the name most trusted counts.
    first = about.groupby(keys, dropna=False)["_order"].transform("min")
    return one_value(about[about["_order"] == first], keys)


def _subjects(names: Sequence[str]) -> pd.DataFrame:
    rows = [(name, name, "whole", 0) for name in names]
    for name in names:
        for role, subjects in _PARTS.get(name, {}).items():
            rows += [(name, subject, role, i) for i, subject in enumerate(subjects)]
    return pd.DataFrame(rows, columns=["indicator", "subject", "_role", "_order"])


def _added(parts: pd.DataFrame, alone: pd.DataFrame) -> pd.DataFrame:
    """Add home and foreign part; the home part alone where nothing foreign was paid."""
    keys = [*WHO, "indicator"]
    number = groups(parts, keys)
    home = (parts["_role"] == "home").groupby(number).transform("any")
    abroad = (parts["_role"] == "abroad").groupby(number).transform("any")
    usable = parts[home & (abroad | among(parts, alone, keys))]
    sums = usable.groupby(keys, dropna=False, sort=False)["value"].sum().reset_index()
    proof = proof_of_sums(usable, keys)
    where = usable.drop_duplicates(keys)
    kept = [c for c in where.columns if c in ("source", "scope", "page")]
    return sums.merge(where[[*keys, *kept]], on=keys, how="left").merge(proof, on=keys, how="left")


def _no_foreign_cost(statements: pd.DataFrame) -> pd.DataFrame:
    """Counts of documents whose money says that nothing foreign was paid beside them."""
    said = told(statements, sections.AMOUNT, sections=[sections.THREE_PUBLIC])
    return pd.concat([_all_at_home(said, line) for line in _DIVIDED])


def _all_at_home(said: pd.DataFrame, line: Line) -> pd.DataFrame:
    keys = list(WHO)

    def of(subjects: Sequence[str]) -> pd.DataFrame:
        rows = said[said["subject"].isin(list(subjects))].dropna(subset="value")
        return rows.drop_duplicates(keys)[[*keys, "value"]]

    def half(home: bool) -> pd.DataFrame:
        return of([name for some in _halves(line, home) for name in (some.name, *some.also)])

    abroad = half(home=False)
    none = abroad.loc[abroad["value"] == 0, keys]
    both = of([line.spoken]).merge(half(home=True), on=keys, suffixes=("", "_home"))
    # Then nothing of the money is left for guests from abroad.
    same = both.loc[(both["value"] - both["value_home"]).abs() < 0.005, keys]
    alone = pd.concat([none, same]).drop_duplicates()
    return alone.merge(pd.DataFrame({"indicator": line.count_names()}), how="cross")
