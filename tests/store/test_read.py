from decimal import Decimal

import pandas as pd
import pytest

from juesuan_analysis import open_store
from juesuan_analysis.errors import JuesuanError

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


def test_filters_choose_rows(store):
    rows = store.entries(form=9, department=DEPARTMENT, year=2024)
    assert set(rows["form"]) == {9}
    assert set(rows["department"]) == {DEPARTMENT}
    assert len(rows) == 12


def test_filter_takes_several_values(store):
    assert set(store.entries(form=[1, 9])["form"]) == {1, 9}


def test_amounts_are_floats_and_blanks_are_missing(store):
    rows = store.entries(form=9, department=DEPARTMENT).set_index(["line", "measure"])["amount"]
    assert rows["合计", "决算数"] == 18.79
    assert pd.isna(rows["因公出国（境）费", "决算数"])


def test_exact_amounts_are_decimals(store):
    rows = store.entries(form=9, department=DEPARTMENT, exact=True)
    total = rows[(rows["line"] == "合计") & (rows["measure"] == "决算数")]["amount"].iloc[0]
    assert total == Decimal("18.79")
    assert isinstance(total, Decimal)


def test_every_entry_has_its_place(store):
    rows = store.entries()
    assert (rows["page"] > 0).all()
    assert (rows["x1"] > rows["x0"]).all()
    assert (rows["y1"] > rows["y0"]).all()


def test_year_is_the_partition(store):
    assert store.entries(year=1999).empty


def test_published_accounts_have_no_conflict(store):
    assert store.findings(outcome="不符").empty
    assert len(store.findings(outcome="成立", department=DEPARTMENT)) > 300


def test_no_store_says_what_to_do(tmp_path):
    with pytest.raises(JuesuanError, match="juesuan extract"):
        open_store(tmp_path)
