"""Layouts are tried in order; each gives what the columns are, or why it does not (虚构)."""

from juesuan_analysis.forms.chain import Before, Header, Layout, Spot
from juesuan_analysis.forms.columns import resolve
from juesuan_analysis.forms.layouts import (
    CONTINUED,
    HEADED,
    LAYOUTS,
    NAMES,
    continued,
    found,
    headed,
    layout_of,
    unruled,
)
from juesuan_analysis.forms.table import Table
from juesuan_analysis.reading.grid import Box, Grid
from juesuan_analysis.vocabulary.forms import BY_NUMBER

FORM = BY_NUMBER[3]
HEADS = ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
OWN = ("201", "一般公共服务支出", "3.00", "2.00", "1.00")
COLUMNS = resolve(FORM, HEADS)
XS = (0.0, 50.0, 150.0, 200.0, 250.0, 300.0)


def table(*rows, xs=XS):
    ys = tuple(16.0 * i for i in range(len(rows) + 1))
    at = [(r, c) for r in range(len(rows)) for c in range(len(rows[0]))]
    owner = {(r, c): Box(r, r + 1, c, c + 1) for r, c in at}
    texts = {owner[r, c]: rows[r][c] for r, c in at}
    return Table(Grid(1, xs, ys, tuple(owner.values())), owner, texts, {})


def test_every_layout_has_its_name():
    assert len(NAMES) == len(LAYOUTS)


def test_a_header_is_read_before_the_page_before_is_asked():
    told, declined = layout_of(FORM, found(FORM, table(HEADS, OWN), Before(COLUMNS, XS)))
    assert told == Layout(HEADED, COLUMNS, 1)
    assert declined == ("页上画有表格线",)


def test_a_table_without_header_goes_on():
    told, _ = layout_of(FORM, found(FORM, table(OWN), Before(COLUMNS, XS)))
    assert told == Layout(CONTINUED, COLUMNS, 0)


def test_nothing_before_and_no_header_is_nothing():
    told, declined = layout_of(FORM, found(FORM, table(OWN), Before()))
    assert told is None
    assert declined == (
        "页上画有表格线",
        "表头里没有一栏是这张表的金额",
        "前面没有这张表的另一页",
    )


def test_other_measures_than_before_are_another_table():
    spot = found(FORM, table(HEADS[:4], OWN[:4], xs=XS[:5]), Before(COLUMNS, XS))
    assert headed(FORM, spot) == "表头与这张表前面几页的不同"
    assert continued(FORM, spot) == "有自己的表头"


def test_columns_elsewhere_and_of_another_number_do_not_go_on():
    far = tuple(x + 1000 for x in XS[:3])
    spot = found(FORM, table(OWN[:2], xs=far), Before(COLUMNS, XS))
    assert continued(FORM, spot) == "列的位置和列数与前一页不同"


def test_words_where_amounts_were_do_not_go_on():
    words = ("甲", "乙", "丙丁", "戊", "己")
    spot = found(FORM, table(words, OWN), Before(COLUMNS, XS))
    assert continued(FORM, spot) == "前一页是金额的列，这里是文字"


def test_drawn_rules_are_no_guess():
    assert unruled(FORM, Spot(table(OWN), Header(0, (), ()), Before())) == "页上画有表格线"
