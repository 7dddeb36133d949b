"""Guards and numbers of identities that decide something: just inside and just outside (虚构)."""

from decimal import Decimal

import pytest
from identities.ledger import PLACE, accounts, entry, statement

from juesuan_analysis.facts.finding import CONFLICT, NOT_APPLICABLE, NOT_ENOUGH, ROUNDING, Term
from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.evaluate import evaluate
from juesuan_analysis.identities.incomplete import broken_off
from juesuan_analysis.identities.judge import judge_sum
from juesuan_analysis.identities.projects import add_up
from juesuan_analysis.identities.structure import rows_belong_together
from juesuan_analysis.identities.told import Told
from juesuan_analysis.identities.within_forms import WITHIN_FORMS

HALF = Decimal("0.005")
RULES = {rule.id: rule for rule in (*WITHIN_FORMS, *BETWEEN_FORMS)}


def cell(amount):
    return entry(9, "合计", "决算数", amount)


def term(amount, weight=1):
    return Term(("表", 9, None, amount, "决算数"), "数", Decimal(amount), PLACE, weight)


@pytest.mark.parametrize(("amounts", "kept"), [((None, "2"), "2"), (("1", "2"), "1")])
def test_of_a_cell_printed_twice_the_first_with_an_amount_counts(amounts, kept):
    book = Book([cell(amount) for amount in amounts])
    assert [one.amount for one in book.cells.values()] == [Decimal(kept)]


def test_a_form_with_entries_is_not_unread():
    assert Book([cell("1")], unread=[9, 7]).unread == {7}


def test_one_total_of_form_6_is_not_the_whole_of_basic_expenditure():
    entries = [e for e in accounts() if e.form in (5, 6) and e.line != "公用经费合计"]
    assert evaluate(RULES["F56.basic"], Book(entries))[0].outcome == NOT_ENOUGH


@pytest.mark.parametrize(("figure", "outcome"), [("0.01", ROUNDING), ("0.02", CONFLICT)])
def test_one_figure_beside_nils_may_be_a_cent(figure, outcome):
    found = judge_sum("T", "", [term(figure)], [term("0", -1)], [HALF, HALF])
    assert found.outcome == outcome


@pytest.mark.parametrize(("half", "outcome"), [("0.005", CONFLICT), ("0.006", ROUNDING)])
def test_a_nil_of_a_unit_coarser_than_a_cent_may_hide_money(half, outcome):
    right = [term("99.985", -1), term("0", -1)]
    found = judge_sum("T", "", [term("100")], right, [HALF, HALF, Decimal(half)])
    assert found.outcome == outcome


@pytest.mark.parametrize(("part", "outcome"), [("99.990", ROUNDING), ("99.989", CONFLICT)])
def test_amounts_of_annexes_are_rounded_to_a_cent(part, outcome):
    assert add_up("P", "", [term("100")], [term(part)]).outcome == outcome


@pytest.mark.parametrize(("rows", "forms"), [(3, {3}), (4, set())])
def test_a_gap_leaves_three_rows_short_the_total_its_class_and_its_section(rows, forms):
    short = [
        judge_sum("F3.by_section", "", [one], [], [HALF])
        for row in range(rows)
        for measure in ("本年支出合计", "基本支出")
        for one in [Term(("表", 3, None, f"20{row}", measure), "", Decimal(4), PLACE, 1)]
    ]
    assert broken_off(short, [3]) == forms


def test_a_code_of_three_digits_is_part_of_none():
    book = Book([entry(3, code, "合计", "1", code=code) for code in ("2", "201", "20101")])
    assert (book.parts(3, "2"), book.parts(3, "201")) == ([], ["20101"])


def test_a_line_without_a_code_is_no_class_by_the_length_of_its_name():
    lines = [
        entry(1, "其他类", "决算数", "3", side="支出"),
        entry(3, "合计", "本年支出合计", "3", level=0),
    ]
    (found,) = evaluate(RULES["F13.by_class"], Book(lines))
    assert found.outcome == NOT_APPLICABLE


def test_the_levels_of_a_form_are_those_of_the_whole_document():
    deep = [
        entry(5, name, "合计", "3", code=code)
        for code, name in (("205", "教育支出"), ("20502", "普通教育"), ("2050201", "学前教育"))
    ]
    book = Book([*deep, entry(7, "城乡社区支出", "本年支出", "5", code="212")])
    assert [one.outcome for one in rows_belong_together(7, book)] == [CONFLICT]


@pytest.mark.parametrize(
    ("values", "half"),
    [(("1.25", "1.35", "7", "637.6"), "0.005"), (("1.25", "7", "637.6"), "0.05")],
)
def test_a_figure_has_the_decimals_that_half_of_all_have(values, half):
    told = Told(
        [statement("收入决算情况", str(i), "金额", value) for i, value in enumerate(values)]
    )
    assert told.half(len(values) - 1) == Decimal(half)


@pytest.mark.parametrize(
    ("value", "sentence", "half"),
    [
        ("1.2345", "支出1.2345万元", "0.005"),
        ("60", "支出约60万元", "3"),
        ("60", "支出60余万元", "3"),
    ],
)
def test_no_figure_is_surer_than_a_cent_and_a_rough_one_is_good_to_a_twentieth(
    value, sentence, half
):
    one = statement("收入决算情况", "本年收入合计", "金额", value, sentence=sentence)
    assert Told([one]).half(0) == Decimal(half)
