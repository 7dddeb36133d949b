"""Proved, contradicted or unsupported."""

from dataclasses import replace
from decimal import Decimal

from identities.ledger import accounts, entry, find, narrative, statement

from juesuan_analysis.identities import check
from juesuan_analysis.proof import standings
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, TOUCHED, UNSUPPORTED

OVERALL, BASIC = "收入支出决算总体情况", "一般公共预算财政拨款基本支出决算情况"
GENERAL = "一般公共预算财政拨款支出决算情况"


def of(entries, statements=()):
    found = standings(check(entries, statements), entries, statements)
    return tuple([one.name for one in each] for each in found)


def grades(entries, statements=()):
    found = standings(check(entries, statements), entries, statements)
    return tuple([one.evidence for one in each] for each in found)


def kinds(*amounts):
    cells = zip(("合计", "基本支出", "项目支出"), amounts, strict=True)
    return [entry(5, "行政运行", m, a, code="2010301") for m, a in cells]


def test_consistent_accounts_are_proved_but_for_a_few():
    entries = accounts()
    of_entries, of_statements = of(entries, narrative(entries))
    assert CONTRADICTED not in of_entries + of_statements
    printed = [s for s in of_entries if s]
    # The 款 of form 6 that nothing tells apart are not.
    assert printed.count(PROVED) / len(printed) > 0.93


def told_of_basic(total, basic, project):
    """Where the row 合计 stands if the narrative tells its 基本支出."""
    row = [replace(e, code=None, line="合计", level=0) for e in kinds(total, basic, project)]
    return of(row, [statement(BASIC, "基本支出", "金额", basic)])[0]


def test_two_parts_prove_their_total_and_neither_of_them():
    """What one has too much the other may have too little."""
    assert of(kinds("30.12", "10.07", "20.05"))[0] == [PROVED, UNSUPPORTED, UNSUPPORTED]


def test_parts_that_something_tells_apart_are_proved():
    assert told_of_basic("30.12", "10.07", "20.05") == [PROVED] * 3


def test_a_part_that_a_proved_total_repeats_is_proved():
    row = kinds("30.12", "10.07", "20.05")
    above = [replace(e, code="20103", line="政府办公厅") for e in row]
    assert of(above + row)[0] == [PROVED] * 6


def test_a_copy_of_a_single_part_proves_nothing_alone():
    assert of(kinds("30.12", "30.12", None))[0] == [UNSUPPORTED, UNSUPPORTED, None]


def test_two_copies_of_different_kinds_prove():
    row = kinds("30.12", "30.12", None)
    above = [replace(e, code="20103", line="政府办公厅") for e in row]
    assert of(above + row)[0][0] == PROVED


def test_nil_equals_nil_proves_nothing():
    assert of(kinds("0", "0", "0"))[0] == [UNSUPPORTED] * 3


def known_row(total, basic, project):
    """A row 合计 of which the narrative tells total and 基本支出."""
    row = [replace(e, code=None, line="合计", level=0) for e in kinds(total, basic, project)]
    told = [statement(BASIC, "基本支出", "金额", basic)]
    told.append(statement(GENERAL, "一般公共预算财政拨款支出", "金额", total))
    return of(row, told)[0]


def test_a_nil_for_which_known_figures_leave_nothing_is_proved():
    assert known_row("30.12", "30.12", "0.00") == [PROVED] * 3


def test_parts_of_a_proved_nil_are_nil():
    upper = [replace(e, code=None, line="合计", level=0) for e in kinds("30.12", "30.12", "0.00")]
    told = [
        statement(BASIC, "基本支出", "金额", "30.12"),
        statement(GENERAL, "一般公共预算财政拨款支出", "金额", "30.12"),
    ]
    classes = [
        replace(e, code=code, line=code, level=1)
        for code, amount in (("201", "30.12"), ("208", "0.00"))
        for e in kinds(amount, amount, "0.00")
    ]
    assert of(upper + classes, told)[0] == [PROVED] * 9


def test_whole_numbers_prove_nothing():
    """7 = 3 + 4 is a row of column numbers; 2022 = 2022 + 0 a year."""
    assert of(kinds("7", "3", "4"))[0] == [UNSUPPORTED] * 3


def test_an_inequality_proves_nothing():
    cells = [
        entry(6, "公务接待费", "决算数", "2.47", code="30217"),
        entry(9, "公务接待费", "决算数", "2.51"),
    ]
    assert of(cells)[0] == [UNSUPPORTED] * 2


def test_the_sentence_is_blamed_when_the_forms_agree_with_each_other():
    entries = accounts()
    told = [statement(BASIC, "基本支出", "金额", "2716.48")]
    of_entries, of_statements = of(entries, told)
    assert of_statements == [CONTRADICTED]
    assert CONTRADICTED not in of_entries


def test_the_cell_is_blamed_when_its_identities_break():
    entries = accounts()
    wrong = find(entries, 3, "2010350", "基本支出")
    faulty = [replace(e, amount=Decimal("471.92")) if e is wrong else e for e in entries]
    blamed = [e for e, s in zip(faulty, of(faulty)[0], strict=True) if s == CONTRADICTED]
    assert [(e.code, e.measure) for e in blamed] == [("2010350", "基本支出")]


def test_sums_do_not_prove_a_form_in_the_wrong_unit():
    yuan = kinds("301234.57", "100712.31", "200522.26")
    total = [replace(e, code=None, line="合计", level=0) for e in yuan]
    told = [statement(BASIC, "基本支出", "金额", "10.07")]
    assert PROVED not in of(total, told)[0]
    assert of(total)[0][0] == PROVED


def with_amounts(entries, *changes):
    put = {id(find(entries, *cell)): Decimal(amount) for *cell, amount in changes}
    return [replace(e, amount=put[id(e)]) if id(e) in put else e for e in entries]


def standing_at(entries, statements, *cell):
    wanted = find(entries, *cell)
    found = zip(entries, of(entries, statements)[0], strict=True)
    return next(s for e, s in found if e is wanted)


def test_what_an_open_conflict_touches_is_not_proved():
    entries = accounts()
    told = [statement(BASIC, "基本支出", "金额", "2716.48")]
    assert standing_at(entries, told, 5, "合计", "基本支出") == TOUCHED


def test_grades_tell_where_the_evidence_comes_from():
    entries = accounts()
    told = [statement(BASIC, "基本支出", "金额", find(entries, 5, "合计", "基本支出").amount)]
    at = {id(e): g for e, g in zip(entries, grades(entries, told)[0], strict=True)}
    cells = ((5, "2010301", "合计"), (5, "208", "合计"), (5, "合计", "基本支出"))
    found = [at[id(find(entries, *cell))] for cell in cells]
    assert [one.grade for one in found] == [1, 2, 3]
    assert "表4" in found[1].origins and "情况说明" in found[2].origins


def test_an_amount_that_rounding_alone_could_make_is_not_proved():
    assert told_of_basic("30.02", "30.01", "0.01") == [PROVED, PROVED, UNSUPPORTED]


def test_a_form_that_agrees_with_itself_alone_is_proved_nowhere():
    other = [replace(e, amount=e.amount * 2 if e.amount else None) for e in accounts()]
    entries = [e for e in accounts() if e.form != 5] + [e for e in other if e.form == 5]
    found = of(entries, narrative(accounts()))[0]
    assert PROVED not in {s for e, s in zip(entries, found, strict=True) if e.form == 5}
    assert PROVED in {s for e, s in zip(entries, found, strict=True) if e.form == 4}


def test_a_row_changed_with_all_that_is_above_it_is_proved_nowhere():
    rows = ("2010350", "20103", "201", "合计")
    cells = [(3, row, m) for row in rows for m in ("本年支出合计", "基本支出")]
    old = accounts()
    changes = [(*cell, find(old, *cell).amount + 100) for cell in cells]
    faulty = with_amounts(accounts(), *changes)
    assert PROVED not in {standing_at(faulty, [], *cell) for cell in cells}


def test_of_several_explanations_as_good_none_is_blamed():
    rows = [(2, code, "财政拨款收入") for code in ("2010302", "2010350")]
    amounts = [find(accounts(), *cell).amount for cell in rows]
    moved = [amounts[0] + Decimal("31.11"), amounts[1] - Decimal("31.11")]
    entries = with_amounts(accounts(), *((*c, a) for c, a in zip(rows, moved, strict=True)))
    assert CONTRADICTED not in of(entries)[0]
    assert [standing_at(entries, [], *cell) for cell in rows] == [TOUCHED, TOUCHED]


def test_nothing_is_nil_but_the_one_blank_of_a_sum_that_is_full():
    from juesuan_analysis.proof.nil import proved_nil

    def nil(*amounts):
        return {key[4] for key in proved_nil(check(kinds(*amounts), []), set())}

    assert nil("30.12", "30.12", None) == {"项目支出"}
    assert nil("0", "0", None) == {"项目支出"}
    assert nil("30.12", "30.11", None) == nil("30.12", None, None) == set()
    assert nil("-5", "-5", None) == nil(None, "5", None) == set()
