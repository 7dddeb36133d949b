"""What a share is of: the whole that a sentence names, or that its section has."""

from __future__ import annotations

import re

from juesuan_analysis.facts import Statement
from juesuan_analysis.identities.told import is_named
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.cells import SIDES
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS
from juesuan_analysis.vocabulary.matters import PURCHASES
from juesuan_analysis.vocabulary.subjects import OVERALL_WHOLES, WHOLES
from juesuan_analysis.vocabulary.text import squeeze
from juesuan_analysis.vocabulary.three_public import TREE
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

INCOME, SPENT = "本年收入合计", "本年支出合计"
_BOUGHT_SMALL = "授予中小企业合同金额"
# What a share is of, where the text names it (占…的), and by section where it does not. Offices
# call 本年收入合计 also 总收入, and take 运行维护费 of the cars or of the whole 三公: of several
# wholes, the share is of the first that it fits.
_NAMED_WHOLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"本年(度)?收入(合计)?|收入合计", (INCOME,)),
    (r"总收入|收入总计|收入总额|收入", (INCOME, "收入总计")),
    (r"本年(度)?支出(合计)?|支出合计", (SPENT,)),
    (r"总支出|支出总计|支出总额|支出", (SPENT, "支出总计")),
    (r".*公共预算.*支出(合计|总额|总计)?", (GENERAL_SPENT,)),
    *(
        (rf"(本年)?{fund}{side}(合计|总额)?", (f"{fund}{side}",))
        for fund in APPROPRIATIONS[1:]
        for side in SIDES
    ),
    (r"(本年)?财政拨款支出(合计|总额)?", (GENERAL_SPENT, "财政拨款支出")),
    (r"(本年)?财政拨款收入(合计|总额)?", ("财政拨款收入",)),
    (r"(.*财政拨款)?基本支出(合计|总额)?", ("基本支出",)),
    (r"政府采购(支出|合同)?(总额|金额|合计)", (PURCHASES,)),
    (r"(授予)?中小企业合同(总)?金额", (_BOUGHT_SMALL,)),
    (r".*三公.*", (TREE.spoken,)),
)
_WHOLE_OF_SECTION: dict[str, tuple[str, ...]] = {
    sections.INCOME: (INCOME,),
    sections.EXPENDITURE: (SPENT,),
    sections.GENERAL: (GENERAL_SPENT,),
    sections.BASIC: ("基本支出", GENERAL_SPENT, SPENT),
    sections.THREE_PUBLIC: (TREE.spoken,),
}
_OF = r"(?:\d[\d，.]*[万亿]?元)?的?(?:比例|比重|百分比|比)?(?:为|是|达到?)?"


def wholes_of(statement: Statement) -> tuple[str, ...]:
    """Name what the share can be of; nothing where the text names a whole not known here."""
    sentence = squeeze(statement.sentence).replace(",", "，")
    value = re.escape(str(statement.value))
    named = re.search(rf"占([^，。;；：、\d]{{2,30}}?){_OF}{value}%", sentence)
    if named:
        phrase = re.sub(r"^(本?部门|本?单位|当年|年度|20\d\d年度?)+", "", named[1])
        known = (s for pattern, s in _NAMED_WHOLES if re.fullmatch(pattern, phrase))
        wholes = next(known, ())
    else:
        wholes = _WHOLE_OF_SECTION.get(statement.section, ())
        if statement.section == sections.OVERALL:
            wholes = OVERALL_WHOLES.get(statement.subject, ())
        # A section's own whole goes first: a subject may be a part of several.
        others = (*WHOLES.get(statement.subject, ()), *_whole_department(statement.subject))
        wholes = (*wholes, *others) if wholes else ()
        # Within a path the text may mean the 类; within a 科目 it means that.
        wholes = () if "/" in statement.subject else wholes
    return tuple(whole for whole in wholes if whole != statement.subject)


def _whole_department(subject: str) -> tuple[str, ...]:
    """Name what 局本级基本支出 is a part of."""
    if is_named(subject) or "/" in subject:
        return ()
    suffixes = (subject[i:] for i in range(1, len(subject)))
    return tuple(suffix for suffix in suffixes if is_named(suffix))[:1]
