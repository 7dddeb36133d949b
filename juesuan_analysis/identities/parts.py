"""A sum is judged only when its parts are known.

What a sum falls short of may be printed in a row that no rule uses (a line of an older form, a
科目 without a code) or be a number that the reader told as unread. Then the sum says nothing about
the office: it is not read, and the row is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from juesuan_analysis.facts.finding import CONFLICT, Finding, Key
from juesuan_analysis.facts.unread import NUMBER, Unread
from juesuan_analysis.forms.amount import DECIMAL, parse_amount
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.identities.judge import ZERO, not_read
from juesuan_analysis.identities.structure import TREES
from juesuan_analysis.vocabulary.text import figure_text, fold

_MOST, _FEW = 3, 12  # numbers that make up a gap together, among so many


@frozen
class Loose:
    """An amount that no rule has used, with its name; ``at`` is its row and column, if known."""

    name: str
    amount: Decimal
    form: int
    side: str | None = None
    at: tuple[str, str] | None = None


def of_known_parts(
    findings: Sequence[Finding], book: Book, lost: Iterable[Unread], adding: frozenset[str]
) -> list[Finding]:
    """Turn conflicts into findings that were not read, where a number that no rule uses is the gap.

    Parameters
    ----------
    findings
        All of one disclosure.
    book
        Its entries.
    lost
        What of it was not read.
    adding
        Ids of the rules that say that a total is the sum of its parts.
    """
    if not any(finding.outcome == CONFLICT for finding in findings):
        return list(findings)
    # Of all findings, not of this one: what another sum has used is no row that was left out.
    used = {term.key for finding in findings for term in finding.terms}
    unused = [*_unused(book, used)]
    told = [*_told(book, lost)]
    return [_settled(finding, unused, told, adding) for finding in findings]


def _unused(book: Book, used: set[Key]) -> Iterator[Loose]:
    for (form, side, row, measure), entry in book.cells.items():
        if entry.amount and key_of(entry) not in used:
            what = f"{measure} {figure_text(entry.amount)}（{entry.place.where}）"
            name = f"表{form} {book.name(form, row)} {what}"
            yield Loose(name, entry.amount, form, side, (row, measure))


def _told(book: Book, lost: Iterable[Unread]) -> Iterator[Loose]:
    units = {entry.form: entry.unit for entry in book.cells.values()}
    for one in lost:
        if one.form is None or one.lost != NUMBER:
            continue
        for found in DECIMAL.finditer(fold(one.printed)):
            amount = parse_amount(found[0], units.get(one.form, "万元"))
            if amount:
                name = f"表{one.form}没有读入的 {found[0]}（{one.place.where}）"
                yield Loose(name, amount, one.form)


def _settled(
    finding: Finding, unused: Sequence[Loose], told: Sequence[Loose], adding: frozenset[str]
) -> Finding:
    if finding.outcome == CONFLICT and finding.identity in TREES:
        return _rows_unread(finding, told)
    if finding.outcome != CONFLICT or not finding.difference or not finding.terms:
        return finding
    # What a sentence states has no row beside it that could be missing.
    if any(term.key[0] != "表" for term in finding.terms):
        return finding
    total = finding.terms[0].key
    missing = [one for one in told if one.form in {term.key[1] for term in finding.terms}]
    if finding.identity in adding:
        missing += [one for one in unused if _beside(one, total)]
    found = _making(finding, missing, signed=finding.identity in adding)
    if not found:
        return finding
    names = "、".join(one.name for one in found)
    reason = f"差额 {figure_text(finding.difference)} 正好是{names}：没有一条关系用到，不能算不符"
    return not_read(finding, reason)


def _rows_unread(finding: Finding, told: Sequence[Loose]) -> Finding:
    """A row that is missing may be one whose numbers were not read."""
    lost = [one for one in told if one.form == finding.form]
    if not lost:
        return finding
    reason = f"{finding.reason}：{lost[0].name}，可能是这一行"
    return not_read(finding, reason)


def _beside(one: Loose, total: Key) -> bool:
    """Whether a number stands in the column, or in the row, of a total."""
    _, form, side, row, measure = total
    same = (one.form, one.side) == (form, side)
    return same and one.at is not None and (one.at[1] == measure or one.at[0] == row)


def _making(finding: Finding, loose: Sequence[Loose], *, signed: bool) -> tuple[Loose, ...]:
    """Find numbers that make up a gap, one or a few together; a sum is short of its parts."""
    gap, tolerance = finding.difference or ZERO, finding.tolerance or ZERO
    # A total is short of a part that was not read; between two forms either may lack it.
    gaps = (gap,) if signed else (gap, -gap)
    # A part cannot be larger than the gap; trying all groups of many numbers finds chance sums.
    near = [one for one in loose if abs(one.amount) <= abs(gap) + tolerance][:_FEW]
    groups = (g for size in range(1, _MOST + 1) for g in combinations(near, size))
    fits = (g for g in groups for gap in gaps if abs(_sum(g) - gap) <= tolerance)
    return next(fits, ())


def _sum(group: Sequence[Loose]) -> Decimal:
    return sum((one.amount for one in group), ZERO)
