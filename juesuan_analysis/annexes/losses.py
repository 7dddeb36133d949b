"""What of the annexes was not read: plans, tables without a name, rows that fit no heading."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan_analysis.annexes.evaluation import Evaluation
from juesuan_analysis.annexes.report import Report
from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.text import squeeze

_PLAN = "绩效目标表，只有目标，没有完成情况和得分，没有采用"
_NAMELESS = "这张自评表没有印项目名称"


@frozen
class Loss:
    """Something of an annex that was not read: what, why and where."""

    printed: str
    reason: str
    place: Place


def plans(evaluations: Sequence[Evaluation]) -> list[Loss]:
    """Tables that say what is to be reached, and not what was."""
    return [
        Loss(squeeze(e.title.text) if e.title else e.name or "", _PLAN, e.place)
        for e in evaluations
        if e.is_evaluation and e.is_plan and e.place
    ]


def nameless(evaluations: Sequence[Evaluation]) -> list[Loss]:
    """Tables that print no name of a project."""
    return [
        Loss(squeeze(e.title.text) if e.title else "", _NAMELESS, e.place)
        for e in evaluations
        if not e.name and e.place
    ]


def misfits(evaluations: Sequence[Evaluation]) -> list[Loss]:
    """Rows whose cells fit no heading."""
    return [
        Loss(" ".join(row.texts), reason, row.place)
        for evaluation in evaluations
        for row, reason in evaluation.misfits
    ]


def doubts(reports: Sequence[Report]) -> list[Loss]:
    """What reports print twice and otherwise."""
    return [
        Loss(text, reason, place) for report in reports for place, text, reason in report.doubts
    ]
