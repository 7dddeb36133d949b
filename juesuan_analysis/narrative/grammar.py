"""The language of the 情况说明 as data: sections, units, relations, verbs.

Everything is matched on folded text: no white space, full-width brackets and colon, half-width
comma, semicolon, digits and per cent sign. Within a table the first pattern that fits wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE
from juesuan_analysis.vocabulary.sections import (
    AMOUNT as AMOUNT,
)
from juesuan_analysis.vocabulary.sections import (
    APPROPRIATION as APPROPRIATION,
)
from juesuan_analysis.vocabulary.sections import (
    ASSETS as ASSETS,
)
from juesuan_analysis.vocabulary.sections import (
    BASIC as BASIC,
)
from juesuan_analysis.vocabulary.sections import (
    CHANGE as CHANGE,
)
from juesuan_analysis.vocabulary.sections import (
    COMPLETION as COMPLETION,
)
from juesuan_analysis.vocabulary.sections import (
    COUNT as COUNT,
)
from juesuan_analysis.vocabulary.sections import (
    EXPENDITURE as EXPENDITURE,
)
from juesuan_analysis.vocabulary.sections import (
    FULL_BUDGET as FULL_BUDGET,
)
from juesuan_analysis.vocabulary.sections import (
    FUNDS as FUNDS,
)
from juesuan_analysis.vocabulary.sections import (
    GENERAL as GENERAL,
)
from juesuan_analysis.vocabulary.sections import (
    INCOME as INCOME,
)
from juesuan_analysis.vocabulary.sections import (
    OPERATING as OPERATING,
)
from juesuan_analysis.vocabulary.sections import (
    ORIGINAL_BUDGET as ORIGINAL_BUDGET,
)
from juesuan_analysis.vocabulary.sections import (
    OVERALL as OVERALL,
)
from juesuan_analysis.vocabulary.sections import (
    OVERVIEW as OVERVIEW,
)
from juesuan_analysis.vocabulary.sections import (
    PERFORMANCE as PERFORMANCE,
)
from juesuan_analysis.vocabulary.sections import (
    PROCUREMENT as PROCUREMENT,
)
from juesuan_analysis.vocabulary.sections import (
    RATE as RATE,
)
from juesuan_analysis.vocabulary.sections import (
    SHARE as SHARE,
)
from juesuan_analysis.vocabulary.sections import (
    STATE_CAPITAL as STATE_CAPITAL,
)
from juesuan_analysis.vocabulary.sections import (
    THREE_PUBLIC as THREE_PUBLIC,
)
from juesuan_analysis.vocabulary.text import UNKNOWN


@dataclass(frozen=True, slots=True)
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
_UNIT = "|".join(
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
    rf"(?:(?<![\d份月年日号A-Za-z])[-+])?(?<![\d.第{UNKNOWN}])(?![\d.,]+{UNKNOWN})"
    rf"(?:{NUMBER})(?:余|多)?(?:{_UNIT})?"
    rf"|(?<![第每同另一十])(?:{_WRITTEN})(?:辆|批次|人次)|零[万亿]?元"
)
FIGURE_PARTS = re.compile(
    rf"(?:(?P<number>[-+]?{NUMBER})(?:余|多)?|(?P<written>{_WRITTEN}|零))(?P<unit>.*)"
)
# A dash or slash in place of a figure: no rate on a base of zero.
NO_FIGURE = r"(?:-{1,}|—+|/+|\*+|×+|无穷大?|∞)%?(?:（[^）]*）)?"
_AHEAD = r"(?=[-+]?\d|-{2,}|—|/+%?[（,。;]|∞|/%|%)"

NEUTRAL = "变动|增减|变化|升降"
_VERB = f"{INCREASE}|{DECREASE}|{NEUTRAL}"
# What REASON can begin with; most places are ruled out at a glance.
_REASON_STARTS = "的主原持差" + "".join(sorted({verb[0] for verb in _VERB.split("|")})) + "上"
RATE_VERBS = re.compile("增长|下降|降低|上升|增幅|降幅|率|幅")
_GLUE_VERB = r"(?:了|约|为|额|金额|支出|幅度?|率|比例|各|分别|均|近|达到?|：|数|人民币)"

# 大于/小于 and 未超过 claim nothing about the direction.
BELOW = re.compile("小于|低于|少于")
OVERRUN = r"(?<![未不没/大小])(?:小于|大于|等于|高于|低于|超过|少于|多于|超出|超)(?!/)"
_WHICH = r"(?:年初|全年|当年|本年度?|年度|年中|调整后?的?|变动|追加后的?)*"
_OF_BUDGET = r"(?:部门|单位|财政拨款|财政|批复的?|安排的?|下达的?|核定的?|支出)*"
_SAME = "(?:安排|批复|下达|核定|调整)?(?:数|额|指标|金额|总额)?"
BUDGETS = rf"{_WHICH}{_OF_BUDGET}预算{_SAME}"
_YEAR = r"20\d\d年度?"
_LAST = r"上一?年度?|上一度|去年度?|前一年度?|上年同期|去年同期"
YEARS = rf"{_YEAR}|{_LAST}"
# What a figure is compared with stands behind one of these.
_THAN = "(?:相?较之?于?|相?比起?于?|与|同|和)"
_BASE_TAIL = (
    r"(?:（[^）]*）)?(?:的)?(?:同期|同口径)?(?:支出|收入)?(?:总?决算|执行|实际|完成)?"
    r"(?:支出|收入)?(?:总[额数计])?(?:数|数据|情况|水平)?(?:同口径|口径)?"
)

# 占本年支出488.80万元的77%: what the share is of, with its amount.
_OF_AMOUNT = r"(?:\d[\d,.]*[万亿]?元(?=的))?"

# The words that relate a figure to its subject, in the order they are tried.
LEXEMES: tuple[tuple[str, str], ...] = (
    (
        "DATE",
        r"(?:20\d\d年)?\d{1,2}月(?:份|\d{1,2}日|底|末)?|\d{1,2}日|\d+年期|20\d\d(?:-|—|至)20\d\d年度?",
    ),
    (
        "DIRECTION",
        rf"(?:支出|决算)*(?:数|金额)?(?:{OVERRUN}|大小于|小大于){BUDGETS}",
    ),
    # 基础养老金每人每月提高5元, 12家事业单位: a rate of a policy, and whom a summary holds.
    (
        "COMMA",
        r"每(?:人|户|名|个|亩|头|生|村|平方米)(?:每?[年月天日])?[^,。;（）]{0,12}?\d[\d,.]*[万亿百千]?元(?:/[^,。;]{1,3})?"
        r"|\d+家(?=[^,。;\d]{0,12}(?:单位|机关|学校|部门))",
    ),
    # （由于预算数为0，无法计算百分比）: no reason, and no figure.
    (
        "COMMA",
        r"(?:因|由于|因为)[^,。;（）]{0,14}(?:预算|基数|上年|决算)[^,。;（）]{0,6}(?:为|是)(?:0|零)(?:\.0+)?(?:万元)?"
        r",?(?:故|因此|所以)?(?:无法|不能|不可|不)[^,。;（）]{1,12}",
    ),
    (
        "REASON",
        rf"(?=[{_REASON_STARTS}])(?:的)?(?:(?:{_VERB}|变动|持平|差异|上下浮动)的?){{0,4}}(?:主要)?(?:{_VERB}){{0,2}}的?(?:主要)?原因"
        r"(?:主要)?(?:是因为|是由于|是|为|在于|系|有|如下|分析)?(?:一是(?=：))?[：,]?",
    ),
    ("REASON", r"主要(?:是因为|是由于|是|系|由于|因为|因|为)[：,]?|(?:是)?由于|原因：|系因"),
    ("NO_BUDGET", r"(?:年初|全年|当年)(?:无|没有|未安排|未做|未编制)预算"),
    (
        "BASE_BUDGET",
        rf"{_THAN}(?:{_YEAR}|{_LAST})?{BUDGETS}(?:总额)?(?:相比较?|比较|对比|比)?,?",
    ),
    # 由12.50万元降至11.20万元: the first is last year's.
    ("BASE", rf"[由从](?=[\d.,]+[万亿]?元(?:{_VERB}|[降升])(?:到|至))"),
    (
        "BASE",
        rf"(?:按?(?:同|可比)口径(?:看|比较|计算)?,?)?(?:(?:{_THAN}|由|从|对比|同比)(?:{_YEAR}|{_LAST}){_BASE_TAIL}"
        r"(?:相比较?|比较|对比|比)?,?|同比(?!例)|环比)",
    ),
    (
        "COMPLETE",
        rf"(?:完成|为|达到?|占)(?:了)?{BUDGETS}(?:总额)?的?{_AHEAD}"
        rf"|(?:预算)?(?:完成率|执行率|(?:完成|执行)(?:比例|进度))(?:为|是|达到?|：)?{_AHEAD}|完成(?:了)?的?(?=\d[\d.]*%)",
    ),
    (
        "SHARE",
        rf"占(?![用有地])[^,。;：\d]{{0,45}}?{_OF_AMOUNT}(?:的|总额的)?(?:比例|比重|百分比)?(?:为|是|达到?)?{_AHEAD}"
        rf"|(?:所占)?(?:比例|比重)(?:为|是|达到?)?{_AHEAD}",
    ),
    ("FINAL", rf"(?:{_VERB}|[降升])(?:(?:到|至)了?(?=\d)|为(?=[\d.,]+[万亿]?元))"),
    (
        "CHANGE",
        rf"(?:同比|总体|分别|共|各|均|又|略)*(?:{_VERB})(?:（(?:{_VERB})）|/(?:{_VERB}))?{_GLUE_VERB}{{0,3}}{_AHEAD}",
    ),
    ("CHANGE", rf"预?决算差异率(?:为|是)?{_AHEAD}"),
    ("CHANGE", r"(?<=元)(?:多|少|增|减)(?:了)?(?=\d)"),
    (
        "CHANGE",
        r"(?<![最至许])(?:多|少|超)(?:支出|开支|支付|收入|支|收|用|花|安排|拨)?(?:了)?(?:约)?(?=\d)",
    ),
    (
        "FLAT",
        r"(?:基本|大体|大致|略|总体)*(?:保持)?(?:持平|相同|一致|相等|不变)|无(?:增减|增加(?:和|及|与|或|、)?减少)(?:变化|变动)?"
        r"|(?:无|没有|未发生|未有)(?:增减)?(?:变化|变动)|未增减|无差异",
    ),
    (
        "FULL_BUDGET",
        rf"(?:全年|当年|调整后?的?){_OF_BUDGET}预算{_SAME}(?:总额)?(?:为|是|：)?{_AHEAD}"
        rf"|(?<=[,;、])调整数(?:为|是|：)?{_AHEAD}",
    ),
    (
        "ORIGINAL_BUDGET",
        rf"年初{_OF_BUDGET}预算{_SAME}(?:总额)?(?:为|是|：)?{_AHEAD}|年初预算(?=(?:总?收入|总?支出))",
    ),
    (
        "BUDGET",
        rf"(?:收入|支出)(?:年初|全年)?预算(?:总[额数计]|合计)?(?:为|是|：)?{_AHEAD}"
        rf"|(?<!项目)预算(?:数|总[额数计]|合计)?(?:为|是){_AHEAD}|(?<=[出费年度购,;：”（])预算(?:数|金?额|总[金额]+)?{_AHEAD}"
        rf"|(?:批复|安排|下达|核定|年度|本年)(?:的)?预算{_SAME}(?:为|是|：)?{_AHEAD}"
        rf"|预算(?:安排|批复|核定)(?:数|额|金额)?(?:为|是|：)?{_AHEAD}",
    ),
    ("FINAL", r"(?<![^。;,：])决算(?=(?:总?收入|总?支出)(?:合计|总计|总额)?[为\d])"),
    (
        "FINAL",
        r"(?:支出|收入|实际)*(?:决算|执行)(?:支出)?(?:数|金额|总额)?(?:共计?|合计)?(?:为|是|：)?"
        + _AHEAD,
    ),
    # 使用非财政拨款结余200万元。为事业单位使用以前年度积累的…的金额。: what it is, in a sentence.
    ("SKIP", r"(?<=。)(?:主要)?(?:为|是|系指?|指)(?=[^,。;：\d]{8,}。)"),
    (
        "SKIP",
        r"(?:主要)?(?:用于|包括)(?!以下|如下)|主要(?:支付|反映|保障)|(?:事项|内容)(?:主要)?(?:为|是|有)?：",
    ),
    ("NIL", r"(?<=[费出入款用况额])(?:支出|决算)*(?:均|都)?(?:为零|是零|没有)(?=[,。;）]|$)"),
    (
        "NONE",
        r"(?:没有|无(?![法论关形])|未发生|未安排|不涉及|未使用|未产生|不存在)(?:使用|发生|安排|涉及|相关)*",
    ),
    ("OF_WHICH", "其中[：,]?"),
    ("SUBJECT", ""),  # filled from the subjects' table
    ("YEAR", rf"{_YEAR}(?:（[^）]*）)?"),
    ("LAST_YEAR", rf"(?:{_LAST})(?=决算|支出|收入|为|[\d,.]+[万亿]?元)"),
    ("FIGURE", FIGURE),
    ("NO_FIGURE", NO_FIGURE),
    ("OPEN", "（"),
    ("CLOSE", "）"),
    ("END", "[。!?]"),
    ("SEMICOLON", ";"),
    ("COMMA", r"[,、]|：(?!\d)"),
)

# Words that carry no subject of their own, at either end of a phrase before a figure.
GLUE_START = re.compile(
    r"^(?:[.、]|其中|其它|和|及|以及|并|且|共计|累计(?!折旧|摊销|盈余)|合计|总计|全年|本年度?|当年|年度|年末|截至|本部门|本单位|我部门|我单位"
    r"|我局|实现|取得|收到|开支|发生|列支|部门|单位|中(?![小央心等学医国介草药西东部])|共|的|各|还|均|分别|也|则|但|实际|等|度|内|在(?!建)|将|为|有|含|（|：|”)+"
)
GLUE_END = re.compile(
    r"(?:为|是|达到|达|共计|累计|合计|总计|约|共|有|计|数为|各是|各为|均为|均是|分别为|分别是|各|均|分别|的|：|总体|安排|涉及"
    r"|实现|支出|收入|决算数?|决算支出|金额|总额|数额|数量|年末|实际|较年初|年初|比例|近|人民币|完成|折合|又|略|则)+$"
)
# The office itself is the subject of the sentence, not of the figure.
OFFICE = re.compile(
    r"(?:局|委|办|办公室|委员会|部门|单位|中心|政府|院|校|学校|厅|站|所|队|处|（汇总）|（本级）|机关|法院|协会|公司|馆|会)$"
)

# What says no more than that the figure is about the same thing as the one before.
NO_NAME = re.compile(
    r"(?:本|该|此|上述|各|其)?(?:项目|项|类|款)?(?:级|类|款|项)?(?:科目)?"
    r"(?:费用|经费|支出|收入|资金|预算|决算|金额|数据|数|安排数|安排|本年度?|当年|实际|完成)*|相比|比较|对比"
)

THIS_OFFICE = re.compile(r"^(?:[本我该](?:部门|单位|局|委|办|院|校|中心|机关)|全年|当年)+,?")

NEGATION = re.compile(r"预算(?!财政|拨款|安排)|绩效|项目评价|人数|人次|团组|批次|设备")
# What shows that a clause states something of its own and is not more of a reason.
STATES = re.compile(rf"\d(?:{_UNIT})|持平|原因|（\d*[类款项]）")
APPROXIMATE = re.compile("基本|大体|大致|略|总体")
LIST_GOES_ON = re.compile(
    r"[一二三四五六七八九]是|其次|再次|另外|此外,?由于|（[二三四五]）|[2-9][、.)](?!\d)"
)
