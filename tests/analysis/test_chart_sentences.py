import pandas as pd
import pytest

from juesuan_analysis.analysis.change import add_change
from juesuan_analysis.analysis.chart_sentences import chart_sentences
from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS
from juesuan_analysis.analysis.structure import structure

CHANGE, STRUCTURE = DISCLOSURE_CHARTS[0], DISCLOSURE_CHARTS[1]
NONE = pd.DataFrame(columns=["section", "subject", "kind", "reason"])


def told(current, previous, statements=NONE):
    rows = pd.DataFrame({"label": ["收入总计"], "current": [current], "previous": [previous]})
    return chart_sentences(CHANGE, add_change(rows).assign(year=2024), statements)[0]


@pytest.mark.parametrize(
    ("current", "previous", "sentence"),
    [
        (859.59, 989.64, "2024年度收入总计859.59万元，与2023年度相比减少130.05万元，下降13.14%。"),
        (110.0, 100.0, "2024年度收入总计110.00万元，与2023年度相比增加10.00万元，增长10.00%。"),
        (5.0, 5.0, "2024年度收入总计5.00万元，与2023年度持平。"),
        (
            5.0,
            0.0,
            "2024年度收入总计5.00万元，与2023年度相比增加5.00万元（上年为零，增长率不可比）。",
        ),
        (5.0, None, "2024年度收入总计5.00万元，缺2023年度数，不作比较。"),
        (None, 5.0, "2024年度收入总计没有读到。"),
    ],
)
def test_a_change(current, previous, sentence):
    assert told(current, previous) == sentence


def test_equal_pairs_are_told_once():
    rows = pd.DataFrame({"label": ["收入总计", "支出总计"], "current": 9.0, "previous": 10.0})
    assert chart_sentences(CHANGE, add_change(rows).assign(year=2024), NONE) == [
        "2024年度收入总计、支出总计均为9.00万元，与2023年度相比减少1.00万元，下降10.00%。"
    ]


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (float("nan"), "2024年度本年收入合计没有印出合计数。"),
        (0.0, "2024年度本年收入合计为零。"),
        (3.0, "2024年度本年收入合计3.00万元，各项均没有印出。"),
    ],
)
def test_a_blank_total_is_no_zero(total, sentence):
    blank = pd.DataFrame({"label": ["甲"], "amount": [float("nan")], "total": [total]})
    data = blank.assign(share=float("nan"), rank=1, year=2024)
    assert chart_sentences(STRUCTURE, data, NONE) == [sentence]


def test_the_stated_reason_is_repeated():
    said = pd.DataFrame(
        [["收入支出决算总体情况", "收入总计", "增减额", "人员减少,工资减少。"]],
        columns=["section", "subject", "kind", "reason"],
    )
    assert told(9.0, 10.0, said).endswith("主要原因：人员减少，工资减少。")


def test_a_structure_whose_shares_add_up():
    parts = pd.DataFrame({"label": ["甲", "乙", "丙"], "amount": [1.0, 1.0, 1.0], "total": 3.0})
    data = structure(parts, total="total").assign(year=2024)
    (sentence,) = chart_sentences(STRUCTURE, data, NONE)
    assert sentence.startswith("2024年度本年收入合计3.00万元，其中：")
    assert (sentence.count("33.33%"), sentence.count("33.34%")) == (2, 1)


def test_nothing_read():
    assert chart_sentences(STRUCTURE, pd.DataFrame(), NONE) == ["没有读到这张图的合计数。"]
