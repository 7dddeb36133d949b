"""Numbers of people: one definition each, from wherever a narrative tells them; all 虚构."""

from frames import entries, statements

from juesuan_analysis.analysis import indicators

OPERATING = "机关运行经费支出情况"
BASIC = "一般公共预算财政拨款基本支出决算情况"
FORMS = entries((6, "公用经费", None, "公用经费合计", "决算数", 50.0))
NAMES = ["年末实有人数", "编制人数", "人均公用经费"]


def told(*said, named=True):
    rows = statements(*said).assign(unit="人", named=named)
    made = indicators(FORMS, rows, names=NAMES)
    return dict(zip(made["indicator"], made["value"], strict=True))


def test_what_is_there_comes_before_who_is_in_post():
    found = told((OPERATING, "在职人数", "数量", 23), (BASIC, "年末实有人数", "数量", 25))
    assert found == {"年末实有人数": 25.0, "人均公用经费": 20000.0}


def test_posts_are_no_people():
    assert told((OPERATING, "编制人数", "数量", 30)) == {"编制人数": 30.0}


def test_two_different_numbers_are_none():
    found = told((OPERATING, "年末实有人数", "数量", 23), (BASIC, "年末实有人数", "数量", 25))
    assert "人均公用经费" not in found


def test_a_subject_that_nobody_knows_is_left_out():
    assert told((OPERATING, "年末实有人数", "数量", 23), named=False) == {}
