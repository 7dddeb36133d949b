"""What is in doubt beside the figures of open conflicts: whole forms, and what hangs on a figure.

A form that agrees with itself alone may be that of another year. And where a total may be wrong, so
may one of its parts, for their sum holds: doubt goes down from it, and up, until a figure that
another source confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, ROUNDING, Finding, Key
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.copies import COPY_ID
from juesuan_analysis.identities.narrative_forms import AMOUNT_ID
from juesuan_analysis.proof.evidence import agreed, is_outside
from juesuan_analysis.proof.slips import POWER, slip_of


@frozen
class Doubted:
    """A form that loses more comparisons with other sources than it wins, and these."""

    form: int
    lost: tuple[Finding, ...]
    won: tuple[Finding, ...]

    @property
    def is_last_years(self) -> bool:
        """Whether it is the form of last year once more."""
        return any(finding.identity == COPY_ID for finding in self.lost)


def doubted_forms(findings: Sequence[Finding]) -> list[Doubted]:
    """Find the forms that are doubted as a whole, the most doubtful first.

    What one form explains is not held against another.
    """
    compared = [f for f in findings if f.checked and is_outside(f) and _says_something(f)]
    found: list[Doubted] = []
    while compared:
        every = [_tally(form, compared) for form in sorted(_forms(compared))]
        worst = max(every, key=_doubt, default=None)
        # A form that wins as many comparisons as it loses may well be right, and others wrong.
        if worst is None or _doubt(worst) <= (False, 0):
            break
        found.append(worst)
        explained = {id(finding) for finding in worst.lost}
        compared = [f for f in compared if id(f) not in explained]
    return found


def _doubt(one: Doubted) -> tuple[bool, int]:
    return one.is_last_years, len(one.lost) - len(one.won)


def _says_something(finding: Finding) -> bool:
    lost = finding.outcome == CONFLICT
    # 0 = 0 between two forms speaks for neither.
    return lost or (not finding.bound and bool(finding.left) and bool(finding.right))


def _forms(findings: Iterable[Finding]) -> set[int]:
    return {form for finding in findings for form in forms_of(finding)}


def forms_of(finding: Finding) -> set[int]:
    """The forms of a finding's figures."""
    keys = (term.key for term in finding.terms)
    return {key[1] for key in keys if key[0] == "表" and isinstance(key[1], int)}


def _tally(form: int, compared: Sequence[Finding]) -> Doubted:
    mine = [finding for finding in compared if form in forms_of(finding)]
    return Doubted(
        form,
        tuple(finding for finding in mine if finding.outcome == CONFLICT),
        tuple(finding for finding in mine if finding.outcome != CONFLICT),
    )


def in_another_unit(findings: Sequence[Finding]) -> set[int | None]:
    """Forms that disagree with the narrative by a power of ten, and nowhere agree with it."""
    # Nil agrees with nil in any unit.
    compared = [f for f in findings if f.identity == AMOUNT_ID and f.checked and f.right]
    agreeing = {f.form for f in compared if f.outcome != CONFLICT}
    return {f.form for f in compared if f.form not in agreeing and _is_power(f)}


def _is_power(finding: Finding) -> bool:
    if not finding.left or finding.right is None or finding.tolerance is None:
        return False
    return slip_of(finding.left, finding.right, finding.tolerance) == POWER


def touched(findings: Iterable[Finding]) -> set[Key]:
    """The figures of all conflicts."""
    return {term.key for f in findings if f.outcome == CONFLICT for term in f.terms}


def spread(findings: Sequence[Finding], sure: Iterable[Finding]) -> set[Key]:
    """Give the figures that may be wrong together with one that a conflict touches.

    Parameters
    ----------
    findings
        All of one disclosure.
    sure
        Conflicts that one figure alone explains: their other figures are in no such doubt.
    """
    explained = {id(finding) for finding in sure}
    open_ = touched(f for f in findings if id(f) not in explained)
    if not open_:
        return set()
    firm = agreed(findings)
    sums = _sums(findings)
    # What a second source prints to the digit is not doubted for the sake of a sum.
    found = {key for key in open_ if key not in firm}
    above = {total for key in found for total in _totals(key, sums)} - firm
    queue = sorted(found, key=str)
    while queue:
        for key in _parts(queue.pop(), sums, open_):
            if key not in found and key not in firm:
                found.add(key)
                queue.append(key)
    return found | above


def _sums(findings: Iterable[Finding]) -> dict[Key, list[Finding]]:
    """The sums inside one form that hold, by figure."""
    sums: dict[Key, list[Finding]] = {}
    for finding in findings:
        holds = finding.outcome in (HOLDS, ROUNDING) and not finding.bound
        if holds and not is_outside(finding) and len(finding.terms) > 1:
            for term in finding.terms:
                sums.setdefault(term.key, []).append(finding)
    return sums


def _parts(key: Key, sums: dict[Key, list[Finding]], open_: set[Key]) -> Iterator[Key]:
    """Parts of a total, unless one of them is in a conflict of its own."""
    for finding in sums.get(key, ()):
        total, *parts = (term.key for term in finding.terms)
        if key == total and not any(part in open_ for part in parts):
            yield from parts


def _totals(key: Key, sums: dict[Key, list[Finding]]) -> Iterator[Key]:
    return (f.terms[0].key for f in sums.get(key, ()) if f.terms[0].key != key)
