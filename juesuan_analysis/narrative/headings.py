"""The headings of the 情况说明 as data: their wordings, their numbering, what is no section.

Everything is matched on folded text, as in :mod:`~juesuan_analysis.narrative.grammar`. The first
wording that fits wins.
"""

from __future__ import annotations

from juesuan_analysis.lazily import regex
from juesuan_analysis.vocabulary.sections import (
    APPROPRIATION,
    ASSETS,
    BASIC,
    EXPENDITURE,
    FUNDS,
    GENERAL,
    INCOME,
    OPERATING,
    OVERALL,
    PERFORMANCE,
    PROCUREMENT,
    STATE_CAPITAL,
    THREE_PUBLIC,
)

# Before 支出情况说明 nothing stands but the office, else it is 一般性支出 or the like.
_OFFICE_THEN = r"(?:^|关于|[局委办门位心院校府厅站所队处会馆）])(?:本?年度?)?"

# The wordings of headings, the more particular first.
SECTIONS: tuple[tuple[str, str], ...] = (
    (PERFORMANCE, r"绩效"),
    (
        ASSETS,
        r"国有资产(?!收益|经营收益|处置收入)|资产(占用|占有|使用)|^(关于)?(固定)?资产(情况|构成)|车辆(、?设备|(及|和)设备|情况)",
    ),
    (PROCUREMENT, r"政府采购"),
    (OPERATING, r"机[关构]运行(经费|成本)|行政运行经费|机关运转经费"),
    (THREE_PUBLIC, r"三公"),
    (FUNDS, r"政府性基金"),
    (STATE_CAPITAL, r"国有资本经营"),
    (BASIC, r"(财政拨款|公共预算).{0,6}基本支出|基本支出决算.{0,4}情况"),
    (
        GENERAL,
        r"公共(预算|决算)(?!.{0,8}项目支出).{0,10}(支出|收支)|公共(预算|决算)财政拨款(决算|情况)",
    ),
    (
        APPROPRIATION,
        r"政?拨款(预、?决算)?(收入、?支出|收、?支|支出收入|支出|收入(?=总体|决算|情况))",
    ),
    (
        OVERALL,
        r"(收入[、和及与]?支出|收、?支)(预?决算)?(总体|总表|总计|预算执行|与上年|情况|决算|对比|增减)"
        r"|^(关于)?(本?年度?)?(部门|单位)?预算执行(情况|分析)",
    ),
    (INCOME, _OFFICE_THEN + r"收入(预?决算|总体|情况|构成|结构)"),
    (EXPENDITURE, _OFFICE_THEN + r"支出(预?决算|总体|情况|构成|结构)"),
)
# A subheading such as （一）支出决算总体情况 stays in its section even where it reads like these.
GENERIC_SECTIONS = frozenset({OVERALL, INCOME, EXPENDITURE, APPROPRIATION, GENERAL})
# What may stand as a subsection of a broader one, all under one heading of the first level.
NARROWER: dict[str, frozenset[str]] = {
    OVERALL: frozenset({INCOME, EXPENDITURE, APPROPRIATION, GENERAL}),
    APPROPRIATION: frozenset({GENERAL}),
}
# The heading under which the smaller sections stand, whatever its own level.
OTHER_MATTERS = regex("其他(?:重要)?(?:事项|情况)|其他需要?说明")

# Headings of matters that no form has, which offices add under names much like each other's.
BESIDES = regex(
    "其他|其它|会议费|培训费|差旅费|委托|结转|结余|购买服务|一般性支出|民生|资产收益|基本支出|项目支出"
    "|收入|支出|债务|债券|直达资金|专项资金|转移支付|项目|人员|机构|编制|预算|决算|财务|评价报告"
)
# What subheadings are called whatever the section tells of.
GENERIC = regex(
    "总体|总的|具体|结构|构成|变动|增减|变化|对比|比较|分项|实物|明细|主要|有关|相关|完成|执行|开展|安排|自评"
    "|评价|绩效|类|款|项|支|收|费|车|接待|出国|采购|资产|设备|工作|管理|结果|问题"
)

# How a heading is numbered, from the outermost level in.
_HAN = "一二三四五六七八九十"
LEVELS: tuple[str, ...] = (
    rf"[{_HAN}]{{1,3}}[、.:：]",
    rf"（[{_HAN}]{{1,3}}）[、.]?",
    r"\d{1,2}(?:[、:：]|\.(?=\D|20\d\d年|\d{5}(?:\d\d)?(?![万亿千百元])[\u4e00-\u9fff]))",
    r"（\d{1,2}）[、.]?",
)
NUMBERING = regex("|".join(LEVELS))
TITLE_END = regex(
    r"(?:情况|说明|结果|概况|分析|对比|名词解释)[:：]?$|^[一二三四五六七八九十]+、[^,。;]{2,20}表$"
)
CAPTION = regex(
    r"（?图(?:表)?\d{1,2}[^。,;]*|[^。,;]{2,40}图(?:（[^）]*）)?|（?(?:金额)?单位：.{1,4}元）?"
)

# The head of an item that lists 科目 by name alone: 1.财政事务。年初预算为400万元.
ITEM_HEAD = regex(
    rf"(?:(?:{NUMBERING.pattern}|\d{{1,2}}[、.])(?:\d{{3,7}}[-—]?)?|\d{{3,7}}[-—]?)"
    r"(?P<name>(?!.*情况)[^,。;：（）\d]{2,40})[。：]"
    r"(?=(?:20\d\d年度?|本年度?|当年)?(?:年初|全年|调整后?|支出)?(?:预算|决算))"
)
# A project by name alone: “平安校园”建设专项资金：年初预算80万元,实际支出74万元.
PROJECT_HEAD = regex(
    rf"(?:{NUMBERING.pattern}|\d{{1,2}}[、.])?(?P<name>(?![^：。]*(?:自评|评价|绩效))[^,。;：]{{2,40}}?)"
    r"(?:(?:项目)?：|项目。)"
    r"(?=(?:该?项目)?(?:全年|年初|当年|调整后?|年度)?(?:预算|执行|安排|投入))"
)

PART = regex(r"第?[一二三四五六七八九十1-9]部[分份](?!.*[。”,]).{0,45}")
OTHER_PARTS = regex(r"名词|附件|附表|概况|基本情况|决算(?:报|公开)?表|决算报表|目录")
GLOSSARY = regex(
    rf"(?:[{_HAN}]+、|（[{_HAN}]+）)?(?:专业|专业性)?(?:名词|名称|术语)解释(?:及说明)?"
)
