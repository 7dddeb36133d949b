"""A column or a form in another unit is one mistake."""

from dataclasses import replace
from decimal import Decimal

import pytest
from identities.ledger import accounts, entry, narrative

from juesuan_analysis.facts.finding import CONFLICT, Finding, Term
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import suspects
from juesuan_analysis.proof.board import Board
from juesuan_analysis.proof.explain import explanations
from juesuan_analysis.proof.scales import rescaled


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


def in_yuan(cells, right=0):
    """Cells of one column that print 元 as 万元, but for the first few, each beside its right."""
    entries, findings = [], []
    for i in range(cells):
        amount, due = Decimal(50000 if i >= right else 5), Decimal(5 if i >= right else 7)
        one = entry(5, f"行{i}", "合计", amount, code=f"20{i}")
        terms = (
            Term(key_of(one), "", amount, None, 1),
            Term(("文", i), "", due, None, -1),
        )
        entries.append(one)
        findings.append(
            Finding("T", "", CONFLICT, amount, due, amount - due, Decimal("0.005"), terms)
        )
    return {kind for kind, _, _ in rescaled(Board(findings), entries)}


@pytest.mark.parametrize(("cells", "found"), [(2, False), (3, True)])
def test_three_amounts_in_another_unit_are_a_column(cells, found):
    assert bool(in_yuan(cells)) is found


@pytest.mark.parametrize(("right", "found"), [(1, True), (2, False)])
def test_nine_of_ten_conflicts_must_want_the_other_unit(right, found):
    assert bool(in_yuan(10, right)) is found
