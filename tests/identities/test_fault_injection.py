"""Faults put into consistent accounts are caught, and the guilty cell is named."""

import random
import time

import pytest
from identities.faults import change_digit, documents, every_digit, is_caught, measure
from identities.ledger import TRUTHS, accounts, narrative

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of

DOCUMENTS = {name: (entries, told) for name, entries, told in documents()}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_single_digit_faults_in_each_document(name):
    rates = measure(*DOCUMENTS[name], "改一位数字", 400)
    assert rates.catch_rate >= 0.95
    assert rates.find_rate >= 0.80


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_single_digit_fault_by_the_values_that_fit(name):
    caught, faults = every_digit(*DOCUMENTS[name])
    assert faults > 2000
    assert caught / faults >= 0.95


def test_the_values_that_fit_foretell_the_outcome():
    entries, dice, forms = accounts(), random.Random(11), range(1, 10)
    findings = check(entries, [], forms=forms)
    for _ in range(60):
        faulty, (guilty,) = change_digit(entries, dice)
        value = next(e.amount for e in faulty if key_of(e) == guilty)
        broken = any(f.outcome == CONFLICT for f in check(faulty, [], forms=forms))
        assert broken == is_caught(findings, guilty, value)


# A row of totals is missed, not contradicted; two equal parts of a sum can be swapped unnoticed;
# form 9 alone cannot tell its two columns apart.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "least"), [("删一行", 0.80), ("两格互换", 0.90), ("一栏错位", 0.75)]
)
def test_other_faults(kind, least):
    rates = measure(accounts(), [], kind, 100)
    assert rates.catch_rate >= least
    assert rates.find_rate >= 0.80


@pytest.mark.slow
def test_with_the_narrative_a_shifted_column_is_always_caught():
    assert measure(accounts(), narrative(accounts()), "一栏错位", 50).catch_rate == 1


def test_all_identities_take_well_under_50_ms():
    entries = accounts()
    told = narrative(entries)
    check(entries, told)
    times = []
    for _ in range(5):
        start = time.process_time()  # of this process alone: the machine may be busy
        check(entries, told)
        times.append(time.process_time() - start)
    assert min(times) < 0.05


@pytest.mark.skipif(not TRUTHS, reason="the real disclosures are not here")
def test_the_real_disclosures_are_measured():
    assert {path.name.removesuffix(".truth.tsv") for path in TRUTHS} <= set(DOCUMENTS)
    assert any(told for name, (_, told) in DOCUMENTS.items() if name.endswith("连同情况说明）"))
