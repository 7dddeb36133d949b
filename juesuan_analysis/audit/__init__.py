"""Audit: what the identities make of a disclosure, with all that a store knows about it.

:func:`~juesuan_analysis.audit.verdict.judge` is pure;
:func:`~juesuan_analysis.audit.run.audit_store` keeps a store's findings and standings up with last
year's disclosures, with those of a department's units, and with the corrections in
``overrides.csv``. :func:`~juesuan_analysis.audit.links.stale` tells at once whether there is
anything to do.
"""
