import pandas as pd
import pytest

from juesuan_analysis.analysis import FrameError, check_table, identity_names, unchecked


def findings(*rows):
    columns = ["department", "identity", "outcome", "source"]
    rows = [(*row, "a.pdf")[:4] for row in rows]
    return pd.DataFrame(rows, columns=columns).assign(
        region="甲区", year=2024, statement="左 = 右", reason="没有表3", page=1
    )


def test_worst_outcome_of_each_identity_and_document():
    table = check_table(
        findings(("甲局", "A", "成立"), ("甲局", "A", "不符"), ("乙局", "B", "尾差"))
    )
    assert table.loc["A", "甲局 2024"] == "不符"
    assert table.loc["B", "乙局 2024"] == "尾差"
    assert pd.isna(table.loc["B", "甲局 2024"])


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("规则出错", "未读出"),
        ("未读出", "不符"),
        ("不符", "数据不足"),
        ("数据不足", "不适用"),
        ("不适用", "尾差"),
        ("尾差", "成立"),
    ],
)
def test_order(worse, better):
    table = check_table(findings(("甲局", "A", better), ("甲局", "A", worse)))
    assert table.iloc[0, 0] == worse


def test_two_files_of_a_department_stand_apart():
    table = check_table(findings(("甲局", "A", "成立"), ("甲局", "A", "不符", "b.pdf")))
    assert table.columns.tolist() == ["甲局 2024（a.pdf）", "甲局 2024（b.pdf）"]


def test_unknown_outcome():
    with pytest.raises(FrameError, match="不认识的核对结果：大概"):
        check_table(findings(("甲局", "A", "大概")))


def test_unchecked_lists_the_worst_first_with_reasons():
    table = unchecked(
        findings(("甲局", "A", "不适用"), ("甲局", "B", "成立"), ("甲局", "C", "未读出"))
    )
    assert table["identity"].tolist() == ["C", "A"]
    assert set(table["reason"]) == {"没有表3"}


def test_nothing_checked():
    assert check_table(findings()).empty
    assert unchecked(findings()).empty


def test_specimens(store):
    table = check_table(store.findings())
    assert table.shape[1] == 2
    assert table.loc["F1.balance"].eq("成立").all()


def test_identities_are_named_by_the_catalogue_or_by_what_they_say():
    named = identity_names(findings(("甲局", "F5.kinds", "成立"), ("甲局", "某规则", "成立")))
    assert (named["F5.kinds"], named["某规则"]) == ("表5：合计 = 基本支出 + 项目支出", "左 = 右")
