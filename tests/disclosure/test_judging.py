"""What is judged in doubt of a second look is told, and its amount is left out."""

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest
from identities.ledger import accounts

from juesuan_analysis.disclosure.judging import judge_reread
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof.verdict import Annexed

WRONG = "35.04"


def _judged(words, confidence=None):
    """Accounts of which one cell was read as 35.04, and what the page says there."""
    entries = [
        replace(e, place=replace(e.place, x0=10.0 * i, x1=10.0 * i + 9))
        for i, e in enumerate(accounts())
    ]
    at = next(i for i, e in enumerate(entries) if e.form == 3 and e.code and e.amount)
    entries[at] = replace(entries[at], amount=Decimal(WRONG), printed=WRONG, confidence=confidence)
    said = {e.place: e.printed for e in entries} | {entries[at].place: words}
    sheets = SimpleNamespace(words=lambda place: said.get(place, ""), lines=lambda _: [])
    forms = sorted({e.form for e in entries} | {7, 8, 9})
    judged = judge_reread(FormsRead(entries, [], forms), [], Annexed(), sheets)
    key = key_of(entries[at])
    return judged, next(e for e in judged.entries if key_of(e) == key)


def _outcomes(judged):
    return {finding.outcome for finding in judged.verdict.findings}


def test_a_cell_that_is_told_keeps_no_wrong_amount():
    judged, cell = _judged("35.04（注1）")
    assert cell.amount is None
    assert cell.printed == WRONG
    assert [(one.printed, one.reason) for one in judged.misread] == [
        ("35.04（注1）", "读作 35.04，再读这一格的文字不是这个数，没有采用")
    ]
    assert CONFLICT not in _outcomes(judged)


@pytest.mark.parametrize("words", [WRONG, "合计 35.04"])
def test_what_the_page_prints_stays(words):
    judged, cell = _judged(words)
    assert cell.amount == Decimal(WRONG)
    assert not judged.misread
    assert CONFLICT in _outcomes(judged)
