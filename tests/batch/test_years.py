import pytest

from juesuan_analysis.disclosure.years import find_year


@pytest.mark.parametrize(
    "line",
    ["较2022年决算数减少", "与2022年度相比，决算减少", "同2022年决算数持平", "比2022年度决算增加"],
)
def test_year_of_a_comparison_never_votes(line):
    found = find_year("虚构局2023年度部门决算", [line] * 30)
    assert found is not None
    assert (found.year, found.doubts) == (2023, ())


def test_date_of_publication_is_no_fiscal_year():
    found = find_year("虚构局2023年度部门决算2024年9月", [])
    assert found is not None
    assert found.year == 2023


def test_forms_that_contradict_the_cover_are_a_doubt():
    found = find_year("虚构局2023年度部门决算", ["部门：虚构局2022年度", "2022年度"])
    assert found is not None
    assert (found.year, found.doubts) == (2023, ("表上写的是 2022 年，取 2023 年",))


def test_nothing_names_a_year():
    assert find_year("虚构局部门决算", ["收入支出决算总表"]) is None
