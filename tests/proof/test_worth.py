"""What 已印证 is worth does not fall: faults with fixed seeds, counted as the docs publish them."""

from dataclasses import replace

import pytest
from identities.ledger import accounts, narrative

from benchmarks.faults import PASTED
from benchmarks.proof import Document, kept, measured

COUNT = 12


def other_year():
    """The same office in another year (虚构): every amount is another."""
    return [replace(e, amount=e.amount * 3 / 2 if e.amount else e.amount) for e in accounts()]


@pytest.fixture(scope="module")
def invented():
    entries = accounts()
    forms = sorted({entry.form for entry in entries})
    return [Document("虚构部门", entries, narrative(entries), forms, None, [other_year()])]


def test_right_numbers_are_proved(invented):
    proved, printed = kept(invented)
    assert proved / printed >= 0.93


@pytest.mark.slow
# Two lines of form 6 that cancel or change places break nothing that could be checked, so they are
# not caught; and so they are not proved.
@pytest.mark.parametrize(
    ("kind", "caught", "trials_proved"),
    [
        ("改一位数字", 0.97, 0.0),
        ("两格一多一少", 0.80, 0.0),
        ("两格互换", 0.90, 0.0),
        ("两行互换", 0.80, 0.05),
        ("两栏互换", 1.0, 0.0),
        ("一栏错一行", 1.0, 0.0),
        ("一串数同改", 1.0, 0.0),
        (PASTED, 1.0, 0.0),
    ],
)
def test_faults_are_caught_and_prove_nothing(invented, kind, caught, trials_proved):
    rates = measured(invented, kind, COUNT)
    assert rates.trials >= COUNT - 1
    assert rates.caught / rates.trials >= caught
    assert rates.trials_proved / rates.trials <= trials_proved
    assert rates.innocents / rates.trials <= (2 if kind == "一栏错一行" else 1)
    assert rates.excused == 0
