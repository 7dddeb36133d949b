"""All identities on the projects of one disclosure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from juesuan_analysis.facts import Finding, Statement
from juesuan_analysis.facts.finding import FAILED, NOT_APPLICABLE
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.judge import nothing
from juesuan_analysis.identities.project_desk import Desk, desk_of
from juesuan_analysis.identities.projects import PROJECT_RULES, ProjectRule


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
    return [finding for rule in PROJECT_RULES for finding in _run(rule, desk)]


def _run(rule: ProjectRule, desk: Desk) -> list[Finding]:
    """Run one rule; a rule that breaks is a finding, and no reason to lose the others."""
    try:
        found = list(rule.check(desk, rule.id))
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return [nothing(rule.id, rule.statement, FAILED, reason)]
    return found or [nothing(rule.id, rule.statement, NOT_APPLICABLE, "没有可核对的数")]
