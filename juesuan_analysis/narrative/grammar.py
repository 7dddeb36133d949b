"""The language of the 情况说明 as data: sections, kinds, units, figures, budgets and years.

Everything is matched on folded text: no white space, full-width brackets and colon, half-width
comma, semicolon, digits and per cent sign.
"""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import UNKNOWN


@frozen
class Unit:
    """A unit as printed: what it becomes, by what factor, and whether 金额, 率 or 数."""

    name: str
    factor: Decimal
    measures: str


def _units() -> dict[str, Unit]:
    amounts = {
        "亿元": "10000",
        "千元": "0.1",
        "百元": "0.01",
        "万元": "1",
        "元": "0.0001",
        "万": "1",
    }
    rates = {"%": "1", "‰": "0.1"}
    counts = (
        "个百分点 团组 批次 批 人次 台（套） 台/套 台套 台 套 个 辆 项 人 名 分 次 家 件 平方米 "
        "户 场 处 期 艘 架 条 份 篇 公里 亩 位"
    )
    units = {name: Unit("万元", Decimal(factor), "amount") for name, factor in amounts.items()}
    units |= {name: Unit("%", Decimal(factor), "rate") for name, factor in rates.items()}
    return units | {name: Unit(name, Decimal(1), "count") for name in counts.split()}


UNITS = _units()
MISSING_RATE, MISSING_AMOUNT = UNITS["%"], UNITS["万元"]

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
UNIT = "|".join(
    re.escape(name)
    + {
        "万": r"(?![人平辆册字余户亩名元美股]|[^,。;、：）（]?元)",
        "个": "(?!月)",
        "期": "(?![间末货望限满待内初])",
    }.get(name, "")
    + {
        "分": r"(?![别之为类配局院管支公店期])",
        "元": r"(?![/月旦])",
        "人": "(?!/[天次日月年]|才)",
    }.get(name, "")
    for name in sorted(UNITS, key=len, reverse=True)
)
# Written out, numbers are read only where they count: 购置公务用车一辆.
_DIGIT = "[一二三四五六七八九]"
_WRITTEN = rf"{_DIGIT}?十{_DIGIT}?|{_DIGIT}|两"
FIGURE = (
    rf"(?:(?<![\d份月年日号A-Za-z])[-+]|负)?(?<![\d.第{UNKNOWN}])(?![\d.,]+{UNKNOWN})"
    rf"(?:{NUMBER})(?:余|多)?(?:{UNIT})?"
    rf"|(?<![第每同另一十])(?:{_WRITTEN})(?:辆|批次|人次)|零[万亿]?元"
)
FIGURE_PARTS = re.compile(
    rf"(?:(?P<number>[-+负]?{NUMBER})(?:余|多)?|(?P<written>{_WRITTEN}|零))(?P<unit>.*)"
)
# 大于/小于 and 未超过 claim nothing about the direction.
BELOW = re.compile("小于|低于|少于")
OVERRUN = r"(?<![未不没/大小])(?:小于|大于|等于|高于|低于|超过|少于|多于|超出|超)(?!/)"
_WHICH = r"(?:年初|全年|当年|本年度?|年度|年中|调整后?的?|变动|追加后的?)*"
OF_BUDGET = r"(?:部门|单位|财政拨款|财政|批复的?|安排的?|下达的?|核定的?|支出)*"
SAME = "(?:安排|批复|下达|核定|调整)?(?:数|额|指标|金额|总额)?"
BUDGETS = rf"{_WHICH}{OF_BUDGET}预算{SAME}"
YEAR = r"20\d\d年度?"
LAST_YEAR = r"上一?年度?|上一度|去年度?|前一年度?|上年同期|去年同期"
YEARS = rf"{YEAR}|{LAST_YEAR}"
