"""The date that a file itself bears: when it was last made or changed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2 as pdfium

_PDF_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(\d{0,6})")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4})-(\d\d)-(\d\d)T?([\d:]*)")
_CORE = "docProps/core.xml"


def _of_pdf(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    try:
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    found = (_PDF_DATE.search(metadata.get(key, "")) for key in ("ModDate", "CreationDate"))
    return next(("".join(match.groups()).ljust(14, "0") for match in found if match), "")


def _of_package(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        if _CORE not in package.namelist() or package.getinfo(_CORE).file_size > 1 << 20:
            return ""
        match = _MODIFIED.search(package.read(_CORE))
    if match is None:
        return ""
    return b"".join(match.groups()).decode().replace(":", "").ljust(14, "0")


def dated(path: Path) -> str:
    """The date in a PDF's or an Office file's own data (YYYYMMDDhhmmss); empty where it has none.

    Parameters
    ----------
    path
        A file; of other formats there is no such date.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4)
        if head == b"%PDF":
            return _of_pdf(path)
        return _of_package(path) if head[:2] == b"PK" else ""
    except (OSError, pdfium.PdfiumError, zipfile.BadZipFile, KeyError, ValueError):
        return ""
