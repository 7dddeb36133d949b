"""What another edition prints the same is one more place that a proof comes from."""

from dataclasses import replace

from identities.ledger import accounts, find, narrative

from juesuan_analysis.proof.standing import PROVED
from juesuan_analysis.proof.verdict import Context, judge

BASIC = (5, "合计", "基本支出")


def evidence_of(*cell, edition):
    entries = accounts()
    verdict = judge(entries, narrative(entries), context=Context(edition=edition))
    at = entries.index(find(entries, *cell))
    return verdict.entry_standings[at], verdict.entry_evidence[at]


def test_a_proved_number_that_another_edition_repeats():
    standing, evidence = evidence_of(*BASIC, edition=accounts())
    assert (standing, evidence.grade, evidence.origins[-1]) == (PROVED, 3, "另一版")


def test_a_number_that_another_edition_has_otherwise():
    other = [replace(e, amount=e.amount + 1 if e.amount else None) for e in accounts()]
    assert "另一版" not in evidence_of(*BASIC, edition=other)[1].origins


def test_another_edition_alone_proves_nothing():
    standing, evidence = evidence_of(6, "30101", "决算数", edition=accounts())
    assert standing != PROVED
    assert evidence.grade is None
