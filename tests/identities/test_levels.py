"""A summary is the sum of its units."""

from dataclasses import replace
from decimal import Decimal

from identities.ledger import accounts, entry

from juesuan_analysis.facts.finding import CONFLICT, HOLDS, NOT_ENOUGH
from juesuan_analysis.identities import check_levels


def doubled():
    return [replace(e, amount=e.amount * 2) if e.amount is not None else e for e in accounts()]


def test_a_summary_of_two_units_holds():
    found = check_levels(doubled(), [accounts(), accounts()])
    assert {f.outcome for f in found} == {HOLDS}
    assert {f.form for f in found} == {4, 5, 6, 7, 8, 9}


def test_a_cell_that_is_not_the_sum():
    summary = [entry(6, "人员经费合计", "决算数", "30.05")]
    units = [[entry(6, "人员经费合计", "决算数", a)] for a in ("10.00", "20.00")]
    (finding,) = check_levels(summary, units)
    assert (finding.outcome, finding.difference) == (CONFLICT, Decimal("0.05"))


def test_a_unit_without_the_form_or_no_units_is_not_enough():
    summary = [entry(6, "人员经费合计", "决算数", "30.05")]
    assert check_levels(summary, [[], summary])[0].outcome == NOT_ENOUGH
    assert check_levels(summary, [])[0].outcome == NOT_ENOUGH
