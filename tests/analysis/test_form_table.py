import pandas as pd
import pytest

from juesuan_analysis.analysis import form_table, published_figures, show_form

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


@pytest.fixture
def entries(store):
    return store.entries(department=DEPARTMENT)


def test_sides_stand_beside_each_other(entries):
    table = form_table(entries, 1)
    assert list(table.columns) == [
        ("收入", "项目"),
        ("收入", "决算数"),
        ("支出", "项目"),
        ("支出", "决算数"),
    ]
    assert table["收入"].iloc[0].tolist() == ["一般公共预算财政拨款收入", 854.15]


def test_lines_and_measures_keep_their_order(entries):
    table = form_table(entries, 3)
    assert list(table["科目编码"][:4]) == ["", "201", "20103", "2010301"]
    assert list(table.columns[2:4]) == ["本年支出合计", "基本支出"]


def test_totals_of_form_6_come_last(entries):
    table = form_table(entries, 6)
    assert table["公用经费", "项目"].iloc[-1] == "公用经费合计"


def test_form_that_was_not_read_is_empty(entries):
    assert form_table(entries[entries["form"] != 7], 7).empty


def test_same_form_gives_the_same_html(entries):
    assert show_form(entries, 9).to_html() == show_form(entries, 9).to_html()


def test_figures_behind_the_six_charts_equal_the_published_ones(store, entries):
    figures = published_figures(entries, store.statements(department=DEPARTMENT))
    assert figures["核对"].value_counts().to_dict() == {"一致": 26, "推算自同一句": 5}


def test_a_change_is_compared_where_last_years_amount_is_stated_too(store, entries):
    statements = store.statements(department=DEPARTMENT)
    now = statements[(statements["subject"] == "收入总计") & (statements["kind"] == "金额")]
    last = now.assign(stated_year=2023, value=pd.array(["989.64"], dtype="string"))
    last = last.assign(value=last["value"].astype(float).astype(now["value"].dtype))
    figures = published_figures(entries, pd.concat([statements, last]))
    row = figures[(figures["项目"] == "收入总计") & (figures["指标"] == "增减额")]
    assert row["核对"].tolist() == ["一致"]


def test_a_figure_that_differs_is_told(store, entries):
    statements = store.statements(department=DEPARTMENT)
    wrong = statements.assign(
        value=statements["value"].where(statements["subject"] != "收入总计", 1.0)
    )
    figures = published_figures(entries, wrong)
    assert "不一致" in set(figures["核对"])
    assert isinstance(figures, pd.DataFrame)
