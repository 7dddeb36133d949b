"""Evaluate declared rules on a book of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from juesuan_analysis.facts.finding import (
    CONFLICT,
    MISSING,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    Finding,
    Term,
)
from juesuan_analysis.identities.book import Book, half_unit, is_unread
from juesuan_analysis.identities.judge import judge_sum, nothing
from juesuan_analysis.identities.language import (
    AGREES,
    AT_MOST,
    CLASSES,
    COLUMN,
    LINES,
    PARTS,
    ROW,
    THE_TOTAL,
    At,
    Rule,
)
from juesuan_analysis.identities.negatives import excused
from juesuan_analysis.vocabulary.cells import TOTAL
from juesuan_analysis.vocabulary.forms import CODED

_HALF, _NAMED = half_unit("万元"), 3


@dataclass(slots=True)
class Side:
    """The terms of one side of an instance, and what they lack."""

    terms: list[Term]
    halves: list[Decimal]
    needed: list[str]
    unread: list[str]


def evaluate(rule: Rule, book: Book) -> list[Finding]:
    """Evaluate a rule wherever it applies.

    Returns
    -------
    list of Finding
        One for each row and column in which anything is printed, at least one.
    """
    missing = [form for form in rule.forms if form not in book.forms]
    if missing:
        return [_without(rule, book, missing)]
    found = []
    for row, column in _instances(rule, book):
        finding = _instance(rule, book, row, column)
        if finding:
            found.append(finding)
    # At least one finding: a rule that is not named anywhere would look as if it did not exist.
    return found or [nothing(rule.id, rule.statement, NOT_APPLICABLE, "有关各格都没有数")]


def _without(rule: Rule, book: Book, missing: Sequence[int]) -> Finding:
    """Say what is missing; where the other side has no amounts either there is nothing to say."""
    names = "、".join(f"表{form}" for form in missing)
    # A form that the document has and the reader could not read is no want of the office.
    if book.unread.intersection(missing):
        return nothing(rule.id, rule.statement, NOT_READ, f"{names}没有读出")
    present = [at for at in (*rule.left, *rule.right) if at.form in book.forms]
    instances = _instances(rule, book)
    amounts = (
        term.amount
        for row, column in instances
        for term in _side(book, present, row, column, 1).terms
    )
    if rule.relation == AGREES or (present and not any(amounts)):
        return nothing(rule.id, rule.statement, NOT_APPLICABLE, f"没有{names}，另一方也没有数")
    return nothing(rule.id, rule.statement, NOT_ENOUGH, f"没有{names}")


def _instances(rule: Rule, book: Book) -> Iterator[tuple[str, str]]:
    columns = list(book.measures(*rule.columns)) if rule.columns else [""]
    for row in _rows(rule, book):
        for column in columns:
            yield row, column


def _rows(rule: Rule, book: Book) -> list[str]:
    if rule.rows is None:
        return [""]
    found: dict[str, None] = {}
    for form, side in rule.rows.forms:
        for row in book.rows(form, side):
            # isdigit, for names of lines have lengths of three, five and seven, too.
            length = len(row) if row.isdigit() else THE_TOTAL if row == TOTAL else LINES
            if LINES in rule.rows.lengths or length in rule.rows.lengths:
                found[row] = None
    return list(found)


def _instance(rule: Rule, book: Book, row: str, column: str) -> Finding | None:
    """Evaluate a rule at a row and a column; None where nothing is printed there."""
    left = _side(book, rule.left, row, column, 1)
    right = _side(book, rule.right, row, column, -1)
    terms = left.terms + right.terms
    unread = left.unread + right.unread
    if not unread and all(term.amount is None for term in terms):
        return None
    statement = _stated(rule, book, row, column)
    if unread:
        reason = f"{'、'.join(unread)}印出的不是一个数"
        return nothing(rule.id, statement, NOT_READ, reason, terms)
    needed = left.needed + right.needed
    if needed or not left.terms or not right.terms:
        ats = rule.right if left.terms else rule.left
        lacking = needed or [_named(at, book, row, column) for at in ats]
        return _incomplete(rule, statement, needed, terms, lacking)
    judged = judge_sum(
        rule.id,
        statement,
        left.terms,
        right.terms,
        left.halves + right.halves,
        bound=rule.relation == AT_MOST,
        copy=rule.adds_up,
    )
    # What may differ by right proves by being equal and says nothing by being different.
    if rule.relation == AGREES and (judged.outcome == CONFLICT or not judged.left):
        return None
    # Form 5 may exceed form 3 where other means are printed below zero.
    return excused(judged, book) if rule.relation == AT_MOST and 3 in rule.forms else judged


def _incomplete(
    rule: Rule, statement: str, needed: list[str], terms: Sequence[Term], lacking: Sequence[str]
) -> Finding | None:
    # Rows below: whether there should be some, another rule asks. A column that a layout does not
    # have, and a part that is not printed beside a limit, leave nothing to check.
    within = len(rule.forms) == 1 or rule.relation in (AT_MOST, AGREES)
    if not needed and (within and _without_parts(rule, terms)):
        return None
    # Where nothing but nil is printed, a line that is left out is no gap.
    if not any(term.amount for term in terms):
        return None
    names = "、".join(lacking[:_NAMED]) + ("等" if len(lacking) > _NAMED else "")
    return nothing(rule.id, statement, NOT_ENOUGH, f"没有印出{names}", terms)


def _named(at: At, book: Book, row: str, column: str) -> str:
    """Name the cells that a rule speaks of."""
    where = {ROW: book.name(at.form, row), PARTS: "下级各行", CLASSES: "各类"}.get(at.row, at.row)
    return f"表{at.form} {where} {_measure(book, at, column)}".rstrip()


def _without_parts(rule: Rule, terms: Sequence[Term]) -> bool:
    below = any(at.row == PARTS for at in rule.right)
    optional = rule.relation in (AT_MOST, AGREES)
    return below or optional or (rule.rows is not None and rule.columns is None)


def _stated(rule: Rule, book: Book, row: str, column: str) -> str:
    form = rule.left[0].form
    where = " ".join(part for part in (book.name(form, row) if row else "", column) if part)
    return f"表{form} {where}：{rule.statement}" if where else f"表{form}：{rule.statement}"


def _side(book: Book, ats: Sequence[At], row: str, column: str, sign: int) -> Side:
    side = Side([], [], [], [])
    for at in ats:
        measure = _measure(book, at, column)
        # An old line beside the new ones repeats them: counted too, every sum would be twice as
        # much.
        if any(_has_amount(book, at, other, measure) for other in at.unless):
            continue
        for name in _selected(book, at, row):
            _add(side, book, at, name, measure, sign * at.sign)
    return side


def _selected(book: Book, at: At, row: str) -> Sequence[str]:
    if at.row == ROW:
        return (row,)
    if at.row == PARTS:
        return book.parts(at.form, row)
    if at.row == CLASSES:
        return book.codes(at.form, 3, at.side)
    return (at.row,)


def _measure(book: Book, at: At, column: str) -> str:
    if isinstance(at.measure, tuple):
        printed = book.measures(at.form, at.side)
        return next((name for name in at.measure if name in printed), at.measure[0])
    return column if at.measure == COLUMN else at.measure


def _add(side: Side, book: Book, at: At, row: str, measure: str, weight: int) -> None:
    cell = at.form, at.side, row, measure
    entry = book.cells.get(cell)
    if entry is not None:
        name = f"表{at.form} {book.name(at.form, row)} {measure}"
        side.terms.append(Term(("表", *cell), name, entry.amount, entry.place, weight))
        side.halves.append(half_unit(entry.unit))
        if is_unread(entry):
            side.unread.append(name)
    elif _is_nil(book, at, row, measure):
        # The missing row stays a term, so that a conflict can propose it as the mistake.
        name = f"表{at.form} {book.name(at.form, row)} {measure}（没有这一行）"
        side.terms.append(Term(("表", *cell), name, None, None, weight, role=MISSING))
        side.halves.append(_HALF)
    elif at.need:
        side.needed.append(f"表{at.form} {row} {measure}".rstrip())


def _has_amount(book: Book, at: At, row: str, measure: str) -> bool:
    entry = book.cells.get((at.form, at.side, row, measure))
    return entry is not None and bool(entry.amount)


def _is_nil(book: Book, at: At, row: str, measure: str) -> bool:
    """Whether a row that is not printed means that there is no amount."""
    # Forms 1, 4, 6 and 9 print all their lines: there a line that is missing may be a lost row.
    if at.form not in CODED:
        return False
    printed = book.measures(at.form, at.side)
    empty = not printed
    return empty or (row.isdigit() and measure in printed)
