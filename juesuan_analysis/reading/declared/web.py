"""Web pages: paragraphs and tables as they are shown, without navigation."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.nested import Nested, unnested
from juesuan_analysis.reading.declared.package import Element, check_cells
from juesuan_analysis.reading.declared.values import (
    Block,
    Declared,
    Paragraph,
    kept,
    struck_note,
)
from juesuan_analysis.reading.kinds import DOCUMENTS

_LARGEST = 32 << 20  # bytes
_DEEPEST = 200  # elements within elements
_TOO_DEEP = f"网页里的内容套了 {_DEEPEST} 层以上，更里面的没有读取"
_UNSEEN = {
    "script", "style", "noscript", "template", "nav", "select", "option", "button", "iframe",
    "svg", "head", "textarea", "footer", "object", "video", "audio",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section",
    "article", "main", "header", "aside", "form", "fieldset", "blockquote", "pre", "center",
    "body", "html", "hr", "figure", "figcaption", "tr", "td", "th", "address", "caption",
}  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_STRUCK = {"s", "strike", "del"}
_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SITE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]*$")  # behind the title of a page
_SPAN = 500
_ASKING = 2000  # characters: a page that says more does not only ask
_LOGIN = re.compile(r"登录|登陆|login|sign\s?in|验证码|统一身份", re.IGNORECASE)


def read_html(path: Path) -> Declared:
    """Read a web page.

    Raises
    ------
    DocumentError
        It is empty or too large.
    """
    if path.stat().st_size > _LARGEST:
        raise DocumentError("过大", "网页过大，不像一份决算，没有读取")
    root = _parsed(path.read_bytes())
    body = next(iter(root.iter("body")), root)
    reader = _Reader()
    blocks = [*reader.blocks(body)]
    pictures = sum(1 for _ in root.iter("img"))
    notes = (*((_TOO_DEEP,) if reader.cut else ()), *struck_note(reader.struck))
    return Declared((*_title(root, blocks), *blocks), notes, pictures)


def decoded(content: bytes) -> str:
    """The text of a page: by its mark, by what it says of itself, or as most pages are.

    GBK is read as GB 18030, which holds it.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    told = _CHARSET.search(content[:4096])
    names = [told[1].decode("ascii").lower()] if told else []
    names = ["gb18030" if n in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else n for n in names]
    for name in (*names, "utf-8-sig", "gb18030"):
        try:
            return content.decode("utf-8-sig" if name in ("utf-8", "utf8") else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("gb18030", "replace")


def _parsed(content: bytes) -> Element:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(content))
    try:
        return html.document_fromstring(text.replace("\0", ""))
    except (etree.ParserError, ValueError) as error:
        raise DocumentError("空文件", "网页是空的，请重新下载") from error


def page_title(path: Path) -> str:
    """The title of a page, without its site."""
    found = next(iter(_parsed(path.read_bytes()).iter("title")), None)
    return _shown(_all_text(found))


def is_login(path: Path) -> bool:
    """Whether a page asks who one is, instead of showing something."""
    content = path.read_bytes()[: 1 << 18]
    root = _parsed(content)
    asks = any(e.get("type", "").lower() == "password" for e in root.iter("input"))
    short = len(_shown(_all_text(root))) < _ASKING
    return (asks and short) or bool(_LOGIN.search(page_title(path)))


def attachments(path: Path) -> list[str]:
    """What documents a page links to."""
    links = (e.get("href", "") for e in _parsed(path.read_bytes()).iter("a"))
    return [link for link in links if link.partition("?")[0].lower().endswith(DOCUMENTS)]


def _title(root: Element, blocks: list[Block]) -> list[Block]:
    """The page's title, unless the text says it too."""
    found = next(iter(root.iter("title")), None)
    text = _SITE.sub("", _shown(_all_text(found)))
    said = "".join(_SPACE.sub("", b.text) for b in blocks[:12] if isinstance(b, Paragraph))
    return [] if _SPACE.sub("", text) in said else [Paragraph(text, "标题")]


def _all_text(element: Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext()))


def _shown(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


@dataclass(slots=True)
class _Text:
    """A line being put together: its pieces, what is struck out, whether any piece is no link."""

    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    plain: bool = False

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(_SPACE.sub(" ", text))
            self.plain |= bool(text.strip()) and not in_link


@dataclass(slots=True)
class _Reader:
    """Counts what it gives; ``line`` is the paragraph that is open."""

    paragraphs: int = 0
    tables: int = 0
    line: _Text = field(default_factory=_Text)
    cut: bool = False  # whether anything stood too deep
    struck: list[str] = field(default_factory=list)  # texts that a line is drawn through

    def blocks(self, body: Element) -> Iterator[Block]:
        """Paragraphs and tables in reading order."""
        yield from self._walk(body, False, 0)
        yield from self._end()

    def _end(self) -> Iterator[Block]:
        line, self.line = self.line, _Text()
        text = kept("".join(line.pieces).strip(), "".join(line.struck))
        if text and (line.plain or line.struck):  # what is nothing but links leads elsewhere
            self.paragraphs += 1
            yield Paragraph(text, f"第{self.paragraphs}段")

    def _walk(self, element: Element, in_link: bool, depth: int) -> Iterator[Block]:
        self.line.add(element.text, in_link)
        # Divisions that are never closed stand one within the other, down the whole page.
        self.cut |= depth >= _DEEPEST and len(element) > 0
        for part in element if depth < _DEEPEST else ():
            yield from self._part(part, in_link, depth)
            self.line.add(part.tail, in_link)

    def _part(self, part: Element, in_link: bool, depth: int) -> Iterator[Block]:
        if not _is_seen(part):
            return
        if _is_struck(part):
            self.line.struck.append(_all_text(part))
            self.struck.append(self.line.struck[-1])
        elif part.tag == "table":
            yield from self._end()
            yield from self._table(part, depth)
        elif part.tag == "br":
            yield from self._end()
        elif part.tag in _BLOCKS:
            yield from self._end()
            yield from self._walk(part, in_link, depth + 1)
            yield from self._end()
        else:
            yield from self._walk(part, in_link or part.tag == "a", depth + 1)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        self.tables += 1
        nested = Nested(f"表{self.tables}")
        taken: set[tuple[int, int]] = set()
        for caption in table.iterchildren("caption"):
            yield from self._part(caption, False, depth)
        for row, line in enumerate(_rows(table)):
            column = 0
            for cell in line.iterchildren("td", "th"):
                while (row, column) in taken:
                    column += 1
                down, across = _span(cell, "rowspan"), _span(cell, "colspan")
                taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
                self._cell(nested, cell, (row, column, down, across), depth)
                column += across
            check_cells(len(taken))
        yield from unnested(nested)

    def _cell(
        self, nested: Nested, cell: Element, at: tuple[int, int, int, int], depth: int
    ) -> None:
        if not _is_seen(cell):
            return
        inner = _Reader(0, self.tables, struck=self.struck)
        found = [*inner.blocks(cell)] if depth < _DEEPEST else []
        self.tables, self.cut = inner.tables, self.cut or inner.cut
        nested.add(at[0], at[1], (at[2], at[3]), found or _linked(cell))


def _linked(cell: Element) -> list[Block]:
    """The text of a cell that is nothing but a link: in a table it is still a cell."""
    text = _shown(_all_text(cell))
    return [Paragraph(text, "")] if text else []


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, but not those of tables within it."""
    for part in table:
        if part.tag == "tr" and _is_seen(part):
            yield part
        elif part.tag in ("thead", "tbody", "tfoot", "form") and _is_seen(part):
            yield from _rows(part)


def _is_seen(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return False
    hidden = element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))
    return not hidden


def _is_struck(element: Element) -> bool:
    return element.tag in _STRUCK or bool(_THROUGH.search(element.get("style", "")))


def _span(cell: Element, name: str) -> int:
    told = cell.get(name, "1").strip()
    return min(max(int(told), 1), _SPAN) if told.isdigit() else 1
