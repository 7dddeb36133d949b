"""One mistake is one card."""

import pandas as pd
import pytest

from juesuan_analysis.show.cards import cards, conflict_words, in_words
from juesuan_analysis.show.findings_text import COUNTED, TOLD, findings_text


def findings(*rows):
    names = ("outcome", "mistake", "difference", "explanation")
    frame = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows])
    more = {"department": "虚构局", "year": 2024, "source": "虚构.pdf", "identity": "F1.balance",
            "statement": "收入总计 = 支出总计", "reason": None, "printed": None, "left": 2.0,
            "right": 1.0, "tolerance": 0.0, "unit": "万元", "terms": None, "page": 4,
            "place": None}  # fmt: skip
    return frame.assign(mends=frame["explanation"].notna().astype(int), **more)


FOUND = findings(
    ("不符", 2, 1.0, "甲由 2.00 改为 1.00"),
    ("不符", 1, -5.0, "乙由 1.00 改为 6.00"),
    ("不符", 1, 7.0, "乙由 1.00 改为 6.00"),
    ("成立", None, 0.0, None),
)


def test_conflicts_of_one_mistake_stand_together_the_dearest_first():
    first, second = cards(FOUND)
    assert [row["difference"] for row in first.conflicts] == [7.0, -5.0]
    assert (first.title, second.title) == (
        "第 1 处错，牵连 2 条，相差 7.00 万元",
        "第 2 处错，相差 1.00 万元",
    )
    assert in_words(3, [first, second]) == "3 条不符是 2 处错"


def test_conflicts_that_nothing_explains_stand_alone():
    one, other = cards(findings(("不符", None, 1.0, None), ("不符", None, 2.0, None)))
    assert not one.is_explained
    assert len(other.conflicts) == 1


def test_what_holds_without_sides_is_told_without_a_reason():
    frame = FOUND[3:].assign(difference=None, reason=float("nan"))
    assert conflict_words(frame.iloc[0]) == "收入总计 = 支出总计"


def test_shares_are_no_money():
    (card,) = cards(FOUND[:1].assign(unit="%"))
    assert (card.stake, card.title) == (0.0, "第 1 处错")


def test_counts_are_no_money():
    (card,) = cards(FOUND[:1].assign(unit="辆"))
    assert card.stake == 0.0


def test_of_mistakes_as_dear_the_surer_goes_first():
    lone = ("不符", None, 7.0, None)
    pair = ("不符", 1, 7.0, "乙由 1.00 改为 6.00")
    assert [card.certainty for card in cards(findings(lone, pair, pair))] == [2, 0]


def test_of_many_conflicts_of_one_mistake_a_few_are_told():
    many = findings(*[("不符", 1, float(apart), "整表由 2.00 改为 1.00") for apart in range(1, 10)])
    told = findings_text(many)
    assert told.count("不符 收入总计") == 5
    assert "另有 4 条也由这一处错造成" in told
    assert findings_text(many, everything=True).count("不符 收入总计") == 9


@pytest.mark.parametrize("word", ["nan", "None"])
def test_the_list_has_no_leftovers(word):
    assert word not in findings_text(FOUND)


def test_what_is_clean_is_told_in_one_line_at_the_end():
    clean = FOUND[3:].assign(source="净.pdf", department="净局")
    told = findings_text(pd.concat([clean, FOUND]))
    assert told.index("第 1 处错") < told.index("净局")
    assert told.splitlines()[-1] == "  净局 2024 年度（净.pdf）：成立 1"


def test_what_is_missing_is_told_without_being_asked():
    row = findings(("数据不足", None, None, None)).assign(identity="D.form", reason="没有找到表3")
    assert "缺：没有找到表3" in findings_text(row)


def test_the_rows_that_are_told_and_counts_of_all_make_the_same_text():
    some = FOUND[FOUND["outcome"].isin(TOLD)]
    assert findings_text(some, counted=FOUND[list(COUNTED)]) == findings_text(FOUND)
