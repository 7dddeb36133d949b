"""The extractions that are compared: each gives the table rows that it finds in a document."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

import camelot
import pypdfium2 as pdfium

from juesuan_analysis.disclosure.document import extract_document

Row = list[str]  # the texts of its cells
Read = Callable[[Path], list[Row]]


def juesuan(path: Path) -> list[Row]:
    """Everything: forms, narrative, identities, standings."""
    return [[e.code or "", e.line, e.printed] for e in extract_document(path).entries]


def _texts(rows: Iterable[Iterable[object]]) -> list[Row]:
    return [[str(cell) if cell else "" for cell in row] for row in rows]


def _camelot(path: Path, **options: str) -> list[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = camelot.read_pdf(path, pages="all", **options)
    return _texts(row for table in tables for row in table.data)


def camelot_defaults(path: Path) -> list[Row]:
    """Camelot as it comes, on all pages."""
    return _camelot(path)


def camelot_vector(path: Path) -> list[Row]:
    """Camelot's vector engine, on all pages."""
    return _camelot(path, engine="vector")


def pdfplumber(path: Path) -> list[Row]:
    """pdfplumber: the text and the tables of all pages."""
    import pdfplumber as plumber

    with plumber.open(path) as document:
        found: list[Row] = []
        for page in document.pages:
            page.extract_text()
            found += _texts(row for table in page.extract_tables() for row in table)
            page.close()
    return found


def pymupdf(path: Path) -> list[Row]:
    """PyMuPDF (AGPL; measured only): the text and the tables of all pages."""
    import pymupdf as mupdf

    found: list[Row] = []
    with mupdf.open(path) as document:
        for page in document:
            page.get_text()
            tables = page.find_tables().tables
            found += _texts(row for table in tables for row in table.extract())
    return found


def tabula(path: Path) -> list[Row]:
    """tabula-py: ruled tables of all pages, in a Java process."""
    import tabula as java

    frames = java.read_pdf(
        path, pages="all", lattice=True, silent=True, pandas_options={"dtype": str}
    )
    return _texts(row for frame in frames for row in [frame.columns, *frame.to_numpy()])


def bare_text(path: Path) -> list[Row]:
    """Pdfium's bare text pass: the floor under any reading."""
    document = pdfium.PdfDocument(path)
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return []


_NEEDS: dict[Read, tuple[str, str]] = {
    pdfplumber: ("pdfplumber", ""),
    pymupdf: ("pymupdf", ""),
    tabula: ("tabula", "java"),
}
_ALL: tuple[Read, ...] = (
    juesuan,
    camelot_defaults,
    camelot_vector,
    pdfplumber,
    pymupdf,
    tabula,
    bare_text,
)


def _here(read: Read) -> bool:
    module, program = _NEEDS.get(read, ("", ""))
    return (not module or find_spec(module) is not None) and (
        not program or shutil.which(program) is not None
    )


def contenders() -> tuple[list[Read], list[Read]]:
    """Give those that can run on this machine, and those that cannot."""
    return [r for r in _ALL if _here(r)], [r for r in _ALL if not _here(r)]
