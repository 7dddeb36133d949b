from decimal import Decimal

import pandas as pd
import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.overrides import (
    AMBIGUOUS,
    NO_FORM,
    NO_LINE,
    NO_MEASURE,
    NO_SIDE,
    USED,
    Override,
    corrected,
    read_overrides,
    states,
)

HEAD = "document,form,line,measure,amount,reason,author"


def entries():
    rows = [
        ("甲.pdf", "id-甲", 5, None, None, "合计", "基本支出", 10.0),
        ("甲.pdf", "id-甲", 5, None, "201", "一般公共服务支出", "基本支出", None),
        ("甲.pdf", "id-甲", 1, "收入", None, "总计", "决算数", 30.0),
        ("甲.pdf", "id-甲", 1, "支出", None, "总计", "决算数", 30.0),
        ("乙.pdf", "id-乙", 5, None, None, "合计", "基本支出", 10.0),
    ]
    columns = ["source", "disclosure_id", "form", "side", "code", "line", "measure", "amount"]
    return pd.DataFrame(rows, columns=columns)


def override(**changes):
    given = {
        "document": "甲.pdf",
        "form": 5,
        "line": "合计",
        "measure": "基本支出",
        "amount": Decimal("12.5"),
        "reason": "虚构：印刷错误",
        "author": "张三",
    }
    return Override(**(given | changes))


def written(*rows):
    return "\n".join([HEAD, *rows]).encode()


def test_the_correction_lies_over_the_amount_and_what_was_printed_stays():
    rows = corrected(entries(), [override()])
    assert rows["amount"].tolist()[0] == 12.5
    assert rows["published_amount"].tolist()[0] == 10.0
    assert rows["override_reason"].tolist()[0] == "虚构：印刷错误"
    assert rows["override_author"].notna().sum() == 1


def test_the_frame_given_is_not_changed():
    given = entries()
    corrected(given, [override()])
    pd.testing.assert_frame_equal(given, entries())


def test_a_blank_cell_and_a_code():
    rows = corrected(entries(), [override(line="201"), override(amount=None)])
    assert rows["amount"].tolist()[1] == 12.5
    assert pd.isna(rows["amount"].tolist()[0])


def test_by_disclosure_id():
    assert corrected(entries(), [override(document="id-乙")])["amount"].tolist()[4] == 12.5


def test_exact_decimals_stay_decimals():
    exact = entries().astype({"amount": pd.ArrowDtype(__import__("pyarrow").decimal128(18, 6))})
    assert corrected(exact, [override()])["amount"].iloc[0] == Decimal("12.5")


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, USED),
        ({"document": "甲.pfd"}, NO_FORM),
        ({"form": 9}, NO_FORM),
        ({"line": "没有这一行"}, NO_LINE),
        ({"measure": "没有这一栏"}, NO_MEASURE),
        ({"side": "没有这一边"}, NO_SIDE),
        ({"form": 1, "line": "总计", "measure": "决算数"}, AMBIGUOUS),
        ({"form": 1, "line": "总计", "measure": "决算数", "side": "支出"}, USED),
    ],
)
def test_each_correction_says_whether_it_finds_its_cell(change, state):
    assert states(entries(), [override(**change)]) == [state]


def test_an_ambiguous_correction_changes_nothing():
    given = override(form=1, line="总计", measure="决算数")
    assert corrected(entries(), [given])["override_reason"].isna().all()


def test_reading_the_file():
    rows = ('甲.pdf,5,合计,基本支出,"1,012.50",虚构,张三', "乙.pdf,6,合计,决算数,,虚构,李四")
    first, second = read_overrides(written(*rows))
    assert (first.amount, second.amount) == (Decimal("1012.50"), None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("甲.pdf,5,合计,基本支出,一百,虚构,张三", "amount 不是一个数：一百"),
        ("甲.pdf,5,合计,基本支出,NaN,虚构,张三", "amount 不是一个数"),
        ("甲.pdf,12,合计,基本支出,1,虚构,张三", "form 应为 1 至 9"),
        ("甲.pdf,5,合计,基本支出,1,,张三", "没有填 reason"),
    ],
)
def test_a_faulty_row_is_named(row, told):
    with pytest.raises(JuesuanError, match="第 2 行.*" + told):
        read_overrides(written(row))


def test_an_amount_with_a_bare_comma_is_not_taken_for_another():
    with pytest.raises(JuesuanError, match="第 2 行有 8 格"):
        read_overrides(written("甲.pdf,5,合计,基本支出,5,377.64,虚构,张三"))


def test_a_column_that_is_lacking_is_named():
    with pytest.raises(JuesuanError, match="缺少列：line、measure、amount、reason、author"):
        read_overrides(b"document,form\n")


def test_another_encoding_is_told():
    with pytest.raises(JuesuanError, match="UTF-8"):
        read_overrides((HEAD + "\n甲,5,合计,a,1,理由,张三").encode("gbk"))
