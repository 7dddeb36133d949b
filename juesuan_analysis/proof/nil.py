"""Blank cells that a sum proves to be nil: total and all other parts are printed, and it holds."""

from __future__ import annotations

from collections.abc import Container, Iterable

from juesuan_analysis.facts.finding import HOLDS, Finding, Key
from juesuan_analysis.identities.check import ADDING

BY_TOTAL = "由合计推得"


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
    if finding.difference or total.amount is None or total.amount < 0:
        return None
    blanks = [part for part in parts if part.amount is None and part.place is not None]
    unprinted = any(part.amount is None and part.place is None for part in parts)
    below = any(part.amount is not None and part.amount < 0 for part in parts)
    return blanks[0].key if len(blanks) == 1 and not unprinted and not below else None
