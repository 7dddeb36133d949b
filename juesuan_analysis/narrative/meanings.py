"""What a subject means where it stands, as data, in its section."""

from __future__ import annotations

import re

from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative.subjects import CLASSES
from juesuan_analysis.narrative.tallies import COUNTED, COUNTS, WORTH_OF
from juesuan_analysis.vocabulary.cells import SIDES
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, PUBLIC_LINES
from juesuan_analysis.vocabulary.matters import PROCURED
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
from juesuan_analysis.vocabulary.subjects import SUBJECTS
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.totals import (
    BOTH_APPROPRIATIONS,
    BOTH_CAPITAL,
    BOTH_CAPITAL_TOTALS,
    BOTH_FUND_TOTALS,
    BOTH_FUNDS,
    BOTH_TOTALS,
    GENERAL_SPENT,
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
        "财政拨款支出": GENERAL_SPENT,
        "本年支出合计": GENERAL_SPENT,
        "支出总计": GENERAL_SPENT,
        "一般公共预算财政拨款": GENERAL_SPENT,
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
        GENERAL_SPENT: "基本支出",
    },
}
# What a name that leaves out its head means in a section: 购置费0万元，运行维护费9.20万元.
ELLIPSES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    THREE_PUBLIC: tuple(
        (regex(short), name)
        for name, wordings in (
            *((line.spoken, line.short) for line in PUBLIC_LINES),
            *((name, count.short) for _, name, count in COUNTS),
        )
        for short in wordings
    ),
    ASSETS: ((regex(r"(?:公务|机动)?(?:车辆|用车|汽车)(?:总数|数量|总量|数)?"), "车辆"),),
}
# In these the appropriation says where the money came from, not what it was for.
QUALIFIED_BY_MONEY = frozenset({THREE_PUBLIC, ASSETS, PERFORMANCE, PROCUREMENT, OPERATING})
MONEY = frozenset(
    {
        "财政拨款支出",
        "财政拨款收入",
        GENERAL_SPENT,
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
    OVERALL: regex("总收入|总支出|收入|支出"),
    INCOME: regex(_TOTALS),
    EXPENDITURE: regex(_TOTALS),
    APPROPRIATION: regex(_FISCAL),
    GENERAL: regex(_FISCAL),
}
OTHER_SUBJECT: dict[str, str] = {
    "收入总计": "本年收入合计",
    "本年收入合计": "收入总计",
    "支出总计": "本年支出合计",
    "本年支出合计": "支出总计",
    "财政拨款支出": GENERAL_SPENT,
    GENERAL_SPENT: "财政拨款支出",
}
# What 本单位无此项收支 denies in a section.
WHOLE_SECTION: dict[str, tuple[str, ...]] = {
    FUNDS: BOTH_FUNDS,
    STATE_CAPITAL: BOTH_CAPITAL,
    THREE_PUBLIC: (TREE.spoken,),
}
NOTHING_OF_THE_KIND = regex(r"此项|该项|此类|相关|收支|政府性基金|国有资本|[“”]?三公|上述")

# 收入 or 支出 alone, at the beginning of a clause: with an amount it is the last of these names,
# with a change the one that was spoken of.
_THIS_YEAR, _APPROPRIATED = ("本年收入合计", "本年支出合计"), ("财政拨款收入", "财政拨款支出")
BARE: dict[str, dict[str, tuple[str, ...]]] = {
    OVERALL: dict(zip(SIDES, zip(BOTH_TOTALS, _THIS_YEAR, strict=True), strict=True)),
    APPROPRIATION: dict(
        zip(SIDES, zip(BOTH_APPROPRIATIONS, _APPROPRIATED, strict=True), strict=True)
    ),
    INCOME: {"收入": ("本年收入合计",)},
    EXPENDITURE: {"支出": ("本年支出合计",)},
    FUNDS: dict(zip(SIDES, zip(BOTH_FUNDS, strict=True), strict=True)),
    STATE_CAPITAL: dict(zip(SIDES, zip(BOTH_CAPITAL, strict=True), strict=True)),
    GENERAL: {"支出": (GENERAL_SPENT,)},
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
SUB_UNIT = regex(
    r"(?!(?:[^,。;：]{0,6}[镇乡]|[^,。;：]{0,6}街道)本级)[^,。;：及和与]{0,15}(?:本级|[所下]属|二级)[^,。;：及和与]{0,12}|[^,。;：及和与本我]{0,8}[局委厅办院部署]机关"
)
# Sections in which 一般公共服务306.90万元 means the 类, though the text leaves out 支出.
WITH_CLASSES = frozenset({OVERALL, EXPENDITURE, APPROPRIATION, GENERAL})
# Sections in which 收入决算为 names the side, whatever was spoken of before.
WITH_SIDES = frozenset({OVERALL, INCOME, EXPENDITURE, APPROPRIATION, FUNDS, STATE_CAPITAL})
# Of a 科目 these are its own: 教育支出20万元，其中：基本支出12万元.
PARTS_OF_ITEM = frozenset({"基本支出", "项目支出", "人员经费", "公用经费"})
# What the identities know by name: one thing in one section, whoever writes.
NAMED = frozenset(name for subject in SUBJECTS for name in subject.names).union(
    CLASSES, *(narrower.values() for narrower in IN_SECTION.values())
)

KNOWN = NAMED | {*COUNTED.values(), *WORTH_OF.values()}

# Words before a figure that add nothing to what the unit and the subject say.
SECTION_GLUE: dict[str, re.Pattern[str]] = {
    THREE_PUBLIC: regex(
        r".*(?:国内公务|会议(?:个数|次数)?|培训(?:班|期数)?|团组(?:数|共)?|接待|参加|组织|人次|人数(?:共)?|批次|人员|其中|来访|来宾|外宾|客人|宾客|次数|(?:涉及)?出国(?:（境）)?|出访)+"
    ),
    PERFORMANCE: regex(
        r"(?:.*(?:涵盖|涉及|开展|共))?(?:[^一二]级)?(?:部门)?(?:财政性?|一般公共|预算|项目|资金|金额|支出|合计|总额)*|.*(?:得分|评分|分数)"
    ),
    ASSETS: regex(r"(?:共有|其中)"),
}
