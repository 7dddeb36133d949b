"""One department that became several: what it left is what the new ones begin with."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from juesuan_analysis.analysis.departments.evidence import Office, by_region
from juesuan_analysis.frozen import frozen

SPLIT = "拆分"
_CENT = 0.015
_FEW_BEGUN = 12  # sums of three are tried where they are few: chance finds them among many
_WEIGHT = 0.8
# What an office left, what those after it begin with, and how that is said.
_LEFT = (
    ("closing", "opening", "年初结转和结余合计等于其上年年末数 {:,.2f}"),
    ("total", "implied", "情况说明推算的上年支出总计合计等于其上年决算 {:,.2f}"),
)


@frozen
class _Split:
    """An office, those that began after it, and how surely a figure says that it became them."""

    whole: Office
    parts: tuple[Office, ...]
    strength: float
    why: str


def splits(known: Sequence[Office]) -> list[dict[str, object]]:
    """Propose which departments became several, one row for each new one.

    An office that ended became several that began a year later; one that goes on gave a part of
    itself to one that began. Pairs of new offices are found by their sum in a sorted list, so that
    the search takes the square of their number and no more.
    """
    rows: list[dict[str, object]] = []
    for years in by_region(known).values():
        for last, following in pairwise(sorted(years)):
            rows += _rows(_joined(list(_found(years[last], years[following], years, following))))
    return rows


def _found(
    old: Sequence[Office], now: Sequence[Office], years: Mapping[int, Sequence[Office]], year: int
) -> Iterator[_Split]:
    seen = {office.name for at, here in years.items() if at < year for office in here}
    begun = [office for office in now if office.name not in seen]
    there = {office.name: office for office in now}
    later = {office.name for at, here in years.items() if at >= year for office in here}
    for left, begins, words in _LEFT:
        figures = sorted((f, o.name) for o in begun if (f := getattr(o, begins)))
        by = {office.name: office for office in begun}
        for whole in old:
            if whole.name not in later:
                kept: float | None = 0.0
            elif whole.name in there:
                kept = getattr(there[whole.name], begins)
            else:
                kept = None
            amount = getattr(whole, left)
            if not amount or kept is None:
                continue
            told = words.format(amount)
            # Of an office that goes on only what it gave away stands elsewhere.
            for names, tries in _sums(figures, amount - kept, goes_on=whole.name in there):
                by_chance = tries * 2 * _CENT / max(abs(amount - kept), _CENT)
                strength = _WEIGHT / (1 + by_chance)
                yield _Split(whole, tuple(by[name] for name in names), strength, told)


def _sums(
    figures: Sequence[tuple[float, str]], wanted: float, *, goes_on: bool
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Offices whose figures add up to one, and how many sums were tried."""
    values = [value for value, _ in figures]
    count = len(figures)

    def equal_to(rest: float) -> list[str]:
        first, last = (bisect_left(values, rest + by) for by in (-_CENT, _CENT))
        return [name for _, name in figures[first:last]]

    if goes_on and wanted > _CENT:
        yield from (((name,), count) for name in equal_to(wanted))
    for value, name in figures:
        for other in equal_to(wanted - value):
            if name < other:
                yield (name, other), count**2 / 2
    if count <= _FEW_BEGUN:
        for three in combinations(figures, 3):
            if abs(sum(value for value, _ in three) - wanted) < _CENT:
                yield tuple(sorted(name for _, name in three)), count**3 / 6


def _joined(found: Sequence[_Split]) -> list[_Split]:
    """What two figures say of the same offices is surer than what one says."""
    same: dict[tuple[str, ...], list[_Split]] = defaultdict(list)
    for one in found:
        same[one.whole.name, *sorted(part.name for part in one.parts)].append(one)
    joined = []
    for several in same.values():
        doubt = 1.0
        for one in several:
            doubt *= 1 - one.strength
        why = "；".join(dict.fromkeys(one.why for one in several))
        joined.append(_Split(several[0].whole, several[0].parts, 1 - doubt, why))
    return joined


def _rows(found: Sequence[_Split]) -> list[dict[str, object]]:
    """Weigh the proposals of a year: an office became one set of others, and each came of one."""
    # Never infinite: each strength is at most the weight of a figure, which is below 1.
    odds = [one.strength / (1 - one.strength) for one in found]
    rivals: dict[str, float] = defaultdict(float)
    for one, odd in zip(found, odds, strict=True):
        for name in {f"-{one.whole.name}", *(f"+{part.name}" for part in one.parts)}:
            rivals[name] += odd
    rows = []
    for one, odd in zip(found, odds, strict=True):
        names = [f"-{one.whole.name}", *(f"+{part.name}" for part in one.parts)]
        score = odd / (1 + max(rivals[name] for name in names))
        others = "、".join(part.name for part in one.parts)
        rows += [
            {
                "region": part.region,
                "year_from": one.whole.year,
                "department_from": one.whole.name,
                "year_to": part.year,
                "department_to": part.name,
                "kind": SPLIT,
                "score": round(score, 3),
                "why": f"{others} 的{one.why}",
            }
            for part in one.parts
        ]
    return rows
