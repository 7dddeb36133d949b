"""Clean accounts have no conflict, whatever unit each form is printed in."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from identities.ledger import accounts, narrative

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.identities import check

SCALE = {"元": 10000, "千元": 10, "万元": 1, "亿元": Decimal("0.0001")}


def printed_in(entry, unit):
    """An entry as a form in that unit prints it: to 0.01 of the unit."""
    if entry.amount is None:
        return replace(entry, unit=unit)
    value = (entry.amount * SCALE[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return replace(entry, unit=unit, printed=f"{value}", amount=value / SCALE[unit])


def conflicts(entries, told):
    return [f.statement for f in check(entries, told) if f.outcome == CONFLICT]


@pytest.mark.parametrize("unit", SCALE)
def test_one_unit(unit):
    entries = [printed_in(entry, unit) for entry in accounts()]
    assert conflicts(entries, narrative(accounts())) == []


@pytest.mark.parametrize("start", range(4))
def test_mixed_units(start):
    units = [*SCALE]
    entries = [printed_in(e, units[(e.form + start) % 4]) for e in accounts()]
    assert conflicts(entries, narrative(accounts())) == []
