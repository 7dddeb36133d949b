import pandas as pd
import pytest

from juesuan_analysis.show.explorer import choices

_ROWS = [
    ("虚构市乙区", "虚构市乙区财政局", "部门", 2023, "乙财23", "a.pdf"),
    ("虚构市甲区", "虚构市甲区财政局", "部门", 2022, "甲财22", "b.pdf"),
    ("虚构市甲区", "虚构市甲区财政局", "部门", 2023, "甲财23", "c.pdf"),
    ("虚构市甲区", "虚构市甲区财政局", "单位", 2023, "甲财本23", "d.pdf"),
    (None, "虚构某局", None, 2023, "某23", "e.pdf"),
    (None, "虚构某局", None, 2023, "某23#2", "f.pdf"),
]
_COLUMNS = ["region", "department", "scope", "year", "disclosure_id", "source"]


@pytest.fixture
def documents():
    return choices.listed(pd.DataFrame(_ROWS, columns=_COLUMNS))


def test_districts_and_one_for_the_unknown(documents):
    assert choices.regions(documents) == ["地区不明", "虚构市乙区", "虚构市甲区"]


def test_departments_of_one_district_by_short_name(documents):
    assert choices.offices(documents, "虚构市乙区") == [("财政局", ("虚构市乙区财政局", "部门"))]


def test_a_unit_beside_a_department_of_its_name_says_so(documents):
    labels = [label for label, _ in choices.offices(documents, "虚构市甲区")]
    assert labels == ["财政局（单位）", "财政局"]


def test_years_of_one_department_latest_first(documents):
    own = choices.documents_of(documents, "虚构市甲区", ("虚构市甲区财政局", "部门"))
    assert choices.years(own) == [("2023", "甲财23"), ("2022", "甲财22")]


def test_versions_of_one_year_are_told_apart_by_their_files(documents):
    own = choices.documents_of(documents, "地区不明", ("虚构某局", ""))
    assert choices.years(own) == [("2023（e.pdf）", "某23"), ("2023（f.pdf）", "某23#2")]


@pytest.mark.parametrize(
    ("department", "region", "short"),
    [
        ("虚构市甲区财政局", "虚构省虚构市甲区", "财政局"),
        ("甲区财政局", "虚构省虚构市甲区", "财政局"),
        ("财政局", "虚构省虚构市甲区", "财政局"),
        ("虚构市甲区", "虚构市甲区", "虚构市甲区"),
    ],
)
def test_short_names(department, region, short):
    assert choices.short_name(department, region) == short
