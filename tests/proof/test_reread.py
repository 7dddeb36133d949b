"""A conflict is the publisher's only where the page prints what the entry says."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, statement

from juesuan_analysis.facts import Place
from juesuan_analysis.facts.finding import CONFLICT, NOT_READ
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof.reread import _misread, is_there, is_told, settle
from juesuan_analysis.proof.verdict import judge


def of(entries):
    return judge(entries, [], forms={e.form for e in entries} | {7, 8, 9})


def with_fault(printed="99.99"):
    """Accounts in which one cell is not what its row and column add up to."""
    entries = accounts()
    at = next(i for i, e in enumerate(entries) if e.form == 3 and e.code and e.amount)
    entries[at] = replace(entries[at], amount=Decimal(printed), printed=printed)
    return entries, entries[at], accounts()[at]


def page(entries, **said):
    """What the page says at each place: what the entries print, but for some."""
    by_place = {entry.place: entry.printed for entry in entries}
    return lambda place: said.get("at", {}).get(place, by_place.get(place, ""))


def conflicts(verdict):
    return [f for f in verdict.findings if f.outcome == CONFLICT]


def placed(entries):
    """Give each cell a place of its own, so that a page can say what stands there."""
    return [
        replace(e, place=replace(e.place, x0=10.0 * i, x1=10.0 * i + 9))
        for i, e in enumerate(entries)
    ]


def test_what_the_page_prints_stays_a_conflict():
    entries, faulty, _ = with_fault()
    entries = placed(entries)
    same, verdict, misread = settle(entries, [], of, page(entries))
    assert same == entries
    assert not misread
    assert any(key_of(faulty) in {t.key for t in f.terms} for f in conflicts(verdict))


def test_a_misread_cell_is_mended_from_the_page():
    entries, faulty, right = with_fault()
    entries = placed(entries)
    mine = next(e for e in entries if key_of(e) == key_of(faulty))
    words = page(entries, at={mine.place: right.printed})
    mended, verdict, misread = settle(entries, [], of, words)
    assert not conflicts(verdict)
    assert not misread
    assert next(e for e in mended if key_of(e) == key_of(faulty)).amount == right.amount


def test_a_cell_in_doubt_blames_nobody():
    entries, faulty, _ = with_fault()
    entries = placed(entries)
    mine = next(e for e in entries if key_of(e) == key_of(faulty))
    same, verdict, misread = settle(entries, [], of, page(entries, at={mine.place: "9 9.9 9 乱"}))
    assert set(misread) == {key_of(faulty)}
    assert not conflicts(verdict)
    told = [f for f in verdict.findings if f.outcome == NOT_READ]
    assert told
    assert "可能读错" in told[0].reason
    assert same == entries


def test_a_number_stands_whole_and_by_itself():
    entry = replace(accounts()[0], printed="1,234.56", amount=Decimal("1234.56"))
    assert is_there(entry, "合计 1,234.56\n")
    assert is_there(entry, "1,234.\n56")
    assert not is_there(entry, "11,234.56")
    assert not is_there(entry, "")


@pytest.mark.parametrize(
    ("told", "row", "fine"),
    [
        ("234,577.8", "名称 1,234,577.88 0.50", True),  # wider than its cell
        ("1,234,577.88-1", "名称 1,234,577.88-1,234,577.88", True),  # touches its neighbour
        ("234,577.8", "生产补贴1,234,577.88 0.50", True),  # touches the name at its left
        ("234,577.8", "生产补1,贴234,577.88 0.50", True),  # reaches into it
        ("34,577.88", "30231公务用车运行维护费1,234,577.88", True),  # between it and a code
        ("7.88", "名称 1,234,577.88 0.50", True),  # four characters are its own
        (".88", "名称 1,234,577.88 0.50", False),  # three may be any number's
        ("0.50", "名称 1,234,577.88 0.50", False),  # stands in another column
        ("", "名称 1,234,577.88 0.50", False),
        ("234,577.8", "名称 11,234,577.88 0.50", False),  # the row has another number
    ],
)
def test_a_number_that_reaches_over_its_rules(told, row, fine):
    cell = replace(accounts()[0].place, x0=100.0, x1=140.0)
    entry = replace(accounts()[0], printed="1,234,577.88", place=cell)
    assert (not _misread([entry], lambda place: row if place.x1 > 1000 else told)) is fine


TOLD = statement("三、支出决算情况说明", "本年支出合计", "金额", "1080.00")


@pytest.mark.parametrize(
    ("value", "unit", "words", "there"),
    [
        ("1080.00", "万元", "本年支出合计 1,080.00 万元，其中", True),
        ("1080.00", "万元", "本年支出合计1，080.00万元", True),  # full-width comma
        ("1080.00", "万元", "本年支出合计1,080.\n00万元", True),  # broken over two rows
        ("1080.000000", "万元", "本年支出合计10,800,000.00元", True),
        ("-80.00", "万元", "比上年减少80.00万元", True),
        ("12.35", "%", "下降12.35%", True),
        ("1080.00", "万元", "本年支出合计1,0\n图 支出结构\n80.00万元", False),
        ("1080.00", "万元", "本年支出合计21,080.00万元", False),
        ("0", "万元", "与上年持平", True),
        ("2", "辆", "购置公务用车两辆", True),
    ],
)
def test_a_figure_stands_in_its_row(value, unit, words, there):
    told = replace(TOLD, value=Decimal(value), unit=unit)
    assert is_told(told, words) is there


@pytest.mark.parametrize(("words", "outcome"), [("4,465.68", CONFLICT), ("44\n图 65.68", NOT_READ)])
def test_a_statement_in_doubt_blames_nobody(words, outcome):
    entries = placed(accounts())
    row_ = Place(9, 0.0, 0.0, 500.0, 14.0)
    told = [replace(TOLD, section="支出决算情况", value=Decimal("4465.68"), place=row_)]

    def judged(found):
        return judge(found, told)

    _, verdict, misread = settle(
        entries, told, judged, page(entries, at={row_: f"支出合计{words}图"})
    )
    amounts = [f.outcome for f in verdict.findings if f.identity == "N.amount"]
    assert amounts == [outcome]
    assert bool(misread) is (outcome == NOT_READ)
