"""The invented panel is consistent, and its stories are in it."""

from decimal import Decimal
from pathlib import Path

import pytest

from specimens import taierzhuang
from specimens.accounts import FUNDS, GENERAL, GOVERNMENT
from specimens.cells import cells
from specimens.forms import printed_cells
from specimens.layouts import LAYOUTS
from specimens.panel import panel

PANEL = {(a.department.removeprefix("虚构省甲市"), a.year): a for a, _ in panel()}
TRUTH = Path(__file__).parents[3] / "shared/corpus/台儿庄_区政府办公室_2024.truth.tsv"


@pytest.mark.parametrize("key", PANEL)
def test_appropriations_balance(key):
    accounts = PANEL[key]
    for fund in FUNDS:
        assert accounts.closing(fund) >= 0
    income = accounts.income("财政拨款收入")
    assert income == sum(accounts.appropriated.values())


@pytest.mark.parametrize("key", PANEL)
def test_basic_expenditure_equals_its_economic_classes(key):
    accounts = PANEL[key]
    assert accounts.spent(GENERAL, "基本支出") == sum(accounts.economic.values())


@pytest.mark.parametrize("key", [key for key in PANEL if (key[0], key[1] - 1) in PANEL])
def test_what_is_left_is_carried_into_the_next_year(key):
    before = PANEL[key[0], key[1] - 1]
    assert PANEL[key].opening[GENERAL] == before.closing(GENERAL)
    assert PANEL[key].total_opening == before.total_closing


def test_stories():
    assert ("西山区民政局", 2023) not in PANEL
    assert any(i.code == "2080201" for i in PANEL["西山区教育和体育局", 2023].items)
    assert ("南浦区民政局", 2022) not in PANEL
    assert not any(PANEL["东湖区民政局", 2023].public_actual.values())
    assert PANEL["南浦区财政局", 2021].spent(GOVERNMENT) == 0
    assert PANEL["南浦区财政局", 2022].spent(GOVERNMENT) > 0


def test_every_panel_document_says_that_it_is_invented():
    assert all(accounts.invented for accounts in PANEL.values())


@pytest.mark.skipif(not TRUTH.exists(), reason="../shared/corpus is not here")
def test_published_figures_equal_the_checked_truth():
    rows = [line.split("\t") for line in TRUTH.read_text("utf-8").splitlines()[1:]]
    want = sorted((int(r[0]), r[2], Decimal(r[5])) for r in rows)
    printed = printed_cells(taierzhuang.accounts(), LAYOUTS["山东"])
    assert sorted((c.form, c.code or "", c.amount) for c in printed) == want


def test_cells_are_named_once():
    found = [(c.form, c.side, c.code, c.line, c.measure) for c in cells(taierzhuang.accounts())]
    assert len(found) == len(set(found))
