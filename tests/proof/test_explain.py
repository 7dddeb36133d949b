from dataclasses import replace
from decimal import Decimal

from identities.ledger import accounts

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.proof.verdict import judge


def told(entries):
    verdict = judge(entries, [], forms={e.form for e in entries} | {7, 8, 9})
    pairs = zip(verdict.findings, verdict.explanations, strict=True)
    return {text for finding, text in pairs if finding.outcome == CONFLICT}


def test_nothing_to_explain():
    assert told(accounts()) == set()


def test_a_digit_is_named_with_its_cell_and_its_right_value():
    entries = accounts()
    at = next(i for i, e in enumerate(entries) if e.form == 6 and e.code == "30101")
    right = entries[at].amount
    entries[at] = replace(entries[at], amount=right + 100, printed=f"{right + 100}")
    (text,) = told(entries)
    assert "30101" in text
    assert f"改为 {right:,.2f}" in text
    assert "一位数字有误" in text


def test_each_conflict_says_how_many_its_explanation_mends():
    entries = accounts()
    at = next(i for i, e in enumerate(entries) if e.form == 6 and e.code == "30101")
    entries[at] = replace(entries[at], amount=entries[at].amount + 100)
    verdict = judge(entries, [], forms={e.form for e in entries} | {7, 8, 9})
    pairs = [*zip(verdict.findings, verdict.mends, strict=True)]
    mended = [count for finding, count in pairs if finding.outcome == CONFLICT]
    assert mended == [len(mended)] * len(mended)
    assert {count for finding, count in pairs if finding.outcome != CONFLICT} == {None}


def test_a_missing_row_is_named():
    entries = [e for e in accounts() if not (e.form == 6 and e.code == "30101")]
    gone = next(e.amount for e in accounts() if e.form == 6 and e.code == "30101")
    texts = " ".join(told(entries))
    assert "可能缺一行" in texts or f"{gone:,.2f}" in texts


def test_a_figure_in_yuan_is_a_power_of_ten():
    entries = accounts()
    at = next(
        i for i, e in enumerate(entries) if e.form == 9 and e.line == "公务接待费" and e.amount
    )
    entries[at] = replace(entries[at], amount=entries[at].amount * Decimal(10000))
    assert any("数量级" in text for text in told(entries))
