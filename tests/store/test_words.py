"""What an analyst types is understood, or refused in words."""

import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, cite, compare, form_table, indicators, panel
from juesuan_analysis.charts import (
    disclosure_figures,
    plot_heatmap,
    plot_three_public,
    save,
    small_multiples,
)
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.filters import form_number, resolved
from juesuan_analysis.store.find import find_disclosure

ROW = {
    "disclosure_id": "虚构|甲局|2024",
    "department": "虚构市甲局",
    "region": "虚构市",
    "year": 2024,
}
KNOWN = pd.DataFrame([ROW])
CODED = pd.DataFrame(
    {
        "region": ["甲省乙市丙区", "甲省乙市丁区", "甲省戊市己区"],
        "region_code": ["990101", "990102", "990201"],
        "department": "虚构局",
    }
)
FINAL = pd.DataFrame(
    {
        "department": ["虚构甲局"] * 2,
        "item": ["公务接待费", "公务用车购置费"],
        "budget": [1.0, 2.0],
        "final": [1.0, 2.0],
    }
)


@pytest.mark.parametrize("year", [2024, "2024", "2024年度", 2024.0])
def test_a_year_as_it_is_typed(year):
    assert find_disclosure(KNOWN, "甲局", year)["year"] == 2024


def test_the_order_of_arguments_is_told():
    with pytest.raises(JuesuanError, match="先写部门，再写年度"):
        find_disclosure(KNOWN, 2024, "甲局")


@pytest.mark.parametrize("form", [9, 9.0, "9", "表9", "三公"])
def test_a_form_as_it_is_called(form):
    assert form_number(form) == 9


@pytest.mark.parametrize(
    ("code", "count"), [("990101", 1), (990101, 1), ("990100", 2), ("990000", 3)]
)
def test_a_region_by_its_code(code, count):
    assert len(resolved({"region": code}, CODED, [])["region"]) == count


def test_a_figure_by_a_part_of_its_caption(store):
    row = store.disclosures().iloc[0]
    figures = disclosure_figures(store, row["department"], str(row["year"]), region=row["region"])
    assert figures["收支决算总计变动情况图"] is figures["收、支决算总计变动情况图"]
    with pytest.raises(JuesuanError, match="没有“饼图”这张图。六张图是"):
        figures["饼图"]


def test_an_item_by_a_part_of_its_name():
    assert plot_three_public(FINAL, item="接待").texts[0].get_text().startswith("1.00")
    with pytest.raises(FrameError, match="没有“会议”这一项。数据里有：公务接待费"):
        plot_three_public(FINAL, item="会议")


def test_one_name_is_one_name(store):
    made = indicators(store.entries(year=2024), names="支出总计")
    assert set(made["indicator"]) == {"支出总计"}


def test_a_form_of_several_documents_is_refused(store):
    with pytest.raises(FrameError, match="一张表只排一份决算"):
        form_table(store.entries(), "三公")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda s: indicators(s), r"给的是一个库。请写 store\.entries\(\)"),
        (lambda s: panel(s, "支出总计", balance="半"), "balance 没有“半”。可选"),
        (lambda s: panel(s.entries(), "支出总计"), "panel 要一个库"),
        (lambda s: cite(FINAL.assign(ref="x"), None), "cite 要一个库"),
        (lambda s: plot_heatmap(FINAL), "请先用 compare"),
        (lambda s: plot_heatmap(FINAL[["final"]], scale="半"), "可选：linear、log、row"),
        (lambda s: small_multiples(FINAL, "plot_trend", by="item"), "plot 要一个画图的函数"),
        (lambda s: save("图", "x.png"), "要写的不是图"),
        (lambda s: compare(FINAL.assign(year="今年"), "final"), "“今年”不是年度"),
    ],
)
def test_what_is_not_taken_is_said_in_words(store, call, told):
    with pytest.raises(FrameError, match=told):
        call(store)
