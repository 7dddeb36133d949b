"""What speaks for a number: how many identities, from where, and how sharp they are.

Weak evidence proves nothing by itself: 0 = 0; a total that only repeats its single part; whole
numbers, which column numbers, years and codes are too; a figure that the text repeats; an amount
that rounding alone could have made; an inequality (no evidence at all). One strong identity proves,
or two weak ones of different kinds. A part that its total repeats is proved with the total, a nil
with all the other figures of an identity (:mod:`.nil`), and figures of which no identity tells one
from the other are not proved at all.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from juesuan_analysis.facts.finding import HOLDS, ROUNDING, Finding, Key, Term
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.narrative_words import ONE_VALUE_ID
from juesuan_analysis.proof.apart import not_told_apart
from juesuan_analysis.proof.nil import Equation, printed_nil

STRONG, WEAK, _NONE = 2, 1, 0
OWN_FORM, OTHER_FORM, ELSEWHERE = 1, 2, 3
GRADES = {OWN_FORM: "一", OTHER_FORM: "二", ELSEWHERE: "三"}
_NARRATIVE, _LAST_YEAR, _UNIT, _ANNEX = "情况说明", "上年", "所属单位", "绩效附件"
_EDITION = "另一版"
_KINDS = {"绩": _ANNEX, "文": _NARRATIVE, "上年表": _LAST_YEAR, "单位表": _UNIT}
_FAR = frozenset(_KINDS.values())
_SOURCES: dict[object, str] = {form: f"表{form}" for form in range(1, 10)}
_A_RATE = 2  # and more: where a figure stands in a rate, which sees each of them in its own way
_SHARP = 4  # times the tolerance: a smaller amount may be rounding


@frozen
class Evidence:
    """What speaks for a number.

    ``origins`` names where each confirmation comes from (表5, 情况说明, 上年, 所属单位), one for
    each; ``sharpness`` is the tolerance of the sharpest of them as a share of the amount. ``grade``
    is 1 where all come from the number's own form, 2 where another form confirms it, 3 where the
    narrative, another year, another edition or a unit does; None where nothing proves it.
    """

    grade: int | None = None
    origins: tuple[str, ...] = ()
    sharpness: float | None = None


NOTHING = Evidence()


@dataclass(slots=True)
class _Told:
    strong: int = 0
    weak: set[str] = field(default_factory=set)
    origins: list[tuple[int, str]] = field(default_factory=list)
    tolerance: Decimal | None = None  # of the sharpest
    amount: Decimal | None = None
    seen_by: set[tuple[int, int]] = field(default_factory=set)
    repeated: list[Key] = field(default_factory=list)
    anchored: bool = False


def evidences(
    findings: Sequence[Finding], doubted: Container[Key], forms: Container[int | None]
) -> dict[Key, Evidence]:
    """Gather the evidence of every number that is proved.

    Parameters
    ----------
    findings
        All of one disclosure.
    doubted
        Numbers that are in doubt: what holds with them proves nothing of the others either.
    forms
        Forms that are doubted as a whole.
    """
    told: dict[Key, _Told] = {}
    equations: list[Equation] = []
    for number, finding in enumerate(findings):
        if finding.outcome not in (HOLDS, ROUNDING) or finding.bound:
            continue
        printed = [term for term in finding.terms if term.amount is not None]
        if len(printed) > 1 and not any(_is_doubted(t.key, doubted, forms) for t in printed):
            _note(told, number, finding, printed)
            # Only an exact equation leaves a nil nothing to hide in.
            if not finding.difference:
                equations.append(printed)
    _anchor(told)
    alike = not_told_apart({key: one.seen_by for key, one in told.items() if one.amount})
    proved = {
        key: _evidence(one)
        for key, one in told.items()
        # Two weak identities of different kinds would have to fail alike.
        if (one.strong or len(one.weak) > 1) and key not in alike
    }
    nil = printed_nil(equations, proved.keys())
    return proved | {key: _of_nil(key, terms) for key, terms in nil.items()}


def _of_nil(key: Key, terms: Equation) -> Evidence:
    grade, origin = _origin(_source_of(key), [_source_of(term.key) for term in terms])
    return Evidence(grade, (origin,))


def _anchor(told: Mapping[Key, _Told]) -> None:
    """A figure that its total repeats is known, where something else knows the total."""
    for one in told.values():
        known = any(told[other].strong for other in one.repeated if other in told)
        one.anchored = known and not one.strong
    # Counted afterwards, so that a figure that is anchored anchors no other in its turn.
    for one in told.values():
        one.strong += one.anchored


def _is_doubted(key: Key, doubted: Container[Key], forms: Container[int | None]) -> bool:
    return key in doubted or (key[0] == "表" and key[1] in forms)


def _note(told: dict[Key, _Told], number: int, finding: Finding, printed: Sequence[Term]) -> None:
    """Note a finding that holds for each of its printed figures."""
    known = _known(finding)
    if known == _NONE:
        return
    sources = [_source_of(term.key) for term in printed]
    origins = {own: _origin(own, sources) for own in set(sources)}
    repeats = _repeats(finding, [term for term in printed if term.amount])
    tolerance = finding.tolerance
    for at, (term, own) in enumerate(zip(printed, sources, strict=True)):
        one = told.setdefault(term.key, _Told())
        one.strong += _of_term(finding, term, known) == STRONG
        one.weak.add(finding.identity)
        one.origins.append(origins[own])
        one.amount = term.amount
        one.seen_by.add((number, _A_RATE + at if term.weight is None else term.weight))
        if repeats and term.amount and _is_sharp(finding, term):
            one.repeated += [other.key for other in printed if other.amount and other is not term]
        if tolerance is not None and term.weight is not None:
            one.tolerance = tolerance if one.tolerance is None else min(one.tolerance, tolerance)


def _evidence(one: _Told) -> Evidence:
    grade = max(grade for grade, _ in one.origins)
    known = one.tolerance is not None and one.amount
    sharp = float((one.tolerance or Decimal(0)) / abs(one.amount or Decimal(1))) if known else None
    return Evidence(grade, tuple(name for _, name in one.origins), sharp)


def also_in_edition(known: Evidence) -> Evidence:
    """Add to what proves a number that another edition prints the same; alone it proves nothing."""
    if known.grade is None:
        return known
    return replace(known, grade=ELSEWHERE, origins=(*known.origins, _EDITION))


def _origin(own: str, sources: Iterable[str]) -> tuple[int, str]:
    """The farthest source of an identity, as a figure of it sees it, with its grade."""
    others = [(ELSEWHERE if s in _FAR else OTHER_FORM, s) for s in {*sources} if s != own]
    return max(others, default=(OWN_FORM, own))


def _source_of(key: Key) -> str:
    """Where a figure stands: 表5, 情况说明, 上年 or 所属单位."""
    return _SOURCES[key[1]] if key[0] == "表" else _KINDS.get(str(key[0]), _ANNEX)


def is_outside(finding: Finding) -> bool:
    """Whether an identity compares figures of different sources."""
    if not finding.terms:
        return False
    first = _where(finding.terms[0].key)
    return any(_where(term.key) != first for term in finding.terms)


def _where(key: Key) -> Key:
    """The form, the table of the annexes, or only the kind of source that a figure stands in."""
    if key[0] == "表":
        return key[:2]
    return (key[0], key[-1]) if key[0] == "绩" else key[:1]


def strength_of(finding: Finding, term: Term) -> int:
    """How much an identity says about one of its figures."""
    # An inequality holds for many values of a figure.
    if finding.outcome not in (HOLDS, ROUNDING) or finding.bound:
        return _NONE
    return _of_term(finding, term, _known(finding))


def _known(finding: Finding) -> int:
    """How much an identity that holds says at all."""
    told = [term for term in finding.terms if term.amount]
    # One figure beside nils could be any: the sum would hold for it.
    if len(told) < 2:
        return _NONE
    # 7 = 1 + 3 + 3 is the row of column numbers, 2022 = 2022 + 0 a year: they balance and say
    # nothing.
    whole_numbers = all(t.amount == int(t.amount or 0) for t in told)
    repeats = _repeats(finding, told) or finding.identity == ONE_VALUE_ID
    return WEAK if whole_numbers or repeats else STRONG


def _repeats(finding: Finding, told: Sequence[Term]) -> bool:
    return len(told) == 2 and not is_outside(finding)


def _of_term(finding: Finding, term: Term, known: int) -> int:
    if known == _NONE:
        return _NONE
    if term.weight is None:  # a rate: it knows the rate well, and its figures only to a few digits
        return STRONG if term is finding.terms[0] else WEAK
    return known if _is_sharp(finding, term) else WEAK


def _is_sharp(finding: Finding, term: Term) -> bool:
    """Whether an identity would notice if the figure were another; a nil it always does."""
    return not term.amount or abs(term.amount) >= _SHARP * (finding.tolerance or Decimal(0))


def agreed(findings: Iterable[Finding]) -> set[Key]:
    """Figures of which another source gives the same, to the last digit that counts."""
    return {
        term.key
        for finding in findings
        if is_outside(finding)
        for term in finding.terms
        if strength_of(finding, term) == STRONG and term.weight is not None
    }
