"""Forms that lack a page: their short sums blame nobody, other errors still do (figures 虚构)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.finding import CONFLICT, NOT_READ
from juesuan_analysis.facts.unread import rows_lost
from juesuan_analysis.identities import check

FORMS = (1, 2, 3, 4, 5, 6, 7, 8, 9)


def _found(entries, *incomplete):
    lost = [rows_lost(form, "缺页", Place(1, 0, 0, 0, 0)) for form in incomplete]
    return check(entries, [], forms=FORMS, lost=lost)


def _conflicts(entries, *incomplete):
    return {f.identity for f in _found(entries, *incomplete) if f.outcome == CONFLICT}


def _without(form, code):
    return [e for e in accounts() if e.form != form or not (e.code or "").startswith(code)]


def _last_class(form):
    return max(e.code for e in accounts() if e.form == form and e.code and len(e.code) == 3)


@pytest.mark.parametrize("form", [2, 3, 5])
def test_sums_of_a_form_that_lacks_a_page_are_no_conflicts(form):
    entries = _without(form, _last_class(form))
    assert f"F{form}.by_class" in _conflicts(entries)
    assert _conflicts(entries, form) == set()
    told = [f for f in _found(entries, form) if f.identity == f"F{form}.by_class"]
    assert NOT_READ in {f.outcome for f in told}


def test_rows_that_are_missing_without_a_sign_of_a_lost_page_are_a_conflict():
    assert "F3.by_class" in _conflicts(_without(3, _last_class(3)), 5)


def test_one_wrong_amount_of_a_form_that_may_lack_a_page_is_a_conflict():
    wrong = [
        replace(e, amount=e.amount + Decimal(10))
        if (e.form, e.line, e.measure) == (3, "合计", "本年支出合计")
        else e
        for e in accounts()
    ]
    assert "F3.by_class" in _conflicts(wrong, 3)


def test_sums_that_are_too_large_are_a_conflict():
    code = _last_class(3)
    wrong = [
        replace(e, amount=e.amount * 2) if e.form == 3 and e.code == code and e.amount else e
        for e in accounts()
    ]
    assert "F3.by_class" in _conflicts(wrong, 3)


def test_the_columns_of_form_9_are_apart():
    """A line that is lost leaves its budget and its final account short, not one their sum."""
    entries = [e for e in accounts() if (e.form, e.line) != (9, "公务接待费")]
    assert "F9.total" in _conflicts(entries)
    assert "F9.total" not in _conflicts(entries, 9)
