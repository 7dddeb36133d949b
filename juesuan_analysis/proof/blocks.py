"""A part of a form that stands as it stood last year, and the conflicts that it explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan_analysis.facts.finding import CONFLICT, NOT_ENOUGH, Finding, Term
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.copies import COPY_ID

_LEAST = 3  # conflicts: fewer are single cells


@frozen
class _Block:
    """Figures of last year in one form, and what fails and holds between them and others."""

    cells: tuple[Term, ...]
    lost: tuple[Finding, ...]
    won: tuple[Finding, ...]


def blocks(findings: Sequence[Finding]) -> Iterator[_Block]:
    """Find the parts of forms that were last year's and fail with what stands around them."""
    for finding in findings:
        if finding.identity == COPY_ID and finding.outcome == NOT_ENOUGH and finding.terms:
            block = _tried(finding.terms, findings)
            if len(block.lost) >= _LEAST:
                yield block


def _tried(cells: tuple[Term, ...], findings: Sequence[Finding]) -> _Block:
    """Set a block against all else: a sum of its own cells says nothing of its year."""
    keys = {term.key for term in cells}
    lost, won = [], []
    for finding in findings:
        inside = [term.key in keys for term in finding.terms if term.amount]
        if not finding.checked or not any(inside) or all(inside):
            continue
        if finding.outcome == CONFLICT:
            lost.append(finding)
        elif not finding.bound:
            # An inequality holds for many figures: it is no alibi.
            won.append(finding)
    return _Block(cells, tuple(lost), tuple(won))
