"""One run of the extraction: where it writes, what it knows, and which files it was given."""

from __future__ import annotations

from dataclasses import dataclass, field

from juesuan_analysis.batch.beside import Beside
from juesuan_analysis.batch.files import Files
from juesuan_analysis.batch.known import Known
from juesuan_analysis.batch.sources import Address, Stamps
from juesuan_analysis.batch.workers import Limits


@dataclass(slots=True)
class Run:
    """One run: where it writes, what it knows, and which files it was given."""

    store: Address
    limits: Limits
    known: Known
    stamps: Stamps
    shas: dict[Address, str] = field(default_factory=dict)  # of what is to be read
    present: dict[str, str] = field(default_factory=dict)  # SHA-256 -> source
    settled: set[str] = field(default_factory=set)  # disclosures that this run has written
    files: Files = field(default_factory=Files)
    stale: dict[str, frozenset[str]] = field(default_factory=dict)
    """Disclosures whose parts have changed, to those of their files that are read again."""
    beside: Beside = field(default_factory=Beside)
