"""Words that can mean two things: the forms decide which, and the statement says so.

总收入1000万元 is 收入总计 or 本年收入合计; 财政拨款支出 is of all three appropriations or of the
general public budget. Both are tested. Where the forms print one value for both, or agree with
neither, nothing is decided; a statement that was decided is no evidence for the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.identities.book import Book, half_unit
from juesuan_analysis.identities.plain_budgets import BY_FORMS, with_budgets_told_apart
from juesuan_analysis.identities.subject_cells import cell_of_subject, entry_at
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.vocabulary.sections import AMOUNT


def decide(statements: Sequence[Statement], entries: Sequence[Entry]) -> list[Statement]:
    """Give each statement that can be about two things the one that the forms print."""
    statements = with_budgets_told_apart(statements, entries)
    if not any(s.other_subject for s in statements):
        return statements
    book, told = Book(entries), Told(statements)
    decided: dict[tuple[str, str, str | None], str | None] = {}
    out: list[Statement] = []
    for words, group in groupby(enumerate(statements), lambda pair: _words(pair[1])):
        positions = [position for position, _ in group]
        # Statements of one wording in a row are about one thing: the amount decides for its
        # changes.
        if words[2] is not None:
            # A change told of later in a section is of what its amount was.
            decided[words] = _chosen(positions, told, book) or decided.get(words)
        out += [_about(statements[i], decided.get(words)) for i in positions]
    return out


def _words(statement: Statement) -> tuple[str, str, str | None]:
    return statement.section, statement.subject, statement.other_subject


def _about(statement: Statement, subject: str | None) -> Statement:
    if subject is None:
        return statement
    return replace(statement, subject=subject, other_subject=None, decided_by=BY_FORMS)


def _chosen(positions: Sequence[int], told: Told, book: Book) -> str | None:
    """The subject that one of the amounts stated in a row fits, if the other does not."""
    for position in positions:
        statement = told.statements[position]
        if statement.kind != AMOUNT or statement.year not in (None, told.year):
            continue
        subjects = [name for name in (statement.subject, statement.other_subject) if name]
        fitting = [name for name in subjects if _fits(position, name, told, book)]
        # Where the forms print one value for both readings, choosing one would be a guess.
        if len(fitting) == 1:
            return fitting[0]
    return None


def _fits(position: int, subject: str, told: Told, book: Book) -> bool:
    statement = told.statements[position]
    at = cell_of_subject(scope_of(statement), subject, book)
    entry = entry_at(at, book) if at is not None else None
    if entry is None or entry.amount is None or statement.value is None:
        return False
    slack: Decimal = told.half(position) + half_unit(entry.unit)
    return abs(statement.value - entry.amount) <= slack
