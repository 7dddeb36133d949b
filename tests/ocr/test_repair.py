"""Doubtful numbers are set aside; only what identities prove is repaired."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, find

from juesuan_analysis.disclosure.repair import repair, sift
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.proof.verdict import judge

CELL = (3, "2010350", "基本支出")  # 417.92


def of(entries):
    return judge(entries, [], forms={e.form for e in entries} | {7, 8, 9})


def scanned(cell=CELL, printed="417.92", amount=..., confidence=0.99):
    """Invented accounts (虚构) as from a scan, with one cell read as told."""
    entries = [replace(e, confidence=0.99 if e.printed else None) for e in accounts()]
    faulty = find(entries, *cell)
    amount = Decimal(printed) if amount is ... else amount
    changed = replace(faulty, printed=printed, amount=amount, confidence=confidence)
    return [changed if e is faulty else e for e in entries]


def amount_of(entries, cell=CELL):
    return find(entries, *cell).amount


@pytest.mark.parametrize("printed", ["411.92", "477.92"])
def test_digit_that_two_kinds_of_identities_prove_is_put_right(printed):
    held, told = repair(scanned(printed=printed), of)
    assert amount_of(held) == Decimal("417.92")
    assert find(held, *CELL).repaired == find(held, *CELL).printed == printed
    assert len(told) == 1
    assert f"扫描件识别作 {printed}" in told[0].reason
    assert "定为 417.92" in told[0].reason


def test_number_that_could_not_be_read_is_put_right():
    held, _ = repair(scanned(printed="4.17.92", amount=None), of)
    assert amount_of(held) == Decimal("417.92")


def test_unsure_number_that_identities_confirm_is_taken():
    held, told = repair(scanned(amount=None, confidence=0.3), of)
    assert amount_of(held) == Decimal("417.92")
    assert len(told) == 1


def test_unread_number_that_identities_contradict_stays_unread():
    entries = scanned(printed="4.11.92", amount=None)
    assert repair(entries, of) == (entries, [])


def test_no_conflict_is_left_after_a_repair():
    held, _ = repair(scanned(printed="411.92"), of)
    assert not [f for f in of(held).findings if f.outcome == CONFLICT]


def test_slip_that_no_recogniser_makes_is_left():
    held, told = repair(scanned(printed="814.29"), of)
    assert amount_of(held) == Decimal("814.29")
    assert told == []


def test_number_from_the_text_of_a_pdf_is_never_touched():
    entries = scanned(printed="411.92", confidence=None)
    assert repair(entries, of) == (entries, [])


def test_right_numbers_stay():
    entries = scanned()
    assert repair(entries, of) == (entries, [])


def test_one_identity_proves_nothing():
    # 6 ≤ 9 aside, a 款 of form 6 is in the sum of its 类 alone.
    entries = scanned((6, "30205", "决算数"), "7.82")
    assert repair(entries, of) == (entries, [])


def test_unsure_number_is_not_taken():
    kept, unread = sift(scanned(confidence=0.3))
    assert amount_of(kept) is None
    assert [(u.printed, u.form) for u in unread] == [("417.92", 3)]
    assert "没有把握" in unread[0].reason


def test_number_without_its_point_is_not_taken():
    kept, unread = sift(scanned(printed="41792"))
    assert amount_of(kept) is None
    assert "小数" in unread[0].reason


def test_nil_without_decimals_is_taken():
    kept, unread = sift(scanned(printed="0"))
    assert amount_of(kept) == 0
    assert unread == []


def test_number_under_a_code_without_parent_is_not_taken():
    entries = [
        replace(e, code="2060505") if (e.form, e.code) == (3, "2080505") else e for e in scanned()
    ]
    kept, unread = sift(entries)
    lost = [e for e in kept if e.code == "2060505"]
    assert lost
    assert all(e.amount is None for e in lost)
    assert {u.reason for u in unread} == {"科目编码 2060505 在表中没有上级科目，可能读错，没有采用"}


def test_coarse_page_is_not_taken_at_all():
    entries = [
        replace(e, confidence=0.6 if i % 2 and e.printed else e.confidence)
        for i, e in enumerate(scanned())
    ]
    kept, unread = sift(entries)
    assert all(entry.amount is None for entry in kept)
    assert {u.reason for u in unread} == {
        "扫描太模糊，这一页的数没有采用；请用 200 dpi 以上重新扫描"
    }


def test_text_is_taken_as_it_is():
    entries = accounts()
    assert sift(entries) == (entries, [])
