"""Proof: what the findings make of each number, and which figure would mend the conflicts.

    cover = coverage(findings, entries)
    of_entries, of_statements = standings(findings, entries, statements)
    for suspect in suspects(findings, entries): ...

:func:`~juesuan_analysis.proof.verdict.judge` puts them together for one disclosure. All of it is
pure; :mod:`juesuan_analysis.batch.recheck` writes what it says into a store.
"""

from juesuan_analysis.proof.coverage import Coverage, coverage
from juesuan_analysis.proof.standing import standings
from juesuan_analysis.proof.suspects import Suspect, suspects

__all__ = ["Coverage", "Suspect", "coverage", "standings", "suspects"]
