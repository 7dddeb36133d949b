"""One address for a figure, from reading to screen."""

import duckdb
import pytest

from juesuan_analysis import trace
from juesuan_analysis.errors import JuesuanError

DATASETS = ["entries", "statements", "findings"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_reference_is_unique(store, dataset):
    refs = getattr(store, dataset)()["ref"]
    assert refs.is_unique
    assert refs.notna().all()


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_reference_finds_its_row(store, dataset):
    row = getattr(store, dataset)().dropna(subset="page").iloc[3]
    found = store.find(row["ref"])
    assert (found.name, found["ref"], found["page"]) == (dataset, row["ref"], row["page"])


def test_a_reference_says_form_line_and_measure(store):
    row = store.entries(form=4).query("line == '一般公共服务支出' and measure == '合计'").iloc[0]
    assert row["ref"] == f"{row['disclosure_id']}|表4/支出/一般公共服务支出/合计"


def test_a_reference_is_traced(store):
    row = store.entries(form=9).iloc[0]
    crop = trace(row["ref"], store.path.parent, store=store)
    assert crop.page == row["page"]


def test_terms_join_the_figures_that_they_are(store):
    terms = (
        "SELECT unnest(terms, recursive := true) FROM "
        f"read_parquet('{store.path}/findings/*/*.parquet')"
    )
    entries = f"read_parquet('{store.path}/entries/*/*.parquet')"
    unlike = duckdb.sql(
        f"SELECT * FROM ({terms}) AS t JOIN {entries} AS e ON t.ref = e.ref "
        "WHERE t.amount IS DISTINCT FROM e.amount OR t.page <> e.page"
    )
    assert unlike.fetchall() == []
    lost = duckdb.sql(
        f"SELECT * FROM ({terms}) AS t ANTI JOIN {entries} AS e ON t.ref = e.ref "
        "WHERE t.dataset = 'entries' AND t.role = '数'"
    )
    assert lost.fetchall() == []


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("甲局", "不是一个数的标识"),
        ("甲局|2024|某处/合计", "不是一个数的标识"),
        ("甲局|2024|表4/支出/合计/合计", "没有这份决算"),
    ],
)
def test_what_no_reference_finds_is_told(store, ref, said):
    with pytest.raises(JuesuanError, match=said):
        store.find(ref)
