"""What is missing is told."""

from dataclasses import replace

import pytest
from identities.ledger import PLACE, accounts, narrative, statement
from narrative.conftest import text_lines

from juesuan_analysis.facts.finding import HOLDS, NOT_ENOUGH, NOT_READ
from juesuan_analysis.facts.performance import NARRATIVE, Performance, Project
from juesuan_analysis.identities import check, check_projects
from juesuan_analysis.identities.book import Book
from juesuan_analysis.narrative import read_narrative


def told(identity, entries, statements=(), **forms):
    found = [f for f in check(entries, statements, **forms) if f.identity == identity]
    return [f.reason for f in found if f.outcome != HOLDS], {f.outcome for f in found}


def test_all_is_there():
    entries = accounts()
    for identity in ("D.form", "D.whole", "D.narrative"):
        assert told(identity, entries, narrative(entries)) == ([], {HOLDS})


def test_a_form_that_was_not_found():
    reasons, _ = told("D.form", [e for e in accounts() if e.form != 7])
    assert reasons == [
        "没有找到公开07表 政府性基金预算财政拨款收入支出决算表：可能缺页，或没有公开"
    ]


def test_a_form_without_rows_is_there():
    entries = [e for e in accounts() if e.form != 7]
    assert told("D.form", entries, forms=[7]) == ([], {HOLDS})


def test_a_form_that_could_not_be_read():
    entries = [e for e in accounts() if e.form != 7]
    assert NOT_READ in told("D.form", entries, unread=[7])[1]


def test_a_form_that_broke_off():
    entries = [e for e in accounts() if not (e.form == 3 and e.line == "合计")]
    assert told("D.whole", entries)[0] == ["表3没有读到“合计”这一行：表可能中断、缺页"]


def test_no_narrative():
    assert told("D.narrative", accounts())[1] == {NOT_ENOUGH}


def test_a_section_that_is_not_there():
    entries = accounts()
    statements = [s for s in narrative(entries) if s.section != "收入决算情况"]
    reasons, _ = told("D.section", entries, statements)
    assert "收入决算情况" in reasons[0]


def of_heading(*lines):
    return [*read_narrative(text_lines("\n".join(lines)), 2024)]


def test_a_heading_that_no_office_is_known_to_write_is_told():
    told_of = of_heading(
        "一、收入决算情况说明", "本年收入合计10.00万元。", "二、乡村振兴情况说明", "帮扶12.00万元。"
    )
    reasons, _ = told("D.heading", accounts(), told_of)
    assert reasons == ["标题“乡村振兴情况说明”不在已知的各节之中，下面写的 1 个数照文字记下"]


def test_a_strange_heading_within_a_section_is_told_and_its_figures_stay_there():
    told_of = of_heading(
        "三、支出决算情况说明", "支出合计90.00万元。", "（二）对口帮扶情况说明", "帮扶12.00万元。"
    )
    reasons, _ = told("D.heading", accounts(), told_of)
    assert reasons == ["标题“对口帮扶情况说明”不认得，下面写的 1 个数仍算在“支出决算情况”里"]


@pytest.mark.parametrize("title", ["（一）基本支出情况", "（二）具体情况说明", "（三）总体情况。"])
def test_the_usual_headings_within_a_section_are_known(title):
    told_of = of_heading("三、支出决算情况说明", title, "基本支出90.00万元。")
    assert told("D.heading", accounts(), told_of) == ([], {HOLDS})


def test_headings_that_are_known_hold():
    told_of = of_heading("一、收入决算情况说明", "本年收入合计10.00万元。")
    assert told("D.heading", accounts(), told_of) == ([], {HOLDS})


def test_a_name_out_of_the_vocabulary_is_not_checked():
    text = ("五、一般公共预算财政拨款支出决算情况说明", "甲乙丙丁款项支出50万元，占30%。")
    one = replace(of_heading(*text)[-1], subject="甲乙丙丁", named=False)
    assert told("N.share", accounts(), [one])[0] == ["没有可核对的数"]


def reviewed(said, *projects):
    statements = [statement("预算绩效情况", "绩效自评项目数", "数量", said)]
    told = [Project(name, NARRATIVE, 1, name, PLACE) for name in projects]
    found = check_projects(Performance(told), statements, [], Book([]))
    return [f.reason for f in found if f.identity == "D.reviews"]


def test_projects_whose_reviews_are_lost():
    reason = "情况说明说自评了 2 个项目，只写了 1 个：可能缺页，或没有都写"
    assert reviewed("2", "甲项目") == [reason]


def test_projects_that_are_all_reviewed():
    assert reviewed("2", "甲项目", "乙项目") == [None]


def test_a_narrative_that_reviews_no_project_says_nothing():
    assert reviewed("39") == []


def test_the_last_sections_may_be_missing_one_by_one_but_not_together():
    entries = accounts()
    told_of = [s for s in narrative(entries) if s.section != "机关运行经费支出情况"]
    assets = statement("国有资产占用情况", "车辆", "数量", "3")
    assert "机关运行经费支出情况" not in str(told("D.section", entries, [*told_of, assets])[0])
    assert "机关运行经费支出情况" in told("D.section", entries, told_of)[0][0]
