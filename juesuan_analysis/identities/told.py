"""The statements of a narrative, found by section, subject and kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import Key, Term
from juesuan_analysis.narrative.meanings import NAMED, PARTS_OF_ITEM
from juesuan_analysis.vocabulary.money import places_of
from juesuan_analysis.vocabulary.sections import SCOPES
from juesuan_analysis.vocabulary.text import quoted, squeeze

_ASIDE = "原因/"
_LEAST = Decimal("0.005")
_ROUGH = Decimal("0.05")  # 约60万元 is good to a twentieth
_ROUGHLY = re.compile(r"(?:约|近|逾)(?:人民币)?([\d,.]+)|([\d,.]+)[余多]")
_ROUGH_SIGNS = frozenset("约近逾余多")
_HUNDRED_MILLIONS = re.compile(r"(\d[\d,]*(?:\.\d+)?)亿元")


def scope_of(statement: Statement) -> str:
    """The scope in which a statement's subject has one meaning."""
    return SCOPES.get(statement.section, statement.section)


def _half(places: int) -> Decimal:
    return Decimal(5).scaleb(-places - 1)


def is_named(subject: str) -> bool:
    """Whether a subject is one thing wherever it is named: 公务接待费, a 科目, but not 账面原值."""
    return subject in NAMED or ("/" in subject and not is_part(subject))


def is_part(subject: str) -> bool:
    """Whether a subject is a part of one 科目: 教育支出/基本支出."""
    return "/" in subject and subject.rpartition("/")[2] in PARTS_OF_ITEM


def _printed_half(statement: Statement) -> Decimal:
    """Half of the last place of an amount that is printed in 亿元 or as 约, 近, 余; else nil."""
    value, sentence = abs(statement.value or Decimal(0)), statement.sentence
    for text in _HUNDRED_MILLIONS.findall(sentence) if "亿" in sentence else ():
        number = Decimal(text.replace(",", ""))
        if number * 10000 == value:
            return _half(places_of(number)) * 10000
    if _ROUGH_SIGNS.isdisjoint(sentence):
        return Decimal(0)
    rough = (found for groups in _ROUGHLY.findall(sentence) for found in groups if found)
    same = (found for found in rough if found.strip(",.").replace(",", "") == f"{value:f}")
    return value * _ROUGH if next(same, None) else Decimal(0)


class Told:
    """Statements of one disclosure; what stands in a stated reason is left out.

    Positions are those in the sequence given, so that keys lead back to the statements. ``names``
    are what the forms call their rows: a subject so called is known.
    """

    def __init__(self, statements: Sequence[Statement], names: Iterable[str] = ()) -> None:
        self.statements = statements
        self._names = frozenset(map(squeeze, names))
        self._by_subject: dict[tuple[str, str, str], list[int]] = {}
        # Texts tell of last year's and of next year's figures; most are of the fiscal year.
        years = Counter(s.year for s in statements if s.year)
        self.year = years.most_common(1)[0][0] if years else None
        for position, statement in self:
            subject = (scope_of(statement), statement.subject, statement.kind)
            self._by_subject.setdefault(subject, []).append(position)
        self._usual = {unit: self._usualplaces_of(unit) for unit in ("万元", "%")}

    def __iter__(self) -> Iterator[tuple[int, Statement]]:
        """Positions and statements, in the order of the page."""
        for position, statement in enumerate(self.statements):
            # Figures within a reason (因培训增加2万元) are parts of the change, and not the
            # subject's own.
            if statement.subject and not statement.subject.startswith(_ASIDE):
                yield position, statement

    def of(self, *kinds: str) -> Iterator[tuple[int, Statement]]:
        """Those of some kinds."""
        return ((i, s) for i, s in self if s.kind in kinds)

    def known(self, *kinds: str) -> Iterator[tuple[int, Statement]]:
        """Those of some kinds whose subject the vocabulary knows, or a form prints as a name."""
        return ((i, s) for i, s in self.of(*kinds) if s.named or squeeze(s.subject) in self._names)

    def of_the_year(self, *kinds: str) -> Iterator[tuple[int, Statement]]:
        """Those known that are of the fiscal year; next year's budget has no final account."""
        return ((i, s) for i, s in self.known(*kinds) if s.year in (None, self.year))

    def _usualplaces_of(self, unit: str) -> int:
        """Offices drop trailing zeros: 637.6 among figures with two decimals means 637.60."""
        places = Counter(
            places_of(s.value)
            for s in self.statements
            if s.unit == unit and s.value not in (None, 0)
        )
        most, number = max(places.items(), key=lambda item: item[1], default=(2, 0))
        # Only where most figures agree: in a text of mixed decimals 637.6 may be just that.
        return most if number * 2 >= places.total() else 0

    def half(self, position: int) -> Decimal:
        """Half of the last place to which a statement is given; at least 0.005, nil for counts."""
        statement = self.statements[position]
        if statement.unit not in self._usual:
            return Decimal(0)
        if statement.value is None:
            return _LEAST
        own = places_of(statement.value)
        half = max(_half(max(own, self._usual[statement.unit])), _LEAST)
        if statement.unit == "%":
            # 68% among rates with two decimals may be 68.04%: as good as its own last place.
            # A third, for the tolerance of a rate is three times its half (see judge_share).
            return max(half, _half(own) / 3)
        return max(half, _printed_half(statement))

    def all(self, scope: str, subject: str, kind: str) -> list[int]:
        """Positions of what is stated of a subject."""
        return self._by_subject.get((scope, subject, kind), [])

    def near(
        self, position: int, kind: str, subject: str = "", *, year: int | None = None
    ) -> int | None:
        """Give the nearest statement on the same subject: the last before, else the next after."""
        at = self.statements[position]
        found = self.all(scope_of(at), subject or at.subject, kind)
        wanted = year or self.year
        found = [i for i in found if self.statements[i].year in (None, wanted)]
        split = bisect_left(found, position)
        # What was said of a subject holds until it is said anew.
        return found[split - 1] if split else found[0] if found else None

    def term(self, position: int, weight: int = 1) -> Term:
        """A statement as a term of an identity."""
        statement = self.statements[position]
        name = f"情况说明{quoted(statement.subject)}{statement.kind}"
        key, unit = key_of(position), statement.unit
        return Term(key, name, statement.value, statement.place, weight, unit=unit)


def key_of(position: int) -> Key:
    """The key under which findings name a statement."""
    return ("文", position)
