"""The workbook of a panel: years side by side, coverage, and what is contradicted marked."""

import pandas as pd
import pytest
from openpyxl import load_workbook

from juesuan_analysis.analysis.certificate import Panel
from juesuan_analysis.show.panel_book import write_panel

WHO = {"region": "虚构市甲区", "indicator": "公务接待费", "measure_unit": "万元"}
DATA = pd.DataFrame(
    [
        WHO | {"entity": "=甲局", "year": 2023, "value": 0.1 + 0.2, "standing": "已印证"},
        WHO | {"entity": "=甲局", "year": 2024, "value": 6.0, "standing": "矛盾"},
    ]
)
COVERAGE = pd.concat(
    [
        DATA.assign(state="在内"),
        pd.DataFrame([WHO | {"entity": "乙局", "year": 2023, "state": "没有公开文件"}]),
    ]
)
PROOF = pd.DataFrame(
    [("公务接待费", "万元", 2, 4.8, 1)],
    columns=["indicator", "measure_unit", "figures", "proved_share", "contradicted"],
)


@pytest.fixture
def book(tmp_path):
    made = Panel(DATA, COVERAGE, PROOF, pd.DataFrame())
    return load_workbook(write_panel(made, tmp_path / "面板.xlsx"))


def rows(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_years_stand_side_by_side(book):
    head, first, *_ = rows(book["面板"])
    assert head == ["地区", "主体", "指标", "计量单位", "2023", "2024"]
    assert first[1:] == ["=甲局", "公务接待费", "万元", 0.3, 6.0]


def test_a_name_is_no_formula(book):
    assert book["面板"]["B2"].data_type == "s"


def test_a_contradicted_figure_is_red_and_said_below(book):
    sheet = book["面板"]
    assert sheet["F2"].font.color.rgb == "00B00020"
    assert not sheet["E2"].font.bold
    assert rows(sheet)[-1][0].startswith("红色粗体：与别的数矛盾")


def test_the_coverage_sheet_says_who_is_missing_and_why(book):
    told = rows(book["覆盖"])
    assert told[0][0].startswith("2023—2024 年度，1 个主体，共 2 个")
    assert told[-1] == ["虚构市甲区", "乙局", 2023, "公务接待费", "没有公开文件"]


def test_no_sheet_of_gaps_where_all_adds_up(book):
    assert book.sheetnames == ["面板", "覆盖", "明细", "印证"]


def test_an_empty_panel_says_so(tmp_path):
    columns = ["region", "entity", "year", "indicator"]
    empty = pd.DataFrame(columns=[*columns, "value", "measure_unit"])
    made = Panel(empty, pd.DataFrame(columns=[*columns, "state"]), PROOF[:0], pd.DataFrame())
    told = rows(load_workbook(write_panel(made, tmp_path / "空.xlsx"))["覆盖"])
    assert told[0][0] == "面板里没有数据。"


def test_the_coverage_sheet_says_which_edition_of_the_store_it_is_from(tmp_path):
    made = Panel(DATA, COVERAGE, PROOF, pd.DataFrame())
    book = load_workbook(write_panel(made, tmp_path / "面板.xlsx", "0123456789ab"))
    assert ["数据版本：0123456789ab"] in [row[:1] for row in rows(book["覆盖"])]
