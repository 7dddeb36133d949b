"""What an edit of some figures would do to all the findings at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from juesuan_analysis.facts.finding import CONFLICT, Finding, Key, Range, Term
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.judge import ZERO

Changes = Mapping[Key, Decimal]  # key to what is added to the figure
Use = tuple[int, Term]


@frozen
class Effect:
    """Positions of the conflicts that an edit mends, and of the identities that it breaks."""

    mends: frozenset[int]
    breaks: frozenset[int]

    @property
    def score(self) -> int:
        """Conflicts mended less identities broken."""
        return len(self.mends) - len(self.breaks)


class Board:
    """Findings with an index of their figures; built once, then only read."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.uses: dict[Key, list[Use]] = {}
        for position, finding in enumerate(findings):
            if finding.checked:
                for term in finding.terms:
                    self.uses.setdefault(term.key, []).append((position, term))
        told = (i for i, f in enumerate(findings) if f.outcome == CONFLICT and f.left is not None)
        self.conflicts = tuple(told)
        self.open = frozenset(self.conflicts)

    def disputed(self) -> list[Key]:
        """The figures of all conflicts, in their order."""
        terms = (term for i in self.conflicts for term in self.findings[i].terms)
        return list(dict.fromkeys(term.key for term in terms))

    def wanted(self, key: Key) -> Iterator[Decimal]:
        """What must be added to a figure, the others unchanged, for each of its conflicts."""
        for position, term in self.uses[key]:
            difference = self.findings[position].difference
            if position in self.open and term.weight and difference is not None:
                yield -difference * term.weight  # weights are 1 and -1

    def effect(self, changes: Changes) -> Effect:
        """Tell what changes mend and break."""
        moved: dict[int, Decimal] = {}
        fits: dict[int, bool] = {}
        for key, by in changes.items():
            for position, term in self.uses.get(key, ()):
                if term.weight is None:
                    fits[position] = within((term.amount or ZERO) + by, term.fits)
                else:
                    moved[position] = moved.get(position, ZERO) + by * term.weight
        fits |= {position: self._holds(position, by) for position, by in moved.items()}
        return Effect(
            frozenset(i for i, holds in fits.items() if holds and i in self.open),
            frozenset(i for i, holds in fits.items() if not holds and self._sound(i)),
        )

    def _sound(self, position: int) -> bool:
        return self.findings[position].outcome != CONFLICT

    def _holds(self, position: int, by: Decimal) -> bool:
        finding = self.findings[position]
        if finding.difference is None or finding.tolerance is None:
            return self._sound(position)
        left = finding.difference + by
        return (left if finding.bound else abs(left)) <= finding.tolerance


def within(value: Decimal, fits: Range) -> bool:
    """Whether a value lies in a range."""
    low, high = fits
    return (low is None or low <= value) and (high is None or value <= high)
