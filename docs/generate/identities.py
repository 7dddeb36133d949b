"""The catalogue of identities, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable

from docs.generate.table import table
from juesuan_analysis.identities import IDENTITIES
from juesuan_analysis.identities.record import (
    FILES,
    FORMS,
    LAST_YEAR,
    NARRATIVE,
    REVIEWED,
    UNITS_OF,
    Identity,
    about_forms,
)
from juesuan_analysis.vocabulary.forms import BY_NUMBER

_INTRO = """\
# 勾稽关系

公开文件里的数彼此有关：合计等于各项之和，表1 的收入等于表2 的合计，情况说明里的数就是表里的数。
`juesuan check` 列出核对结果，不符的在前。这一页的表由程序里的规则生成，与程序运行的完全一致。

## 结果怎么看

| 结果 | 意思 |
|---|---|
| 成立 | 两边相等 |
| 尾差 | 相差在四舍五入之内：不超过 0.005 ×（项数 + 1），按印出的单位 |
| 不符 | 相差超出尾差，附两边的数和页码 |
| 调整 | 两年的数接不上，而各自的表都算得平：是年度之间的调整，不是印错 |
| 不适用 | 这份文件没有这种情况，附原因 |
| 数据不足 | 缺一边的数，没有核对 |
| 未读出 | 数印在纸上，程序没有读出，或者合计的差额正好是没有用到的一行（不是部门的错） |
| 规则出错 | 规则本身运行失败 |

只有前三种说明核对过；后五种都不是通过。

一个数的旁证（`standing`）由全部结果得出：**已印证**，至少一条有力的等式支持它，没有不符牵连它，它的表
也没有整张存疑；**矛盾**，它最可能是某处不符的那一个；**受牵连**，它在一处不符里，多半不是它有误；
**无旁证**，没有等式能说明它。0 = 0、只有一个下级的合计、不等式都不算有力的证据。
已印证分三级：一级，本表自己算得平；二级，另一张表也印证；三级，情况说明、上年、另一版或所属单位也印证。各级值多少，见“已印证值多少”。

不能比的不比：表2 和表3 的同一科目，一个是收入一个是支出，中间隔着结转，本来就不必相等。
"""


def _table(identities: Iterable[Identity]) -> str:
    rows = [(f"`{one.id}`", one.statement, one.source) for one in identities]
    return table(["编号", "关系", "依据"], rows)


def _about(*subjects: str) -> str:
    return _table(one for one in IDENTITIES if one.about in subjects)


def _of_forms(number: int) -> str:
    return _table(one for one in IDENTITIES if len(one.forms) == number)


def _within(form: int) -> str:
    return f"### 表{form} {BY_NUMBER[form].title}\n\n{_about(about_forms([form]))}"


def page() -> str:
    """Write the page."""
    parts = [
        _INTRO,
        "## 文件是否完整",
        _about(FILES),
        "## 表内关系",
        *(_within(form) for form in BY_NUMBER),
        "### 各表",
        _about(FORMS),
        "## 表间关系",
        _of_forms(2),
        "## 情况说明与表",
        "情况说明里的每一个金额、占比、完成率和增减，都与表里的数以及它自己的其他数核对。",
        _about(NARRATIVE),
        "## 年度之间、上下级之间",
        _about(LAST_YEAR, UNITS_OF),
        "## 绩效附件",
        _about(REVIEWED),
    ]
    return "\n\n".join([*parts, ""])
