import pytest

from juesuan_analysis.analysis import DISCLOSURE_CHARTS, FrameError, chart_data

CHARTS = {chart.caption: chart for chart in DISCLOSURE_CHARTS}


def test_captions_in_the_narratives_order():
    assert list(CHARTS) == [
        "收、支决算总计变动情况图",
        "本年收入决算结构图",
        "本年支出决算结构图",
        "财政拨款收、支决算总计变动情况图",
        "一般公共预算财政拨款支出决算变动情况图",
        "一般公共预算财政拨款支出决算结构图",
    ]


def test_change_from_the_narrative(entries, statements):
    data = chart_data(CHARTS["收、支决算总计变动情况图"], entries, statements)
    assert list(data["label"]) == ["收入总计", "支出总计"]
    assert list(data["previous"]) == [989.64, 989.64]
    assert list(data["rate"].round(2)) == [-13.14, -13.14]
    assert set(data["previous_source"]) == {"情况说明"}
    assert set(data["department"]) == {"虚构市某局"}


def test_change_from_last_years_disclosure(entries, statements):
    last = entries.assign(year=2023, amount=entries["amount"] + 100)
    data = chart_data(CHARTS["收、支决算总计变动情况图"], entries, statements, last)
    assert list(data["previous"]) == [959.59, 959.59]
    assert set(data["previous_source"]) == {"上年决算"}


def test_change_without_last_year(entries, statements):
    data = chart_data(CHARTS["一般公共预算财政拨款支出决算变动情况图"], entries, statements)
    assert list(data["current"]) == [854.15]
    assert data["previous"].isna().all()
    assert list(data["state"]) == ["缺上年"]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("本年收入决算结构图", {"财政拨款收入": 99.37, "其他收入": 0.63}),
        ("本年支出决算结构图", {"基本支出": 74.16, "项目支出": 25.84}),
        ("一般公共预算财政拨款支出决算结构图", {"一般公共服务支出": 76.29, "住房保障支出": 23.71}),
    ],
)
def test_structure(entries, statements, caption, expected):
    data = chart_data(CHARTS[caption], entries, statements).dropna(subset="amount")
    assert dict(zip(data["label"], data["share"].round(2), strict=True)) == expected


def test_no_rows_where_the_form_was_not_read(entries, statements):
    rest = entries[entries["form"] != 3]
    assert chart_data(CHARTS["本年支出决算结构图"], rest, statements).empty


def test_refuses_two_disclosures(entries, statements):
    two = entries.assign(source=["另一份.pdf", *entries["source"][1:]])
    with pytest.raises(FrameError, match="现有 2 份"):
        chart_data(DISCLOSURE_CHARTS[0], two, statements)


def test_refuses_another_year_as_last_year(entries, statements):
    with pytest.raises(FrameError, match="应为 2023 年度，给出的是 2022 年度"):
        chart_data(DISCLOSURE_CHARTS[0], entries, statements, entries.assign(year=2022))


def test_what_this_year_says_of_last_year_against_last_years_own(entries, statements):
    before = entries.assign(year=2023, amount=entries["amount"] + 130.05)
    data = chart_data(DISCLOSURE_CHARTS[0], entries, statements, before)
    assert data["previous_stated"].tolist() == [989.64, 989.64]
    assert data["restated"].tolist() == [0.0, 0.0]


def test_a_restated_base_is_told(entries, statements):
    before = entries.assign(year=2023, amount=entries["amount"] + 100.0)
    data = chart_data(DISCLOSURE_CHARTS[0], entries, statements, before)
    assert data["previous"].tolist() == [959.59, 959.59]
    assert data["restated"].tolist() == [30.05, 30.05]


def test_nothing_is_restated_without_last_years_own(entries, statements):
    data = chart_data(DISCLOSURE_CHARTS[0], entries, statements)
    assert data["restated"].isna().all()
