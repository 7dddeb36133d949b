"""How many printed cells the identities reach, and which they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import Finding, Key
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import key_of


@frozen
class Coverage:
    """How often identities reach the printed cells of a disclosure.

    ``by_identities`` maps a number of identities to how many cells exactly so many cover; only
    identities that were evaluated count.
    """

    printed: int
    by_identities: dict[int, int]
    uncovered: tuple[Entry, ...]

    @property
    def covered(self) -> int:
        """Printed cells that at least one identity covers."""
        return self.printed - len(self.uncovered)

    @property
    def share(self) -> float | None:
        """Covered of printed; None where nothing is printed."""
        return self.covered / self.printed if self.printed else None


def uses(findings: Sequence[Finding]) -> Counter[Key]:
    """Count for each figure the identities that were evaluated with it."""
    # An identity that names a figure twice is one identity.
    return Counter(key for f in findings if f.checked for key in {term.key for term in f.terms})


def coverage(findings: Sequence[Finding], entries: Sequence[Entry]) -> Coverage:
    """Count for each printed cell the identities that were evaluated with it."""
    used = uses(findings)
    printed = [entry for entry in entries if entry.amount is not None]
    counts = Counter(used[key_of(entry)] for entry in printed)
    uncovered = tuple(entry for entry in printed if not used[key_of(entry)])
    return Coverage(len(printed), dict(sorted(counts.items())), uncovered)
