"""Notes, stamps and filled fields made part of their page, as viewers and printers show them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.frozen import frozen

_WORDED = frozenset(
    {
        pdfium_c.FPDF_ANNOT_FREETEXT,
        pdfium_c.FPDF_ANNOT_STAMP,
        pdfium_c.FPDF_ANNOT_WIDGET,
        pdfium_c.FPDF_ANNOT_REDACT,
        pdfium_c.FPDF_ANNOT_WATERMARK,
    }
)
_UNSEEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 2000  # on one page: no form has more
_LONGEST = 2000  # bytes of the words of one


@frozen
class Remark:
    """The words of a note or a field without an appearance, and their box in the page's own points.

    Some viewers show them, some do not; nobody can say what is seen.
    """

    text: str
    box: tuple[float, float, float, float]


def _words(note: Any, key: bytes) -> str:  # noqa: ANN401
    held = (ctypes.c_ushort * (_LONGEST // 2))()
    size = pdfium_c.FPDFAnnot_GetStringValue(note, key, held, _LONGEST)
    raw = bytes(held)[: max(min(size, _LONGEST) - 2, 0)]
    return raw.decode("utf-16-le", "replace").strip("\0 ")


def _inherited(document: pdfium.PdfDocument, note: Any) -> str:  # noqa: ANN401
    """The value of a field; a field that inherits it from its parent needs the document's forms."""
    own = _words(note, b"V")
    if own or document.formenv is None:
        return own
    held = (ctypes.c_ushort * (_LONGEST // 2))()
    size = pdfium_c.FPDFAnnot_GetFormFieldValue(document.formenv.raw, note, held, _LONGEST)
    return (
        bytes(held)[: max(min(size, _LONGEST) - 2, 0)].decode("utf-16-le", "replace").strip("\0 ")
    )


def _has_appearance(note: Any) -> bool:  # noqa: ANN401
    least = 2  # bytes: the end of an empty text
    size = pdfium_c.FPDFAnnot_GetAP(note, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    return bool(size > least)


def _notes(page: pdfium.PdfPage) -> Iterator[tuple[int, Any]]:
    """Yield the notes of a page that may print words, with their kinds."""
    for i in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = pdfium_c.FPDFPage_GetAnnot(page.raw, i)
        kind = pdfium_c.FPDFAnnot_GetSubtype(note)
        if kind in _WORDED and not pdfium_c.FPDFAnnot_GetFlags(note) & _UNSEEN:
            yield kind, note
        pdfium_c.FPDFPage_CloseAnnot(note)


def _remark(document: pdfium.PdfDocument, kind: int, note: Any) -> Remark | None:  # noqa: ANN401
    if _has_appearance(note):
        return None
    field = kind == pdfium_c.FPDF_ANNOT_WIDGET
    text = _inherited(document, note) if field else _words(note, b"Contents")
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(note, ctypes.byref(rect))
    return Remark(text, (rect.left, rect.bottom, rect.right, rect.top)) if text else None


def flattened(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int
) -> tuple[pdfium.PdfPage, list[Remark]]:
    """Make what notes and fields show part of their page, in memory.

    Parameters
    ----------
    document
        The document, to open the page anew.
    page
        The page with this ``index`` (from 0), just opened.

    Returns
    -------
    The page as it is now, and the words of which only some viewers show anything.
    """
    kinds = [kind for kind, _ in _notes(page)]
    if not kinds:
        return page, []
    remarks = [_remark(document, kind, note) for kind, note in _notes(page)]
    pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[index], [remark for remark in remarks if remark]
