"""The projects of a disclosure as a report lists them: money, score, what was not met."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.performance import deviations, performance_table
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.fields import bare_number, page_or_place, text_of
from juesuan_analysis.show.report.dossier import Dossier


@frozen
class ShownProject:
    """A project in words; figures are written out, blanks are empty."""

    name: str
    unit: str
    budget: str
    executed: str
    rate: str
    score: str
    grade: str
    indicators: int
    standing: str
    page: str
    lost: tuple[str, ...]


def shown_projects(dossier: Dossier) -> list[ShownProject]:
    """List the projects of a disclosure; empty where its annexes hold none."""
    frames = dossier.annexes
    if not frames or frames["projects"].empty:
        return []
    table = performance_table(frames["projects"], frames["project_funds"], frames["indicators"])
    lost = deviations(frames["indicators"])
    pages = {row["ref"]: page_or_place(row) for _, row in frames["projects"].iterrows()}
    return [
        _shown(row, lost[lost["project_id"] == row["project_id"]], pages[row["ref"]])
        for _, row in table.iterrows()
    ]


def _shown(row: pd.Series, lost: pd.DataFrame, page: str) -> ShownProject:
    return ShownProject(
        str(row["name"]),
        text_of(row["implementing_unit"]),
        bare_number(row["full_year_budget"], 2),
        bare_number(row["executed"], 2),
        bare_number(row["rate"], 2),
        bare_number(row["score"], 2),
        text_of(row["grade"]),
        int(row["indicators"]),
        text_of(row["standing"]),
        page,
        tuple(_lost(one) for _, one in lost.iterrows()),
    )


def _lost(row: pd.Series) -> str:
    figures = f"{text_of(row['target'])} → {text_of(row['actual'])}"
    reason = f"：{row['deviation_reason']}" if text_of(row["deviation_reason"]) else ""
    points = f"{bare_number(row['score'], 2)}/{bare_number(row['weight'], 2)}"
    return f"{text_of(row['level3'])} {figures}，得 {points}{reason}"
