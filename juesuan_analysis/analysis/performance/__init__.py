"""What the money was for: projects, their scores and their indicators, as analysts ask of them.

Every function takes the frames of ``store.projects()``, ``store.project_funds()`` and
``store.indicators()`` and gives a frame. Scores are shares of what could be reached, in %.
"""

from juesuan_analysis.analysis.performance.kinds import indicator_kinds, quantified
from juesuan_analysis.analysis.performance.marks import (
    full_marks,
    score_distribution,
    self_and_department,
)
from juesuan_analysis.analysis.performance.reasons import deviations, repeated
from juesuan_analysis.analysis.performance.table import (
    execution_and_score,
    performance_table,
    projects_covered,
)
from juesuan_analysis.analysis.performance.targets import targets_met

__all__ = [
    "deviations",
    "execution_and_score",
    "full_marks",
    "indicator_kinds",
    "performance_table",
    "projects_covered",
    "quantified",
    "repeated",
    "score_distribution",
    "self_and_department",
    "targets_met",
]
