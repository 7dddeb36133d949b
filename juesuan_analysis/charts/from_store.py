"""The charts of one disclosure in a store: to look at, as files, and as a Word document."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from juesuan_analysis.analysis.chart_sentences import chart_sentences
from juesuan_analysis.analysis.disclosure_charts import DISCLOSURE_CHARTS, chart_data
from juesuan_analysis.charts.disclosure import draw_disclosure
from juesuan_analysis.charts.save import save
from juesuan_analysis.charts.word import Plate, write_docx
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import Store
from juesuan_analysis.store.find import find_disclosure

# What Windows forbids in the name of a file.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_MARKS = re.compile(r"[、，,\s]|图$")
_FORMATS = ("png", "svg")


class Figures(dict[str, Figure]):
    """Figures by their captions; a caption without its marks, or a part that one has, is known."""

    def __missing__(self, name: object) -> Figure:
        """Find a caption that is nearly so called."""
        wanted = _bare(str(name))
        exact = [caption for caption in self if _bare(caption) == wanted]
        found = exact or [caption for caption in self if wanted and wanted in _bare(caption)]
        if len(found) == 1:
            return self[found[0]]
        what = f"“{name}”可能是几张图" if found else f"没有“{name}”这张图"
        raise JuesuanError(f"{what}。六张图是：{'、'.join(self)}")


def _bare(caption: str) -> str:
    return _MARKS.sub("", caption)


def disclosure_figures(
    store: Store,
    department: str,
    year: int | str | None = None,
    *,
    region: str | None = None,
    folder: str | Path | None = None,
    docx: str | Path | None = None,
) -> dict[str, Figure]:
    """Draw the six charts of a disclosure with its captions.

    Parameters
    ----------
    store
        Where the disclosure is; last year's amounts come from last year's disclosure if the store
        has it, else from the narrative, and the charts say which.
    department
        The department's name, a part of it that only one department has, or a disclosure_id.
    year, region
        Needed where the store has several years, or departments of one name.
    folder
        Where to write the pictures, as ``图1_….png`` and ``.svg``; made where it does not exist.
    docx
        Where to write them as a Word document, in the narrative's order, each with a sentence.

    Returns
    -------
    dict
        Caption to figure, in the narrative's order.

    Raises
    ------
    JuesuanError
        There is no such disclosure, or more than one; the message lists what there is.
    """
    row = find_disclosure(store.disclosures(), department, year, region)
    entries = store.entries(disclosure=row["disclosure_id"])
    statements = store.statements(disclosure=row["disclosure_id"])
    previous = _previous(store, row)
    figures = Figures(draw_disclosure(entries, statements, previous))
    snapshot = store.snapshot_id
    for figure in figures.values():
        figure.snapshot = snapshot  # type: ignore[attr-defined]
    if folder is not None:
        _write(figures, Path(folder))
    if docx is not None:
        title = f"{row['department']}{row['year']}年度部门决算情况说明图"
        write_docx(title, _plates(figures, entries, statements, previous), docx)
    return figures


def _previous(store: Store, row: pd.Series) -> pd.DataFrame | None:
    """Give last year's entries of the same department, where there is one document of them."""
    rows = store.disclosures(department=row["department"])
    rows = rows[rows["year"] == row["year"] - 1]
    who = ["scope", "region"]
    # NaN is unlike NaN: of a department whose region nobody tells no year would have one before.
    same = rows[(rows[who].fillna("") == row[who].fillna("")).all(axis=1)]
    return store.entries(disclosure=same["disclosure_id"].iloc[0]) if len(same) == 1 else None


def _write(figures: dict[str, Figure], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, (caption, figure) in enumerate(figures.items(), 1):
        name = _UNSAFE.sub("_", f"图{number}_{caption}")
        for suffix in _FORMATS:
            save(figure, folder / f"{name}.{suffix}")


def _plates(
    figures: dict[str, Figure],
    entries: pd.DataFrame,
    statements: pd.DataFrame,
    previous: pd.DataFrame | None,
) -> list[Plate]:
    return [
        Plate(
            spec.section,
            spec.caption,
            figures[spec.caption],
            chart_sentences(spec, chart_data(spec, entries, statements, previous), statements),
        )
        for spec in DISCLOSURE_CHARTS
    ]
