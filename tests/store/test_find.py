"""An analyst's words find one disclosure, or an error lists what there is."""

import pandas as pd
import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.find import choose, find_disclosure

ROWS = [
    ("甲|甲区财政局|部门|2023", "甲区", "甲区财政局", 2023, "a.pdf"),
    ("甲|甲区财政局|部门|2024", "甲区", "甲区财政局", 2024, "b.pdf"),
    ("乙|乙区财政局|部门|2024", "乙区", "乙区财政局", 2024, "c.pdf"),
    ("甲|信访局|部门|2024", "甲区", "信访局", 2024, "d.pdf"),
    ("乙|信访局|部门|2024", "乙区", "信访局", 2024, "e.pdf"),
    ("丙|丙区民政局|部门|2024", None, "丙区民政局", 2024, "f.pdf"),
    ("丙|丙区民政局|单位|2024", None, "丙区民政局", 2024, "g.pdf"),
]
DISCLOSURES = pd.DataFrame(
    ROWS, columns=["disclosure_id", "region", "department", "year", "source"]
)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (("甲区财政局", 2023), "a.pdf"),
        (("乙区财政局",), "c.pdf"),
        (("乙区财政",), "c.pdf"),
        (("财政局", None, "乙区"), "c.pdf"),
        (("信访局", 2024, "甲"), "d.pdf"),
        (("丙|丙区民政局|单位|2024",), "g.pdf"),
    ],
)
def test_found(words, source):
    assert find_disclosure(DISCLOSURES, *words)["source"] == source


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("财政厅", 2024), "库里没有部门“财政厅”。相近的有：乙区财政局、甲区财政局"),
        (("某某", 2024), "库里没有部门“某某”。库里有：丙区民政局、乙区财政局、信访局、甲区财政局"),
        (("财政局", 2024), "“财政局”不止一个部门：乙区财政局、甲区财政局。请写全名称"),
        (("甲区财政局",), "甲区财政局有多个年度：2023、2024。请给出 year"),
        (("乙区财政局", 2020), "乙区财政局没有 2020 年度。现有：2024"),
        (("信访局", 2024, "丁区"), "库里没有地区“丁区”。现有：甲区、乙区"),
        (("信访局", 2024), r"不止一份：甲\|信访局\|部门\|2024（d.pdf）；乙\|信访局"),
        (("丙区民政局",), "把竖线连成的标识（disclosure_id）当作部门给出"),
    ],
)
def test_not_found(words, message):
    with pytest.raises(JuesuanError, match=message):
        find_disclosure(DISCLOSURES, *words)


EVERY = DISCLOSURES.to_dict("records")


@pytest.mark.parametrize(
    ("departments", "years", "sources"),
    [
        ([], [], "abcdefg"),
        (["财政局"], [], "abc"),
        (["甲区财政局"], [], "ab"),
        (["信访局", "乙区财政"], [], "cde"),
        (["财政局"], [2024], "bc"),
        ([], [2023, 2019], "a"),
    ],
)
def test_chosen(departments, years, sources):
    chosen = choose(EVERY, departments, years)
    assert [row["source"] for row in chosen] == [f"{letter}.pdf" for letter in sources]


@pytest.mark.parametrize(
    ("rows", "departments", "years", "message"),
    [
        (EVERY, ["财政厅"], [], "库里没有部门“财政厅”。相近的有：乙区财政局、甲区财政局"),
        (EVERY, [""], [], "库里没有部门“”"),
        (EVERY, ["信访局"], [2023], "没有选中任何决算：没有 2023 年度。现有：2024"),
        ([], [], [], "库里没有任何决算"),
    ],
)
def test_none_chosen(rows, departments, years, message):
    with pytest.raises(JuesuanError, match=message):
        choose(rows, departments, years)
