"""What speaks for one department continuing another: names, 科目, equal figures, size."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from juesuan_analysis.analysis.departments.evidence import Evidence, Office
from juesuan_analysis.frozen import frozen

_SUFFIX = re.compile(r"(委员会|办公室|管理局|服务中心|事务中心|中心|局|委|办|处|站|所)$")
_FEW_ENDED = 12  # sums of three are tried where they are few: chance finds them among many
_TOGETHER = "各方合计的"
OF = {"opening": "closing", "implied": "total"}
_FEW, _COMMON = 4, 0.05  # pieces of names that more offices share say nothing
# How far each kind of evidence alone convinces, from 0 to 1.
WEIGHTS = {"opening": 0.8, "implied": 0.8, "name": 0.7, "codes": 0.6, "size": 0.15}
_LEAST_NAME, _LEAST_CODES, _LEAST_SIZE = 0.6, 0.5, 0.8
# What narratives imply is a difference of two rounded figures: a cent, and what floats add.
_CENT = 0.015


@frozen
class Pair:
    """A department that ended and one of the next year that may hold it."""

    ended: Office
    grown: Office
    before: Office | None  # the latter's own year before, where it had one


def evidence_for(pair: Pair, names: Names, sums: dict[str, Sums]) -> Iterator[Evidence]:
    """All that speaks for a pair, and what was looked for and not found."""
    yield names.alike(pair)
    yield _codes(pair)
    own = pair.before.closing if pair.before else 0.0
    yield sums["opening"].equal("opening", pair.grown.opening, pair.ended, own)
    own = pair.before.total if pair.before else 0.0
    yield sums["implied"].equal("implied", pair.grown.implied, pair.ended, own)
    yield _size(pair)


def is_shared(evidence: Iterable[Evidence]) -> bool:
    """Whether the figures say that several went into one."""
    return any(one.together for one in evidence)


class Names:
    """Likeness of names, by what few of them have."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._bare = {office.name: bare_name(office) for office in offices}
        self._pieces = {name: set(pairs_of(bare)) for name, bare in self._bare.items()}
        have = Counter(piece for pieces in self._pieces.values() for piece in pieces)
        common = max(_FEW, len(self._pieces) * _COMMON)
        self._rare = {piece for piece, count in have.items() if count <= common}

    def alike(self, pair: Pair) -> Evidence:
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
    # A name begins with the district alone, or with the city before it: the longest end goes.
    for size in range(len(office.region), 1, -1):
        tail = office.region[-size:]
        if name.startswith(tail):
            name = name[size:]
            break
    return _SUFFIX.sub("", name) or name


def _codes(pair: Pair) -> Evidence:
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


class Sums:
    """Figures of what ended, to find those that a figure of a year later is the sum of."""

    def __init__(self, figures: Iterable[tuple[str, float | None]]) -> None:
        self._known = sorted((value, name) for name, value in figures if value)
        self._values = [value for value, _ in self._known]

    def equal(self, kind: str, figure: float | None, ended: Office, own: float | None) -> Evidence:
        """Whether a figure is the ended department's, alone or with others that ended."""
        value = getattr(ended, OF[kind])
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
        words = _WORDS[kind].format(figure, whose)
        return Evidence(kind, 1 / (1 + by_chance), words, whose == _TOGETHER)


def _size(pair: Pair) -> Evidence:
    now, gone = pair.grown.total, pair.ended.total
    own = pair.before.total if pair.before else 0.0
    if not now or not gone or own is None or now <= 0 or gone <= 0:
        return Evidence("size", 0.0, "")
    ratio = min(now, own + gone) / max(now, own + gone)
    # Beside a large office a small one hardly counts: the sum has to be nearer than no growth at
    # all.
    closer = abs(now - own - gone) < abs(now - own)
    strength = ratio if ratio >= _LEAST_SIZE and closer else 0.0
    return Evidence("size", strength, "支出规模相当")
