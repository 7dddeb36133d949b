"""Forms that lack a page in their middle: their sums are short where a page ends, nowhere else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.finding import CONFLICT, Finding
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.judge import ZERO
from juesuan_analysis.identities.structure import TREES
from juesuan_analysis.vocabulary.lines import CLASS_DIGITS, PERSONNEL_CLASSES

GAP = "这张表换页处科目不相接，合计大于各行之和：可能缺页或页序有误"
SUMS_OF_6 = re.compile(r"F6\.(by_class|personnel|public)")
_SUMS = re.compile(r"F[2357]\.by_(class|section|item)|" + SUMS_OF_6.pattern)
_CLASSES = tuple(str(code) for code in range(200, 400))
_END = "9"
_LEAST = 2  # sums that are short: one alone may be a misprint
Seam = tuple[str, str, Place]  # the codes before and behind a page's end, and where it ends


def seams(book: Book, form: int) -> list[Seam]:
    """Where the rows of a form go over to a later page; each group of columns has its own."""
    rows: dict[str, Place] = {}
    for entry in book.cells.values():
        # A total that stands last, alone on its page, comes after every code.
        if entry.form == form and (entry.code or rows):
            rows.setdefault(entry.code or _END, entry.place)
    pairs = itertools.pairwise(rows.items())
    return [(a, b, at) for (a, at), (b, behind) in pairs if at.page < behind.page and a < b]


def _wanted(finding: Finding, held: set[str]) -> Iterator[str]:
    """The codes of which one or some are missing, if rows are why a finding does not hold."""
    row = str(finding.terms[0].key[3])
    if finding.identity in TREES:
        orphan = len(row) > CLASS_DIGITS and row[:-2] not in held
        yield from (row[:-2],) if orphan else _below(row)
    elif SUMS_OF_6.fullmatch(finding.identity) and not row.isdigit():
        personnel = finding.identity == "F6.personnel"
        yield from (c for c in _CLASSES if (c in PERSONNEL_CLASSES) == personnel)
    else:
        yield from _below(row) if row.isdigit() else _CLASSES


def _below(row: str) -> Iterator[str]:
    return (f"{row}{number:02}" for number in range(100))


def _fits(finding: Finding, seam: Seam, held: set[str]) -> bool:
    """Whether what is missing can have stood on pages between the seam's two sides."""
    if finding.identity not in TREES and (finding.difference or ZERO) <= 0:
        return False
    before, behind, _ = seam
    return any(before < code < behind for code in _wanted(finding, held) if code not in held)


def broken_within(findings: Sequence[Finding], book: Book) -> dict[int, Place]:
    """Find the forms all of whose conflicts about rows lie where one page of them ends.

    Returns
    -------
    For each such form where the page ends.
    """
    out: dict[int, Place] = {}
    for form in (2, 3, 5, 6, 7):
        ours = [
            f
            for f in findings
            if f.outcome == CONFLICT
            and f.terms
            and f.terms[0].key[1] == form
            and (f.identity in TREES or _SUMS.fullmatch(f.identity))
        ]
        if len(ours) < _LEAST:
            continue
        held = set(book.rows(form))
        fitting = (s for s in seams(book, form) if all(_fits(f, s, held) for f in ours))
        if first := next(fitting, None):
            out[form] = first[2]
    return out
