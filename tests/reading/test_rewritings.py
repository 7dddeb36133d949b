"""A page that a person sees as the same gives the same figures, whoever wrote it."""

import pytest

from benchmarks.metamorphic import compare, read
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.rewritings import REWRITINGS
from specimens.typeset import typeset

# The rest are run on demand: python -m benchmarks.metamorphic
HANDFUL = [
    "字高按 256 单位写",
    "文字对象打乱",
    "套进表单对象",
    "倒放 180 度",
    "页面原点挪开",
    "盖章",
    "加空白页",
    "浅色横水印",
    "看不见的文字",
    "页脚印章日期",
]


@pytest.fixture(scope="module")
def pdf():
    return typeset(taierzhuang.accounts(), LAYOUTS["山东"])


@pytest.mark.slow
@pytest.mark.parametrize("name", HANDFUL)
def test_a_rewriting_gives_the_same_figures(pdf, name):
    unequal = compare(name, "山东", read(pdf), pdf, REWRITINGS[name])
    assert (unequal.entries, unequal.statements) == (0, 0), unequal.note
