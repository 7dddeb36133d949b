"""Proved, contradicted or unsupported."""

from dataclasses import replace
from decimal import Decimal

from identities.ledger import accounts, entry, find, narrative, statement

from juesuan_analysis.identities import check
from juesuan_analysis.proof import standings
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, UNSUPPORTED

OVERALL, BASIC = "收入支出决算总体情况", "一般公共预算财政拨款基本支出决算情况"


def of(entries, statements=()):
    return standings(check(entries, statements), entries, statements)


def kinds(*amounts):
    cells = zip(("合计", "基本支出", "项目支出"), amounts, strict=True)
    return [entry(5, "行政运行", m, a, code="2010301") for m, a in cells]


def test_consistent_accounts_are_proved_but_for_a_few():
    entries = accounts()
    of_entries, of_statements = of(entries, narrative(entries))
    assert CONTRADICTED not in of_entries + of_statements
    printed = [s for s in of_entries if s]
    assert printed.count(PROVED) / len(printed) > 0.95


def test_two_parts_prove():
    assert of(kinds("30.12", "10.07", "20.05"))[0] == [PROVED] * 3


def test_a_copy_of_a_single_part_proves_nothing_alone():
    assert of(kinds("30.12", "30.12", None))[0] == [UNSUPPORTED, UNSUPPORTED, None]


def test_two_copies_of_different_kinds_prove():
    row = kinds("30.12", "30.12", None)
    above = [replace(e, code="20103", line="政府办公厅") for e in row]
    assert of(above + row)[0][0] == PROVED


def test_nil_equals_nil_proves_nothing():
    assert of(kinds("0", "0", "0"))[0] == [UNSUPPORTED] * 3


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
    assert of(total)[0] == [PROVED] * 3
