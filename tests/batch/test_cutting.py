from juesuan_analysis.disclosure.cutting import cut


def account(name: str, year: int = 2023, label: str = "部门") -> list[list[str]]:
    return [
        [name, f"{year}年度部门决算"],
        ["目录", "第一部分 部门概况", f"第二部分 {year}年度部门决算表"],
        ["收入支出决算总表", f"{label}：{name}", f"{year}年度", "总计 1.00"],
        ["支出决算表", f"{label}：{name}", f"{year}年度", "合计 1.00"],
        [f"第三部分 {year}年度部门决算情况说明", "收入1.00万元"],
        ["第四部分 名词解释"],
    ]


def test_book_of_three_departments():
    names = ("虚构区财政局", "虚构区民政局", "虚构区教育局")
    pages = [page for name in names for page in account(name)]
    assert cut(pages) == [list(range(1, 7)), list(range(7, 13)), list(range(13, 19))]


def test_two_years_of_one_department():
    assert len(cut([*account("虚构区财政局", 2022), *account("虚构区财政局", 2023)])) == 2


def test_one_department_is_not_cut():
    pages = account("虚构区财政局")
    assert cut(pages) == [[1, 2, 3, 4, 5, 6]]


def test_label_that_leaves_out_the_district_cuts_nothing():
    pages = account("虚构市虚构区财政局")
    pages[3][1] = "部门：虚构区财政局"
    assert len(cut(pages)) == 1


def test_other_name_on_one_form_cuts_nothing():
    pages = account("虚构区财政局")
    pages[3][1] = "部门：虚构区国库支付中心"
    assert len(cut(pages)) == 1


def test_forms_without_labels_are_cut_by_their_covers():
    pages = [p for name in ("虚构区财政局", "虚构区民政局") for p in account(name)]
    bare = [[line for line in page if not line.startswith("部门：")] for page in pages]
    assert [len(part) for part in cut(bare)] == [6, 6]


def test_book_with_one_contents_page_before_all():
    book = [["虚构区2023年度部门决算汇编"], ["目录", "虚构区财政局", "虚构区民政局"]]
    pages = [*book, *account("虚构区财政局"), *account("虚构区民政局")]
    assert [part[-6:] for part in cut(pages)][1] == [9, 10, 11, 12, 13, 14]
