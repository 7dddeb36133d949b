"""The same payment by two subjects: an equal amount is evidence, a different one says nothing."""

import pytest
from identities.ledger import entry

from juesuan_analysis.facts.finding import HOLDS, NOT_APPLICABLE
from juesuan_analysis.identities import check


def outcomes(economic, functional):
    entries = [
        entry(6, "机关事业单位基本养老保险缴费", "决算数", economic, code="30108"),
        entry(5, "机关事业单位基本养老保险缴费支出", "基本支出", functional, code="2080505"),
    ]
    return {f.outcome for f in check(entries, []) if f.identity == "F65.pension"}


def test_the_same_amount_holds():
    assert outcomes("59.94", "59.94") == {HOLDS}


@pytest.mark.parametrize("other", ["59.49", "12.00", None])
def test_another_amount_says_nothing(other):
    assert outcomes("59.94", other) == {NOT_APPLICABLE}


def test_nil_says_nothing():
    assert outcomes("0.00", "0.00") == {NOT_APPLICABLE}
