"""How a number was got is told stage by stage, and where a page went wrong (figures 虚构)."""

import io

import pytest
from click.testing import CliRunner
from PIL import Image
from ruled import FORM3_HEADER, FORM3_WIDTHS, ROW, canvas, form3, table, text

from juesuan_analysis import explain
from juesuan_analysis.cli import main
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.show.explain.stage import CELL, CHECKS, FIGURE, HEADER, LINE, PAGE, WORDS
from juesuan_analysis.show.explain.stage import ROW as LINE_OF_FORM

TOTAL = ["", "合计", "3.00", "2.00", "1.00", "", "", ""]
OWN = ["201", "一般公共服务支出", "3.00", "2.00", "1.00", "", "", ""]


@pytest.fixture
def pdfs(store):
    return store.path.parent


@pytest.fixture
def entry(store):
    found = store.entries(form=3, department="枣庄市台儿庄区人民政府办公室")
    return found[(found["code"] == "201") & (found["measure"] == "基本支出")].iloc[0]


@pytest.fixture
def drawn(tmp_path):
    """Draw a page, and explain it."""

    def draw(work, page=1):
        path = tmp_path / "虚构.pdf"
        leaf = canvas(path)
        work(leaf)
        leaf.save()
        return explain(path.name, path, page=page)

    return draw


def stage(explanation, title):
    return next(stage for stage in explanation.stages if stage.title == title)


def test_a_reference_leads_to_all_stages(store, pdfs, entry):
    found = explain(entry["ref"], pdfs, store=store)
    assert [one.title for one in found.stages] == [PAGE, HEADER, LINE_OF_FORM, CELL, CHECKS]
    assert found.stopped == ""
    assert "表名“支出决算表”：公开03表 支出决算表" in stage(found, PAGE).words
    assert "4 “基本支出”：基本支出 ←这一格在此" in stage(found, HEADER).words
    assert stage(found, LINE_OF_FORM).words == (
        "印为“201 一般公共服务支出”",
        "读作：201 一般公共服务支出",
    )
    assert stage(found, CELL).words[0] == f"字符：{' '.join(entry['printed'])}"


def test_the_cell_that_is_marked_is_the_entry_s(store, pdfs, entry):
    found = explain(entry, pdfs, store=store)
    (mark,) = (mark for mark in stage(found, LINE_OF_FORM).marks if mark.look == FIGURE)
    assert (mark.place.page, mark.place.x0) == (entry["page"], pytest.approx(entry["x0"], abs=0.01))


def test_only_checks_that_use_the_figure_are_told(store, pdfs, entry):
    told = stage(explain(entry, pdfs, store=store), CHECKS).words
    findings = store.findings(disclosure=entry["disclosure_id"])
    used = [
        f"{one.outcome}：{one.statement}"
        for one in findings.itertuples()
        if any(term["ref"] == entry["ref"] for term in one.terms)
    ]
    assert used and [words for words in told if words in used] == used[:8]


def test_a_blank_is_no_zero(store, pdfs):
    found = store.entries(form=3, department="枣庄市台儿庄区人民政府办公室")
    blank = found[found["printed"] == ""].iloc[0]
    assert stage(explain(blank, pdfs, store=store), CELL).words == ("格里没有字：空白，不是零",)


def test_a_line_that_the_form_lacks_stops_at_the_rows(store, pdfs, entry):
    found = explain(f"{entry['disclosure_id']}|表3/没有的支出/基本支出", pdfs, store=store)
    assert found.stopped == LINE_OF_FORM
    assert stage(found, LINE_OF_FORM).words[-1].startswith("没有“没有的支出”这一行")


def test_a_measure_that_the_form_lacks_is_told(store, pdfs, entry):
    found = explain(f"{entry['disclosure_id']}|表3/201/合计", pdfs, store=store)
    words = stage(found, LINE_OF_FORM).words[-1]
    assert words.startswith("有“201”这一行，没有“合计”这一栏；这张表的栏：本年支出合计、基本支出")


def test_a_form_that_is_not_there_is_told(tmp_path, store, pdfs, entry):
    found = explain(f"{entry['disclosure_id']}|表33", pdfs, store=store)
    assert found.stopped == PAGE
    assert found.stages[0].words[0].startswith("整份文件里没有认出公开33表")


def test_a_disclosure_that_is_not_there_is_an_error(store, pdfs):
    with pytest.raises(JuesuanError, match="没有"):
        explain("某局|2024|表3", pdfs, store=store)


def test_a_statement_tells_its_line_and_its_words(store, pdfs):
    statements = store.statements(department="枣庄市台儿庄区人民政府办公室")
    row = statements[statements["kind"] == "金额"].iloc[0]
    found = explain(row["ref"], pdfs, store=store)
    assert [one.title for one in found.stages][:2] == [LINE, WORDS]
    assert stage(found, WORDS).words[-1].startswith(f"读作：{row['subject']} 金额")


def test_a_page_of_no_form_is_told(store, pdfs, entry):
    found = explain(entry["source"], pdfs, page=1)
    assert found.stopped == PAGE
    assert found.stages[0].words[0].startswith("第 1 页没有当作公开表来读")


def test_a_header_that_means_nothing_stops_there(drawn):
    heads = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]

    def work(page):
        text(page, 250, 800, "支出决算表")
        table(page, 20, 770, FORM3_WIDTHS, [heads, TOTAL, OWN])

    found = drawn(work)
    assert found.stopped == HEADER
    assert stage(found, HEADER).words[:3] == (
        "不按“没有表格线”读：页上画有表格线",
        "不按“自带表头”读：表头里没有一栏是这张表的金额",
        "不按“接上页”读：前面没有这张表的另一页",
    )
    assert stage(found, HEADER).words[-1] == "读到这里为止：表头无法识别"


def test_a_page_that_goes_on_is_read_under_the_columns_before(drawn):
    def work(page):
        form3(page, [TOTAL, OWN])
        page.showPage()
        rows = [["20103", "政府办公厅事务", "3.00", "2.00", "1.00", "", "", ""]]
        table(page, 20, 800, FORM3_WIDTHS, rows)

    found = drawn(work, page=2)
    assert found.stopped == ""
    assert "接第 1 页的表名“支出决算表”：公开03表" in stage(found, PAGE).words
    assert "按“接上页”读：没有表头，各栏的位置与前一页对齐" in stage(found, HEADER).words


def test_a_table_without_rules_says_why_it_is_not_read(drawn):
    def work(page):
        text(page, 250, 800, "支出决算表")
        for i, row in enumerate((FORM3_HEADER[:4], TOTAL[:4], ["", "", "7.00", "7.00"])):
            for x, words in zip((20, 90, 260, 350), row, strict=True):
                text(page, x, 756 - ROW * i, words)

    found = drawn(work)
    assert found.stopped == PAGE
    (why,) = (words for words in stage(found, PAGE).words if "推不出" in words)
    assert why.startswith("“支出决算表”下面没有画出格子，按字的位置也推不出：")


def test_it_is_saved_as_picture_page_and_text(store, pdfs, entry, tmp_path):
    found = explain(entry, pdfs, store=store)
    picture = Image.open(io.BytesIO(found.save(tmp_path / "a.png").read_bytes())).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height)
    assert any(red > 240 and green < 235 for _, (red, green, _) in colours)
    page = found.save(tmp_path / "a.html").read_text("utf-8")
    assert page.count("<img") == 4
    assert page.count("@font-face") == 2  # no font is needed to read it
    assert found.save(tmp_path / "a.txt").read_text("utf-8") == f"{found}\n"


def test_the_command_prints_the_stages(store, pdfs, entry):
    told = CliRunner().invoke(
        main, ["explain", entry["ref"], "--pdfs", str(pdfs), "--store", str(store.path)]
    )
    assert told.exit_code == 0
    assert [f"{i}. {title}" in told.output for i, title in enumerate((PAGE, HEADER), 1)] == [
        True
    ] * 2
