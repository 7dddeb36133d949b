"""The narrative against the forms: an amount that the text states is the form's amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    Finding,
    Term,
)
from juesuan_analysis.identities.book import Book, cell_term, half_unit, is_unread
from juesuan_analysis.identities.judge import judge_sum, nothing
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.plain_budgets import BY_FORMS
from juesuan_analysis.identities.record import BY_DEFINITION, NARRATIVE, Identity, Papers
from juesuan_analysis.identities.subject_cells import (
    BUDGET_MEASURE,
    cell_of_subject,
    entry_at,
    is_listed,
)
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.sections import AMOUNT, FULL_BUDGET
from juesuan_analysis.vocabulary.text import quoted

_OTHERS = re.compile("全[国省市州县区]|辖区内")  # what the whole district did
AMOUNT_ID, BUDGET_ID = "N.amount", "N.public_budget"


def check_amounts(papers: Papers) -> Iterator[Finding]:
    """Compare every amount with the cell that it repeats."""
    for position, statement, at in _repeating(AMOUNT, papers):
        if at is not None:
            yield _compare(position, statement, at, papers.told, papers.book)
        elif is_listed(scope_of(statement), statement.subject):
            terms = (papers.told.term(position),)
            reason = "表中没有同名的科目" if statement.value else "没有发生，表中也没有这个科目"
            # A 科目 without an amount is told of in texts and printed in no form.
            outcome = NOT_ENOUGH if statement.value else NOT_APPLICABLE
            yield nothing(AMOUNT_ID, _stated(statement, "表中同名科目"), outcome, reason, terms)


def check_public_budgets(papers: Papers) -> Iterator[Finding]:
    """Compare the full-year budgets of 三公 with the column of form 9."""
    for position, statement, at in _repeating(FULL_BUDGET, papers):
        if at is not None:
            yield _compare(position, statement, at, papers.told, papers.book)


def _repeating(kind: str, papers: Papers) -> Iterator[tuple[int, Statement, At | None]]:
    """Positions and statements of a kind, with the cells that they repeat."""
    for position, statement in papers.told.of(kind):
        if not _OTHERS.search(statement.sentence):
            # Last year's figure is last year's disclosure's to confirm, not this form's.
            own = statement.year in (None, papers.told.year)
            yield position, statement, _cell(statement, papers.book) if own else None


def _cell(statement: Statement, book: Book) -> At | None:
    # By the section's scope, for 基本支出 is of form 3 in one section and of form 5 in another.
    at = cell_of_subject(scope_of(statement), statement.subject, book)
    if statement.kind == AMOUNT:
        return at
    # 年初预算 may have been adjusted since; form 9 prints the full year's budget.
    public = at is not None and at.form == 9 and statement.section == sections.THREE_PUBLIC
    return At(9, at.row, BUDGET_MEASURE) if at is not None and public else None


def _stated(statement: Statement, name: str) -> str:
    return f"情况说明{quoted(statement.subject)}{statement.kind} = {name}"


def _compare(position: int, statement: Statement, at: At, told: Told, book: Book) -> Finding:
    identity = AMOUNT_ID if statement.kind == AMOUNT else BUDGET_ID
    entry, term = entry_at(at, book), told.term(position)
    if entry is None:
        return _uncompared(identity, statement, at, term, book)
    cell = cell_term(entry, book, -1)
    text = _stated(statement, cell.name)
    if is_unread(entry):
        return nothing(identity, text, NOT_READ, f"{cell.name}印出的不是一个数", (term, cell))
    if statement.value is None:
        return nothing(identity, text, NOT_ENOUGH, "情况说明没有写出数", (term, cell))
    # The form chose what the words mean: to confirm them by it would be a circle.
    if statement.decided_by == BY_FORMS:
        return nothing(
            identity, text, NOT_APPLICABLE, "说的是哪个数由各表判定，不作旁证", (term, cell)
        )
    halves = (told.half(position), half_unit(entry.unit))
    return judge_sum(identity, text, (term,), (cell,), halves)


def _uncompared(identity: str, statement: Statement, at: At, term: Term, book: Book) -> Finding:
    text = _stated(statement, f"表{at.form} {book.name(at.form, at.row)}")
    if at.form in book.unread:
        return nothing(identity, text, NOT_READ, f"表{at.form}没有读出", (term,))
    if not statement.value:
        return nothing(identity, text, NOT_APPLICABLE, "没有发生，表中也没有印出", (term,))
    return nothing(identity, text, NOT_ENOUGH, f"表{at.form}没有印出这一格", (term,))


SAME_FIGURE = f"{BY_DEFINITION}：情况说明与表说的是同一个数"
IDENTITIES: tuple[Identity, ...] = (
    Identity(AMOUNT_ID, "情况说明的金额 = 表中的金额", NARRATIVE, SAME_FIGURE, check_amounts),
    Identity(
        BUDGET_ID,
        "情况说明“三公”经费的全年预算 = 表9 预算数",
        NARRATIVE,
        SAME_FIGURE,
        check_public_budgets,
        quiet=True,
    ),
)
