"""Every declared rule holds on consistent accounts, and is broken by a change of its left side."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, entry

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_APPLICABLE
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.language import AGREES, AT_MOST
from juesuan_analysis.identities.within_forms import WITHIN_FORMS

RULES = {rule.id: rule for rule in (*WITHIN_FORMS, *BETWEEN_FORMS)}
# What the invented accounts do not print, as cells that make the rule apply.
EXTRA = {
    "F8.spent": [
        entry(8, "合计", "合计", "5.10", level=0),
        entry(8, "合计", "基本支出", "2.00", level=0),
        entry(8, "合计", "项目支出", "3.10", level=0),
    ],
    "F12.subsidy": [entry(1, "上级补助收入", "决算数", "2.40", side="收入"), entry(2, "合计", "上级补助收入", "2.40")],
    "F12.business": [entry(1, "经营收入", "决算数", "2.40", side="收入"), entry(2, "合计", "经营收入", "2.40")],
    "F12.remitted": [entry(1, "附属单位上缴收入", "决算数", "2.40", side="收入"), entry(2, "合计", "附属单位上缴收入", "2.40")],
    "F69.abroad": [entry(6, "因公出国", "决算数", "2.40", code="30212"), entry(9, "因公出国（境）费", "决算数", "2.50")],
    "F69.purchase": [entry(6, "公务用车购置", "决算数", "2.40", code="31013"), entry(9, "公务用车购置费", "决算数", "2.50")],
}  # fmt: skip


def test_ids_are_unique_and_every_rule_has_a_statement_and_a_source():
    every = (*WITHIN_FORMS, *BETWEEN_FORMS)
    assert len(RULES) == len(every)
    assert all(rule.statement and rule.source for rule in every)


# What may differ never breaks: test_agreeing.py.
@pytest.mark.parametrize("identity", [i for i, r in RULES.items() if r.relation != AGREES])
def test_rule_holds_and_breaks(identity):
    rule, entries = RULES[identity], EXTRA.get(identity) or accounts()
    before = evaluate(rule, Book(entries))
    assert {f.outcome for f in before} == {HOLDS}
    left = {at.form for at in rule.left}
    guilty = next(
        t for f in before for t in f.terms if t.weight == 1 and t.key[1] in left and t.amount
    )
    changed = [
        replace(e, amount=e.amount + Decimal(5000), printed="0.00")
        if key_of(e) == guilty.key
        else e
        for e in entries
    ]
    after = [f for f in evaluate(rule, Book(changed)) if f.outcome == CONFLICT]
    assert after
    assert all(f.difference == 5000 or rule.relation == AT_MOST for f in after[:1])


def test_codes_of_form_2_are_not_compared_with_form_3():
    assert not any({2, 3} == set(rule.forms) for rule in RULES.values())


def test_fund_forms_are_nil_when_the_columns_are():
    entries = [e for e in accounts() if e.form not in (7, 8)]
    nil = [
        replace(e, amount=None, printed="") if "政府性基金" in e.line + e.measure else e
        for e in entries
    ]
    found = evaluate(RULES["F47.spent"], Book(nil, forms=[7, 8]))
    assert [f.outcome for f in found] == [NOT_APPLICABLE]
    found = evaluate(RULES["F47.spent"], Book(entries, forms=[7, 8]))
    assert [f.outcome for f in found] == [CONFLICT]


def test_form_8_has_either_a_total_or_the_expenditure_of_the_year():
    cells = [
        entry(4, "本年支出合计", "国有资本经营预算财政拨款", "24.75", side="支出"),
        entry(8, "合计", "合计", "24.75", level=0),
    ]
    assert [f.outcome for f in evaluate(RULES["F48.spent"], Book(cells))] == [HOLDS]


def test_the_part_of_a_bound_may_be_less():
    cells = [
        entry(5, "行政运行", "合计", "10.00", code="2010301"),
        entry(3, "行政运行", "本年支出合计", "12.00", code="2010301"),
    ]
    assert [f.outcome for f in evaluate(RULES["F53.total"], Book(cells))] == [HOLDS]
