"""What a figure can be about, as data: canonical subjects and their wordings."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.grammar import (
    APPROPRIATION,
    ASSETS,
    BASIC,
    DECREASE,
    EXPENDITURE,
    FUNDS,
    GENERAL,
    INCOME,
    INCREASE,
    OVERALL,
    PERFORMANCE,
    PROCUREMENT,
    STATE_CAPITAL,
    THREE_PUBLIC,
)
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, FUNCTIONAL_CLASSES

_SUM = r"(?:支出|经费|费用|费)*(?:合计|小计|总计|总额)?"
_Q = r"[“”]?"
_ABROAD = r"因公出国(?:（境）|境)?"
_CAR = r"(?:公务用?车|公车|车辆)"
_BUY = r"(?:更新|购置|新购|（更新）|（购置）){1,3}"
_PURCHASE = rf"{_CAR}(?:车辆)?(?:购置|更新购置)(?!税)"
_RUNNING = rf"{_CAR}(?:运行及?维护|运行|维护|运维|运行与维护)"
_FUND = r"政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_CAPITAL = r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_GENERAL = r"(?:一般)?公共预算(?:财政)?(?:拨款)?(?:安排的?)?"
_BEGAN = "(?:年初|上年)"
_SME = r"中小(?:微)?企业"
_MICRO = r"(?:小微|小型、微型|小型微型|小型和微型|微型)企业"

BOTH_TOTALS = ("收入总计", "支出总计")
BOTH_APPROPRIATIONS = ("财政拨款收入总计", "财政拨款支出总计")
BOTH_FUNDS = ("政府性基金预算财政拨款收入", "政府性基金预算财政拨款支出")
BOTH_CAPITAL = ("国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款支出")
BOTH_FUND_TOTALS = ("政府性基金预算财政拨款收入总计", "政府性基金预算财政拨款支出总计")
BOTH_CAPITAL_TOTALS = ("国有资本经营预算财政拨款收入总计", "国有资本经营预算财政拨款支出总计")
# 各增加 after the second of a pair speaks of both.
PAIRS = (BOTH_TOTALS, BOTH_APPROPRIATIONS, BOTH_FUND_TOTALS, BOTH_CAPITAL_TOTALS)

_BOTH = r"收(?:入)?(?:决算)?(?:总计)?[、,及和与/]?支(?:出)?(?:决算)?(?:总计|总额|总数|总体|合计)"
_EACH_OF_BOTH = r"收(?:入)?[、和与]?支(?:出)?(?=[各均])"
_RECEIPT_AND = r"(?:收入(?:和|及|与|、|也没有|,也没有|,没有)?支出|收、?支)(?:情况)?"

# (canonical subjects, wording); a subject that two names share stands for both of them.
SUBJECTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (BOTH_FUND_TOTALS, _FUND + _BOTH),
    (BOTH_CAPITAL_TOTALS, _CAPITAL + _BOTH),
    ((BOTH_FUND_TOTALS[0],), _FUND + r"(?:总收入|收入(?:决算)?总[计额])"),
    ((BOTH_FUND_TOTALS[1],), _FUND + r"(?:总支出|支出(?:决算)?总[计额])"),
    ((BOTH_CAPITAL_TOTALS[0],), _CAPITAL + r"(?:总收入|收入(?:决算)?总[计额])"),
    ((BOTH_CAPITAL_TOTALS[1],), _CAPITAL + r"(?:总支出|支出(?:决算)?总[计额])"),
    (BOTH_FUNDS, _FUND + _RECEIPT_AND),
    (BOTH_CAPITAL, _CAPITAL + _RECEIPT_AND),
    (BOTH_APPROPRIATIONS, f"财政拨款(?:{_BOTH}|{_EACH_OF_BOTH})"),
    (BOTH_TOTALS, rf"{_BOTH}|总收入[、和与]?总支出|{_EACH_OF_BOTH}"),
    (("财政拨款收入总计",), r"财政拨款(?:总收入|收入(?:决算)?(?:总计|总额))"),
    (("财政拨款支出总计",), r"财政拨款(?:总支出|支出(?:决算)?(?:总计|总额))"),
    (("收入总计",), r"(?<![政税业游他息])(?:收入(?:决算)?(?:总计|总额|总数)|总收入)"),
    (("支出总计",), r"(?<![购费目务])(?:支出(?:决算)?(?:总计|总数)|总支出)"),
    (("一般公共预算财政拨款基本支出",), _GENERAL + r"基本支出" + _SUM),
    (("一般公共预算财政拨款项目支出",), _GENERAL + r"项目支出" + _SUM),
    (("一般公共预算财政拨款收入",), _GENERAL + r"收入"),
    (("一般公共预算财政拨款",), rf"一般公共预算财政拨款(?={INCREASE}|{DECREASE})"),
    (("一般公共预算财政拨款支出",), _GENERAL + r"(?:本年)?支出"),
    (("政府性基金预算财政拨款收入",), _FUND + r"(?:本年)?收入"),
    (("政府性基金预算财政拨款支出",), _FUND + r"(?:本年)?支出"),
    (("国有资本经营预算财政拨款收入",), _CAPITAL + r"(?:本年)?收入"),
    (("国有资本经营预算财政拨款支出",), _CAPITAL + r"(?:本年)?支出(?!（类）)"),
    (
        ("“三公”经费合计",),
        rf"{_Q}三公{_Q}经费(?:一般公共预算)?(?:财政拨款)?(?:支出)?(?:合计|总额)?",
    ),
    (
        ("年初财政拨款结转和结余",),
        rf"(?:{_BEGAN}财政拨款|(?<!预算)财政拨款{_BEGAN})结转[和及与]?结余",
    ),
    (("年末财政拨款结转和结余",), r"(?:年末财政拨款|(?<!预算)财政拨款年末)结转[和及与]?结余"),
    *(
        ((f"{when}{name}结转和结余",), rf"(?:{at}{money}|{money}{at})结转[和及与]?结余")
        for name, money in zip(APPROPRIATIONS, (_GENERAL, _FUND, _CAPITAL), strict=True)
        for when, at in (("年初", _BEGAN), ("年末", "年末"))
    ),
    (
        ("使用非财政拨款结余",),
        r"使用非财政拨款(?:结余)?(?:[（和及、]专用结余）?)?(?:结余)?"
        r"|用?事业基金弥补收支差额",
    ),
    (("年初结转和结余",), r"(?:年初|上年)结转[和及与、]?结余(?:资金)?|上年结转(?:收入)?"),
    (("年末结转和结余",), r"年末结转[和及与、]?结余(?:资金)?|结转(?:至|到)?下年(?:支出)?"),
    (("结余分配",), "结余分配"),
    (("财政拨款收入",), r"(?:本年)?财政拨款收入(?:合计)?"),
    (("财政拨款支出",), r"(?:本年)?财政拨款支出(?:合计)?"),
    (("上级补助收入",), "上级补助收入"),
    (("附属单位上缴收入",), r"附属单位(?:上缴|缴款)收入|附属单位上缴"),
    (("事业收入",), r"(?<!附属)事业(?:单位)?收入"),
    (("经营收入",), r"(?:事业单位)?经营收入"),
    (("其他收入",), "其他收入"),
    (("本年收入合计",), r"本年(?:度)?(?:总)?收入(?:合计|小计)?|(?<![税业游他息])收入合计"),
    (("本年支出合计",), r"本年(?:度)?(?:总)?支出(?:合计|小计)?|(?<![购费目务])支出合计"),
    (("对附属单位补助支出",), r"对?附属单位补助(?:支出)?"),
    (("上缴上级支出",), "上缴上级支出"),
    (("经营支出",), "经营支出"),
    (("基本支出",), r"基本支出(?:合计)?"),
    (("基本支出结转和结余",), r"基本支出结转(?:[和及与]?结余)?"),
    (("项目支出结转和结余",), r"项目支出结转(?:[和及与]?结余)?"),
    (("基本建设类项目支出",), "基本建设类项目(?:支出)?"),
    (("行政事业类项目支出",), "行政事业类项目(?:支出)?"),
    (("项目支出",), r"项目支出(?:合计)?(?!绩效|预算|总额)"),
    (("工资福利支出",), "工资福利支出"),
    (("商品和服务支出",), "商品和服务支出"),
    (("对个人和家庭的补助",), "对个人和家庭的?补助(?:支出)?"),
    (("资本性支出",), "(?<!其他)资本性支出"),
    (("财政专户管理资金收入",), "财政专户(?:管理)?资金收入"),
    (("资产总额",), "资产(?:总额|总计|合计)"),
    (("人员经费",), r"人员经费" + _SUM),
    (("公用经费",), r"(?:日常)?公用(?:经费|支出)" + _SUM),
    (
        ("公务用车购置及运行维护费",),
        rf"{_CAR}购置(?:费|支出)?(?:及|和|与|、)(?:公务用车)?(?:运行|维护)+费?" + _SUM,
    ),
    (
        ("公务用车购置数",),
        rf"(?:更新|购置|购买|新增|新购)+(?:公务)?(?:用车|车辆|车)(?:数|数量)?|{_PURCHASE}(?:数|数量|辆数)"
        rf"|{_BUY}的?(?=\d+辆)",
    ),
    (
        ("公务用车保有量",),
        r"(?:公务(?:用)?车(?:期末|年末|实际|实有|总)*(?:保有|拥有)(?:数?量?|数量))|(?:期末|年末)?(?:保有|拥有)(?:公务(?:用)?车|车辆)",
    ),
    (("公务用车购置费",), rf"{_PURCHASE}{_SUM}"),
    (("公务用车运行维护费",), rf"{_RUNNING}{_SUM}"),
    (
        ("参加其他单位组织的出国（境）",),
        rf"参加(?:其他|外)单位组织的?{_ABROAD}",
    ),
    (("因公出国（境）费",), rf"{_ABROAD}{_SUM}"),
    (("国（境）外接待费",), r"国（?境）?外(?:公务)?接待" + _SUM),
    (("外宾接待费",), r"(?:外宾|外事)(?:公务)?接待" + _SUM + r"|接待外宾"),
    (("国内接待费",), r"(?:国内|其他国内)(?:公务)?接待" + _SUM),
    (("公务接待费",), r"公务接待" + _SUM),
    (("机关运行经费",), r"机关(?:单位)?运行(?:经费|成本)" + _SUM),
    (("机构运行经费",), r"机构运行(?:经费|成本)" + _SUM),
    (("授予中小企业合同金额",), rf"(?:其中)?授予{_SME}(?:的)?合同(?:总)?金额(?:为)?"),
    (("授予小微企业合同金额",), rf"(?:其中)?授予{_MICRO}(?:的)?合同(?:总)?金额(?:为)?"),
    (
        ("面向中小企业预留采购项目中的成交金额",),
        rf"面向{_SME}预留的?政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    (
        ("面向小微企业预留采购项目中的成交金额",),
        rf"面向{_MICRO}预留的?政府采购项目中,由{_MICRO}供应商中标或成交的,?(?:采购)?金额",
    ),
    (
        ("其他采购项目中中小企业成交金额",),
        rf"其他政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    (("面向中小企业预留采购项目预算金额",), rf"面向{_SME}预留的?政府采购项目(?:预算)?金额"),
    (("面向小微企业预留采购项目预算金额",), rf"面向{_MICRO}预留的?政府采购项目(?:预算)?金额"),
    (("货物采购授予中小企业合同金额",), rf"货物采购授予{_SME}合同金额"),
    (("工程采购授予中小企业合同金额",), rf"工程采购授予{_SME}合同金额"),
    (("服务采购授予中小企业合同金额",), rf"服务采购授予{_SME}合同金额"),
    (
        ("政府采购货物支出",),
        r"(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购货物(?:类)?(?:支出)?",
    ),
    (
        ("政府采购工程支出",),
        r"(?:政府采购)?工程(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购工程(?:类)?(?:支出)?",
    ),
    (
        ("政府采购服务支出",),
        r"(?:政府采购)?(?<!购买)服务(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购服务(?:类)?(?:支出)?",
    ),
    (
        ("政府采购支出总额",),
        r"政府采购(?:支出|金额)(?:总额|合计|总计)?|政府采购(?:合同)?总(?:额|金额)|采购支出总额",
    ),
    (("副部（省）级及以上领导用车",), r"副部（省）级及?以上领导(?:干部)?用车"),
    (("车辆",), r"共有(?:公务用|机动)?车辆?|车辆(?:合计|总数|共计?|保有量)"),
    (("编报绩效目标",), r"编报绩效目标的?"),
    (("绩效跟踪",), r"绩效(?:跟踪|监控)(?:评价)?的?"),
    (("绩效自评",), r"绩效(?:自评|自我评价)(?:的)?"),
    (("绩效评价",), r"(?:重点|部门)?绩效评价(?:得分)?(?:的)?"),
)

# 单价100万元（含）以上设备（不含车辆）: the threshold is part of the name.
_THRESHOLD = (
    r"(?:单位?价值?|价值|单价|单台)?(?:在)?(?:人民币)?\d+万元(?:（[^）]*）)?(?:及)?以上(?:（[^）]*）)?的?"
    r"(?:通用|专用|大型)*(?:仪器)?(?:设备)?(?:（[^）]*）)?(?:共)?"
)
_NAME = r"(?:[^,。;：（）、\d“”]|（(?!\d*[类款项]）)[^（）]{1,20}）)"
_LEVEL = r"(?:{name}{{1,40}}?”?（\d*{mark}）(?:支出(?!决算))?)"
_LEI, _KUAN, _XIANG = (
    _LEVEL.format(name=_NAME if mark == "类" else _NAME.replace("、", ""), mark=mark)
    for mark in "类款项"
)
_NEXT = "[-—、,“”]{0,2}"
_LEVEL_AHEAD = r"(?=[^。;]{1,80}?（\d*[类款项]）)"  # rules most places out at a glance
PATH = (
    rf"{_LEVEL_AHEAD}(?:{_LEI}(?:{_NEXT}{_KUAN}(?:{_NEXT}{_XIANG})?)?"
    rf"|{_KUAN}(?:{_NEXT}{_XIANG})?|{_XIANG})"
)
PATH_PART = re.compile(r"(?P<name>.+?)（\d*(?P<level>[类款项])）(?:支出(?!决算))?[-—、,]?")
EACH = (
    r"[人车]均[^,。;：（）\d]{0,8}(?:（境）)?[^,。;：（）\d]{0,6}费用?(?:支出)?|[人车]均(?=约?\d)"
)
PROJECT = r"(?<![^。;：、.）])(?!本)[^,。;：]{2,40}?(?:项目)?绩效自评(?:综述|结果|情况)?(?=：)"
PROJECT_TAIL = re.compile(r"(?:项目)?绩效自评(?:综述|结果|情况)?$")
CLASSES = {
    name: name for names in FUNCTIONAL_CLASSES.values() for name in names if name != "其他支出"
}
CLASS_STEMS = {name.removesuffix("支出"): name for name in CLASSES}
# 其他教育支出 and 职业教育支出 are 项 of their own, not 教育支出.
_CLASS = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[中于括为和及与是有年度]))"
    rf"(?:{'|'.join(sorted(CLASSES, key=len, reverse=True))})"
)

_ALL = (
    ("PATH", PATH),
    ("PROJECT", PROJECT),
    ("EACH", EACH),
    ("THRESHOLD", _THRESHOLD),
    *((f"S{index}", pattern) for index, (_, pattern) in enumerate(SUBJECTS)),
    ("CLASS", _CLASS),
)
SUBJECT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ALL))

# In its section a name can mean the narrower thing.
IN_SECTION: dict[str, dict[str, str]] = {
    APPROPRIATION: {
        "收入总计": "财政拨款收入总计",
        "支出总计": "财政拨款支出总计",
        "本年收入合计": "财政拨款收入",
        "本年支出合计": "财政拨款支出",
        "年初结转和结余": "年初财政拨款结转和结余",
        "年末结转和结余": "年末财政拨款结转和结余",
    },
    GENERAL: {
        "财政拨款支出": "一般公共预算财政拨款支出",
        "本年支出合计": "一般公共预算财政拨款支出",
        "支出总计": "一般公共预算财政拨款支出",
        "一般公共预算财政拨款": "一般公共预算财政拨款支出",
        "一般公共预算财政拨款基本支出": "基本支出",
        "一般公共预算财政拨款项目支出": "项目支出",
    },
    FUNDS: {
        "本年收入合计": "政府性基金预算财政拨款收入",
        "本年支出合计": "政府性基金预算财政拨款支出",
        **dict(zip(BOTH_TOTALS, BOTH_FUND_TOTALS, strict=True)),
        **{
            f"{when}{APPROPRIATIONS[1]}结转和结余": f"{when}结转和结余" for when in ("年初", "年末")
        },
    },
    STATE_CAPITAL: {
        "本年收入合计": "国有资本经营预算财政拨款收入",
        "本年支出合计": "国有资本经营预算财政拨款支出",
        **dict(zip(BOTH_TOTALS, BOTH_CAPITAL_TOTALS, strict=True)),
        **{
            f"{when}{APPROPRIATIONS[2]}结转和结余": f"{when}结转和结余" for when in ("年初", "年末")
        },
    },
    BASIC: {
        "一般公共预算财政拨款基本支出": "基本支出",
        "一般公共预算财政拨款支出": "基本支出",
    },
}
# What 本单位无此项收支 denies in a section.
WHOLE_SECTION: dict[str, tuple[str, ...]] = {
    FUNDS: BOTH_FUNDS,
    STATE_CAPITAL: BOTH_CAPITAL,
    THREE_PUBLIC: ("“三公”经费合计",),
}
NOTHING_OF_THE_KIND = re.compile(r"此项|该项|此类|相关|收支|政府性基金|国有资本|[“”]?三公|上述")

# 收入 or 支出 alone, at the beginning of a clause: with an amount it is the last of these names,
# with a change the one that was spoken of.
_THIS_YEAR, _APPROPRIATED = ("本年收入合计", "本年支出合计"), ("财政拨款收入", "财政拨款支出")
_SIDES = ("收入", "支出")
BARE: dict[str, dict[str, tuple[str, ...]]] = {
    OVERALL: dict(zip(_SIDES, zip(BOTH_TOTALS, _THIS_YEAR, strict=True), strict=True)),
    APPROPRIATION: dict(
        zip(_SIDES, zip(BOTH_APPROPRIATIONS, _APPROPRIATED, strict=True), strict=True)
    ),
    INCOME: {"收入": ("本年收入合计",)},
    EXPENDITURE: {"支出": ("本年支出合计",)},
    FUNDS: dict(zip(_SIDES, zip(BOTH_FUNDS, strict=True), strict=True)),
    STATE_CAPITAL: dict(zip(_SIDES, zip(BOTH_CAPITAL, strict=True), strict=True)),
    GENERAL: {"支出": ("一般公共预算财政拨款支出",)},
    PROCUREMENT: {name: (f"政府采购{name}支出",) for name in ("货物", "工程", "服务")},
}
PARTNER: dict[str, str] = {
    name: other
    for one, two in (*PAIRS, _THIS_YEAR, _APPROPRIATED)
    for name, other in ((one, two), (two, one))
}
# 公务接待费11万元，其中：局本级公务接待费8万元: not the whole department's.
SUB_UNIT = re.compile(r"[^,。;：及和与]{0,15}(?:本级|[所下]属|二级)[^,。;：及和与]{0,12}")
# Of a 科目 these are its own: 教育支出20万元，其中：基本支出12万元.
PARTS_OF_ITEM = frozenset({"基本支出", "项目支出", "人员经费", "公用经费"})
# 轿车1辆、金额18万元: the amount is that of the things just counted.
THINGS = frozenset({"辆", "台", "套", "台（套）", "台/套", "台套", "架", "艘"})
WORTH = re.compile(r"(?:其中)?(?:金额|账面)?(?:价值|原值|总值)?(?:共计|合计|总计|共)?(?:为)?")
WORTH_OF = {"公务用车购置数": "公务用车购置费", "车辆": "车辆价值"}

# Figures counted in a unit belong to a count of their own: (subject, units, name of the count).
_GUESTS = (
    ("公务接待费", "公务接待"),
    ("国内接待费", "国内公务接待"),
    ("外宾接待费", "外宾接待"),
    ("国（境）外接待费", "国（境）外接待"),
)
_TOPICS = ("编报绩效目标", "绩效跟踪", "绩效自评", "绩效评价")
COUNTED: dict[tuple[str, str], str] = {
    **{
        (name, unit): f"{of}因公出国（境）{count}"
        for name, of in (
            ("因公出国（境）费", ""),
            ("参加其他单位组织的出国（境）", "参加其他单位组织的"),
        )
        for count, units in (
            ("团组数", ("个", "团组", "批", "批次", "次")),
            ("人次", ("人次", "人")),
        )
        for unit in units
    },
    ("公务用车购置费", "辆"): "公务用车购置数",
    ("公务用车运行维护费", "辆"): "公务用车保有量",
    ("公务用车购置及运行维护费", "辆"): "公务用车保有量",
    **{(fee, unit): f"{name}批次" for fee, name in _GUESTS for unit in ("批次", "批", "次", "个")},
    **{(fee, unit): f"{name}人次" for fee, name in _GUESTS for unit in ("人次", "人")},
    **{(topic, unit): f"{topic}项目数" for topic in _TOPICS for unit in ("个", "项")},
    **{(topic, unit): f"{topic}项目预算金额" for topic in _TOPICS for unit in ("万元", "%")},
    **{(topic, "分"): f"{topic}得分" for topic in _TOPICS},
}
COUNT_SUBJECTS = frozenset({"公务用车购置数", "公务用车保有量", "车辆"})
GRADE = re.compile(
    r"项目,?(?:的)?(?:绩效)?(?:自评|评价)(?:结果|等级|等次)+为[“”]?(?P<grade>[优良中差合格不秀好]+)"
)
EVALUATED = re.compile(r"项目(?:支出)?(?:开展|进行|实施)了?(?P<topic>[^,。;]{0,6}(?:评价|自评))")

# What the identities know by name: one thing in one section, whoever writes.
NAMED = frozenset(name for names, _ in SUBJECTS for name in names).union(
    CLASSES, *(narrower.values() for narrower in IN_SECTION.values())
)

# Words before a figure that add nothing to what the unit and the subject say.
SECTION_GLUE: dict[str, re.Pattern[str]] = {
    THREE_PUBLIC: re.compile(
        r".*(?:团组(?:数|共)?|接待|参加|组织|人次|人数(?:共)?|批次|人员|其中|来访|来宾|外宾|客人|宾客|次数|(?:涉及)?出国(?:（境）)?|出访)+"
    ),
    PERFORMANCE: re.compile(
        r"(?:.*(?:涵盖|涉及|开展|共))?(?:[^一二]级)?(?:部门)?(?:预算|项目|资金|金额|支出)*|.*(?:得分|评分|分数)"
    ),
    ASSETS: re.compile(r"(?:共有|其中)"),
}
