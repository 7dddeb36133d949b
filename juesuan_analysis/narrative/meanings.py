"""What a subject means where it stands, as data: in its section, beside its unit."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.grammar import (
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
from juesuan_analysis.narrative.subjects import (
    BOTH_APPROPRIATIONS,
    BOTH_CAPITAL,
    BOTH_CAPITAL_TOTALS,
    BOTH_FUND_TOTALS,
    BOTH_FUNDS,
    BOTH_TOTALS,
    CLASSES,
    PAIRS,
    SUBJECTS,
)
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS

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
        "财政拨款收入": "政府性基金预算财政拨款收入",
        "财政拨款支出": "政府性基金预算财政拨款支出",
        "本年收入合计": "政府性基金预算财政拨款收入",
        "本年支出合计": "政府性基金预算财政拨款支出",
        "支出": "政府性基金预算财政拨款支出",
        **dict(zip(BOTH_TOTALS, BOTH_FUND_TOTALS, strict=True)),
        **{
            f"{when}{APPROPRIATIONS[1]}结转和结余": f"{when}结转和结余" for when in ("年初", "年末")
        },
    },
    STATE_CAPITAL: {
        "财政拨款收入": "国有资本经营预算财政拨款收入",
        "财政拨款支出": "国有资本经营预算财政拨款支出",
        "本年收入合计": "国有资本经营预算财政拨款收入",
        "本年支出合计": "国有资本经营预算财政拨款支出",
        "支出": "国有资本经营预算财政拨款支出",
        **dict(zip(BOTH_TOTALS, BOTH_CAPITAL_TOTALS, strict=True)),
        **{
            f"{when}{APPROPRIATIONS[2]}结转和结余": f"{when}结转和结余" for when in ("年初", "年末")
        },
    },
    THREE_PUBLIC: {"车辆": "公务用车保有量"},
    BASIC: {
        "一般公共预算财政拨款基本支出": "基本支出",
        "一般公共预算财政拨款支出": "基本支出",
    },
}
# What a name that leaves out its head means in a section: 购置费0万元，运行维护费9.20万元.
FLEET_WORDS = re.compile(
    r"(?:[^,。;：新报]{0,12}?(?:机关|单位|部门|本级|局|院|镇|乡|委|办|中心|实有|现有|共有|[本我])的?)?(?:公务用车|公车|车辆)"
    r"(?:共|共有|共计|合计|实有|数量?|总数)?(?:为)?"
)
_CARS, _BUYING, _RUNNING, FLEET = (
    "公务用车购置及运行维护费",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务用车保有量",
)
ELLIPSES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    THREE_PUBLIC: tuple(
        (re.compile(pattern), name)
        for pattern, name in (
            (r"(?:车辆?|用车)?购置(?:费)?[及和与、](?:用车)?运行(?:维护)?费?(?:用|支出)?", _CARS),
            (r"(?:公务)?用车(?:费用?|支出)", _CARS),
            (r"(?:车辆?|用车|更新)?购置(?:费用?|支出|经费)?", _BUYING),
            (r"(?:车辆?|用车)?(?:运行(?:及?维护)?|运维|维护)(?:费用?|支出|经费)?", _RUNNING),
            (r"(?:车辆?)?(?:实有|实际)?保有(?:数?量|数)?|实有车辆", FLEET),
            (r"接待(?:费用?|支出|经费)", "公务接待费"),
            (r"出国(?:（境）|境)?(?:费用?|支出|经费)", "因公出国（境）费"),
            (r"[“”]?三公[“”]?(?:支出|费用)?", "“三公”经费合计"),
        )
    ),
    ASSETS: ((re.compile(r"(?:公务|机动)?(?:车辆|用车|汽车)(?:总数|数量|总量|数)?"), "车辆"),),
}
# In these the appropriation says where the money came from, not what it was for.
QUALIFIED_BY_MONEY = frozenset({THREE_PUBLIC, ASSETS, PERFORMANCE, PROCUREMENT, OPERATING})
MONEY = frozenset(
    {
        "财政拨款支出",
        "财政拨款收入",
        "一般公共预算财政拨款支出",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款支出",
        "本年支出合计",
        "支出总计",
    }
)
# Words that can mean either of two things in a section: the forms decide (identities.decisions).
_TOTALS = r"总收入|总支出|收入(?:决算)?总[计额数]|支出(?:决算)?总[计额数]"
_FISCAL = r"(?:本年)?财政拨款(?:本年)?支出(?:合计)?|本年支出(?:合计)?"
LOOSE: dict[str, re.Pattern[str]] = {
    OVERALL: re.compile("总收入|总支出|收入|支出"),
    INCOME: re.compile(_TOTALS),
    EXPENDITURE: re.compile(_TOTALS),
    APPROPRIATION: re.compile(_FISCAL),
    GENERAL: re.compile(_FISCAL),
}
OTHER_SUBJECT: dict[str, str] = {
    "收入总计": "本年收入合计",
    "本年收入合计": "收入总计",
    "支出总计": "本年支出合计",
    "本年支出合计": "支出总计",
    "财政拨款支出": "一般公共预算财政拨款支出",
    "一般公共预算财政拨款支出": "财政拨款支出",
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
    PROCUREMENT: {
        f"{name}{end}": (f"政府采购{name}支出",)
        for name in ("货物", "工程", "服务")
        for end in ("", "类", "类采购", "采购", "项目")
    },
}
PARTNER: dict[str, str] = {
    name: other
    for one, two in (*PAIRS, _THIS_YEAR, _APPROPRIATED)
    for name, other in ((one, two), (two, one))
}
# 公务接待费11万元，其中：局本级公务接待费8万元: not the whole department's.
SUB_UNIT = re.compile(
    r"(?!(?:[^,。;：]{0,6}[镇乡]|[^,。;：]{0,6}街道)本级)[^,。;：及和与]{0,15}(?:本级|[所下]属|二级)[^,。;：及和与]{0,12}|[^,。;：及和与本我]{0,8}[局委厅办院部署]机关"
)
# Sections in which 一般公共服务306.90万元 means the 类, though the text leaves out 支出.
WITH_CLASSES = frozenset({OVERALL, EXPENDITURE, APPROPRIATION, GENERAL})
# Sections in which 收入决算为 names the side, whatever was spoken of before.
WITH_SIDES = frozenset({OVERALL, INCOME, EXPENDITURE, APPROPRIATION, FUNDS, STATE_CAPITAL})
# Of a 科目 these are its own: 教育支出20万元，其中：基本支出12万元.
PARTS_OF_ITEM = frozenset({"基本支出", "项目支出", "人员经费", "公用经费"})
# 轿车1辆、金额18万元: the amount is that of the things just counted.
THINGS = frozenset({"辆", "台", "套", "台（套）", "台/套", "台套", "架", "艘"})
AREAS = frozenset({"平方米", "亩"})
WORTH = re.compile(r"(?:其中)?(?:金额|账面)?(?:价值|原值|总值)?(?:共计|合计|总计|共)?(?:为)?")
WORTH_OF = {"公务用车购置数": "公务用车购置费", "车辆": "车辆价值"}

# Figures counted in a unit belong to a count of their own: (subject, units, name of the count).
_GUESTS = (
    ("公务接待费", "公务接待"),
    ("国内接待费", "国内公务接待"),
    ("外宾接待费", "外宾接待"),
    ("国（境）外接待费", "国（境）外接待"),
)
_MEETINGS = tuple(
    (f"{name}费", unit, f"{name}{count}")
    for name in ("会议", "培训")
    for count, units in (("个数", ("个", "次", "场", "期", "项")), ("人次", ("人", "人次")))
    for unit in units
)
GATHERINGS = (("会议费",), ("培训费",))
GATHERED = re.compile(
    r"(?:召开|举办|组织|举行|参加|开展)*(?:各类|各种|业务|线上|线下)*(?:会议|培训班?|参会|参训|参培)*(?:人员|次数|期数|人数)?"
)
# 召开会议3次,会议费2.40万元: what is held is counted before its cost is named.
HELD = re.compile(
    r"[^,。;]{0,8}(?:召开|举办|举行|组织|开展)[^,。;]{0,6}(?P<what>会议|培训)班?(?:共计?|计)?"
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
    ("公务用车购置费", "台"): "公务用车购置数",
    ("公务用车运行维护费", "辆"): "公务用车保有量",
    ("公务用车购置及运行维护费", "辆"): "公务用车保有量",
    **{(fee, unit): f"{name}批次" for fee, name in _GUESTS for unit in ("批次", "批", "次", "个")},
    **{(fee, unit): f"{name}人次" for fee, name in _GUESTS for unit in ("人次", "人")},
    **{(topic, unit): f"{topic}项目数" for topic in _TOPICS for unit in ("个", "项")},
    **{(topic, unit): f"{topic}项目预算金额" for topic in _TOPICS for unit in ("万元", "%")},
    **{(topic, "分"): f"{topic}得分" for topic in _TOPICS},
    **{(fee, unit): count for fee, unit, count in _MEETINGS},
}
# What a verb counts, and the subjects that say so more narrowly: 全年接待65批次, 出国团组1个.
DOINGS = (
    (
        "公务接待费",
        re.compile(r"接待(?:国内)?(?:来访|公务|来宾|客人|人员|团组|批次|人次|总|共|计|约|各类)*$"),
        tuple(fee for fee, _ in _GUESTS),
    ),
    (
        "因公出国（境）费",
        re.compile(r"(?:出国(?:（境）|境)?|组团|出访)(?:团组|批次|人员|人数|人次|共|计|数)*$"),
        ("因公出国（境）费", "参加其他单位组织的出国（境）"),
    ),
)
COUNT_SUBJECTS = frozenset({"公务用车购置数", "公务用车保有量", "车辆"})
GRADE = re.compile(
    r"项目,?(?:的)?(?:绩效)?(?:自评|评价)(?:结果|等级|等次)+为[“”]?(?P<grade>[优良中差合格不秀好]+)"
)
EVALUATED = re.compile(
    r"项目(?:支出)?(?:(?:全面|全部|组织|均|共)*(?:开展|进行|实施)了?|(?=(?:绩效)?自评))"
    r"(?P<topic>[^,。;]{0,8}(?:评价|自评|评估|监控))"
    r"|项目(?:支出)?(?:均|全部|都|共)*(?:编制|编报|填报|设定|申报)了?绩效目标"
)
EVALUATION = re.compile("(?:评价|自评|评估|监控)$")

# What the identities know by name: one thing in one section, whoever writes.
NAMED = frozenset(name for names, _ in SUBJECTS for name in names).union(
    CLASSES, *(narrower.values() for narrower in IN_SECTION.values())
)

KNOWN = NAMED | {*COUNTED.values(), *WORTH_OF.values()}

# Words before a figure that add nothing to what the unit and the subject say.
SECTION_GLUE: dict[str, re.Pattern[str]] = {
    THREE_PUBLIC: re.compile(
        r".*(?:国内公务|会议(?:个数|次数)?|培训(?:班|期数)?|团组(?:数|共)?|接待|参加|组织|人次|人数(?:共)?|批次|人员|其中|来访|来宾|外宾|客人|宾客|次数|(?:涉及)?出国(?:（境）)?|出访)+"
    ),
    PERFORMANCE: re.compile(
        r"(?:.*(?:涵盖|涉及|开展|共))?(?:[^一二]级)?(?:部门)?(?:财政性?|一般公共|预算|项目|资金|金额|支出|合计|总额)*|.*(?:得分|评分|分数)"
    ),
    ASSETS: re.compile(r"(?:共有|其中)"),
}
