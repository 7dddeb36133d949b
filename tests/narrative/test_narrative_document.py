"""Where the narrative stands in a document, in what order, and where a figure stands on it."""

from __future__ import annotations

from itertools import count

import pytest

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.paragraphs import paragraphs
from juesuan_analysis.narrative.sections import begins_section, find_heading

CONTENTS = (
    "目录\n第三部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n第四部分 名词解释"
)


def sections(lines):
    return list(dict.fromkeys(s.section for s in read_narrative(lines, 2024)))


def test_contents_and_glossary_are_not_read(make_lines):
    text = (
        f"{CONTENTS}\n第一部分 概况\n第二部分 部门决算表\n收入总计 5.00 万元\n"
        "第三部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n收入总计10万元。\n"
        "第四部分 名词解释\n一、收入决算情况说明\n指单位取得的5万元。"
    )
    found = read_narrative(make_lines(text), 2024)
    assert [(s.subject, str(s.value)) for s in found] == [("收入总计", "10")]


def test_part_without_its_first_character_and_section(make_lines):
    text = "三部分 部门决算情况说明\n二、收入决算情况说明\n本年收入合计10万元。\n第四部分 名词解释"
    assert sections(make_lines(text)) == ["收入决算情况"]


def test_no_part_titles_at_all(make_lines):
    text = (
        "目录\n一、收入支出决算总体情况说明 12\n二、收入决算情况说明 13\n"
        "一、收入支出决算总体情况说明\n收入总计10万元。\n二、收入决算情况说明\n本年收入合计9万元。\n"
        "名词解释\n一、财政拨款收入：指5万元。"
    )
    found = read_narrative(make_lines(text), 2024)
    assert [(s.section, str(s.value)) for s in found] == [
        ("收入支出决算总体情况", "10"),
        ("收入决算情况", "9"),
    ]


def test_subheadings_stay_in_their_section(make_lines):
    text = (
        "五、一般公共预算财政拨款支出决算情况说明\n（一）财政拨款支出决算总体情况。\n"
        "2024年度财政拨款支出100万元。\n（二）支出决算结构情况\n教育支出100万元。\n"
        "十一、其他重要事项的情况说明\n（一）机关运行经费支出情况\n机关运行经费支出5万元。"
    )
    assert sections(make_lines(text)) == [
        "一般公共预算财政拨款支出决算情况",
        "机关运行经费支出情况",
    ]


def test_heading_and_text_on_one_line(make_lines):
    text = "（一）机关运行经费支出情况。2024年度机关运行经费支出5万元。"
    found = read_narrative(make_lines(f"十、其他重要事项情况说明\n{text}"), 2024)
    assert [(s.section, s.subject) for s in found] == [("机关运行经费支出情况", "机关运行经费")]


def test_a_sentence_is_not_a_heading():
    assert find_heading("1、财政拨款收入854.15万元。与2023年度相比，减少5万元。") is None
    assert find_heading("与上年相比,支出决算情况说明") is None


def test_other_expenditure_is_a_section_of_its_own():
    assert begins_section("三、支出决算情况说明") == "支出决算情况"
    assert begins_section("十一、一般性支出情况说明") is None


def test_lines_out_of_order_in_the_text_layer():
    def line(text, y):
        return TextLine(text, Place(1, 90, y, 500, y + 14))

    lines = [
        line("二、收入决算情况说明", 200),
        line("本年收入合计9万元", 220),
        line("一、收入支出决算总体情况说明", 100),
        line("年相比增加1万元。", 140),
        line("收入总计10万元。与2023", 120),
        TextLine("。", Place(1, 501, 228, 505, 233)),
    ]
    found = read_narrative(lines, 2024)
    assert [(s.subject, s.kind) for s in found] == [
        ("收入总计", "金额"),
        ("收入总计", "增减额"),
        ("本年收入合计", "金额"),
    ]
    assert found[-1].sentence == "本年收入合计9万元。"


def test_page_furniture_is_dropped_between_a_broken_sentence():
    def page(number, *texts):
        tops = count(60, 20)
        return [
            TextLine(t, Place(number, 90, y, 500, y + 14))
            for t, y in zip(texts, tops, strict=False)
        ]

    head = "某部门2024年度部门决算"
    lines = [
        *page(1, head, "一、收入支出决算总体情况说明", "收入总计1", "— 14 —"),
        *page(2, head, "0万元。", "15"),
        *page(3, head, "支出总计10万元。", "第16页"),
    ]
    assert [str(s.value) for s in read_narrative(lines, 2024)] == ["10", "10"]


def test_place_is_that_of_the_figures_lines(make_lines):
    lines = make_lines("一、收入支出决算总体情况说明\n收入总计859.\n59万元。支出总计\n1万元。")
    first, second = read_narrative(lines, 2024)
    assert first.place == Place(1, 90.0, 100.0, 500.0, 134.0)
    assert second.place == lines[3].place


def test_sentence_is_shown_as_printed(make_lines):
    lines = make_lines("一、收入支出决算总体情况说明\n收入 总计10万元，增长5％（注）。")
    assert read_narrative(lines, 2024)[0].sentence == "收入总计10万元，增长5％（注）。"


def test_chart_captions_are_left_out(make_lines):
    lines = make_lines("一、收入支出决算总体情况说明\n收、支决算总计变动情况图\n收入总计10万元。")
    assert [p.text for p in paragraphs(reading_rows(lines))] == [
        "一、收入支出决算总体情况说明",
        "收入总计10万元。",
    ]


def test_year_of_a_dated_sentence(make_lines):
    lines = make_lines("十二、国有资产占用情况说明\n截至2023年12月31日，共有车辆6辆。另有设备1台。")
    assert [s.year for s in read_narrative(lines, 2024)] == [2023, 2024]


def test_no_narrative_gives_no_statements(make_lines):
    assert read_narrative(make_lines("收入支出决算总表\n收入总计 10.00"), 2024) == []
    assert read_narrative([], 2024) == []


def test_labels_of_a_drawn_chart_are_left_out(make_lines):  # 虚构
    text = (
        "二、收入决算情况说明\n本年收入合计10万元。\n财政拨款收入 9万元 90%\n其他收入 1万元\n"
        "本年收入决算结构图\n0 5 10\n支出 2023年\n三、支出决算情况说明\n本年支出合计10万元。"
    )
    found = read_narrative(make_lines(text), 2024)
    assert [(s.section, s.subject) for s in found] == [
        ("收入决算情况", "本年收入合计"),
        ("支出决算情况", "本年支出合计"),
    ]


def _pieces(*pieces: tuple[str, float, float]) -> list[TextLine]:
    """Lines of one height, each with its text, where it begins and how far below the row."""
    return [
        TextLine(text, Place(1, x0, 100.0 + down, x0 + 12.0 * len(text), 114.0 + down))
        for text, x0, down in pieces
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        (
            ("本年支出合计", 90.0, 0.0),
            ("万元", 246.0, 0.4),
            ("1080.00", 162.0, 3.0),
        ),  # lower digits
        (("本年支", 90.0, 0.0), ("万元", 246.0, -0.8), ("出合计1080.00", 126.0, 0.8)),
        (
            ("本年支出合计1080.00万元", 90.0, 0.0),
            ("本年支出合计1080.00万元", 90.4, 0.3),
        ),  # a shadow
    ],
)
def test_pieces_of_a_row_in_any_order(pieces):
    assert [row.text for row in reading_rows(_pieces(*pieces))] == ["本年支出合计1080.00万元"]


def test_a_header_on_two_pages_is_left_out():
    header, rows = "虚构局2024年度部门决算", ("本年支出合计1,0", "80.00万元。", "其中：基本支出")
    lines = [TextLine(header, Place(page, 200.0, 50.0, 400.0, 62.0)) for page in (1, 2)]
    lines += [
        TextLine(text, Place(page, 90.0, 80.0 + 20 * i, 500.0, 94.0 + 20 * i))
        for page in (1, 2)
        for i, text in enumerate(f"{row}{page}" for row in rows)
    ]
    assert header not in [row.text for row in reading_rows(lines)]


def test_a_stamp_of_day_and_page_is_left_out_wherever_it_counts_on():
    stamps = [
        TextLine(
            f"打印时间:2025-09-10 08:31:0{page} 第{page}页/共20页", Place(page, 30, 820, 565, 828)
        )
        for page in (1, 2, 3)
    ]
    lines = [TextLine(f"第{page}句,", Place(page, 90.0, 700.0, 500.0, 714.0)) for page in (1, 2, 3)]
    assert [row.text for row in reading_rows([*stamps, *lines])] == ["第1句,", "第2句,", "第3句,"]
