"""What a file is, told by its first bytes; the end of its name decides only where bytes do not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

Kind = Literal[
    "pdf", "xlsx", "xls", "docx", "opendocument", "html", "doc", "ofd", "encrypted",
    "zip", "rar", "7z", "picture", "empty", "unknown",
]  # fmt: skip

# Names of files that are documents, whether this machine can read them or not.
READABLE = (
    ".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".odt", ".html", ".htm",
)  # fmt: skip
CONVERTED = (".doc", ".wps", ".rtf")  # through LibreOffice, where it is installed
UNREADABLE = (".ofd",)
DOCUMENTS = (*READABLE, *CONVERTED, *UNREADABLE)

_HEAD = 1 << 12
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "doc"),
)
_IN_ZIP: tuple[tuple[str, Kind], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("OFD.xml", "ofd"),
)
_IN_OLE: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # a workbook without a container
_HTML = re.compile(rb"<!doctype\s+html|<html|<head|<body|<table|<meta\s|<script", re.IGNORECASE)


def kind_of(path: Path) -> Kind:
    """Tell what a file is from what is in it."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(path)
    if head.startswith(_OLE):
        return _in_ole(path)
    return _plain(path, head)


def _plain(path: Path, head: bytes) -> Kind:
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if found:
        return found
    if path.suffix.lower() in (".xls", ".et") and head.startswith(_BIFF):
        return "xls"
    text = head.replace(b"\0", b"")  # UTF-16 sets a zero beside each letter
    if _HTML.search(text) or path.suffix.lower() in (".html", ".htm"):
        return "html"
    return "unknown"


def _in_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            told = package.read("mimetype")[:200] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return _by_name(path)
    if b"opendocument" in told:
        return "opendocument"
    named = {name.lower() for name in names}
    return next((kind for name, kind in _IN_ZIP if name.lower() in named), _by_content(names))


def _by_content(names: set[str]) -> Kind:
    return "opendocument" if "content.xml" in names else "zip"


def _by_name(path: Path) -> Kind:
    """What a damaged package was meant to be: its reader will say that it is damaged."""
    ends: dict[str, Kind] = {".docx": "docx", ".xlsx": "xlsx", ".ods": "opendocument"}
    return ends.get(path.suffix.lower(), "zip")


def _in_ole(path: Path) -> Kind:
    """Look for the names of streams, which a container writes in UTF-16."""
    content = path.read_bytes()
    found = (kind for name, kind in _IN_OLE if f"{name}\0".encode("utf-16-le") in content)
    return next(found, "unknown")
