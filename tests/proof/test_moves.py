"""Mistakes of several figures are told as one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, entry, find, narrative, statement

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, Finding, Term
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import suspects
from juesuan_analysis.proof.board import Board
from juesuan_analysis.proof.explain import explanations, mistakes
from juesuan_analysis.proof.moves import _exchanges, _shifted, _shifts, moves


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


def told(name, amount, weight=1):
    return Term(("表", 5, None, name, "合计"), name, Decimal(amount), None, weight)


def adds_up(*terms, tolerance="0.005"):
    """Whether terms of weights 1 and -1 add up to nothing."""
    difference = sum((term.amount * term.weight for term in terms), Decimal(0))
    outcome = CONFLICT if abs(difference) > Decimal(tolerance) else HOLDS
    return Finding("T", "", outcome, Decimal(1), Decimal(1), difference, Decimal(tolerance), terms)


@pytest.mark.parametrize(("off", "kinds"), [("0.015", ["两格互换"]), ("0.016", [])])
def test_cells_that_changed_places_are_wanted_to_a_cent_and_a_half(off, kinds):
    one, other = entry(5, "甲", "合计", "5", code="201"), entry(5, "乙", "合计", "3", code="202")
    one_told, other_told = (Term(key_of(e), e.line, e.amount, None, 1) for e in (one, other))
    findings = [
        adds_up(one_told, told("甲的另一处", "3", -1), tolerance="0.02"),
        adds_up(other_told, told("乙的另一处", Decimal(5) - Decimal(off), -1), tolerance="0.02"),
    ]
    assert [move.kind for move in moves(Board(findings), [one, other])] == kinds


def too_much_and_too_little(held=1, others=0):
    """甲 has 1 too much, 乙 1 too little, ``held`` sums of both hold, and others do not."""
    one, other = told("甲", "5"), told("乙", "3")
    return [
        adds_up(one, told("甲的另一处", "4", -1)),
        adds_up(other, told("乙的另一处", "4", -1)),
        *(adds_up(one, other, told(f"合计{i}", "8", -1)) for i in range(held)),
        *(adds_up(told(f"左{i}", "2"), told(f"右{i}", "7", -1)) for i in range(others)),
    ]


@pytest.mark.parametrize(("held", "found"), [(1, True), (3, True), (4, False)])
def test_a_change_that_breaks_four_identities_looks_for_no_partner(held, found):
    assert bool(moves(Board(too_much_and_too_little(held)), [])) is found


@pytest.mark.parametrize(("others", "found"), [(58, True), (59, False)])
def test_among_more_than_sixty_conflicts_no_pairs_are_sought(others, found):
    assert bool(moves(Board(too_much_and_too_little(others=others)), [])) is found


def column(*amounts):
    return [entry(5, f"行{i}", "合计", amount, code=f"20{i}") for i, amount in enumerate(amounts)]


@pytest.mark.parametrize(("amounts", "kinds"), [((0, 5, 3), ["一栏错了一行"]), ((0, 5, 0), [])])
def test_two_cells_that_slipped_are_two_that_changed_places(amounts, kinds):
    cells = column(*amounts)
    wanted = {key_of(cells[0]): [Decimal(5)]}
    assert [move.kind for move in _shifted(Board([]), wanted, cells)] == kinds


@pytest.mark.parametrize(("disputed", "found"), [(2, False), (3, True)])
def test_a_column_of_which_three_cells_are_disputed_may_have_slipped(disputed, found):
    cells = column(0, 5, 3, 2)
    wanted = {key_of(cell): [Decimal(5)] for cell in cells[:disputed]}
    assert any(_shifts(Board([]), wanted, cells)) is found


def test_rows_that_differ_in_one_cell_are_two_cells_that_changed_places():
    cells = column(5, 3)
    wanted = {key_of(cell): [Decimal(by)] for cell, by in zip(cells, (-2, 2), strict=True)}
    assert [move.kind for move in _exchanges(Board([]), wanted, cells)] == ["两格互换"]
