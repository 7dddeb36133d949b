"""Which figure, changed to what, would mend the conflicts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import YEAR, accounts, find, narrative, statement

from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import suspects


def blame(cell, amount, told=()):
    """Suspects after one cell is changed."""
    entries = accounts()
    wrong = find(entries, *cell)
    changed = replace(wrong, amount=Decimal(amount), printed=amount)
    faulty = [changed if e is wrong else e for e in entries]
    return wrong, suspects(check(faulty, told), faulty)


@pytest.mark.parametrize(
    ("cell", "amount", "slip"),
    [
        ((3, "2010350", "基本支出"), "477.92", "一位数字有误"),
        ((5, "208", "合计"), "413.84", "两位数字颠倒"),
        ((2, "2210203", "财政拨款收入"), "256.83", "两位数字颠倒"),
        ((3, "2010301", "本年支出合计"), "14401000.00", "数量级"),
        ((7, "2120806", "项目支出"), "-137.94", "正负号"),
        ((1, "总计", "决算数", "收入"), "4601.41", "两位数字颠倒"),
        ((6, "302", "决算数"), "389.35", "一位数字有误"),
    ],
)
def test_the_first_suspect_is_the_cell_and_its_value(cell, amount, slip):
    wrong, ranked = blame(cell, amount)
    first = ranked[0]
    assert first.key == key_of(wrong)
    assert abs(first.proposed - wrong.amount) <= Decimal("0.02")
    assert first.slip == slip
    assert first.breaks == ()
    assert first.entry.amount == Decimal(amount)


def test_all_conflicts_of_one_fault_are_one_group():
    _, ranked = blame((3, "2010350", "基本支出"), "477.92")
    assert {s.group for s in ranked} == {1}
    assert {f.identity for f in ranked[0].mends} == {"F3.kinds", "F3.by_item"}


def test_a_missing_row_is_proposed_with_its_amount():
    entries = [e for e in accounts() if not (e.form == 3 and e.code == "2010350")]
    first = suspects(check(entries, []), entries)[0]
    assert (first.slip, first.proposed, first.entry) == ("缺一行", Decimal("454.63"), None)
    assert "20103" in first.name


def test_a_row_missing_from_a_form_that_another_form_has():
    entries = [e for e in accounts() if not (e.form == 7 and e.code == "212")]
    ranked = suspects(check(entries, []), entries)
    assert ranked[0].slip == "缺一行"


def test_two_faults_are_two_groups():
    entries = accounts()
    one, other = find(entries, 3, "2010350", "基本支出"), find(entries, 6, "301", "决算数")
    faulty = [replace(e, amount=e.amount + 100) if e in (one, other) else e for e in entries]
    ranked = suspects(check(faulty, []), faulty)
    first_of_group = {s.group: s.key for s in reversed(ranked)}
    assert set(first_of_group.values()) == {key_of(one), key_of(other)}


def test_a_sentence_is_suspected_before_cells_with_alibis():
    told = [statement("收入支出决算总体情况", "收入总计", "金额", "4160.41")]
    entries = accounts()
    first = suspects(check(entries, told), entries)[0]
    assert (first.key, first.entry, first.proposed) == (("文", 0), None, Decimal("4610.41"))


def test_a_word_is_suspected_when_both_figures_stand():
    entries = accounts()
    told = narrative(entries)
    at = next(i for i, s in enumerate(told) if s.kind == "增减额" and s.base_year == YEAR)
    told[at] = replace(told[at], sentence="决算数大于年初预算数的主要原因是厉行节约。")
    first = suspects(check(entries, told), entries)[0]
    assert (first.key, first.slip, first.proposed) == (("文", at), "用词", None)


def test_consistent_accounts_have_no_suspects():
    entries = accounts()
    assert suspects(check(entries, narrative(entries)), entries) == []
