"""Departments that end and begin: likely matches, for a person to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import pandas as pd

from juesuan_analysis.analysis.evidence import Evidence, Office, offices
from juesuan_analysis.analysis.frame import FrameError

COLUMNS = [
    "region",
    "year_from",
    "department_from",
    "year_to",
    "department_to",
    "kind",
    "score",
    "why",
]
LEAST_SCORE = 0.4
_SUFFIX = re.compile(r"(委员会|办公室|管理局|服务中心|事务中心|中心|局|委|办|处|站|所)$")
_MOST_TOGETHER = 3
# How far each kind of evidence alone convinces, from 0 to 1.
_WEIGHTS = {"opening": 0.8, "implied": 0.8, "name": 0.7, "codes": 0.6, "size": 0.15}
_LEAST_NAME, _LEAST_CODES, _LEAST_SIZE = 0.6, 0.5, 0.8
_CENT = 0.015


@dataclass(frozen=True, slots=True)
class _Pair:
    """A department that ended and one of the next year that may hold it."""

    ended: Office
    grown: Office
    before: Office | None  # the latter's own year before, where it had one


def propose_matches(
    entries: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    *,
    least: float = LEAST_SCORE,
) -> pd.DataFrame:
    """Propose which department continues one that ended: renamed, or merged into another.

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
        合并: several ended into one, or one into another that was there before), ``score`` (0 to
        1) and ``why`` in words. Hand what you believe to :func:`as_departments`.

    Notes
    -----
    Only departments of one region, the one ending as the other begins or grows. Evidence: names
    without the region and suffixes such as 局; the 科目 that one had and the other took up,
    weighted by how few departments have them; 年初结转 equal to the other's 年末结转; last year's
    figure implied by the narrative equal to the other's; size. Evidence adds up as independent
    doubt: 1 − Π(1 − weight × strength).
    """
    known = offices(entries, statements)
    rows = [_row(pair, ended) for pair, ended in _pairs(known)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table = table[table["score"] >= least]
    merged = table.groupby(["region", "year_to", "department_to"])["score"].transform("size") > 1
    table = table.assign(kind=table["kind"].where(~merged, "合并"))
    order = ["score", "region", "department_from"]
    return table.sort_values(order, ascending=[False, True, True]).reset_index(drop=True)


def as_departments(matches: pd.DataFrame) -> pd.DataFrame:
    """Turn confirmed matches into the rows of a departments.csv.

    Save with ``as_departments(matches).to_csv("departments.csv", index=False)``; see
    :func:`read_departments`. A department that ended may have only one match left.
    """
    keys = ["region", "department_from"]
    twice = matches[matches.duplicated(keys)]
    if len(twice):
        raise FrameError(f"同一部门有几个去向，请各留一个：{'、'.join(twice['department_from'])}")
    return pd.DataFrame(
        {
            "region": matches["region"],
            "department": matches["department_from"],
            "year_from": pd.Series([None] * len(matches), dtype="Int64", index=matches.index),
            "year_to": matches["year_from"].astype("Int64"),
            "entity": _last_names(matches),
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
        while (region, name) in into and into[region, name] not in met:
            name = into[region, name]
            met.add(name)
        names.append(name)
    return names


def _pairs(known: list[Office]) -> Iterator[tuple[_Pair, list[Office]]]:
    """Pairs to weigh, each with all that ended in its region and year."""
    by = {(office.region, office.name, office.year): office for office in known}
    for region in dict.fromkeys(office.region for office in known):
        here = [office for office in known if office.region == region]
        years = sorted({office.year for office in here})
        for last, following in pairwise(years):
            later = {office.name for office in here if office.year > last}
            ended = [o for o in here if o.year == last and o.name not in later]
            for grown in (o for o in here if o.year == following):
                before = by.get((region, grown.name, last))
                for gone in ended:
                    yield _Pair(gone, grown, before), ended


def _row(pair: _Pair, ended: list[Office]) -> dict[str, object]:
    found = [one for one in _evidence(pair, ended) if one.strength > 0]
    doubt = 1.0
    for one in found:
        doubt *= 1 - _WEIGHTS[one.kind] * one.strength
    return {
        "region": pair.ended.region,
        "year_from": pair.ended.year,
        "department_from": pair.ended.name,
        "year_to": pair.grown.year,
        "department_to": pair.grown.name,
        "kind": "更名" if pair.before is None else "合并",
        "score": round(1 - doubt, 3),
        "why": "；".join(one.why for one in found),
    }


def _evidence(pair: _Pair, ended: list[Office]) -> Iterator[Evidence]:
    yield _name(pair)
    yield _codes(pair)
    closings = [(o.name, o.closing) for o in ended if o is not pair.ended]
    own = pair.before.closing if pair.before else 0.0
    yield _equal("opening", pair.grown.opening, pair.ended.closing, own, closings)
    totals = [(o.name, o.total) for o in ended if o is not pair.ended]
    own = pair.before.total if pair.before else 0.0
    yield _equal("implied", pair.grown.implied, pair.ended.total, own, totals)
    yield _size(pair)


def _name(pair: _Pair) -> Evidence:
    one, other = bare_name(pair.ended), bare_name(pair.grown)
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    strength = ratio if ratio >= _LEAST_NAME else 0.0
    return Evidence("name", strength, f"名称相似（{ratio:.0%}）")


def bare_name(office: Office) -> str:
    """A department's name without its region and without 局, 委员会 and the like."""
    name = office.name
    for size in range(len(office.region), 1, -1):
        tail = office.region[-size:]
        if name.startswith(tail):
            name = name[size:]
            break
    return _SUFFIX.sub("", name) or name


def _codes(pair: _Pair) -> Evidence:
    """What share of the ended department's 科目, by rarity, the other took up."""
    had = set(pair.before.codes) if pair.before else set()
    whole = sum(pair.ended.codes.values())
    taken = [code for code in pair.ended.codes if code in pair.grown.codes and code not in had]
    share = sum(pair.ended.codes[code] for code in taken) / whole if whole else 0.0
    strength = share if share >= _LEAST_CODES else 0.0
    return Evidence("codes", strength, f"承接其特有科目 {'、'.join(sorted(taken)[:3])}")


_WORDS = {
    "opening": "年初结转和结余 {:,.2f} 等于{}上年年末数",
    "implied": "情况说明推算的上年支出总计 {:,.2f} 等于{}上年决算",
}


def _equal(
    kind: str,
    figure: float | None,
    ended: float | None,
    own: float | None,
    others: Iterable[tuple[str, float | None]],
) -> Evidence:
    """Whether a figure is the ended department's, alone or with its own and others that ended."""
    if not figure or not ended or own is None:
        return Evidence(kind, 0.0, "")
    known = [(name, value) for name, value in others if value]
    for count in range(_MOST_TOGETHER):
        for some in combinations(known, count):
            total = own + ended + sum(value for _, value in some)
            if abs(figure - total) < _CENT:
                whose = "其" if not some and not own else "各方合计的"
                return Evidence(kind, 1.0, _WORDS[kind].format(figure, whose))
    return Evidence(kind, 0.0, "")


def _size(pair: _Pair) -> Evidence:
    now, gone = pair.grown.total, pair.ended.total
    own = pair.before.total if pair.before else 0.0
    if not now or not gone or own is None or now <= 0 or gone <= 0:
        return Evidence("size", 0.0, "")
    ratio = min(now, own + gone) / max(now, own + gone)
    closer = abs(now - own - gone) < abs(now - own)
    strength = ratio if ratio >= _LEAST_SIZE and closer else 0.0
    return Evidence("size", strength, "支出规模相当")
