"""Mistakes of several figures are told as one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, find, narrative, statement

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import suspects
from juesuan_analysis.proof.explain import explanations, mistakes


def first(entries, told=()):
    findings = check(entries, told)
    return suspects(findings, entries)[0], findings


def put(entries, changes):
    at = {id(find(entries, *cell)): amount for cell, amount in changes.items()}
    return [replace(e, amount=at[id(e)]) if id(e) in at else e for e in entries]


def amount(*cell):
    return find(accounts(), *cell).amount


def exchanged(*pairs):
    """The accounts with the amounts of cells exchanged, pair by pair."""
    changes = {}
    for one, other in pairs:
        changes[one], changes[other] = amount(*other), amount(*one)
    return put(accounts(), changes)


def test_two_cells_that_changed_places():
    cells = (3, "2010301", "基本支出"), (3, "2081601", "项目支出")
    suspect, _ = first(exchanged(cells))
    assert suspect.slip == "两格互换"
    assert {key[3:] for key in suspect.keys} == {cell[1:] for cell in cells}


def test_two_rows_that_changed_places():
    one, other = "2010301", "2080505"
    columns = ("合计", "基本支出", "项目支出")
    entries = exchanged(*(((5, one, c), (5, other, c)) for c in columns))
    suspect, _ = first(entries, narrative(accounts()))
    assert suspect.slip == "两行互换"
    assert {key[3] for key in suspect.keys} == {one, other}


def test_two_columns_that_changed_places():
    codes = [e.code or e.line for e in accounts() if e.form == 5 and e.measure == "合计"]
    entries = exchanged(*(((5, c, "基本支出"), (5, c, "项目支出")) for c in codes))
    suspect, _ = first(entries, narrative(accounts()))
    assert suspect.slip == "两栏互换"


def test_what_one_cell_has_too_much_another_has_too_little():
    more = {(5, "2010301", "合计"): Decimal("7.77"), (5, "2010302", "合计"): Decimal("-7.77")}
    entries = put(accounts(), {cell: amount(*cell) + by for cell, by in more.items()})
    suspect, _ = first(entries, narrative(accounts()))
    assert suspect.slip == "一处多、一处少同一个数"
    assert suspect.breaks == ()


def test_two_sentences_that_are_off_by_the_same():
    """上海市普陀区规划和自然资源局 2024 prints 基本支出 and 人员经费 both 12.89 too high."""
    section = "一般公共预算财政拨款基本支出决算情况"
    cells = {"基本支出": (5, "合计", "基本支出"), "人员经费": (6, "人员经费合计", "决算数"),
             "公用经费": (6, "公用经费合计", "决算数")}  # fmt: skip
    by = {"公用经费": Decimal(0)}
    told = [
        statement(section, name, "金额", amount(*cell) + by.get(name, Decimal("12.89")))
        for name, cell in cells.items()
    ]
    suspect, findings = first(accounts(), told)
    assert suspect.keys == (("文", 0), ("文", 1))
    assert len(suspect.mends) == 2
    ranked = suspects(findings, accounts())
    assert {m for m in mistakes(findings, ranked) if m} == {1}


def test_a_form_of_another_year():
    other = [replace(e, amount=e.amount * 2 if e.amount else None) for e in accounts()]
    entries = [e for e in accounts() if e.form != 5] + [e for e in other if e.form == 5]
    suspect, findings = first(entries, narrative(accounts()))
    assert suspect.keys == (("整表", 5),)
    told = explanations(findings, suspects(findings, entries))
    assert any(one and one.startswith("表5 整张表可能是另一年度") for one in told)


@pytest.mark.parametrize("row", [0, 3])
def test_a_column_that_slipped_by_a_row(row):
    column = [e for e in accounts() if e.form == 3 and e.measure == "基本支出"]
    tail = column[row:]
    slipped = [None, *(e.amount for e in tail[:-1])]
    at = {key_of(e): a for e, a in zip(tail, slipped, strict=True)}
    entries = [replace(e, amount=at.get(key_of(e), e.amount)) for e in accounts()]
    suspect, _ = first(entries, narrative(accounts()))
    assert suspect.slip == "一栏错了一行"


def row_of_form_3(code):
    return [e for e in accounts() if e.form == 3 and (e.code or e.line) == code]


def slipped_row(code, amounts):
    at = {key_of(e): a for e, a in zip(row_of_form_3(code), amounts, strict=True)}
    return [replace(e, amount=at.get(key_of(e), e.amount)) for e in accounts()]


@pytest.mark.parametrize("start", [0, 1])
def test_a_row_that_slipped_to_the_right(start):
    amounts = [e.amount for e in row_of_form_3("2010350")]
    slipped = [*amounts[:start], None, *amounts[start:-1]]
    suspect, _ = first(slipped_row("2010350", slipped), narrative(accounts()))
    assert suspect.slip == "一行错了一栏"


def test_a_row_that_slipped_to_the_left_lost_its_total():
    amounts = [e.amount for e in row_of_form_3("2010350")]
    suspect, _ = first(slipped_row("2010350", [*amounts[1:], None]), narrative(accounts()))
    assert suspect.slip == "一行错了一栏"
    assert suspect.proposed == amounts[0]


def test_one_digit_is_still_one_figure():
    cell = (3, "2010350", "基本支出")
    suspect, findings = first(put(accounts(), {cell: Decimal("477.92")}))
    assert suspect.also == ()
    assert sum(f.outcome == CONFLICT for f in findings) == 2


def test_rows_crossed_between_forms_2_and_3():
    one, other = "2010302", "2101101"
    columns = ("本年收入合计", "财政拨款收入")
    entries = exchanged(*(((2, one, c), (2, other, c)) for c in columns))
    found = [f for f in check(entries, []) if f.identity == "F23.crossed"]
    assert [f.outcome for f in found] == [CONFLICT]
