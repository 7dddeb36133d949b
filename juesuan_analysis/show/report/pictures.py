"""Pictures of a report: the six charts, and the places on the page of what does not agree."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import pandas as pd

from juesuan_analysis.charts import svg
from juesuan_analysis.charts.disclosure import draw_disclosure
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.report.facts import Disagreement
from juesuan_analysis.show.trace import Crops, Library, PageCrop, trace

_MOST = 40  # findings with pictures in one page


@frozen
class Picture:
    """A picture that needs no other file, and what it shows."""

    source: str
    caption: str


@frozen
class Evidence:
    """Pictures of one finding, or why there are none."""

    pictures: tuple[Picture, ...]
    message: str = ""


def charts(dossier: Dossier) -> list[Picture]:
    """Draw the disclosure's six charts."""
    # Past the door that gives frames of users a store's types: plain values are looked through at
    # less cost than Arrow's.
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
    finding, message = dossier.findings.loc[one.index], ""
    try:
        crops = trace(finding, library, others=dossier.others)
    except DocumentError as error:
        message = f"没有页面截图：{error}"
        crops = _of_its_own(finding, library)
    several = crops if isinstance(crops, Crops) else Crops([crops])
    shown = (Picture(crop.data_uri(), _caption(crop, dossier)) for crop in several)
    return Evidence(tuple(shown), message)


def _of_its_own(finding: pd.Series, library: Library) -> PageCrop | Crops:
    """Show what stands in the disclosure itself, where another document cannot be shown."""
    try:
        return trace(finding, library)
    except DocumentError:
        return Crops()


def _caption(crop: PageCrop, dossier: Dossier) -> str:
    other = "" if crop.source == dossier.about["source"] else f"{crop.source} "
    return f"{other}第 {crop.page} 页"
