"""Identities (勾稽关系): do the published figures agree with each other.

    findings = check(entries, statements, previous_entries)

Each is a record (:mod:`~juesuan_analysis.identities.record`) beside the function that checks it;
rules between cells are data (:mod:`~juesuan_analysis.identities.within_forms`,
:mod:`~juesuan_analysis.identities.between_forms`). All of them stand in
:mod:`~juesuan_analysis.identities.register`; all outcomes are decided in
:mod:`~juesuan_analysis.identities.judge`. What they make of each number is for
:mod:`juesuan_analysis.proof`.
"""

from juesuan_analysis.identities.check import check, check_levels, check_projects
from juesuan_analysis.identities.decisions import decide
from juesuan_analysis.identities.register import IDENTITIES, catalogue

__all__ = ["IDENTITIES", "catalogue", "check", "check_levels", "check_projects", "decide"]
