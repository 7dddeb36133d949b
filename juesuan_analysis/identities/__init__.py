"""Identities (勾稽关系): do the published figures agree with each other.

    findings = check(entries, statements, previous_entries)

Rules between cells are data (:mod:`~juesuan_analysis.identities.within_forms`,
:mod:`~juesuan_analysis.identities.between_forms`); all outcomes are decided in
:mod:`~juesuan_analysis.identities.judge`. What they make of each number is for
:mod:`juesuan_analysis.proof`.
"""

from juesuan_analysis.identities.check import catalogue, check
from juesuan_analysis.identities.decisions import decide
from juesuan_analysis.identities.levels import check_levels

__all__ = ["catalogue", "check", "check_levels", "decide"]
