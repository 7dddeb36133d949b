"""Numbers that a form prints and that no entry has: what a sum falls short of may be among them.

Looked for only where sums do not hold, and told only where one is the gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Entry, Finding, Term, TextLine
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.facts.unread import Unread, number_lost
from juesuan_analysis.forms.amount import DECIMAL, parse_amount
from juesuan_analysis.vocabulary.text import fold, squeeze

Lines = Callable[[int], Sequence[TextLine]]  # what a page prints


def unplaced(
    findings: Iterable[Finding], entries: Sequence[Entry], told: Iterable[Unread], lines: Lines
) -> list[Unread]:
    """Find on the pages of conflicts the printed numbers that no entry has and that are the gap.

    Parameters
    ----------
    findings
        Of one disclosure.
    entries, told
        What was read, and what is told already as not read.
    lines
        What a page prints.
    """
    wanted = _wanted(findings)
    units = {entry.form: entry.unit for entry in entries}
    held = [*told]
    return [
        number_lost(form, printed, "印在这一页上，没有读入任何一格", line.place)
        for page, forms in sorted(wanted.items())
        for line, printed in _left(page, entries, held, lines(page))
        for form, gaps in forms.items()
        if parse_amount(printed, units.get(form, "万元")) in gaps
    ]


def _wanted(findings: Iterable[Finding]) -> dict[int, dict[int, set[Decimal]]]:
    """Give, for each page and each of its forms, the gaps of its sums."""
    wanted: dict[int, dict[int, set[Decimal]]] = {}
    for finding in findings:
        if finding.outcome != CONFLICT or not finding.difference:
            continue
        if any(term.key[0] != "表" for term in finding.terms):
            continue
        for page, form in _where(finding.terms):
            gaps = wanted.setdefault(page, {}).setdefault(form, set())
            # Either side may lack the number.
            gaps.update((finding.difference, -finding.difference))
    return wanted


def _where(terms: Iterable[Term]) -> set[tuple[int, int]]:
    return {(t.place.page, int(t.key[1] or 0)) for t in terms if t.place}


def _left(
    page: int, entries: Sequence[Entry], told: Iterable[Unread], lines: Sequence[TextLine]
) -> Iterator[tuple[TextLine, str]]:
    """Yield the numbers with decimals of a page that are in no entry, and told nowhere."""
    texts = [e.printed for e in entries if e.place.page == page and e.amount is not None]
    texts += [one.printed for one in told if one.place.page == page]
    # Counted, not looked up: a page prints the same amount in several rows.
    used = Counter(m[0] for text in texts for m in DECIMAL.finditer(squeeze(fold(text))))
    for line in lines:
        for found in DECIMAL.finditer(fold(line.text)):
            if used[found[0]]:
                used[found[0]] -= 1
            else:
                yield line, found[0]
