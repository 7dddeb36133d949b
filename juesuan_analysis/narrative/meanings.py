"""What a subject means where it stands, as data: in its section, beside its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from juesuan_analysis.narrative.subjects import CLASSES
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, PUBLIC_LINES
from juesuan_analysis.vocabulary.matters import PROCURED
from juesuan_analysis.vocabulary.subjects import SUBJECTS
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.totals import (
    BOTH_APPROPRIATIONS,
    BOTH_CAPITAL,
    BOTH_CAPITAL_TOTALS,
    BOTH_FUND_TOTALS,
    BOTH_FUNDS,
    BOTH_TOTALS,
    PAIRS,
)
from juesuan_analysis.vocabulary.tree import counts_below

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
    THREE_PUBLIC: {other: name for _, name, count in counts_below(TREE) for other in count.also},
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
_COUNTS = tuple(counts_below(TREE))
FLEET = next(name for _, name, count in _COUNTS if count.kept)
ELLIPSES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    THREE_PUBLIC: tuple(
        (re.compile(short), name)
        for name, wordings in (
            *((line.spoken, line.short) for line in PUBLIC_LINES),
            *((name, count.short) for _, name, count in _COUNTS),
        )
        for short in wordings
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
    THREE_PUBLIC: (TREE.spoken,),
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
        for name in PROCURED
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
WORTH_OF = {
    **{name: line.spoken for line, name, count in _COUNTS if count.said and not count.kept},
    "车辆": "车辆价值",
}


# Figures counted in a unit belong to a count of their own: (subject, units, name of the count).
def _counted() -> Iterator[tuple[tuple[str, str], str]]:
    """Name what is counted in each unit beside a line, a part of it, or a whole with its parts."""
    beside = (found for line in BESIDE for found in counts_below(line))
    for line, name, count in (*_COUNTS, *beside):
        for unit in count.units:
            yield (line.spoken, unit), name
            for some in line.narrower:
                yield (some.name, unit), f"{some.counted[0]}{count.noun}"
    for whole in PUBLIC_LINES[1:]:
        held = [(n, c) for line, n, c in counts_below(whole) if line is not whole and c.kept]
        yield from (((whole.spoken, unit), name) for name, count in held for unit in count.units)


MEETINGS = {line.counted: line.spoken for line in BESIDE if line.counts}
GATHERINGS = tuple((name,) for name in MEETINGS.values())
GATHERED = re.compile(
    r"(?:召开|举办|组织|举行|参加|开展)*(?:各类|各种|业务|线上|线下)*(?:会议|培训班?|参会|参训|参培)*(?:人员|次数|期数|人数)?"
)
# 召开会议3次,会议费2.40万元: what is held is counted before its cost is named.
HELD = re.compile(
    r"[^,。;]{0,8}(?:召开|举办|举行|组织|开展)[^,。;]{0,6}"
    rf"(?P<what>{'|'.join(MEETINGS)})班?(?:共计?|计)?"
)
_TOPICS = ("编报绩效目标", "绩效跟踪", "绩效自评", "绩效评价")
COUNTED: dict[tuple[str, str], str] = {
    **dict(_counted()),
    **{(topic, unit): f"{topic}项目数" for topic in _TOPICS for unit in ("个", "项")},
    **{(topic, unit): f"{topic}项目预算金额" for topic in _TOPICS for unit in ("万元", "%")},
    **{(topic, "分"): f"{topic}得分" for topic in _TOPICS},
}
# What a verb counts, and the subjects that say so more narrowly: 全年接待65批次, 出国团组1个.
DOINGS = tuple(
    (
        line.spoken,
        re.compile(f"{line.doing}$"),
        (line.spoken, *(some.name for some in line.narrower)),
    )
    for line in PUBLIC_LINES
    if line.doing
)
# 全年累计, behind what others organised, tells of the line.
OTHERS = {
    some.name: line.spoken for line in PUBLIC_LINES for some in line.narrower if some.home is None
}
COUNT_SUBJECTS = frozenset({"车辆", *(name for _, name, count in _COUNTS if count.said)})
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
NAMED = frozenset(name for subject in SUBJECTS for name in subject.names).union(
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
