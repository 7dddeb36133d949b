"""The projects of a disclosure as a report lists them: money, score, what was not met."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from juesuan_analysis.analysis.performance import deviations, performance_table
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.trace.captions import page_or_place


@dataclass(frozen=True, slots=True)
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
        _text(row["implementing_unit"]),
        _figure(row["full_year_budget"]),
        _figure(row["executed"]),
        _figure(row["rate"]),
        _figure(row["score"]),
        _text(row["grade"]),
        int(row["indicators"]),
        _text(row["standing"]),
        page,
        tuple(_lost(one) for _, one in lost.iterrows()),
    )


def _lost(row: pd.Series) -> str:
    figures = f"{_text(row['target'])} → {_text(row['actual'])}"
    reason = f"：{row['deviation_reason']}" if _text(row["deviation_reason"]) else ""
    points = f"{_figure(row['score'])}/{_figure(row['weight'])}"
    return f"{_text(row['level3'])} {figures}，得 {points}{reason}"


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def _figure(value: float) -> str:
    return "" if value != value else f"{value:,.2f}".rstrip("0").rstrip(".")
