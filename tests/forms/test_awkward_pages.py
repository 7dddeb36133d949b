"""Pages as offices really print them, drawn with a second typesetter (figures 虚构)."""

from decimal import Decimal

import pypdfium2 as pdfium
import pytest
from form_pages import amounts, read
from ruled import FORM3_HEADER, FORM3_WIDTHS, canvas, form3, table, text

from juesuan_analysis.forms.entries import FormsRead

ROWS = [
    ["", "合计", "300.50", "200.25", "100.25", "", "", ""],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25", "", "", ""],
    ["20103", "政府办公厅（室）及相关机构事务", "300.50", "200.25", "100.25", "", "", ""],
]
AMOUNTS = {
    (code, measure): Decimal(amount)
    for code in (None, "201", "20103")
    for measure, amount in (
        ("本年支出合计", "300.50"),
        ("基本支出", "200.25"),
        ("项目支出", "100.25"),
    )
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "虚构.pdf"


def test_plain_form(path):
    page = canvas(path)
    form3(page, ROWS)
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert result.unread == []


TURNED_BACK = {
    90: (0, 1, -1, 0, 842, 0),
    180: (-1, 0, 0, -1, 595, 842),
    270: (0, -1, 1, 0, 0, 595),
}


@pytest.mark.parametrize("turn", TURNED_BACK)
def test_page_that_is_turned_and_drawn_turned_back(path, turn):
    page = canvas(path, (595, 842) if turn == 180 else (842, 595))
    page.transform(*TURNED_BACK[turn])
    form3(page, ROWS)
    page.save()
    document = pdfium.PdfDocument(path)
    document[0].set_rotation(turn)
    turned = path.with_name("转.pdf")
    document.save(turned)
    result = read(turned)
    assert amounts(result) == AMOUNTS
    assert result.entries[0].place.y0 == pytest.approx(842 - 770 + 16, abs=1)


@pytest.mark.parametrize("turn", TURNED_BACK)
def test_form_drawn_sideways_on_a_page_that_is_not_turned(path, turn):
    page = canvas(path, (595, 842) if turn == 180 else (842, 595))
    page.transform(*TURNED_BACK[turn])
    form3(page, ROWS)
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_rows_without_rules_are_told_apart_by_their_numbers(path):
    page = canvas(path)
    form3(page, ROWS, row_rules=False)
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_continuation_without_header_or_top_rule(path):
    page = canvas(path)
    form3(page, ROWS[:2])
    page.showPage()
    table(
        page,
        20,
        800,
        FORM3_WIDTHS,
        [*ROWS[2:], ["2010301", "行政运行", "9.00", "9.00", "", "", "", ""]],
        top_rule=False,
    )
    page.save()
    assert amounts(read(path)) == AMOUNTS | {
        ("2010301", "本年支出合计"): Decimal("9.00"),
        ("2010301", "基本支出"): Decimal("9.00"),
    }


def test_yuan_become_wan_yuan_exactly(path):
    page = canvas(path)
    form3(page, [["", "合计", "3,005,012.34", "3,005,012.34", "", "", "", ""]], unit="元")
    page.save()
    entry = next(e for e in read(path).entries if e.measure == "基本支出")
    assert entry.amount == Decimal("300.501234")
    assert (entry.printed, entry.unit) == ("3,005,012.34", "元")


def test_row_of_column_numbers_is_no_data(path):
    page = canvas(path)
    form3(page, [["栏次", "", "1", "2", "3", "4", "5", "6"], *ROWS])
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_blank_is_not_zero(path):
    page = canvas(path)
    form3(page, [["", "合计", "0.00", "-", "", "", "", ""]])
    page.save()
    cells = {e.measure: (e.amount, e.printed) for e in read(path).entries}
    assert cells["本年支出合计"] == (Decimal("0.00"), "0.00")
    assert cells["基本支出"] == (None, "-")
    assert cells["项目支出"] == (None, "")


def test_two_forms_on_one_page(path):
    page = canvas(path)
    bottom = form3(page, ROWS)
    text(page, 200, bottom - 40, "财政拨款“三公”经费支出决算表")
    header = ["项目", "预算数", "决算数"]
    lines = [
        ["合计", "5.00", "4.00"],
        ["1.因公出国（境）费", "", ""],
        ["3.公务接待费", "5.00", "4.00"],
    ]
    table(page, 20, bottom - 60, [200, 80, 80], [header, *lines])
    page.save()
    result = read(path)
    public = {(e.line, e.measure): e.amount for e in result.entries if e.form == 9 and e.amount}
    assert amounts(result).items() >= AMOUNTS.items()
    assert public == {
        ("合计", "预算数"): Decimal("5.00"),
        ("合计", "决算数"): Decimal("4.00"),
        ("公务接待费", "预算数"): Decimal("5.00"),
        ("公务接待费", "决算数"): Decimal("4.00"),
    }


def test_number_in_no_named_column_is_reported(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["科目编码", "科目名称", "本年支出合计", "上年数"]
    table(page, 20, 770, [60, 120, 80, 80], [header, ["201", "一般公共服务支出", "7.00", "6.00"]])
    page.save()
    result = read(path)
    assert [(u.printed, u.reason) for u in result.unread] == [
        ("6.00", "列“上年数”不在九表约定之内")
    ]


def test_number_with_two_dots_is_reported_not_guessed(path):
    page = canvas(path)
    form3(page, [["", "合计", "2.940.05", "", "", "", "", ""]])
    page.save()
    result = read(path)
    assert amounts(result) == {}
    assert [u.printed for u in result.unread] == ["2.940.05"]


def test_amount_in_brackets_is_negative(path):
    page = canvas(path)
    form3(page, [["", "合计", "(1,300.50)", "（0.25）", "△7.00", "", "", ""]])
    page.save()
    result = read(path)
    assert amounts(result) == {
        (None, "本年支出合计"): Decimal("-1300.50"),
        (None, "基本支出"): Decimal("-0.25"),
    }
    assert [u.printed for u in result.unread] == ["△7.00"]


def public(path, header: list[str], rows: list[list[str]]) -> FormsRead:
    page = canvas(path)
    text(page, 200, 800, "“三公”经费支出决算表")
    text(page, 480, 780, "单位：万元")
    table(page, 20, 770, [130] * len(header), [header, *rows])
    page.save()
    return read(path)


def public_amounts(result: FormsRead) -> dict:
    return {(e.line, e.measure): e.amount for e in result.entries if e.amount is not None}


def test_form_9_with_budget_above_account(path):
    header = ["项目", "合计", "因公出国（境）费", "公务接待费"]
    rows = [
        ["2024年预算数", "5.00", "3.00", "2.00"],
        ["2024年决算数", "4.00", "2.50", "1.50"],
        ["增减额", "-1.00", "-0.50", "-0.50"],
    ]
    result = public(path, header, rows)
    assert public_amounts(result) == {
        ("合计", "预算数"): Decimal("5.00"),
        ("因公出国（境）费", "预算数"): Decimal("3.00"),
        ("公务接待费", "预算数"): Decimal("2.00"),
        ("合计", "决算数"): Decimal("4.00"),
        ("因公出国（境）费", "决算数"): Decimal("2.50"),
        ("公务接待费", "决算数"): Decimal("1.50"),
    }
    assert {u.printed for u in result.unread} == {"-1.00", "-0.50"}


def test_counts_in_form_9_are_no_amounts(path):
    rows = [
        ["一、“三公”经费支出", "—"],
        ["（一）支出合计", "4.00"],
        ["1.因公出国（境）费", "4.00"],
        ["（二）相关统计数", "—"],
        ["1.因公出国（境）团组数（个）", "3"],
        ["2.公务用车保有量（辆）", "12"],
    ]
    assert public_amounts(public(path, ["项目", "决算统计数"], rows)) == {
        ("合计", "决算数"): Decimal("4.00"),
        ("因公出国（境）费", "决算数"): Decimal("4.00"),
    }


def test_units_listed_in_form_9_are_not_mixed(path):
    header = ["单位名称", "决算数/合计", "决算数/因公出国（境）费", "决算数/公务接待费"]
    rows = [
        ["虚构甲局", "3.00", "1.00", "2.00"],
        ["虚构乙所", "1.00", "1.00", ""],
    ]
    assert public_amounts(public(path, header, rows)) == {}
    total = [["合计", "4.00", "2.00", "2.00"]]
    assert public_amounts(public(path, header, total + rows)) == {
        ("合计", "决算数"): Decimal("4.00"),
        ("因公出国（境）费", "决算数"): Decimal("2.00"),
        ("公务接待费", "决算数"): Decimal("2.00"),
    }


def test_whole_numbers_of_form_9(path):
    header = ["决算数/合计", "决算数/因公出国（境）费", "决算数/公务接待费"]
    assert public_amounts(public(path, header, [["9", "5", "4"]])) == {
        ("合计", "决算数"): Decimal(9),
        ("因公出国（境）费", "决算数"): Decimal(5),
        ("公务接待费", "决算数"): Decimal(4),
    }


def test_table_without_rules_is_reported(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    text(page, 20, 740, "合计")
    text(page, 200, 740, "300.50")
    text(page, 300, 740, "200.25")
    page.save()
    assert {u.printed for u in read(path).unread} >= {"300.50", "200.25"}


def test_second_set_of_forms_is_not_mixed_in(path):
    page = canvas(path)
    form3(page, ROWS)
    page.showPage()
    text(page, 250, 800, "收入决算表")
    table(
        page,
        20,
        770,
        [60, 120, 80],
        [["科目编码", "科目名称", "本年收入合计"], ["", "合计", "300.50"]],
    )
    page.showPage()
    form3(page, [["", "合计", "11.00", "11.00", "", "", "", ""]])
    page.save()
    result = read(path)
    assert {k: v for k, v in amounts(result).items() if k[1] != "本年收入合计"} == AMOUNTS
    assert [(u.form, u.reason) for u in result.unread] == [
        (3, "这张表第二次出现，可能是另一个单位的，没有采用")
    ]


def test_same_form_of_another_unit_on_the_next_page_is_not_mixed_in(path):
    page = canvas(path)
    form3(page, ROWS)
    page.showPage()
    form3(page, [["", "合计", "11.00", "11.00", "", "", "", ""]])
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert [u.printed for u in result.unread] == ["11.00", "11.00"]


def test_unknown_table_after_a_form_is_not_mixed_in(path):
    page = canvas(path)
    form3(page, ROWS)
    page.showPage()
    text(page, 250, 800, "项目收入支出决算明细情况表")
    table(page, 20, 770, FORM3_WIDTHS, [FORM3_HEADER, ["", "甲项目", "9.00", *[""] * 5]])
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert [u.printed for u in result.unread] == ["项目收入支出决算明细情况表"]


def test_table_with_other_words_at_its_head_is_no_continuation(path):
    page = canvas(path)
    form3(page, ROWS)
    page.showPage()
    header = ["甲", "乙", "人数", "车辆", "面积", "价值", "其他", "备注"]
    table(page, 20, 770, FORM3_WIDTHS, [header, ["", "某处", "9.00", *[""] * 5]])
    page.save()
    result = read(path)
    assert amounts(result) == AMOUNTS
    assert [(u.printed, u.reason) for u in result.unread] == [("9.00", "表头无法识别")]


def test_title_at_the_foot_of_the_page_before(path):
    page = canvas(path)
    text(page, 250, 800, "收入决算表")
    header = ["科目编码", "科目名称", "本年收入合计"]
    table(page, 20, 770, [60, 120, 80], [header, ["", "合计", "300.50"]])
    text(page, 250, 100, "支出决算表")
    page.showPage()
    table(page, 20, 770, FORM3_WIDTHS, [FORM3_HEADER, *ROWS])
    page.save()
    result = read(path)
    assert {(e.form, e.measure) for e in result.entries if e.amount and not e.code} == {
        (2, "本年收入合计"),
        (3, "本年支出合计"),
        (3, "基本支出"),
        (3, "项目支出"),
    }


@pytest.mark.parametrize(
    "label", ["201 一般公共服务支出", "201-一般公共服务支出", "[201]一般公共服务支出"]
)
def test_code_and_name_in_one_cell(path, label):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    table(page, 20, 770, [160, 80], [["功能分类科目", "本年支出合计"], [label, "7.00"]])
    page.save()
    assert [(e.code, e.line, e.amount) for e in read(path).entries] == [
        ("201", "一般公共服务支出", Decimal("7.00"))
    ]


def test_whole_number_in_no_named_column_is_reported(path):
    page = canvas(path)
    text(page, 250, 800, "支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["科目编码", "科目名称", "本年支出合计", "上年数"]
    table(page, 20, 770, [60, 120, 80, 80], [header, ["201", "一般公共服务支出", "7", "612"]])
    page.save()
    assert [u.printed for u in read(path).unread] == ["612"]


def test_amount_below_the_rules_is_reported_whatever_its_name(path):
    page = canvas(path)
    bottom = form3(page, ROWS)
    text(page, 20, bottom - 20, "2010399 其他政府办公厅（室）及相关机构事务支出")
    text(page, 300, bottom - 20, "8.00")
    text(page, 20, bottom - 40, "注：本表反映支出情况，其中会议费4.56万元。")
    page.save()
    assert [u.printed for u in read(path).unread] == ["8.00"]


def test_last_row_alone_on_its_page(path):
    page = canvas(path)
    form3(page, ROWS[:2])
    page.showPage()
    table(page, 20, 800, FORM3_WIDTHS, ROWS[2:])
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_rules_drawn_as_thin_filled_rectangles(path):
    page = canvas(path)
    page.line = lambda x0, y0, x1, y1: page.rect(  # type: ignore[method-assign]
        min(x0, x1), min(y0, y1), max(abs(x1 - x0), 0.5), max(abs(y1 - y0), 0.5), stroke=0, fill=1
    )
    form3(page, ROWS)
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_rules_that_are_only_in_an_image_are_found_by_rendering(path):
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (595 * 3, 842 * 3), "white")
    pen = ImageDraw.Draw(picture)
    page = canvas(path)
    page.line = lambda x0, y0, x1, y1: pen.line(  # type: ignore[method-assign]
        (x0 * 3, (842 - y0) * 3, x1 * 3, (842 - y1) * 3), fill="black", width=3
    )
    form3(page, ROWS)
    page.showPage()
    drawn = canvas(path)
    drawn.drawInlineImage(picture, 0, 0, 595, 842)
    form3_text_only(drawn)
    drawn.save()
    assert amounts(read(path)) == AMOUNTS


def form3_text_only(page) -> None:
    page.line = lambda *_: None
    form3(page, ROWS)


def test_title_and_unit_set_into_the_grid(path):
    page = canvas(path)
    edges = [[w, *[""] * 7] for w in ("支出决算表", "部门：虚构市甲局 单位：万元")]
    for x, y in ((20, 770), (20, 754)):
        page.line(x, y, x + sum(FORM3_WIDTHS), y)
    text(page, 250, 758, edges[0][0])
    text(page, 250, 742, edges[1][0])
    for x in (20, 20 + sum(FORM3_WIDTHS)):
        page.line(x, 770, x, 738)
    table(page, 20, 738, FORM3_WIDTHS, [FORM3_HEADER, *ROWS])
    page.save()
    assert amounts(read(path)) == AMOUNTS


def test_form_6_as_one_list_with_a_column_for_each_kind(path):
    page = canvas(path)
    text(page, 200, 800, "一般公共预算财政拨款基本支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["经济分类科目编码", "科目名称", "合计", "人员经费", "公用经费"]
    rows = [
        ["", "合计", "12.00", "9.00", "3.00"],
        ["301", "工资福利支出", "9.00", "9.00", ""],
        ["30101", "基本工资", "9.00", "9.00", ""],
        ["302", "商品和服务支出", "3.00", "", "3.00"],
    ]
    table(page, 20, 770, [90, 120, 80, 80, 80], [header, *rows])
    page.save()
    result = read(path)
    found = [(e.side, e.code, e.line, e.amount) for e in result.entries if e.amount is not None]
    assert found == [
        (None, None, "合计", Decimal("12.00")),
        ("人员经费", None, "人员经费合计", Decimal("9.00")),
        ("公用经费", None, "公用经费合计", Decimal("3.00")),
        ("人员经费", "301", "工资福利支出", Decimal("9.00")),
        ("人员经费", "30101", "基本工资", Decimal("9.00")),
        ("公用经费", "302", "商品和服务支出", Decimal("3.00")),
    ]
    assert result.unread == []


def test_form_7_with_parts_under_each_heading(path):
    page = canvas(path)
    text(page, 200, 800, "政府性基金预算财政拨款收入支出决算表")
    text(page, 480, 780, "单位：万元")
    header = [
        "科目编码",
        "科目名称",
        "年初结转和结余",
        "本年收入",
        "小计",
        "基本支出",
        "项目支出",
        "年末结转和结余",
    ]
    rows = [["", "合计", "1.00", "5.00", "4.00", "", "4.00", "2.00"]]
    table(page, 20, 770, FORM3_WIDTHS, [header, *rows])
    page.save()
    found = {e.measure: e.amount for e in read(path).entries if e.amount is not None}
    assert found == {
        "年初结转和结余": Decimal("1.00"),
        "本年收入": Decimal("5.00"),
        "本年支出": Decimal("4.00"),
        "项目支出": Decimal("4.00"),
        "年末结转和结余": Decimal("2.00"),
    }


def test_full_year_budget_is_the_budget_where_both_are_printed(path):
    page = canvas(path)
    text(page, 200, 800, "财政拨款“三公”经费支出决算表")
    text(page, 480, 780, "单位：万元")
    header = ["项目", "年初预算数", "全年预算数", "决算数"]
    table(page, 20, 770, [160, 80, 80, 80], [header, ["公务接待费", "5.00", "4.00", "3.00"]])
    page.save()
    result = read(path)
    assert {e.measure: e.amount for e in result.entries} == {
        "预算数": Decimal("4.00"),
        "决算数": Decimal("3.00"),
    }
    assert [u.printed for u in result.unread] == ["5.00"]
