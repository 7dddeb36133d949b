"""Tolerance, blanks, what was not read, what is missing, and rules that fail."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, entry

from juesuan_analysis.facts.finding import (
    CONFLICT,
    FAILED,
    HOLDS,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    OUTCOMES,
    ROUNDING,
)
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.check import check
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.record import Identity, Papers, run
from juesuan_analysis.identities.told import Told
from juesuan_analysis.identities.within_forms import WITHIN_FORMS

RULES = {rule.id: rule for rule in (*WITHIN_FORMS, *BETWEEN_FORMS)}


def kinds(total, basic, project, unit="万元"):
    cells = zip(("合计", "基本支出", "项目支出"), (total, basic, project), strict=True)
    return [entry(5, "行政运行", m, a, code="2010301", unit=unit) for m, a in cells]


def outcome(rule, entries, **book):
    (finding,) = evaluate(RULES[rule], Book(entries, **book))
    return finding.outcome


@pytest.mark.parametrize(
    ("total", "expected"),
    [("30.00", HOLDS), ("30.01", ROUNDING), ("30.02", CONFLICT), ("29.99", ROUNDING), ("29.98", CONFLICT)],
)  # fmt: skip
def test_tolerance_is_half_a_cent_for_each_term_and_one_more(total, expected):
    assert outcome("F5.kinds", kinds(total, "10.00", "20.00")) == expected


def test_tolerance_of_five_terms():
    (finding,) = evaluate(
        RULES["F9.total"],
        Book([
            entry(9, "合计", "决算数", "6.02"),
            entry(9, "因公出国（境）费", "决算数", "1.00"),
            entry(9, "公务用车购置及运行维护费", "决算数", "2.00"),
            entry(9, "公务接待费", "决算数", "3.00"),
        ]),
    )  # fmt: skip
    assert (finding.outcome, finding.tolerance, finding.difference) == (
        ROUNDING, Decimal("0.020"), Decimal("0.02"),
    )  # fmt: skip


def test_in_yuan_the_tolerance_is_in_yuan():
    cells = kinds("30.0001", "10.0000", "20.0000", unit="元")
    assert outcome("F5.kinds", cells) == CONFLICT
    cells = kinds("30.000001", "10.0000", "20.0000", unit="元")
    assert outcome("F5.kinds", cells) == ROUNDING


def test_a_single_part_is_printed_twice_and_rounded_alike():
    assert outcome("F5.kinds", kinds("10.01", "10.00", None)) == CONFLICT


def test_forms_1_and_3_may_differ_by_a_cent():
    cells = [
        entry(1, "卫生健康支出", "决算数", "236.63", side="支出"),
        entry(3, "卫生健康支出", "本年支出合计", "236.64", code="210"),
    ]
    assert outcome("F13.by_class", cells) == ROUNDING
    assert (
        outcome("F13.by_class", [replace(cells[0], amount=Decimal("236.62")), cells[1]]) == CONFLICT
    )


def test_a_blank_is_nil_in_a_sum_but_proves_nothing_alone():
    assert outcome("F5.kinds", kinds("30.00", "30.00", None)) == HOLDS
    assert outcome("F5.kinds", kinds(None, "30.00", None)) == CONFLICT
    assert outcome("F5.kinds", kinds(None, None, None)) == NOT_APPLICABLE


def test_a_row_that_a_listing_form_does_not_print_is_nil():
    cells = [
        entry(1, "卫生健康支出", "决算数", "236.63", side="支出"),
        entry(1, "教育支出", "决算数", None, side="支出"),
        entry(3, "教育支出", "本年支出合计", "1.00", code="205"),
    ]
    found = {f.outcome for f in evaluate(RULES["F13.by_class"], Book(cells))}
    assert found == {CONFLICT}


def test_what_is_no_number_is_not_read():
    cells = [*kinds("30.00", "10.00", "20.00")]
    cells[1] = replace(cells[1], amount=None, printed="1.0.00")
    assert outcome("F5.kinds", cells) == NOT_READ
    cells[1] = replace(cells[1], printed="—")
    assert outcome("F5.kinds", cells) == CONFLICT


def test_a_missing_form_is_not_enough_and_an_unread_one_is_not_read():
    entries = [e for e in accounts() if e.form != 3]
    assert outcome("F13.total", entries) == NOT_ENOUGH
    assert outcome("F13.total", entries, unread=[3]) == NOT_READ
    assert outcome("F3.kinds", entries) == NOT_ENOUGH


def test_a_missing_total_is_not_enough():
    entries = [e for e in accounts() if not (e.form == 1 and e.line == "总计")]
    assert outcome("F1.balance", [*entries]) == NOT_APPLICABLE
    only_income = [e for e in accounts() if (e.form, e.side, e.line) != (1, "支出", "总计")]
    assert outcome("F1.balance", only_income) == NOT_ENOUGH


def test_a_rule_that_breaks_is_a_finding():
    def broken(_):
        raise ZeroDivisionError("by nothing")

    rule = Identity("F0.any", "某条规则", "各表", "由定义", broken)
    (finding,) = run(rule, Papers(Book([]), Told([])))
    assert finding.outcome == FAILED
    assert not finding.checked
    assert "by nothing" in finding.reason


def test_every_identity_says_something_and_only_known_outcomes():
    findings = check(accounts(), [])
    assert set(RULES) <= {f.identity for f in findings}
    assert {f.outcome for f in findings} <= set(OUTCOMES)
    assert all(f.reason for f in findings if not f.checked)


def test_nothing_at_all_is_never_a_pass():
    assert {f.outcome for f in check([], [])} <= {NOT_ENOUGH, NOT_APPLICABLE}
