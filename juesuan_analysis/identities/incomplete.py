"""Forms of which a page is lost: sums that are short in several columns at once blame nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from juesuan_analysis.facts.finding import CONFLICT, Finding, Key
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.gaps import SUMS_OF_6, broken_within
from juesuan_analysis.identities.judge import ZERO, not_read
from juesuan_analysis.identities.structure import TREES

CUT = "这张表在页末中断，没有表末的注，几栏的合计都大于各行之和：可能缺页或页序有误"
_OVER_ROWS = re.compile(
    rf"F\d\.by_(class|section|item)|F9\.total|F[14]\.(income|expenditure)_total|{SUMS_OF_6.pattern}"
)
_LISTS = (2, 3, 5, 7, 8, 9)  # forms whose total stands above or below a list of rows
_ALL_PARTS = (2, 3, 5)  # of which the columns add up to the first
_APART = 9  # of which the columns have nothing to do with one another
_MOST = 3  # rows that one gap leaves short: the total, a 类 and a 款


def _row(key: Key) -> str:
    return str(key[3])


def _sums(findings: Sequence[Finding], form: int) -> Iterator[Finding]:
    """Conflicts of a form that are sums over its rows."""
    for finding in findings:
        ours = finding.outcome == CONFLICT and finding.terms and finding.terms[0].key[1] == form
        if ours and _OVER_ROWS.fullmatch(finding.identity):
            yield finding


def _is_a_row(form: int, short: Sequence[Finding]) -> bool:
    """Whether the gaps of several columns can be what one row, or some rows, print."""
    if form == _APART:
        return len(short) > 1
    gaps = sorted((f.difference or ZERO) for f in short)
    slack = sum(((f.tolerance or ZERO) for f in short), ZERO)
    over = gaps[-1] - sum(gaps[:-1], ZERO)
    # One column alone may be a misprint; a row has amounts in several, the first their sum.
    return len(gaps) > 1 and over <= slack and (form not in _ALL_PARTS or over >= -slack)


def broken_off(findings: Sequence[Finding], forms: Collection[int]) -> set[int]:
    """Give those of some forms whose sums say that rows are missing, and nothing else."""
    found = set()
    for form in set(_LISTS).intersection(forms):
        by_row: Mapping[str, list[Finding]] = defaultdict(list)
        for finding in _sums(findings, form):
            by_row[_row(finding.terms[0].key)].append(finding)
        # One sum that is too large cannot come from a lost page: then the form itself is wrong.
        short = all((f.difference or ZERO) > 0 for fs in by_row.values() for f in fs)
        rows = all(_is_a_row(form, fs) for fs in by_row.values())
        if 0 < len(by_row) <= _MOST and short and rows:
            found.add(form)
    return found


def _only_short(findings: Sequence[Finding], forms: Collection[int]) -> set[int]:
    """Those of some forms no sum of which is too large.

    Forms of one column, or of two sides, say no more; one of several columns has to show no
    conflict of its sums: a row would leave several columns short, see :func:`broken_off`.
    """
    sums = {form: list(_sums(findings, form)) for form in forms}
    return {
        form
        for form, found in sums.items()
        if not found or (form not in _LISTS and all((f.difference or ZERO) > 0 for f in found))
    }


def _misses_rows(finding: Finding, book: Book, forms: Collection[int]) -> bool:
    """Whether a conflict is about rows that a form lacks."""
    # A 款 without its 类 is what a lost page leaves, and its own identity says it without a sum.
    if finding.identity in TREES:
        return finding.form in forms
    keys = [term.key for term in finding.terms if term.key[0] == "表"]
    if _OVER_ROWS.fullmatch(finding.identity):
        return bool(keys) and keys[0][1] in forms
    return any(
        key[1] in forms and _row(key) not in set(book.rows(int(key[1] or 0))) for key in keys
    )


def of_whole_forms(
    findings: Sequence[Finding], book: Book, incomplete: Collection[int]
) -> list[Finding]:
    """Turn conflicts about rows that a form lacks into findings that were not read.

    Parameters
    ----------
    findings
        All of one disclosure.
    book
        Its entries.
    incomplete
        Forms that show signs of a lost page.
    """
    if not incomplete:
        return list(findings)
    within = broken_within(findings, book).keys()
    forms = broken_off(findings, incomplete) | (within & set(incomplete))
    forms |= _only_short(findings, incomplete)
    if not forms:
        return list(findings)
    reason = "表" + "、".join(map(str, sorted(forms))) + "可能缺页，少了几行，不能算不符"
    return [
        not_read(finding, reason)
        if finding.outcome == CONFLICT and _misses_rows(finding, book, forms)
        else finding
        for finding in findings
    ]
