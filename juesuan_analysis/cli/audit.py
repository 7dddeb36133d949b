"""Bring the findings of a store up to date before they are told."""

from __future__ import annotations

import sys
from pathlib import Path

from juesuan_analysis.cli.words import tell

_KEPT = "读到的数据都在，腾出空间后再次运行会接着核对"


def audited(store: Path | str, jobs: int = 1) -> int:
    """Judge again what rests on other documents or on corrections that have changed; count it."""
    from juesuan_analysis.store.disk import disk_of
    from juesuan_analysis.store.links import stale
    from juesuan_analysis.store.lock import busy
    from juesuan_analysis.store.read import Store
    from juesuan_analysis.store.trouble import ClosedError, explaining

    if not disk_of(store).folders("disclosures"):
        return 0
    try:
        # What another process is writing may rest on what changes with it: it is waited for.
        if not stale(Store(store)) and busy(store) is None:
            return 0
        with explaining(store, _KEPT):
            return _judged(store, jobs)
    except ClosedError as error:
        tell(f"{error}，所以没有与上年决算、所属单位或人工更正一并重新核对")
        return 0


def _judged(store: Path | str, jobs: int) -> int:
    from tqdm import tqdm

    from juesuan_analysis.batch.recheck import audit_store  # takes seconds to come

    judged = audit_store(store, jobs, tell)
    return sum(1 for _ in tqdm(judged, "核对", unit="份", disable=not sys.stderr.isatty()))
