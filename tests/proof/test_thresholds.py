"""Guards and numbers of proof that decide something: just inside and just outside (虚构)."""

from decimal import Decimal

import pytest
from identities.ledger import entry

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_ENOUGH, ROUNDING, Finding, Term
from juesuan_analysis.identities.book import Book, key_of
from juesuan_analysis.identities.copies import COPY_ID
from juesuan_analysis.identities.narrative_forms import AMOUNT_ID
from juesuan_analysis.identities.narrative_words import ONE_VALUE_ID
from juesuan_analysis.proof.blocks import blocks
from juesuan_analysis.proof.coverage import uses
from juesuan_analysis.proof.doubt import in_another_unit
from juesuan_analysis.proof.evidence import STRONG, WEAK, strength_of
from juesuan_analysis.proof.explain import explanations
from juesuan_analysis.proof.rows_missing import missing_rows
from juesuan_analysis.proof.sideways import sideways
from juesuan_analysis.proof.slips import DIGIT, OTHER, SLIGHT, SWAPPED, slip_of
from juesuan_analysis.proof.standing import contradicted
from juesuan_analysis.proof.suspects import WHOLE, Suspect, suspects


def figure(name, amount, weight=1, form=5):
    return Term(("表", form, None, name, "合计"), name, Decimal(amount), None, weight)


def finding(*terms, identity="T", outcome=HOLDS, tolerance="0.005"):
    return Finding(identity, "", outcome, tolerance=Decimal(tolerance), terms=terms)


@pytest.mark.parametrize(("amount", "strength"), [("0.08", STRONG), ("0.07", WEAK)])
def test_an_amount_of_four_tolerances_would_be_noticed(amount, strength):
    small = figure("甲", amount, -1)
    sides = figure("合计", "9.31"), small, figure("乙", "9.23", -1)
    assert strength_of(finding(*sides, tolerance="0.02"), small) == strength


def test_a_rate_is_known_well_and_its_figures_to_a_few_digits():
    rate, part, whole = (figure(n, "1.25", None) for n in ("占比", "部分", "整体"))
    held = finding(rate, part, whole)
    assert [strength_of(held, term) for term in (rate, part)] == [STRONG, WEAK]


def test_a_total_that_repeats_its_part_proves_little_and_another_form_much():
    total, inside, outside = (
        figure("合计", "1.25"),
        figure("甲", "1.25"),
        figure("甲", "1.25", form=3),
    )
    assert strength_of(finding(total, inside), total) == WEAK
    assert strength_of(finding(total, outside), total) == STRONG


def test_one_figure_beside_nils_could_be_any():
    total = figure("合计", "1.25")
    assert strength_of(finding(total, figure("甲", "0", -1)), total) == 0


def test_a_text_that_repeats_itself_proves_little():
    said = figure("合计", "1.25"), figure("甲", "1.25", form=3)
    assert strength_of(finding(*said, identity=ONE_VALUE_ID), said[0]) == WEAK


@pytest.mark.parametrize(("conflicts", "found"), [(2, 0), (3, 1)])
def test_three_conflicts_make_a_block_of_last_year(conflicts, found):
    pasted = figure("甲", "1.25")
    clue = finding(pasted, identity=COPY_ID, outcome=NOT_ENOUGH)
    lost = [finding(pasted, figure(str(i), "2.50"), outcome=CONFLICT) for i in range(conflicts)]
    assert len(list(blocks([clue, *lost]))) == found


def test_what_holds_among_the_cells_of_a_block_is_no_alibi():
    one, other = figure("甲", "1.25"), figure("乙", "1.25")
    clue = finding(one, other, identity=COPY_ID, outcome=NOT_ENOUGH)
    lost = [finding(one, figure(str(i), "2.50"), outcome=CONFLICT) for i in range(3)]
    (block,) = blocks([clue, finding(one, other), *lost])
    assert block.won == ()


def test_nil_agrees_with_nil_in_any_unit():
    def said(left, right, outcome):
        sides = Decimal(left), Decimal(right), Decimal(left) - Decimal(right)
        terms = (figure("甲", left),)
        return Finding(AMOUNT_ID, "", outcome, *sides, Decimal("0.01"), terms)

    wrong = said("12.50", "125000", CONFLICT)
    assert in_another_unit([wrong, said("0", "0", HOLDS)]) == {5}
    assert in_another_unit([wrong, said("3.20", "3.20", HOLDS)]) == set()


@pytest.mark.parametrize(("printed", "slight"), [("1.02", True), ("1.03", False)])
def test_up_to_two_tolerances_off_is_slight(printed, slight):
    slip = slip_of(Decimal(printed), Decimal("1.00"), Decimal("0.01"))
    assert (slip == SLIGHT) is slight


def test_an_identity_that_names_a_figure_twice_is_one_identity():
    one = figure("甲", "1.25")
    assert uses([finding(one, one, outcome=ROUNDING)]) == {one.key: 1}


@pytest.mark.parametrize(("proposed", "slip"), [("52.345", DIGIT), ("52.346", OTHER)])
def test_one_digit_gives_what_is_proposed_to_half_a_cent(proposed, slip):
    assert slip_of(Decimal("12.34"), Decimal(proposed), Decimal(0)) == slip


@pytest.mark.parametrize(
    ("printed", "proposed", "slip"), [("5.05", "0.55", SWAPPED), ("50.5", "5.5", OTHER)]
)
def test_digits_that_changed_places_leave_a_number_its_length(printed, proposed, slip):
    assert slip_of(Decimal(printed), Decimal(proposed), Decimal("0.005")) == slip


@pytest.mark.parametrize(("amounts", "found"), [((5, 0, 3), False), ((0, 5, 3), True)])
def test_two_cells_that_stand_a_column_off_are_two_that_changed_places(amounts, found):
    row = [
        entry(3, "甲", measure, amount, code="201")
        for measure, amount in zip(("本年支出合计", "基本支出", "项目支出"), amounts, strict=True)
    ]
    assert any(sideways({key_of(row[0]): []}, row)) is found


def blamed(*names):
    """Suspects of one conflict, each as likely."""
    conflict = finding(*map(figure, names, "1" * len(names)), outcome=CONFLICT)
    return [
        Suspect(1, ("表", 5, None, n, "合计"), n, None, None, None, None, OTHER, (conflict,), ())
        for n in names
    ]


@pytest.mark.parametrize(("names", "contradicting"), [("甲乙", 2), ("甲乙丙", 0)])
def test_of_three_that_are_as_likely_none_is_blamed(names, contradicting):
    assert len(contradicted(blamed(*names))) == contradicting


@pytest.mark.parametrize(("names", "more"), [("甲乙", ""), ("甲乙丙", "；另有 1 种改法同样可能")])
def test_two_changes_that_are_as_likely_are_told(names, more):
    ranked = blamed(*names)
    (told,) = explanations([ranked[0].mends[0]], ranked)
    assert told.count("由") == 2
    assert told.partition("；另有")[1:] == more.partition("；另有")[1:]


@pytest.mark.parametrize(("terms", "named"), [(5, 5), (6, 5)])
def test_five_rivals_of_a_conflict_are_named(terms, named):
    parts = [figure(str(i), "1.00", -1) for i in range(terms - 1)]
    total = Decimal(9), Decimal(terms - 1)
    lost = Finding(
        "T",
        "",
        CONFLICT,
        *total,
        total[0] - total[1],
        Decimal("0.01"),
        (figure("合计", "9"), *parts),
    )
    assert len(suspects([lost], [])) == named


@pytest.mark.parametrize(
    ("printed", "proposed", "slip"), [("5.25", "0.25", DIGIT), ("15.05", "5.05", OTHER)]
)
def test_a_digit_that_is_wrong_leaves_a_number_its_length(printed, proposed, slip):
    assert slip_of(Decimal(printed), Decimal(proposed), Decimal("0.005")) == slip


@pytest.mark.parametrize(("unit", "proposed"), [("万元", "1.23"), ("元", "1.234568")])
def test_what_is_proposed_could_be_printed_to_the_cent_of_its_unit(unit, proposed):
    cell = entry(5, "甲", "合计", "9", code="201", unit=unit)
    one = Term(key_of(cell), "甲", Decimal(9), cell.place, 1)
    other = figure("乙", "1.23456789", -1)
    gap = Decimal("7.76543211")
    lost = Finding("T", "", CONFLICT, Decimal(9), other.amount, gap, Decimal("0.005"), (one, other))
    assert Decimal(proposed) in {suspect.proposed for suspect in suspects([lost], [cell])}


def conflict(*terms, identity="T"):
    gap = sum(((term.amount or 0) * term.weight for term in terms), Decimal(0))
    return Finding(identity, "", CONFLICT, gap, Decimal(0), gap, Decimal("0.005"), terms)


@pytest.mark.parametrize(("lost", "doubted"), [(2, set()), (3, {(WHOLE, 5)})])
def test_a_form_that_loses_three_comparisons_is_doubted_as_a_whole(lost, doubted):
    found = [
        conflict(figure(str(form), "9.10"), figure(str(form), "1.20", -1, form=form))
        for form in (2, 3, 7)[:lost]
    ]
    assert {one.key for one in suspects(found, []) if one.key[0] == WHOLE} == doubted


@pytest.mark.parametrize(("identities", "filled"), [("A", False), ("AB", True)])
def test_a_blank_is_filled_for_the_sake_of_two_identities(identities, filled):
    cell = entry(5, "甲", "合计", None, code="201")
    blank = Term(key_of(cell), "甲", None, cell.place, -1)
    found = [conflict(figure(name, "9.10"), blank, identity=name) for name in identities]
    assert (key_of(cell) in {one.key for one in suspects(found, [cell])}) is filled


@pytest.mark.parametrize(("columns", "breaks"), [(1, 1), (2, 0)])
def test_a_row_that_is_missing_leaves_its_total_and_a_part_short(columns, breaks):
    short = [
        conflict(
            Term(("表", 3, None, "合计", name), "", Decimal(4), None, 1), identity="F3.by_class"
        )
        for name in ("本年支出合计", "基本支出")[:columns]
    ]
    (row,) = missing_rows(short, Book(()))
    assert (row.amount, len(row.breaks)) == (4, breaks)
