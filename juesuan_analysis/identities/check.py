"""All identities on one disclosure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import Finding
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.unread import ROWS, Unread
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.decisions import decide
from juesuan_analysis.identities.incomplete import of_whole_forms
from juesuan_analysis.identities.parts import of_known_parts
from juesuan_analysis.identities.project_desk import desk_of
from juesuan_analysis.identities.record import (
    ANNEXES,
    DOCUMENT,
    UNITS,
    YEARS,
    Identity,
    Papers,
    run,
)
from juesuan_analysis.identities.register import of_scope
from juesuan_analysis.identities.told import Told
from juesuan_analysis.identities.within_forms import WITHIN_FORMS

ADDING = frozenset(rule.id for rule in (*WITHIN_FORMS, *BETWEEN_FORMS) if rule.adds_up)
_OWN, _OF_UNITS, _OF_ANNEXES = of_scope(DOCUMENT, YEARS), of_scope(UNITS), of_scope(ANNEXES)


def check(
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    previous_entries: Sequence[Entry] | None = None,
    *,
    forms: Collection[int] = (),
    unread: Collection[int] = (),
    lost: Iterable[Unread] = (),
) -> list[Finding]:
    """Check the published figures of one disclosure against each other.

    Parameters
    ----------
    entries, statements
        What the forms and the narrative print.
    previous_entries
        Last year's entries of the same department, where they are to be had.
    forms
        Forms that the reader found, also those without rows (本表无数据).
    unread
        Forms that the document has but that could not be read.
    lost
        What of it was not read: numbers on its forms, and rows of forms that may lack a page.

    Returns
    -------
    list of Finding
        For every identity at least one, but for those that are quiet. One that could not be
        evaluated says so and why; it is never a pass.
    """
    book = Book(entries, forms, unread)
    told = Told(decide(statements, entries), book.names.values())
    previous = Book(previous_entries) if previous_entries is not None else None
    lost = list(lost)
    incomplete = {one.form for one in lost if one.form and one.lost == ROWS}
    findings = of_whole_forms(_run(_OWN, Papers(book, told, previous)), book, incomplete)
    return of_known_parts(findings, book, lost, ADDING)


def check_levels(entries: Sequence[Entry], units: Sequence[Sequence[Entry]]) -> list[Finding]:
    """Check a 部门 summary against its 单位.

    Parameters
    ----------
    entries
        Of the summary.
    units
        Of each of its units; they must be all of them, which only the caller can know.
    """
    papers = Papers(Book(entries), Told([]), units=[Book(unit) for unit in units])
    return _run(_OF_UNITS, papers)


def check_projects(
    performance: Performance,
    statements: Sequence[Statement],
    of: Sequence[str | None],
    book: Book,
    cut_pages: Collection[int] = (),
) -> list[Finding]:
    """Check what the annexes print of projects, against itself, the narrative and the forms.

    Parameters
    ----------
    performance
        The annexes' rows; a disclosure without any gives no findings.
    statements, of
        The narrative's figures, and the project that each is of.
    book
        The entries of the forms.
    cut_pages
        Pages on which some row of the annexes was not read: sums there are not judged.
    """
    if not performance.projects:
        return []
    named = of or [None] * len(statements)
    desk = desk_of(performance, statements, named, book, cut_pages)
    return _run(_OF_ANNEXES, Papers(book, Told([]), desk=desk))


def _run(identities: Sequence[Identity], papers: Papers) -> list[Finding]:
    return [finding for identity in identities for finding in run(identity, papers)]
