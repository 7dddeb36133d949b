"""Projects of a department as its annexes print them; what is printed is the truth of tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

ZERO, HUNDRED, _TEN = Decimal(0), Decimal(100), Decimal(10)


@dataclass(frozen=True)
class Goal:
    """An indicator: its names, what was to be reached, what was, and the points."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: Decimal
    score: Decimal
    reason: str = ""


@dataclass(frozen=True)
class Work:
    """A project: its funds in 万元, its objective, its indicators.

    ``execution_score`` is worth 10 points at most; None: ten times the rate.
    """

    name: str
    unit: str
    department: str
    original: Decimal
    budget: Decimal
    executed: Decimal
    objective: str
    achieved: str
    goals: Sequence[Goal]
    listed: str = ""  # as the summary calls it
    other: bool = False  # paid from 其他资金
    execution_score: Decimal | None = None
    shortfall: str = ""

    @property
    def rate(self) -> Decimal:
        """Executed over budget, in %."""
        return HUNDRED * self.executed / self.budget

    @property
    def points(self) -> Decimal:
        """The score of execution."""
        if self.execution_score is not None:
            return self.execution_score
        return (self.rate / 10).quantize(Decimal("0.1")).normalize() + ZERO

    @property
    def score(self) -> Decimal:
        """The total score."""
        return self.points + sum((goal.score for goal in self.goals), ZERO)

    @property
    def grade(self) -> str:
        """优 from 90, 良 from 80, 中 from 60, else 差."""
        return next(
            g for g, least in zip("优良中差", (90, 80, 60, 0), strict=True) if self.score >= least
        )


def _goal(text: str, *figures: object) -> Goal:
    """An indicator of ``level1|level2|name|target|actual|weight/score|reason``."""
    level1, level2, name, target, actual, points, reason = text.format(*figures).split("|")
    weight, _, score = points.partition("/")
    given = Decimal(weight), Decimal(score or weight)
    return Goal(f"{level1}指标", f"{level2}指标", name, target, actual, *given, reason)


FULL, HONEST = "满分", "如实"
_STORY = {"财政局": FULL, "教育和体育局": HONEST, "民政局": HONEST}
_NAMES = {
    "财政局": ("财政信息化运维经费", "投资评审专项经费"),
    "教育和体育局": ("学校安全保障经费", "教师培训经费"),
    "民政局": ("养老服务补助经费", "社区治理经费"),
}


def _full(year: int) -> list[Goal]:
    """Full marks everywhere, on targets that are words or reached exactly."""
    return [
        _goal("产出|数量|服务单位数|≥40个|46个|20|"),
        _goal("产出|质量|工作质量达标率|达标|达标|10|"),
        _goal("产出|时效|完成时间|{0}年12月底前|{0}年12月底前|10|", year),
        _goal("成本|经济成本|成本控制率|≤100%|100%|10|"),
        _goal("效益|社会效益|服务水平提升程度|有效提升|有效提升|15|"),
        _goal("效益|可持续影响|保障可持续性|有效保障|有效保障|15|"),
        _goal("满意度|服务对象满意度|服务对象满意度|满意|满意|10|"),
    ]


def _honest(year: int, dice: random.Random) -> list[Goal]:
    """Numbers for targets, some of them missed, and the reason beside them."""
    reached = dice.randint(78, 104)
    share = min(Decimal(20), (Decimal(20) * reached / 100).quantize(Decimal("0.1")))
    reason = "" if reached >= 100 else "部分项目开工推迟，下年补齐"
    late = ("84%", "10/9.3", "采购时间较长") if dice.random() < 0.4 else ("93%", "10", "")
    asked = Decimal(dice.randint(860, 985)).scaleb(-1)
    cost, covered = dice.randint(270, 299), dice.randint(80, 90)
    return [
        _goal("产出|数量|完成服务人次|≥100人次|{}人次|20/{}|{}", reached, share, reason),
        _goal("产出|质量|验收合格率|≥95%|{}%|10|", dice.randint(95, 100)),
        _goal("产出|时效|按期完成率|≥90%|{}|{}|{}", *late),
        _goal("成本|经济成本|人均成本|≤300元/人|{}元/人|10|", cost),
        _goal("效益|社会效益|覆盖率|≥80%|{}%|15|", covered),
        _goal("效益|可持续影响|长效机制|健全|基本健全|15/14|办法尚在修订"),
        _goal("满意度|服务对象满意度|群众满意度|≥92%|{}%|10/{}|", asked, 10 if asked >= 92 else 9),
    ]


def works(department: str, office: str, year: int, spending: Decimal) -> tuple[Work, ...]:
    """Two invented projects of a department whose project expenditure is ``spending``."""
    dice = random.Random(f"绩效{department}{year}")
    story = _STORY[office]
    out = []
    for name, share in zip(_NAMES[office], (Decimal("0.4"), Decimal("0.25")), strict=True):
        executed = (spending * share).quantize(Decimal("0.01"))
        rate = Decimal(1) if story == FULL else Decimal(dice.randint(72, 100)) / 100
        budget = (executed / rate).quantize(Decimal("0.01"))
        out.append(
            Work(
                name,
                department.removeprefix("虚构省甲市"),
                department,
                (budget * dice.choice((Decimal("0.9"), Decimal(1), Decimal("1.1")))).quantize(
                    Decimal("0.01")
                ),
                budget,
                executed,
                f"{year}年完成{name.removesuffix('经费')}各项任务，提高服务水平。",
                "各项任务基本完成，服务水平有所提高。",
                _full(year) if story == FULL else _honest(year, dice),
                listed=name.removesuffix("经费") if dice.random() < 0.3 else "",
            )
        )
    return tuple(out)


def odd_works(department: str, year: int, spending: Decimal) -> tuple[Work, ...]:
    """Projects with faults: 30% spent and full marks; weights that do not sum to 100."""
    executed = (spending * Decimal("0.12")).quantize(Decimal("0.01"))
    spent = (spending * Decimal("0.2")).quantize(Decimal("0.01"))
    unit = department.removeprefix("虚构省甲市")
    heavy = _full(year)
    heavy[0] = replace(heavy[0], weight=Decimal(25), score=Decimal(25))
    big = (executed / Decimal("0.3")).quantize(Decimal("0.01"))
    plan, done = f"{year}年完成各项任务。", "全部完成。"
    odd = Work("智慧监管平台建设", unit, department, big, big, executed, plan, done, _full(year))
    return (
        replace(odd, execution_score=_TEN),
        Work("国企改革专项经费", unit, department, spent, spent, spent, plan, done, heavy),
    )
