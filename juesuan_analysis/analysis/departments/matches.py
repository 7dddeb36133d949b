"""Departments that end and begin: likely matches, for a person to confirm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pandas as pd

from juesuan_analysis.analysis.departments.evidence import Evidence, Office, by_region, offices
from juesuan_analysis.analysis.departments.likeness import (
    OF,
    WEIGHTS,
    Names,
    Pair,
    Sums,
    evidence_for,
    is_shared,
)
from juesuan_analysis.analysis.departments.splits import SPLIT, splits
from juesuan_analysis.analysis.frame import FrameError, require

COLUMNS = [
    "region", "year_from", "department_from", "year_to", "department_to", "kind", "score",
    "why",
]  # fmt: skip
LEAST_SCORE = 0.4
_LEAST_KEPT = 0.05


def propose_matches(
    entries: pd.DataFrame, statements: pd.DataFrame | None = None, *, least: float = LEAST_SCORE
) -> pd.DataFrame:
    """Propose which department continues one that ended: renamed, merged into another, or split.

    Parameters
    ----------
    entries
        As a store gives them; one document for each department and year.
    statements
        As a store gives them; last year's figures that narratives imply are evidence too.
    least
        Proposals that score less are left out.

    Returns
    -------
    DataFrame
        Best first: ``region``, ``year_from`` (the last year of) ``department_from``, ``year_to``
        (the next year of the region) and ``department_to``, ``kind`` (更名: the other began then;
        合并: several ended into one, or one into another that was there before; 拆分: one became
        several, a row for each, or gave a part to one that began), ``score`` (0 to 1) and ``why``
        in words. Hand what you believe to :func:`as_departments`.

    Notes
    -----
    Only departments of one region, the one ending as the other begins or grows. Evidence: names
    without the region and suffixes such as 局; the 科目 that one had and the other took up,
    weighted by how few departments have them; 年初结转 equal to the other's 年末结转; last year's
    figure implied by the narrative equal to the other's; size. Evidence adds up as independent
    doubt: 1 − Π(1 − weight × strength). It counts by what chance would find: an equal figure by how
    many figures were tried, and every pair by how much speaks for the other pairs of either side.
    """
    known = offices(entries, statements)
    rows = [row for ended, pairs in _moves(known) for row in _weighed(pairs, ended)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    apart = pd.DataFrame(splits(known), columns=COLUMNS)
    table = table[table["score"] >= least]
    apart = _unless_whole(apart[apart["score"] >= least], table)
    table = _unless_split(table, apart)
    merged = table.groupby(["region", "year_to", "department_to"])["score"].transform("size") > 1
    table = table.assign(kind=table["kind"].where(~merged, "合并"))
    table = pd.concat([table, apart], ignore_index=True) if len(apart) else table
    order = ["score", "region", "department_from"]
    return table.sort_values(order, ascending=[False, True, True]).reset_index(drop=True)


def _unless_whole(apart: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Leave out splits where the whole, or a part, more surely went or came as one."""
    went, came = (
        table.groupby(["region", year, name])["score"].max().to_dict()
        for year, name in (("year_from", "department_from"), ("year_to", "department_to"))
    )
    sides = zip(
        apart["region"],
        apart["year_from"],
        apart["department_from"],
        apart["year_to"],
        apart["department_to"],
        strict=True,
    )
    rival = [
        max(went.get((region, last, whole), 0.0), came.get((region, year, part), 0.0))
        for region, last, whole, year, part in sides
    ]
    keys = ["region", "year_from", "department_from"]
    loses = apart["score"] <= pd.Series(rival, index=apart.index, dtype="float64")
    return apart[~loses.groupby([apart[key] for key in keys]).transform("any").astype(bool)]


def _unless_split(table: pd.DataFrame, apart: pd.DataFrame) -> pd.DataFrame:
    """Leave out what an office became alone where it more surely became several."""
    keys = ["region", "year_from", "department_from"]
    surest = apart.groupby(keys)["score"].max().rename("_split").reset_index()
    beside = table[keys].merge(surest, on=keys, how="left")["_split"].fillna(0.0)
    return table[(table["score"] > beside.to_numpy())]


def as_departments(matches: pd.DataFrame) -> pd.DataFrame:
    """Turn confirmed matches into the rows of a departments.csv.

    Save with ``as_departments(matches).to_csv("departments.csv", index=False)``; see
    :func:`read_departments`. A department that ended may have only one match left; what one
    was split into compares under the name of the whole.
    """
    keys = ["region", "department_from"]
    require(matches, keys)
    apart = matches["kind"].eq(SPLIT) if "kind" in matches.columns else None
    if apart is not None and apart.any():
        parts, rest = matches[apart], matches[~apart]
        both = rest[rest["department_from"].isin(parts["department_from"])]
        twice = pd.concat([both, parts[parts.duplicated(["region", "department_to"])]])
        if len(twice):
            raise FrameError(
                f"同一部门有几种去向或来历，请各留一种：{'、'.join(twice['department_from'])}"
            )
        since = {"year_from": parts["year_to"]}
        listed = _listed(parts, parts["department_to"], since, parts["department_from"])
        return pd.concat([as_departments(rest), listed], ignore_index=True)
    twice = matches[matches.duplicated(keys)]
    if len(twice):
        raise FrameError(f"同一部门有几个去向，请各留一个：{'、'.join(twice['department_from'])}")
    require(matches, ["year_from", "year_to", "department_to", "kind", "why"])
    last = {"year_to": matches["year_from"]}
    return _listed(matches, matches["department_from"], last, _last_names(matches))


def _listed(
    matches: pd.DataFrame,
    departments: pd.Series,
    bound: Mapping[str, pd.Series],
    entities: Sequence[str] | pd.Series,
) -> pd.DataFrame:
    """Rows of a departments.csv; of the years of each, one bound is known and the other open."""
    unknown = pd.Series([None] * len(matches), index=matches.index)
    years = {"year_from": unknown, "year_to": unknown} | dict(bound)
    return pd.DataFrame(
        {
            "region": matches["region"],
            "department": departments,
            **{name: year.astype("Int64") for name, year in years.items()},
            "entity": entities,
            "note": matches["kind"] + "：" + matches["why"],
        }
    )


def _last_names(matches: pd.DataFrame) -> list[str]:
    """Follow each match on: what was renamed twice compares under its last name."""
    into = {
        (row.region, row.department_from): row.department_to
        for row in matches.sort_values("year_to").itertuples()
    }
    names = []
    for region, name in zip(matches["region"], matches["department_to"], strict=True):
        met = {name}
        # Two offices that took each other's names would be followed for ever.
        while (region, name) in into and into[region, name] not in met:
            name = into[region, name]
            met.add(name)
        names.append(name)
    return names


def _moves(known: list[Office]) -> Iterator[tuple[list[Office], list[Pair]]]:
    """What ended in each region and year, and all pairs with what was there a year later."""
    by = {(office.region, office.name, office.year): office for office in known}
    for region, here in by_region(known).items():
        last_year = {o.name: o.year for year in sorted(here) for o in here[year]}
        for last, following in pairwise(sorted(here)):
            ended = [o for o in here[last] if last_year[o.name] == last]
            before = {o.name: by.get((region, o.name, last)) for o in here[following]}
            pairs = [
                Pair(gone, grown, before[grown.name]) for grown in here[following] for gone in ended
            ]
            yield ended, pairs


def _weighed(pairs: Sequence[Pair], ended: Sequence[Office]) -> list[dict[str, object]]:
    """Weigh the pairs of one region and year against each other.

    An office goes to one place, and a new one mostly comes from one: what speaks for a pair counts
    by how much as much speaks for others, so that likeness that many have is no evidence.
    """
    names = Names([pair.ended for pair in pairs] + [pair.grown for pair in pairs])
    sums = {kind: Sums([(o.name, getattr(o, of)) for o in ended]) for kind, of in OF.items()}
    found = []
    for pair in pairs:
        evidence = [one for one in evidence_for(pair, names, sums) if one.strength > 0]
        doubt = 1.0
        for one in evidence:
            doubt *= 1 - WEIGHTS[one.kind] * one.strength
        if 1 - doubt >= _LEAST_KEPT:
            found.append((pair, evidence, (1 - doubt) / doubt))
    leaving: dict[str, float] = defaultdict(float)
    arriving: dict[str, float] = defaultdict(float)
    for pair, evidence, odds in found:
        leaving[pair.ended.name] += odds
        if pair.before is None and not is_shared(evidence):
            arriving[pair.grown.name] += odds
    rows = []
    for pair, evidence, odds in found:
        rivals = max(odds, leaving[pair.ended.name])
        if pair.before is None and not is_shared(evidence):
            rivals = max(rivals, arriving[pair.grown.name])
        rows.append(_row(pair, evidence, odds / (1 + rivals)))
    return rows


def _row(pair: Pair, found: Sequence[Evidence], score: float) -> dict[str, object]:
    return {
        "region": pair.ended.region,
        "year_from": pair.ended.year,
        "department_from": pair.ended.name,
        "year_to": pair.grown.year,
        "department_to": pair.grown.name,
        "kind": "更名" if pair.before is None else "合并",
        "score": round(score, 3),
        "why": "；".join(one.why for one in found),
    }
