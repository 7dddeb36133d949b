"""A column or a form in another unit is one mistake."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, narrative

from juesuan_analysis.identities import check
from juesuan_analysis.proof import suspects
from juesuan_analysis.proof.explain import explanations


def first(factor, *where):
    """The likeliest mistake where the cells of a form, or of a column of it, are multiplied."""
    entries = [
        replace(e, amount=e.amount * factor if e.amount else e.amount)
        if (e.form, e.measure)[: len(where)] == where
        else e
        for e in accounts()
    ]
    findings = check(entries, narrative(accounts()))
    ranked = suspects(findings, entries)
    return ranked[0], explanations(findings, ranked)


@pytest.mark.parametrize(
    ("factor", "slip"),
    [("10000", "元当成了万元"), ("10", "千元当成了万元"), ("0.0001", "万元当成了元")],
)
def test_a_form_in_another_unit(factor, slip):
    suspect, told = first(Decimal(factor), 5)
    assert suspect.slip == f"单位弄错，{slip}"
    assert {key[1] for key in suspect.keys} == {5}
    assert suspect.breaks == ()
    assert any(one and slip in one for one in told)


def test_a_column_in_another_unit():
    suspect, _ = first(Decimal(10000), 3, "基本支出")
    assert suspect.slip == "单位弄错，元当成了万元"
    assert {(key[1], key[4]) for key in suspect.keys} == {(3, "基本支出")}
