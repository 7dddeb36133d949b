"""The index of the pages of a run: what to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.frozen import frozen
from juesuan_analysis.show.cards import cards, total_stake
from juesuan_analysis.show.report.page import document, template
from juesuan_analysis.store import Store

_NAME = "index.html"


@frozen
class Line:
    """One disclosure in the index."""

    name: str
    region: str
    link: str
    money: float
    mistakes: int
    conflicts: int
    unread: int
    printed: int

    @property
    def stake(self) -> str:
        """The money at stake, blank where nothing is at odds."""
        return f"{self.money:,.2f}" if self.money else ""


def index_of(out: Path, pages: Sequence[Path]) -> Path | None:
    """Where the index of pages goes; nowhere where a file was asked for and is the only page."""
    if not pages or list(pages) == [out]:
        return None
    return out if out not in pages and pages[0].parent != out else out / _NAME


def index(
    store: Store,
    rows: Sequence[Mapping[str, Any]],
    pages: Sequence[Path],
    folder: Path,
    snapshot: str,
) -> str:
    """Write the index of some pages, most money at stake first."""
    own = [row["disclosure_id"] for row in rows]
    conflicts = store.findings(outcome=CONFLICT, disclosure=own)
    groups = dict(list(conflicts.groupby("disclosure_id")))
    lines = [
        _line(row, page.relative_to(folder), groups.get(row["disclosure_id"]))
        for row, page in zip(rows, pages, strict=True)
    ]
    # A mistake of millions first, however few identities it breaks.
    lines.sort(key=lambda line: (-line.money, -line.conflicts, -line.unread))
    body = template("index").render(
        lines=lines,
        snapshot=snapshot,
        mistakes=sum(line.mistakes for line in lines),
        conflicted=sum(line.mistakes > 0 for line in lines),
        unread=sum(line.unread for line in lines),
    )
    return document("核对报告目录", body)


def _line(row: Mapping[str, Any], page: Path, conflicts: pd.DataFrame | None) -> Line:
    found = [] if conflicts is None else cards(conflicts)
    return Line(
        f"{row['department']} {row['year']}",
        row["region"] or "",
        quote(page.as_posix()),
        total_stake(found),
        len(found),
        0 if conflicts is None else len(conflicts),
        row["unread"] or 0,
        row["printed"] or 0,
    )
