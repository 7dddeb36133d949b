"""What is counted, as data: beside which line, in which units, and under which name."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan_analysis.lazily import regex
from juesuan_analysis.vocabulary.lines import PUBLIC_LINES
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.tree import counts_below

COUNTS = tuple(counts_below(TREE))
FLEET = next(name for _, name, count in COUNTS if count.kept)
FLEET_WORDS = regex(
    r"(?:[^,。;：新报]{0,12}?(?:机关|单位|部门|本级|局|院|镇|乡|委|办|中心|实有|现有|共有|[本我])的?)?(?:公务用车|公车|车辆)"
    r"(?:共|共有|共计|合计|实有|数量?|总数)?(?:为)?"
)
# 轿车1辆、金额18万元: the amount is that of the things just counted.
THINGS = frozenset({"辆", "台", "套", "台（套）", "台/套", "台套", "架", "艘"})
AREAS = frozenset({"平方米", "亩"})
WORTH = regex(r"(?:其中)?(?:金额|账面)?(?:价值|原值|总值)?(?:共计|合计|总计|共)?(?:为)?")
WORTH_OF = {
    **{name: line.spoken for line, name, count in COUNTS if count.said and not count.kept},
    "车辆": "车辆价值",
}


# Figures counted in a unit belong to a count of their own: (subject, units, name of the count).
def _counted() -> Iterator[tuple[tuple[str, str], str]]:
    """Name what is counted in each unit beside a line, a part of it, or a whole with its parts."""
    beside = (found for line in BESIDE for found in counts_below(line))
    for line, name, count in (*COUNTS, *beside):
        for unit in count.units:
            yield (line.spoken, unit), name
            for some in line.narrower:
                yield (some.name, unit), f"{some.counted[0]}{count.noun}"
    for whole in PUBLIC_LINES[1:]:
        held = [(n, c) for line, n, c in counts_below(whole) if line is not whole and c.kept]
        yield from (((whole.spoken, unit), name) for name, count in held for unit in count.units)


MEETINGS = {line.counted: line.spoken for line in BESIDE if line.counts}
GATHERINGS = tuple((name,) for name in MEETINGS.values())
GATHERED = regex(
    r"(?:召开|举办|组织|举行|参加|开展)*(?:各类|各种|业务|线上|线下)*(?:会议|培训班?|参会|参训|参培)*(?:人员|次数|期数|人数)?"
)
# 召开会议3次,会议费2.40万元: what is held is counted before its cost is named.
HELD = regex(
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
        regex(f"{line.doing}$"),
        (line.spoken, *(some.name for some in line.narrower)),
    )
    for line in PUBLIC_LINES
    if line.doing
)
# 全年累计, behind what others organised, tells of the line.
OTHERS = {
    some.name: line.spoken for line in PUBLIC_LINES for some in line.narrower if some.home is None
}
COUNT_SUBJECTS = frozenset({"车辆", *(name for _, name, count in COUNTS if count.said)})
GRADE = regex(
    r"项目,?(?:的)?(?:绩效)?(?:自评|评价)(?:结果|等级|等次)+为[“”]?(?P<grade>[优良中差合格不秀好]+)"
)
EVALUATED = regex(
    r"项目(?:支出)?(?:(?:全面|全部|组织|均|共)*(?:开展|进行|实施)了?|(?=(?:绩效)?自评))"
    r"(?P<topic>[^,。;]{0,8}(?:评价|自评|评估|监控))"
    r"|项目(?:支出)?(?:均|全部|都|共)*(?:编制|编报|填报|设定|申报)了?绩效目标"
)
EVALUATION = regex("(?:评价|自评|评估|监控)$")
