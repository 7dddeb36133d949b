"""Opening a document of any format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juesuan_analysis.disclosure.pages import read_pages
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.reading.kinds import kind_of
from juesuan_analysis.reading.page import read_text
from juesuan_analysis.reading.pdf import open_pdf


@contextmanager
def open_sheets(path: Path) -> Iterator[Sheets]:
    """Open a document, for as long as it is read.

    Raises
    ------
    DocumentError
        It cannot be read, or is of a format that is not read.
    """
    kind = kind_of(path)
    if kind == "pdf" or (kind in ("empty", "unknown") and path.suffix.lower() == ".pdf"):
        with open_pdf(path) as document:
            yield read_pages(document, path)
    else:
        from juesuan_analysis.disclosure.laid import read_sheets  # most documents are PDFs

        yield read_sheets(path, kind)


def open_texts(path: Path) -> list[list[str]]:
    """The lines of every page, without recognising scans.

    Raises
    ------
    DocumentError
        The document cannot be read.
    """
    kind = kind_of(path)
    if kind != "pdf":
        from juesuan_analysis.disclosure.laid import read_sheets

        return [list(lines) for lines in read_sheets(path, kind).texts]
    with open_pdf(path) as document:
        return [read_text(document, i).lines for i in range(len(document))]
