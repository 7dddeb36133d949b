"""What must be nil: blank cells that a sum leaves nothing for, and printed nils likewise.

0 = 0 proves nothing by itself. But where all other figures of an identity are known from elsewhere,
there is nothing left for a nil to be wrong by; and parts of a nil are nil.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence, Set

from juesuan_analysis.facts.finding import HOLDS, Finding, Key, Term
from juesuan_analysis.identities.check import ADDING

BY_TOTAL = "由合计推得"
Equation = Sequence[Term]


def proved_nil(findings: Iterable[Finding], touched: Container[Key]) -> set[Key]:
    """Find the blank cells that can hold nothing.

    A blank is not 0. It is where a total of the form is printed, every other part is printed and
    none of them is below zero, and they make up the total exactly.
    """
    found = (_blank(f) for f in findings if f.identity in ADDING and f.outcome == HOLDS)
    return {key for key in found if key is not None and key not in touched}


def _blank(finding: Finding) -> Key | None:
    """The one blank part of a sum that holds exactly; None where there is none, or several."""
    total, *parts = finding.terms
    # A blank may hide what rounding lost, or a part below zero.
    if finding.difference or total.amount is None or total.amount < 0:
        return None
    blanks = [part for part in parts if part.amount is None and part.place is not None]
    unprinted = any(part.amount is None and part.place is None for part in parts)
    below = any(part.amount is not None and part.amount < 0 for part in parts)
    return blanks[0].key if len(blanks) == 1 and not unprinted and not below else None


def printed_nil(equations: Iterable[Equation], known: Set[Key]) -> dict[Key, Equation]:
    """Find the printed nils that what is known leaves nothing else for, each with its equation.

    Parameters
    ----------
    equations
        The printed figures of equations that hold exactly.
    known
        Figures that something else proves.
    """
    nil: dict[Key, Equation] = {}
    waiting = [terms for terms in equations if not all(term.amount for term in terms)]
    while True:
        firm = known | nil.keys()
        new = {key: terms for terms in waiting for key in _left_nothing(terms, firm)}
        if not new:
            return nil
        nil |= new


def _left_nothing(terms: Equation, firm: Container[Key]) -> set[Key]:
    """The nils of an equation that cannot make up for one another, where all else is known."""
    open_ = [term for term in terms if term.key not in firm]
    below = any(term.amount is not None and term.amount < 0 for term in terms)
    signs = {term.weight for term in open_}
    sure = not below and len(signs) == 1 and None not in signs
    return {term.key for term in open_} if sure and not any(t.amount for t in open_) else set()
