"""Audit: what the identities make of a disclosure, with all that a store knows about it.

:func:`~juesuan_analysis.audit.verdict.judge` is pure; :func:`audit_store` keeps a store's findings
and standings up with last year's disclosures, with those of a department's units, and with the
corrections in ``overrides.csv``.
"""

from juesuan_analysis.audit.run import audit_store
from juesuan_analysis.audit.verdict import Verdict, judge

__all__ = ["Verdict", "audit_store", "judge"]
