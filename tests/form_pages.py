"""Read the forms of a PDF, without its narrative and its identities."""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import FormsRead, read_forms
from juesuan_analysis.forms.locate import form_pages
from juesuan_analysis.reading.grids import find_grids
from juesuan_analysis.reading.page import read_chars, read_text, text_lines
from juesuan_analysis.reading.pdf import Pdf
from juesuan_analysis.reading.upright import frame_of


def read(path: Path) -> FormsRead:
    document = Pdf(path)
    pages = [read_text(document, i).lines for i in range(len(document))]
    numbers = form_pages(pages)
    grids = find_grids(document, path, numbers, numbers)
    return read_forms(
        {
            n: PageContent(
                text_lines(document, n - 1, frame_of(document, n - 1)),
                read_chars(document, n - 1, frame_of(document, n - 1)),
                [grid for grid in grids if grid.page == n],
            )
            for n in numbers
        }
    )


def amounts(result: FormsRead) -> dict:
    return {(e.code, e.measure): e.amount for e in result.entries if e.amount is not None}
