"""A form that prints last year's amounts again."""

from dataclasses import replace

import pytest
from identities.ledger import accounts, entry, narrative

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_APPLICABLE, NOT_ENOUGH
from juesuan_analysis.identities import check
from juesuan_analysis.identities.copies import COPY_ID
from juesuan_analysis.proof import standings, suspects
from juesuan_analysis.proof.explain import explanations, mistakes
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED


def last_year():
    return [replace(e, amount=e.amount * 3 / 2 if e.amount else e.amount) for e in accounts()]


def pasted(form):
    """The accounts with one form of last year."""
    return [
        old if now.form == form else now for now, old in zip(accounts(), last_year(), strict=True)
    ]


def outcomes(entries, before):
    return {f.form or 0: f.outcome for f in check(entries, [], before) if f.identity == COPY_ID}


def test_a_form_of_last_year_is_found():
    found = [f for f in check(pasted(5), [], last_year()) if f.identity == COPY_ID]
    assert [(f.form, f.outcome) for f in found if f.outcome == CONFLICT] == [(5, CONFLICT)]


def test_two_years_of_an_office_are_no_copies():
    found = [f for f in check(accounts(), [], last_year()) if f.identity == COPY_ID]
    assert {f.outcome for f in found} == {HOLDS}


@pytest.mark.parametrize(("before", "expected"), [(None, NOT_ENOUGH), ([], NOT_APPLICABLE)])
def test_what_cannot_be_seen_is_no_pass(before, expected):
    found = check([], [], before)
    assert [f.outcome for f in found if f.identity == COPY_ID] == [expected]


def test_it_is_told_as_one_mistake_and_proves_nothing():
    entries = pasted(5)
    told = narrative(accounts())
    findings = check(entries, told, last_year())
    ranked = suspects(findings, entries)
    words = [one for one in explanations(findings, ranked) if one]
    assert words[0].startswith("表5 整张表与上年公开的表相同，可能误把上年的表公开了")
    of_entries, _ = standings(findings, entries, told, ranked)
    assert PROVED not in {s.name for s, e in zip(of_entries, entries, strict=True) if e.form == 5}


def pasted_column(form, measure):
    """The accounts with one column of last year."""
    pairs = zip(accounts(), last_year(), strict=True)
    return [old if (now.form, now.measure) == (form, measure) else now for now, old in pairs]


def test_a_column_of_last_year_is_a_clue_and_no_conflict():
    entries = pasted_column(5, "基本支出")
    assert outcomes(entries, last_year())[5] == NOT_ENOUGH


def test_a_column_of_last_year_is_told_as_one_mistake():
    entries = pasted_column(5, "基本支出")
    findings = check(entries, [], last_year())
    ranked = suspects(findings, entries)
    words = [one for one in explanations(findings, ranked) if one]
    assert words[0].startswith("表5 合计 基本支出至表5 2210203 购房补贴 基本支出的")
    assert "个数与上年公开的表相同，可能误贴了上年的数" in words[0]
    assert {m for m in mistakes(findings, ranked) if m} == {1}


def test_a_column_of_last_year_proves_nothing():
    entries = pasted_column(5, "基本支出")
    of_entries, _ = standings(check(entries, [], last_year()), entries, [])
    wrong = [
        s.name
        for s, e in zip(of_entries, entries, strict=True)
        if e.form == 5 and e.measure == "基本支出" and e.amount
    ]
    assert set(wrong) == {CONTRADICTED}


def test_budgets_may_be_those_of_last_year():
    """The budget of the 三公 is often held where it was."""
    before = [e if e.measure in ("年初预算", "预算数") else old
              for e, old in zip(accounts(), last_year(), strict=True)]  # fmt: skip
    assert set(outcomes(accounts(), before).values()) == {HOLDS}


def column_of(amounts):
    return [entry(5, f"行{i}", "合计", amount, code=f"20{i}") for i, amount in enumerate(amounts)]


def beside_last_year(alike, other=0):
    """What is said of a form with amounts like last year's, and with others."""
    now = column_of(range(1, alike + other + 1))
    before = column_of([*range(1, alike + 1), *(90 + i for i in range(other))])
    return next(f for f in check(now, [], before) if f.identity == COPY_ID)


@pytest.mark.parametrize(("alike", "outcome"), [(5, NOT_APPLICABLE), (6, CONFLICT)])
def test_a_form_of_fewer_than_six_amounts_may_be_as_it_was(alike, outcome):
    assert beside_last_year(alike).outcome == outcome


@pytest.mark.parametrize(("alike", "outcome"), [(5, HOLDS), (6, NOT_ENOUGH)])
def test_fewer_than_six_amounts_of_a_form_may_be_as_they_were(alike, outcome):
    assert beside_last_year(alike, other=6).outcome == outcome


@pytest.mark.parametrize(("other", "outcome"), [(1, CONFLICT), (2, NOT_ENOUGH)])
def test_a_copy_may_differ_in_a_twentieth(other, outcome):
    assert beside_last_year(20 - other, other).outcome == outcome


def test_the_three_largest_amounts_of_a_copy_are_named():
    named = [term.amount for term in beside_last_year(8).terms]
    assert named == [8, 8, 7, 7, 6, 6]
