"""What the annexes print of a project: what it was given, what it was to do, how it was scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from juesuan_analysis.facts.values import Place
from juesuan_analysis.frozen import frozen

SELF_TABLE, SUMMARY, REPORT, NARRATIVE = "自评表", "汇总表", "评价报告", "情况说明"
PROJECT, WHOLE, SPECIAL, TRANSFER = "项目", "部门整体", "专项资金", "转移支付"
SOURCES, COMPOSITION, TASKS = "资金来源", "支出构成", "年度任务"
SCALE = "scale"  # the column of the grades' scale, where the document prints its own


@frozen
class Printed:
    """A value as it is printed, and where; ``column`` is the field that it fills."""

    column: str
    text: str
    place: Place


@frozen
class Project:
    """A project as one place prints it: its own table, the summary, a report, the narrative.

    ``project_id`` is the same in every place that speaks of it; ``matched_by`` says what decided
    that. ``order`` is the place in its table, or among the tables. ``score_max`` is what all scores
    together can reach, where it is printed.
    """

    project_id: str
    origin: str
    order: int
    name: str
    place: Place
    code: str | None = None
    kind: str | None = None
    competent_department: str | None = None
    implementing_unit: str | None = None
    score: Decimal | None = None
    score_max: Decimal | None = None
    grade: str | None = None
    objective: str | None = None
    achieved: str | None = None
    shortfall: str | None = None
    matched_by: str | None = None
    cells: tuple[Printed, ...] = ()
    confidence: float | None = None


@frozen
class FundLine:
    """A line of a project's funds, in 万元; ``unit`` is the printed one, ``rate`` is in %."""

    project_id: str
    origin: str
    order: int
    breakdown: str
    line: str
    place: Place
    original_budget: Decimal | None = None
    full_year_budget: Decimal | None = None
    executed: Decimal | None = None
    unit: str | None = None
    rate: Decimal | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    cells: tuple[Printed, ...] = ()
    confidence: float | None = None


@frozen
class Indicator:
    """A scored indicator: what was to be reached, what was, and the points given.

    ``level`` is the deepest of the three levels that the row names. ``group_weight`` is what the
    whole of its first level can reach, where the table says so.
    """

    project_id: str
    origin: str
    order: int
    level: int
    place: Place
    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    group_weight: Decimal | None = None
    direction: str | None = None
    target: str | None = None
    target_value: Decimal | None = None
    target_unit: str | None = None
    actual: str | None = None
    actual_value: Decimal | None = None
    actual_unit: str | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    deviation_reason: str | None = None
    cells: tuple[Printed, ...] = ()
    confidence: float | None = None


@frozen
class Performance:
    """All that the annexes of one disclosure say of projects."""

    projects: Sequence[Project] = field(default=())
    funds: Sequence[FundLine] = field(default=())
    indicators: Sequence[Indicator] = field(default=())
