"""The pages of a source that declares its tables: cells are exact, nothing is recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Place, Table, TextLine
from juesuan_analysis.facts.unread import Unread
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.reading.declared import Laid, lay, read_declared
from juesuan_analysis.reading.declared.web import attachments, is_login, page_title
from juesuan_analysis.reading.kinds import Kind
from juesuan_analysis.reading.limits import check_pages
from juesuan_analysis.reading.tables import tables_of
from juesuan_analysis.vocabulary.text import shown

_WHOLE = "全文"
_AMOUNT = re.compile(r"\d[万亿]?元")


@dataclass(frozen=True, slots=True)
class LaidSheets(Sheets):
    """A document laid out on pages of its own; ``notes`` say what of it was not read."""

    pages: Sequence[Laid]
    notes: Sequence[str]
    texts: Sequence[Sequence[str]]
    pictures: Sequence[int] = ()

    def lines(self, number: int) -> Sequence[TextLine]:
        """Lines of a page outside its table."""
        return self.pages[number - 1].lines

    def running(self, number: int) -> tuple[list[TextLine], list[Table]]:
        """Lines of a page outside its table, and its table."""
        page = self.pages[number - 1]
        return list(page.lines), tables_of(page.grids, page.chars)

    def contents(self, numbers: Sequence[int]) -> dict[int, PageContent]:
        """What stands on form pages."""
        return {n: _content(self.pages[n - 1]) for n in numbers}

    def words(self, place: Place) -> str:
        """What stands inside a box."""
        page = self.pages[place.page - 1]
        held = (line for line in (*page.lines, *page.inside) if _inside(line.place, place))
        return "\n".join(line.text for line in held)

    def missed(self) -> list[Unread]:
        """What the source itself says that it does not hold."""
        return [Unread(None, "", note, Place(1, 0, 0, 0, 0)) for note in self.notes]

    def named_unread(self, unread: Sequence[Unread]) -> list[Unread]:
        """Nothing here has a page: what is said of no cell and no paragraph is said of it all."""
        placed = self.placed_unread(unread)
        return [
            one if one.place.place else replace(one, place=replace(one.place, place=_WHOLE))
            for one in placed
        ]

    def back(self, place: Place) -> Place:
        """Name the cell or paragraph that a place is."""
        if place.place is not None or not 0 < place.page <= len(self.pages):
            return place
        return replace(place, place=self.pages[place.page - 1].named(place) or None)


def _content(page: Laid) -> PageContent:
    return PageContent([*page.lines, *page.inside], page.chars, page.grids)


def _inside(line: Place, place: Place) -> bool:
    x, y = line.x0 + 1, (line.y0 + line.y1) / 2
    return place.x0 - 1 <= x <= place.x1 + 1 and place.y0 - 1 <= y <= place.y1 + 1


def read_sheets(path: Path, kind: Kind) -> LaidSheets:
    """Read a workbook, a Word document or a web page.

    Raises
    ------
    DocumentError
        It is of a kind that cannot be read, is damaged, encrypted or too large, or has no text.
    """
    document = read_declared(path, kind)
    pages = lay(document)
    check_pages(len(pages))
    if kind == "html" and not any(_tells(page) for page in pages):
        _check_page(path)
    if not pages:
        raise DocumentError("无文字", _without_text(document.pictures))
    return LaidSheets(pages, document.notes, [page.texts() for page in pages])


def _tells(page: Laid) -> bool:
    """Whether a page holds a table, or a sentence with an amount."""
    return bool(page.grids) or any(_AMOUNT.search(line.text) for line in page.lines)


def _check_page(path: Path) -> None:
    """Refuse a page without tables that only says that the document is elsewhere."""
    called_otherwise = path.suffix.lower() not in (".html", ".htm")
    if called_otherwise or is_login(path):
        title = page_title(path)[:40]
        about = f"（标题“{shown(title)}”）" if title else ""
        named = "不是 PDF 文件，是网页" if called_otherwise else "是网页"
        told = f"{named}{about}，多半是登录页或出错页，请重新下载"
        raise DocumentError("不是PDF" if called_otherwise else "登录页", told)
    if links := attachments(path):
        names = "、".join(dict.fromkeys(shown(unquote(link).rpartition("/")[2]) for link in links))
        raise DocumentError("只有附件", f"网页上没有表，只有附件，请下载附件再读：{names[:200]}")


def _without_text(pictures: int) -> str:
    if pictures:
        return f"文档里没有文字，只有 {pictures} 张图片（多半是扫描件）；请另存为 PDF 再读"
    return "文档里没有文字，也没有表格"
