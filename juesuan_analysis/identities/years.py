"""A disclosure against that of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CONFLICT,
    HOLDS,
    NOT_ENOUGH,
    ROUNDING,
    Finding,
    Key,
    Term,
)
from juesuan_analysis.identities.book import Book, cell_term, half_unit, key_of
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.judge import judge_growth, judge_sum, nothing
from juesuan_analysis.identities.language import At
from juesuan_analysis.identities.record import BY_DEFINITION, LAST_YEAR, YEARS, Identity, Papers
from juesuan_analysis.identities.subject_cells import cell_of_subject, entry_at
from juesuan_analysis.identities.told import Told, scope_of
from juesuan_analysis.identities.within_forms import WITHIN_FORMS
from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT, TOTAL
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, OPENING_APPROPRIATIONS
from juesuan_analysis.vocabulary.sections import AMOUNT, CHANGE, RATE
from juesuan_analysis.vocabulary.text import quoted

CHANGE_ID, OPENING_ID = "Y.change", "Y.opening"
_CLOSING = "年末财政拨款结转和结余"
# 年初 of this year, and 年末 of last year, of the same money.
OPENINGS: tuple[tuple[At, At], ...] = (
    (At(1, "年初结转和结余", FINAL, IN), At(1, "年末结转和结余", FINAL, OUT)),
    (At(4, OPENING_APPROPRIATIONS, FINAL, IN), At(4, _CLOSING, TOTAL, OUT)),
    *(
        (At(4, f"{OPENING_APPROPRIATIONS}/{a}", FINAL, IN), At(4, _CLOSING, a, OUT))
        for a in APPROPRIATIONS
    ),
    (At(7, TOTAL, "年初结转和结余"), At(7, TOTAL, "年末结转和结余")),
    (At(8, TOTAL, "年初结转和结余"), At(8, TOTAL, "年末结转和结余")),
)


def last_years(key: Key) -> Key:
    """The key of a cell where it stands in last year's disclosure."""
    return "上年表", *key[1:]


def previous_term(entry: Entry, book: Book, weight: int) -> Term:
    """Give a cell of last year as a term."""
    term = cell_term(entry, book, weight)
    return Term(last_years(key_of(entry)), f"上年{term.name}", term.amount, term.place, weight)


def check_openings(papers: Papers) -> Iterator[Finding]:
    """年初结转 = last year's 年末结转."""
    book, previous = papers.book, papers.before
    for now, before in OPENINGS:
        one, other = entry_at(now, book), entry_at(before, previous)
        amounts = [e.amount for e in (one, other) if e is not None and e.amount]
        # Nil at both ends is what nearly every office has for funds that it never got.
        if not amounts:
            continue
        text = f"表{now.form} {now.row} = 上年表{before.form} {before.row}"
        if one is None or other is None:
            missing = f"本年表{now.form} {now.row}" if one is None else ""
            missing = missing or f"上年表{before.form} {before.row}"
            yield nothing(OPENING_ID, text, NOT_ENOUGH, f"没有印出{missing}")
            continue
        halves = [half_unit(e.unit) for e in (one, other)]
        terms = (cell_term(one, book),), (previous_term(other, previous, -1),)
        found = judge_sum(OPENING_ID, text, *terms, halves)
        yield _between_years(found, _fails(one, book) or _fails(other, previous))


def check_changes(papers: Papers) -> Iterator[Finding]:
    """Last year's cell = this year's − the change that the text states."""
    told, book, previous = papers.told, papers.book, papers.before
    for position, statement in told.known(CHANGE):
        if told.year is None or statement.base_year != told.year - 1 or statement.value is None:
            continue
        at = cell_of_subject(scope_of(statement), statement.subject, book)
        if at is not None:
            yield _change(position, statement, at, told, book, previous)


def _change(
    position: int, statement: Statement, at: At, told: Told, book: Book, previous: Book
) -> Finding:
    text = f"上年{quoted(statement.subject)} = 本年 − 情况说明的增减额"
    now, before = entry_at(at, book), entry_at(at, previous)
    change = told.term(position, 1)
    if now is None or before is None:
        which = "本年" if now is None else "上年"
        missing = f"没有印出{which}表{at.form} {at.row}"
        return nothing(CHANGE_ID, text, NOT_ENOUGH, missing, (change,))
    terms = (previous_term(before, previous, 1),), (cell_term(now, book, -1), change)
    halves = (half_unit(before.unit), half_unit(now.unit), told.half(position))
    found = judge_sum(CHANGE_ID, text, *terms, halves)
    fails = _fails(now, book) or _fails(before, previous)
    return _between_years(found, fails or not _fits_its_rate(position, told))


def _between_years(found: Finding, fails: bool) -> Finding:
    """A difference between years of which each holds in itself is no misprint."""
    # Accounts of a closed year are restated; a misprint would break a sum of its own form as well.
    if found.outcome != CONFLICT or fails:
        return found
    reason = "两年各自的表都算得平，是年度之间的调整，不是印错"
    return replace(found, outcome=ADJUSTED, reason=reason)


def _fails(entry: Entry, book: Book) -> bool:
    """Whether a cell is in a sum of its own form that does not hold."""
    rules = (rule for rule in WITHIN_FORMS if rule.forms == (entry.form,))
    key = key_of(entry)
    return any(
        finding.outcome == CONFLICT and any(term.key == key for term in finding.terms)
        for rule in rules
        for finding in evaluate(rule, book)
    )


def _fits_its_rate(position: int, told: Told) -> bool:
    """Whether the text gives a rate for a change, and the two agree: its base is no slip."""
    change = told.statements[position]
    rates = told.all(scope_of(change), change.subject, RATE)
    same = [i for i in rates if told.statements[i].base_year == change.base_year]
    now = told.near(position, AMOUNT)
    if not same or now is None:
        return False
    halves = [told.half(i) for i in (same[0], position, now)]
    rate, by, to = (told.term(i) for i in (same[0], position, now))
    return judge_growth(CHANGE_ID, "", rate, by, to, halves).outcome in (HOLDS, ROUNDING)


SAME_MONEY = f"{BY_DEFINITION}：本年年初即上年年末，上年数是上年公开的数"
IDENTITIES: tuple[Identity, ...] = (
    Identity(OPENING_ID, "年初结转 = 上年年末结转", LAST_YEAR, SAME_MONEY, check_openings, YEARS),
    Identity(CHANGE_ID, "上年数 = 本年数 − 增减额", LAST_YEAR, SAME_MONEY, check_changes, YEARS),
)
