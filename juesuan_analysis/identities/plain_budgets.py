"""Which budget plain 预算 is: form 9 prints the full year's, a text may tell of the original one.

One budget that is not the form's is a misprint, in the text or in the form. Where none of several
is, and each gives the completion that the text states of it, the text means the other budget.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.identities.book import Book, half_unit
from juesuan_analysis.identities.judge import ZERO
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.subject_cells import BUDGET_MEASURE, cell_of_subject, entry_at
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.sections import AMOUNT, COMPLETION, FULL_BUDGET, ORIGINAL_BUDGET

BY_FORMS = "各表"
_SAID = re.compile("(?:年初|全年|当年|调整|变动|批复)[^,，。；;]{0,8}预算")
_SEVERAL = 2
_SLACK = Decimal("0.06")  # of a percent, as rates are rounded


def with_budgets_told_apart(
    statements: Sequence[Statement], entries: Sequence[Entry]
) -> list[Statement]:
    """Give plain budgets their kind, where the form shows that they are not the full year's."""
    plain = [i for i, s in enumerate(statements) if _is_plain(s)]
    if len(plain) < _SEVERAL:
        return list(statements)
    book, told = Book(entries), Told(statements)
    printed = {i: value for i in plain if (value := _printed(i, told, book)) is not None}
    unlike = [i for i, cell in printed.items() if abs(_value(told, i) - cell) > _half(told, i)]
    fitting = [i for i in unlike if _completes(i, told)]
    # All of them, for one budget that is the form's shows that plain 预算 is the full year's here.
    if len(fitting) < _SEVERAL or len(fitting) < len(printed):
        return list(statements)
    return [
        replace(s, kind=ORIGINAL_BUDGET, decided_by=BY_FORMS) if i in plain else s
        for i, s in enumerate(statements)
    ]


def _is_plain(statement: Statement) -> bool:
    public = statement.section == sections.THREE_PUBLIC and statement.kind == FULL_BUDGET
    return public and bool(statement.value) and not _SAID.search(statement.sentence)


def _value(told: Told, position: int) -> Decimal:
    return told.statements[position].value or ZERO


def _half(told: Told, position: int) -> Decimal:
    return told.half(position) + half_unit("万元")


def _printed(position: int, told: Told, book: Book) -> Decimal | None:
    statement = told.statements[position]
    at = cell_of_subject(scope_of(statement), statement.subject, book)
    entry = entry_at(At(9, at.row, BUDGET_MEASURE), book) if at and at.form == 9 else None
    this_year = statement.year in (None, told.year)
    return entry.amount if entry is not None and this_year else None


def _completes(position: int, told: Told) -> bool:
    """Whether the text's own budget and final account give the completion that it states."""
    final, rate = told.near(position, AMOUNT), told.near(position, COMPLETION)
    if final is None or rate is None:
        return False
    return abs(100 * _value(told, final) / _value(told, position) - _value(told, rate)) <= _SLACK
