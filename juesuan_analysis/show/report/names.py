"""Names and texts of documents, made safe for file systems and spreadsheets.

Departments and regions come out of PDFs: whoever wrote one may have named an office
``../../etc`` or ``=HYPERLINK(…)``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from juesuan_analysis.store.blocks import file_key

# With the marks that turn text around: with them a name that ends in exe is shown ending in pdf.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
# Devices of Windows, whatever stands behind the dot.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
# Characters that XML, and so a workbook, cannot hold.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d,]*\.?\d+%?")
_BYTES = 120  # of UTF-8: file systems allow 255 for the whole name
_UNNAMED = "未命名"


def safe_name(text: str) -> str:
    """Turn a text into one part of a file name that is legal everywhere and stays in its folder.

    Examples
    --------
    >>> safe_name("../../局"), safe_name("con"), safe_name("")
    ('局', '_con', '未命名')
    """
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text)).strip(". _")
    name = name.encode()[:_BYTES].decode(errors="ignore").rstrip(". ")
    return f"_{name}" if _RESERVED.match(name) else name or _UNNAMED


def file_names(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Name the file of each disclosure, without suffix: department and year.

    Where that would name two (two regions, or two versions of a document), a short key is added.
    """
    given = list(rows)
    names = [f"{safe_name(str(row['department']))}_{row['year']}" for row in given]
    # A file system may not tell upper from lower case.
    counts = Counter(name.casefold() for name in names)
    return [
        f"{name}_{file_key(str(row['disclosure_id']))[:8]}" if counts[name.casefold()] > 1 else name
        for name, row in zip(names, given, strict=True)
    ]


def targets(out: Path, rows: Iterable[Mapping[str, Any]], suffix: str) -> list[Path]:
    """Choose the file for each disclosure.

    ``out`` is the file itself where there is one disclosure and ``out`` has the suffix; with
    several, their names are added to it (``report_某局_2024.html``). Any other ``out`` is a folder.
    """
    given = list(rows)
    names = file_names(given)
    if out.suffix.lower() != suffix or out.is_dir():
        return [out / f"{name}{suffix}" for name in names]
    if len(given) == 1:
        return [out]
    return [out.with_name(f"{out.stem}_{name}{suffix}") for name in names]


def plain(text: str) -> str:
    """Drop the characters that a workbook cannot hold."""
    return _NOT_XML.sub("", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run a text; a plain number is none."""
    return _FORMULA.match(text) is not None and not _NUMBER.fullmatch(text)


def guarded(text: str) -> str:
    """Set an apostrophe before a text that a spreadsheet might run as a formula.

    Examples
    --------
    >>> guarded("=1+1"), guarded("-12.50"), guarded("教育局")
    ("'=1+1", '-12.50', '教育局')
    """
    return f"'{text}" if is_formula(text) else text
