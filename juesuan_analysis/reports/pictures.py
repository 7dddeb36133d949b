"""Pictures of a report: the six charts, and the places on the page of what does not agree."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan_analysis.charts import draw_disclosure, svg
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.evidence import Crops, Library, trace
from juesuan_analysis.reports.dossier import Dossier
from juesuan_analysis.reports.facts import Disagreement

_MOST = 40  # findings with pictures in one page


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that needs no other file, and what it shows."""

    source: str
    caption: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pictures of one finding, or why there are none."""

    pictures: tuple[Picture, ...]
    message: str = ""


def charts(dossier: Dossier) -> list[Picture]:
    """Draw the disclosure's six charts."""
    figures = draw_disclosure(dossier.entries, dossier.statements, dossier.previous)
    pictures = svg(list(figures.values()))
    return [Picture(_svg_uri(t), caption) for t, caption in zip(pictures, figures, strict=True)]


def _svg_uri(text: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode('ascii')}"


def evidence(dossier: Dossier, found: Sequence[Disagreement], library: Library) -> list[Evidence]:
    """Show the figures of each finding on their pages."""
    shown = [_evidence(dossier, one, library) for one in found[:_MOST]]
    rest = Evidence((), f"只附前 {_MOST} 处的页面截图")
    return [*shown, *[rest] * (len(found) - len(shown))]


def _evidence(dossier: Dossier, one: Disagreement, library: Library) -> Evidence:
    try:
        crops = trace(dossier.findings.loc[one.index], library)
    except DocumentError as error:
        return Evidence((), f"没有页面截图：{error}")
    several = crops if isinstance(crops, Crops) else Crops([crops])
    return Evidence(tuple(Picture(crop.data_uri(), f"第 {crop.page} 页") for crop in several))
