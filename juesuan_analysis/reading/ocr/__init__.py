"""Scans: pages without text, read by OCR into the values that pages with text give.

Needs the extra ``[ocr]``; nothing of it is imported before a scan is read.
"""

from juesuan_analysis.reading.ocr.engine import is_available
from juesuan_analysis.reading.ocr.picture import (
    is_beneath,
    is_foreign,
    is_garbled,
    needs_ocr,
    resolution,
)
from juesuan_analysis.reading.ocr.scan import Scan, read_scan, reread

__all__ = [
    "Scan",
    "is_available",
    "is_beneath",
    "is_foreign",
    "is_garbled",
    "needs_ocr",
    "read_scan",
    "reread",
    "resolution",
]
