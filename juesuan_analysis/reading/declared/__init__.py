"""Sources that declare their structure: workbooks, Word documents and web pages."""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.lay import Laid, lay
from juesuan_analysis.reading.declared.office import as_docx
from juesuan_analysis.reading.declared.opendocument import read_opendocument
from juesuan_analysis.reading.declared.values import Declared, TextTable
from juesuan_analysis.reading.declared.web import read_html
from juesuan_analysis.reading.declared.word import read_word
from juesuan_analysis.reading.declared.xlsx import read_xlsx
from juesuan_analysis.reading.kinds import Kind, kind_of

__all__ = [
    "READERS",
    "Declared",
    "Laid",
    "TextTable",
    "first_sheet",
    "lay",
    "read_declared",
    "texts_of",
]


def _read_xls(path: Path) -> Declared:
    from juesuan_analysis.reading.declared.xls import read_xls  # xlrd is slow to come, and rare

    return read_xls(path)


def _read_old(path: Path) -> Declared:
    with as_docx(path) as converted:
        return read_word(converted)


READERS = {
    "xlsx": read_xlsx,
    "xls": _read_xls,
    "docx": read_word,
    "opendocument": read_opendocument,
    "html": read_html,
    "doc": _read_old,
}
_REFUSED: dict[str, tuple[str, str]] = {
    "empty": ("空文件", "文件是空的（0 字节），请重新下载"),
    "encrypted": ("已加密", "文件加了密码，无法读取；请另存为不加密的文件"),
    "ofd": ("OFD", "是 OFD 版式文件，还不能读取；请用 OFD 阅读器另存为 PDF 再读"),
    "zip": ("压缩包", "是压缩包，请先解压，再读其中的文件"),
    "rar": ("压缩包", "是压缩包，请先解压，再读其中的文件"),
    "7z": ("压缩包", "是压缩包，请先解压，再读其中的文件"),
    "picture": ("图片", "是图片，请合成 PDF 再读"),
    "unknown": ("格式不识", "不是 PDF，也不是 Word、Excel 或网页，读不了"),
}


def read_declared(path: Path, kind: Kind) -> Declared:
    """Read a source that declares its structure.

    Raises
    ------
    DocumentError
        It is of a kind that cannot be read, or is damaged, encrypted or too large.
    """
    if kind not in READERS:
        raise DocumentError(*_REFUSED[kind])
    try:
        return READERS[kind](path)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise DocumentError("已损坏", "文件的内容不合它的格式，可能已损坏，请重新下载") from error


def first_sheet(path: Path) -> TextTable:
    """A workbook's first sheet that holds anything; empty where none does.

    Raises
    ------
    DocumentError
        It is no workbook, or cannot be read.
    """
    blocks = read_declared(path, kind_of(path)).blocks
    return next((block for block in blocks if isinstance(block, TextTable)), TextTable(()))


def texts_of(table: TextTable) -> list[list[str]]:
    """The rows of a table, with an empty text for an empty cell."""
    rows = [[""] * len(table.columns) for _ in table.rows]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
