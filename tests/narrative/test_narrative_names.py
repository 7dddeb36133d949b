"""The order of the patterns: each canonical name is read as itself, and as nothing before it."""

from __future__ import annotations

import pytest

from juesuan_analysis.narrative.lexer import tokens
from juesuan_analysis.narrative.naming import subjects_of
from juesuan_analysis.narrative.subjects import CLASSES
from juesuan_analysis.vocabulary.subjects import SUBJECTS

NAMES = sorted({one.names[0] for one in SUBJECTS if len(one.names) == 1})
# 支出 alone is named by its clause; the others are counts that need their words (编报绩效目标的).
_BY_CLAUSE = {
    "支出",
    "公务用车购置数",
    "车辆",
    "面向中小企业预留采购项目预算金额",
    "面向小微企业预留采购项目预算金额",
    "面向中小企业预留采购项目中的成交金额",
    "面向小微企业预留采购项目中的成交金额",
    "其他采购项目中中小企业成交金额",
    "参加其他单位组织的出国（境）",
    "一般公共预算财政拨款",
    "“三公”经费合计",
    "国有资本经营预算支出",  # the 类 has the fund's own name
}


@pytest.mark.parametrize("name", [n for n in [*NAMES, *sorted(CLASSES)] if n not in _BY_CLAUSE])
def test_a_name_lexes_to_itself(name):
    found = [t for t in tokens(f"{name}12.00万元") if t.kind == "SUBJECT"]
    assert [subjects_of(t, "", ()) for t in found] == [(name,)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("科研事业收入", "科研事业收入"),
        ("非财政拨款收入", "非财政拨款收入"),
        ("其他资本性支出", "其他资本性支出"),
        ("一般公共预算财政拨款培训费", "培训费"),
        ("三公经费支出", "“三公”经费合计"),
    ],
)
def test_a_name_ends_at_its_boundaries(text, name):
    found = [t for t in tokens(f"{text}12.00万元") if t.kind == "SUBJECT"]
    assert [subjects_of(t, "", ()) for t in found] == [(name,)]
