"""Departments that end and begin: likely matches, for a person to confirm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import pandas as pd

from juesuan_analysis.analysis.departments.evidence import Evidence, Office, offices
from juesuan_analysis.analysis.departments.splits import SPLIT, splits
from juesuan_analysis.analysis.frame import FrameError, require

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
_FEW_ENDED = 12  # sums of three are tried where they are few: chance finds them among many
_TOGETHER = "各方合计的"
_OF = {"opening": "closing", "implied": "total"}
_LEAST_KEPT = 0.05
_FEW, _COMMON = 4, 0.05  # pieces of names that more offices share say nothing
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
        return pd.concat([as_departments(rest), _parts_of(parts)], ignore_index=True)
    twice = matches[matches.duplicated(keys)]
    if len(twice):
        raise FrameError(f"同一部门有几个去向，请各留一个：{'、'.join(twice['department_from'])}")
    require(matches, ["year_from", "year_to", "department_to", "kind", "why"])
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


def _parts_of(matches: pd.DataFrame) -> pd.DataFrame:
    """What a whole was split into, from then on, under the whole's name."""
    return pd.DataFrame(
        {
            "region": matches["region"],
            "department": matches["department_to"],
            "year_from": matches["year_to"].astype("Int64"),
            "year_to": pd.Series([None] * len(matches), dtype="Int64", index=matches.index),
            "entity": matches["department_from"],
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


def _moves(known: list[Office]) -> Iterator[tuple[list[Office], list[_Pair]]]:
    """What ended in each region and year, and all pairs with what was there a year later."""
    by = {(office.region, office.name, office.year): office for office in known}
    regions: dict[str, dict[int, list[Office]]] = {}
    for office in known:
        regions.setdefault(office.region, {}).setdefault(office.year, []).append(office)
    for region, here in regions.items():
        last_year = {o.name: o.year for year in sorted(here) for o in here[year]}
        for last, following in pairwise(sorted(here)):
            ended = [o for o in here[last] if last_year[o.name] == last]
            before = {o.name: by.get((region, o.name, last)) for o in here[following]}
            pairs = [
                _Pair(gone, grown, before[grown.name])
                for grown in here[following]
                for gone in ended
            ]
            yield ended, pairs


def _weighed(pairs: Sequence[_Pair], ended: Sequence[Office]) -> list[dict[str, object]]:
    """Weigh the pairs of one region and year against each other.

    An office goes to one place, and a new one mostly comes from one: what speaks for a pair counts
    by how much as much speaks for others, so that likeness that many have is no evidence.
    """
    names = _Names([pair.ended for pair in pairs] + [pair.grown for pair in pairs])
    sums = {kind: _Sums([(o.name, getattr(o, of)) for o in ended]) for kind, of in _OF.items()}
    found = []
    for pair in pairs:
        evidence = [one for one in _evidence(pair, names, sums) if one.strength > 0]
        doubt = 1.0
        for one in evidence:
            doubt *= 1 - _WEIGHTS[one.kind] * one.strength
        if 1 - doubt >= _LEAST_KEPT:
            found.append((pair, evidence, (1 - doubt) / doubt))
    leaving: dict[str, float] = defaultdict(float)
    arriving: dict[str, float] = defaultdict(float)
    for pair, evidence, odds in found:
        leaving[pair.ended.name] += odds
        if pair.before is None and not _shared(evidence):
            arriving[pair.grown.name] += odds
    rows = []
    for pair, evidence, odds in found:
        rivals = max(odds, leaving[pair.ended.name])
        if pair.before is None and not _shared(evidence):
            rivals = max(rivals, arriving[pair.grown.name])
        rows.append(_row(pair, evidence, odds / (1 + rivals)))
    return rows


def _shared(evidence: Iterable[Evidence]) -> bool:
    """Whether the figures say that several went into one."""
    return any(_TOGETHER in one.why for one in evidence)


def _row(pair: _Pair, found: Sequence[Evidence], score: float) -> dict[str, object]:
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


def _evidence(pair: _Pair, names: _Names, sums: dict[str, _Sums]) -> Iterator[Evidence]:
    yield names.alike(pair)
    yield _codes(pair)
    own = pair.before.closing if pair.before else 0.0
    yield sums["opening"].equal("opening", pair.grown.opening, pair.ended, own)
    own = pair.before.total if pair.before else 0.0
    yield sums["implied"].equal("implied", pair.grown.implied, pair.ended, own)
    yield _size(pair)


class _Names:
    """Likeness of names, by what few of them have."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._bare = {office.name: bare_name(office) for office in offices}
        self._pieces = {name: set(pairs_of(bare)) for name, bare in self._bare.items()}
        have = Counter(piece for pieces in self._pieces.values() for piece in pieces)
        common = max(_FEW, len(self._pieces) * _COMMON)
        self._rare = {piece for piece, count in have.items() if count <= common}

    def alike(self, pair: _Pair) -> Evidence:
        """How alike the names are; names that share nothing rare are not compared."""
        one, other = pair.ended.name, pair.grown.name
        if not self._pieces[one] & self._pieces[other] & self._rare:
            return Evidence("name", 0.0, "")
        ratio = SequenceMatcher(None, self._bare[one], self._bare[other], autojunk=False).ratio()
        strength = ratio if ratio >= _LEAST_NAME else 0.0
        return Evidence("name", strength, f"名称相似（{ratio:.0%}）")


def pairs_of(name: str) -> list[str]:
    """Give the pairs of neighbouring characters of a name, or the name where it is one."""
    return [a + b for a, b in pairwise(name)] or [name]


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


class _Sums:
    """Figures of what ended, to find those that a figure of a year later is the sum of."""

    def __init__(self, figures: Iterable[tuple[str, float | None]]) -> None:
        self._known = sorted((value, name) for name, value in figures if value)
        self._values = [value for value, _ in self._known]

    def equal(self, kind: str, figure: float | None, ended: Office, own: float | None) -> Evidence:
        """Whether a figure is the ended department's, alone or with others that ended."""
        value = getattr(ended, _OF[kind])
        if not figure or not value or own is None:
            return Evidence(kind, 0.0, "")
        rest = figure - own - value
        if abs(rest) < _CENT:
            whose = _TOGETHER if own else "其"
            return self._evidence(kind, figure, whose, len(self._known))
        if self._with_one(rest, ended.name):
            return self._evidence(kind, figure, _TOGETHER, len(self._known) ** 2 / 2)
        if len(self._known) <= _FEW_ENDED and self._with_two(rest, ended.name):
            return self._evidence(kind, figure, _TOGETHER, len(self._known) ** 3 / 6)
        return Evidence(kind, 0.0, "")

    def _with_one(self, rest: float, but: str) -> bool:
        first = bisect_left(self._values, rest - _CENT)
        last = bisect_left(self._values, rest + _CENT)
        return any(name != but for _, name in self._known[first:last])

    def _with_two(self, rest: float, but: str) -> bool:
        others = [value for value, name in self._known if name != but]
        return any(abs(rest - a - b) < _CENT for a, b in combinations(others, 2))

    def _evidence(self, kind: str, figure: float, whose: str, tries: float) -> Evidence:
        """Equal figures among many tries, or small ones, are found by chance too."""
        by_chance = tries * 2 * _CENT / max(abs(figure), _CENT)
        return Evidence(kind, 1 / (1 + by_chance), _WORDS[kind].format(figure, whose))


def _size(pair: _Pair) -> Evidence:
    now, gone = pair.grown.total, pair.ended.total
    own = pair.before.total if pair.before else 0.0
    if not now or not gone or own is None or now <= 0 or gone <= 0:
        return Evidence("size", 0.0, "")
    ratio = min(now, own + gone) / max(now, own + gone)
    closer = abs(now - own - gone) < abs(now - own)
    strength = ratio if ratio >= _LEAST_SIZE and closer else 0.0
    return Evidence("size", strength, "支出规模相当")
