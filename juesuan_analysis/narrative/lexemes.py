"""The words that the lexer knows, in the order that they are tried."""

from __future__ import annotations

from juesuan_analysis.narrative.doubtful import DOUBTFUL
from juesuan_analysis.narrative.grammar import (
    BUDGETS,
    FIGURE,
    LAST_YEAR,
    OF_BUDGET,
    OVERRUN,
    SAME,
    YEAR,
)
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE

# A dash or slash in place of a figure: no rate on a base of zero.
_NO_FIGURE = r"(?:-{1,}|—+|/+|\*+|×+|无穷大?|∞)%?(?:（[^）]*）)?"
_AHEAD = r"(?=[-+]?\d|-{2,}|—|/+%?[（,。;]|∞|/%|%)"

_NEUTRAL = "变动|增减|变化|升降"
_VERB = f"{INCREASE}|{DECREASE}|{_NEUTRAL}"
# What REASON can begin with; most places are ruled out at a glance.
_REASON_STARTS = "的主原持差" + "".join(sorted({verb[0] for verb in _VERB.split("|")})) + "上"
_GLUE_VERB = r"(?:了|约|为|额|金额|支出|幅度?|率|比例|各|分别|均|近|达到?|：|数|人民币)"
# What a figure is compared with stands behind one of these.
_THAN = "(?:相?较之?于?|相?比起?于?|与|同|和)"
_BASE_TAIL = (
    r"(?:（[^）]*）)?(?:的)?(?:同期|同口径)?(?:支出|收入)?(?:总?决算|执行|实际|完成)?"
    r"(?:支出|收入)?(?:总[额数计])?(?:数|数据|情况|水平)?(?:同口径|口径)?"
)

# 占本年支出488.80万元的77%: what the share is of, with its amount.
_OF_AMOUNT = r"(?:\d[\d,.]*[万亿]?元(?=的))?"

# The words that relate a figure to its subject; the first that fits wins.
LEXEMES: tuple[tuple[str, str], ...] = (
    ("DOUBTFUL", DOUBTFUL),
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
    # 决算数小于预算数（或与预算数持平）: words of the form that the office left standing.
    ("COMMA", r"（或[^（）\d]{1,14}）"),
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
        rf"{_THAN}(?:{YEAR}|{LAST_YEAR})?{BUDGETS}(?:总额)?(?:相比较?|比较|对比|比)?,?",
    ),
    # 由12.50万元降至11.20万元: the first is last year's.
    ("BASE", rf"[由从](?=[\d.,]+[万亿]?元(?:{_VERB}|[降升])(?:到|至))"),
    (
        "BASE",
        rf"(?:按?(?:同|可比)口径(?:看|比较|计算)?,?)?(?:(?:{_THAN}|由|从|对比|同比)(?:{YEAR}|{LAST_YEAR}){_BASE_TAIL}"
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
        rf"(?:全年|当年|调整后?的?){OF_BUDGET}预算{SAME}(?:总额)?(?:为|是|：)?{_AHEAD}"
        rf"|(?<=[,;、])调整数(?:为|是|：)?{_AHEAD}",
    ),
    (
        "ORIGINAL_BUDGET",
        rf"年初{OF_BUDGET}预算{SAME}(?:总额)?(?:为|是|：)?{_AHEAD}|年初预算(?=(?:总?收入|总?支出))",
    ),
    (
        "BUDGET",
        rf"(?:收入|支出)(?:年初|全年)?预算(?:总[额数计]|合计)?(?:为|是|：)?{_AHEAD}"
        rf"|(?<!项目)预算(?:数|总[额数计]|合计)?(?:为|是){_AHEAD}|(?<=[出费年度购,;：”（])预算(?:数|金?额|总[金额]+)?{_AHEAD}"
        rf"|(?:批复|安排|下达|核定|年度|本年)(?:的)?预算{SAME}(?:为|是|：)?{_AHEAD}"
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
    ("YEAR", rf"{YEAR}(?:（[^）]*）)?"),
    ("LAST_YEAR", rf"(?:{LAST_YEAR})(?=决算|支出|收入|为|[\d,.]+[万亿]?元)"),
    ("FIGURE", FIGURE),
    ("NO_FIGURE", _NO_FIGURE),
    ("OPEN", "（"),
    ("CLOSE", "）"),
    ("END", "[。!?]"),
    ("SEMICOLON", ";"),
    ("COMMA", r"[,、]|：(?!\d)"),
)
