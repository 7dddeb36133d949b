"""Opening a PDF and saying in plain words why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.actual_text import as_drawn
from juesuan_analysis.reading.carried import carry_font
from juesuan_analysis.reading.chars import Glyph
from juesuan_analysis.reading.faint import Faint, left_out
from juesuan_analysis.reading.flatten import Remark, flattened
from juesuan_analysis.reading.fold import Fold, Rect
from juesuan_analysis.reading.limits import check_pages
from juesuan_analysis.reading.objects import Objects, objects_of
from juesuan_analysis.reading.setting import Fonts

_KEPT = 128  # pages; the longest real disclosure here has 46
_HEADER_WINDOW = 1024  # a PDF header may stand anywhere in the first 1024 bytes (PDF 1.7, 3.4.1)


@dataclass(frozen=True, eq=False)
class Leaf:
    """An open page, its text layer, and by how much it is turned when it is shown.

    ``fonts`` keeps what was asked of its fonts.
    """

    page: pdfium.PdfPage
    text: pdfium.PdfTextPage
    rotation: int
    fonts: Fonts

    @cached_property
    def said(self) -> str:
        """All that its text layer says."""
        said: str = self.text.get_text_range() if self.text.count_chars() else ""
        return said

    @cached_property
    def objects(self) -> Objects:
        """What the page draws; addresses are good while it is open."""
        return objects_of(self.page.raw)


class Pdf(pdfium.PdfDocument):  # type: ignore[misc]
    """A PDF that keeps its pages open: pdfium parses one anew each time that it is opened.

    What is rendered is better opened by itself (``pdf[index]``) and closed, for its pictures are
    kept with it.
    """

    def __init__(self, source: Path | bytes) -> None:
        carry_font()
        super().__init__(source)
        if self.get_formtype() != pdfium_c.FORMTYPE_NONE:
            self.init_forms()  # or fields without an appearance would be blank
        self._kept = lru_cache(_KEPT)(self._open)
        self._fonts = Fonts()
        self.rotations: dict[int, int] = {}  # in which the text of a page stands upright
        self.folds: dict[int, Fold | None] = {}  # between two pages on one sheet
        self.glyphs: dict[tuple[int, int, Fold | None], list[Glyph]] = {}  # by page and its frame
        self.rules: dict[tuple[int, int, Fold | None], list[Rect]] = {}  # by page and its frame
        self.faint: dict[int, list[Faint]] = {}  # what its text layers leave out, by page
        self._watermarks: set[str] = set()
        self.noted: set[int] = set()  # pages whose notes and fields are drawn behind all else
        self.remarks: dict[int, list[Remark]] = {}  # words on a page that have no appearance

    def _open(self, index: int) -> Leaf:
        opened = self[index]
        page, self.remarks[index] = flattened(self, opened, index)
        if page is not opened:
            self.noted.add(index)
        # A font's address holds as long as a page with it is open: until then pages may share it.
        fonts = self._fonts if len(self) <= _KEPT else Fonts()
        layer = as_drawn(page, page.get_textpage())
        self.faint[index] = left_out(page, layer, self._watermarks)
        if self.faint[index]:
            layer = page.get_textpage()
        return Leaf(page, layer, page.get_rotation() % 360, fonts)

    def leaf(self, index: int) -> Leaf:
        """Give the page with this index (from 0), open.

        Raises
        ------
        DocumentError
            The page is damaged.
        """
        try:
            return self._kept(index)
        except pdfium.PdfiumError as error:
            raise DocumentError("已损坏", "这一页已损坏，打不开，请重新下载", index + 1) from error


def _check_bytes(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise DocumentError("空文件", "文件是空的（0 字节），请重新下载")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(_HEADER_WINDOW):
            raise DocumentError("不是PDF", "不是 PDF 文件（没有 %PDF 文件头），请确认下载的是 PDF")


def _explain(error: pdfium.PdfiumError, path: Path) -> DocumentError:
    # PDFium does not always reset its last error, so the code alone may be another file's.
    told = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
    if told and b"/Encrypt" in path.read_bytes():
        return DocumentError("已加密", "文件加了密码，无法读取；请先用密码另存为不加密的 PDF")
    return DocumentError("已损坏", "PDF 已损坏或不完整（可能没有下载完），请重新下载")


@contextmanager
def open_pdf(path: Path) -> Iterator[Pdf]:
    """Open a PDF for reading.

    Raises
    ------
    DocumentError
        The file is empty, is not a PDF, is encrypted, is damaged, has too many pages.
    """
    _check_bytes(path)
    try:
        document = Pdf(path)
    except pdfium.PdfiumError as error:
        raise _explain(error, path) from error
    try:
        check_pages(len(document))
        yield document
    finally:
        document.close()
