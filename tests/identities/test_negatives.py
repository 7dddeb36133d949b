"""A printed negative of other means explains an excess as large as itself, and no larger one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts

from juesuan_analysis.facts.finding import CONFLICT, NOT_APPLICABLE
from juesuan_analysis.identities import check


def with_cell(entries, form, code, measure, amount):
    cell = form, code, measure
    return [
        replace(e, amount=Decimal(amount)) if (e.form, e.code, e.measure) == cell else e
        for e in entries
    ]


def ten_short():
    """The accounts with 10 less of 2010302 in form 3 than form 5 has."""
    cell = 5, "2010302", "合计"
    (amount,) = (e.amount for e in accounts() if (e.form, e.code, e.measure) == cell)
    return with_cell(accounts(), 3, "2010302", "本年支出合计", amount - 10)


def outcome(entries):
    """What form 5 of 2010302 has against form 3."""
    (found,) = (
        f
        for f in check(entries, [])
        if f.identity == "F53.total" and f.statement.startswith("表5 2010302 ")
    )
    return found.outcome


@pytest.mark.parametrize(("income", "expected"), [("-10", NOT_APPLICABLE), ("-9", CONFLICT)])
def test_negative_income_of_other_means(income, expected):
    entries = ten_short()
    assert outcome(with_cell(entries, 2, "2010302", "其他收入", income)) == expected


def test_a_negative_appropriation_explains_nothing():
    entries = ten_short()
    for form in (3, 5):
        entries = with_cell(entries, form, "2010350", "项目支出", "-50")
    assert outcome(entries) == CONFLICT
