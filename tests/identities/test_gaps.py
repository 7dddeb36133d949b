"""Forms that lack a page in their middle (figures 虚构)."""

from decimal import Decimal

import pytest

from juesuan_analysis.facts import Entry, Place
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.facts.unread import rows_lost
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.gaps import broken_within

WHOLE, BASIC = "本年支出合计", "基本支出"


def _form(*rows):
    """Form 3, of rows of a page, a code (合计 without) and an amount."""
    return [
        Entry(3, None, code or None, code or "合计", None, m, Decimal(n), n, "万元", _at(page))
        for page, code, n in rows
        for m in (WHOLE, BASIC)
    ]


def _at(page):
    return Place(page, 0, 0, 0, 0)


CLASSES = [(1, "", "10.00"), (1, "201", "4.00")]
LAST = (2, "221", "2.00")


def _found(entries):
    return broken_within(check(entries, []), Book(entries))


@pytest.mark.parametrize(
    ("rows", "pages"),
    [
        ([*CLASSES, LAST], [1]),
        ([(1, "201", "4.00"), (2, "", "10.00")], [1]),
        ([*CLASSES, (1, "221", "2.00")], []),
        ([*CLASSES, (2, "202", "2.00")], []),
        ([*CLASSES, (2, "221", "7.00")], []),
        ([*CLASSES, (2, "221", "6.00")], []),
    ],
    ids=["middle", "total alone", "on one page", "no room", "too large", "whole"],
)
def test_rows_that_are_missing_where_a_page_ends(rows, pages):
    assert [at.page for at in _found(_form(*rows)).values()] == pages


def test_one_column_alone_may_be_a_misprint():
    assert _found([e for e in _form(*CLASSES, LAST) if e.measure == WHOLE]) == {}


def test_sums_of_a_form_that_lacks_a_page_are_no_conflicts():
    lost = [rows_lost(3, "缺页", _at(1))]
    findings = check(_form(*CLASSES, LAST), [], lost=lost)
    assert [f for f in findings if f.outcome == CONFLICT] == []


def test_a_class_whose_sections_are_missing_where_a_page_ends():
    before = [(1, "", "12.00"), (1, "201", "4.00"), (1, "20101", "4.00"), (1, "202", "2.00")]
    behind = [(2, "205", "3.00"), (2, "20501", "3.00")]
    assert [at.page for at in _found(_form(*before, *behind)).values()] == [1]
