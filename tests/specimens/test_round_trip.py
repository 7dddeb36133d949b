"""Any accounts, in any layout, come back from the PDF cell for cell."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from juesuan_analysis.disclosure.document import Extract, extract_document
from juesuan_analysis.vocabulary.text import squeeze
from specimens import taierzhuang
from specimens.accounts import Accounts
from specimens.forms import printed_cells
from specimens.layouts import LAYOUTS, Layout
from specimens.panel import panel
from specimens.strategies import accounts
from specimens.typeset import typeset

# A failing example is shown as it is found: shrinking would typeset hundreds of documents.
PROPERTY = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
Key = tuple[int, str | None, str | None, str, str]


def truth(given_accounts: Accounts, layout: Layout) -> dict[Key, Decimal | None]:
    cells = printed_cells(given_accounts, layout)
    return {(c.form, c.side, c.code, c.line, c.measure): c.amount for c in cells}


def read(extract: Extract) -> dict[Key, Decimal | None]:
    held = [e for e in extract.entries if e.amount is not None]
    found = {(e.form, e.side, e.code, e.line, e.measure): e.amount for e in held}
    assert len(found) == len(held), "two entries for one cell"
    return found


def extracted(given_accounts: Accounts, layout: Layout, folder) -> Extract:
    path = folder / "虚构.pdf"
    path.write_bytes(typeset(given_accounts, layout))
    return extract_document(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pdf")


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@given(given_accounts=accounts())
@settings(PROPERTY, max_examples=8)
def test_any_accounts_come_back_cell_for_cell(folder, layout, given_accounts):
    extract = extracted(given_accounts, LAYOUTS[layout], folder)
    assert read(extract) == truth(given_accounts, LAYOUTS[layout])
    others = {squeeze(title) for title in LAYOUTS[layout].others.values()}
    assert {told.printed for told in extract.unread} <= others


@given(given_accounts=accounts(), layout=st.sampled_from(sorted(LAYOUTS)))
@settings(PROPERTY, max_examples=5)
def test_who_and_when_come_back(folder, given_accounts, layout):
    attribution = extracted(given_accounts, LAYOUTS[layout], folder).attribution
    assert (attribution.department, attribution.scope, attribution.year) == (
        given_accounts.department,
        given_accounts.scope,
        given_accounts.year,
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_published_accounts_come_back_in_every_layout(folder, layout):
    accounts_ = taierzhuang.accounts()
    extract = extracted(accounts_, LAYOUTS[layout], folder)
    assert read(extract) == truth(accounts_, LAYOUTS[layout])


def test_typesetting_is_deterministic():
    accounts_, layout = next(panel())
    assert typeset(accounts_, LAYOUTS[layout]) == typeset(accounts_, LAYOUTS[layout])
