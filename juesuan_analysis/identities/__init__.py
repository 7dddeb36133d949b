"""Identities (勾稽关系): do the published figures agree with each other, and which one does not.

    findings = check(entries, statements, previous_entries)
    cover = coverage(findings, entries)
    of_entries, of_statements = standings(findings, entries, statements)
    for suspect in suspects(findings, entries): ...

Rules between cells are data (:mod:`~juesuan_analysis.identities.within_forms`,
:mod:`~juesuan_analysis.identities.between_forms`); all outcomes are decided in
:mod:`~juesuan_analysis.identities.judge`.
"""

from juesuan_analysis.identities.check import catalogue, check
from juesuan_analysis.identities.coverage import Coverage, coverage
from juesuan_analysis.identities.finding import Finding, Term
from juesuan_analysis.identities.levels import check_levels
from juesuan_analysis.identities.standing import standings
from juesuan_analysis.identities.suspects import Suspect, suspects

__all__ = [
    "Coverage",
    "Finding",
    "Suspect",
    "Term",
    "catalogue",
    "check",
    "check_levels",
    "coverage",
    "standings",
    "suspects",
]
