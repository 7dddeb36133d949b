"""The performance tables of a document's annexes, led back to its pages as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from juesuan_analysis.annexes import Annexes, read_annexes
from juesuan_analysis.annexes.sheets import annex_pages, sheet_of
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts.performance import FundLine, Indicator, Performance, Project
from juesuan_analysis.forms.content import PageContent

_Row = TypeVar("_Row", Project, FundLine, Indicator)


def annexes_of(pages: Sheets, known: Mapping[int, PageContent]) -> Annexes:
    """Read the performance tables of an open document.

    Parameters
    ----------
    pages
        The document.
    known
        What stands on pages that were looked at already.
    """
    wanted = annex_pages(pages.texts)
    contents = pages.ruled([n for n in wanted if n not in known])
    # Of a book, the pages of its other disclosures are not there.
    found = {n: held for n in wanted if (held := known.get(n) or contents.get(n))}
    sheets = [sheet_of(n, c.lines, c.chars, c.grids) for n, c in found.items()]
    read = read_annexes(sheets)
    own = read.performance
    return replace(
        read,
        performance=Performance(
            [_placed(pages, row) for row in own.projects],
            [_placed(pages, row) for row in own.funds],
            [_placed(pages, row) for row in own.indicators],
        ),
        told=[replace(told, place=pages.back(told.place)) for told in read.told],
        losses=[replace(loss, place=pages.back(loss.place)) for loss in read.losses],
    )


def _placed(pages: Sheets, row: _Row) -> _Row:
    cells = tuple(replace(cell, place=pages.back(cell.place)) for cell in row.cells)
    return replace(row, place=pages.back(row.place), cells=cells)
