"""Word documents: paragraphs and tables as they are shown, text boxes and nested tables too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.heads import lacking
from juesuan_analysis.reading.declared.nested import Nested, unnested
from juesuan_analysis.reading.declared.numbering import Numbering
from juesuan_analysis.reading.declared.package import (
    Element,
    Package,
    attribute,
    check_cells,
    child,
    children,
    is_switched_on,
    local,
    open_package,
    opened,
)
from juesuan_analysis.reading.declared.values import (
    Block,
    CellText,
    Declared,
    Paragraph,
    kept,
    struck_note,
)

# What holds blocks or runs and says nothing itself; what was deleted is not among them.
_HOLDERS = ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple")
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SPAN = 200  # columns that a cell may reach over


def read_word(path: Path) -> Declared:
    """Read a document.

    Raises
    ------
    DocumentError
        It is damaged, encrypted or too large.
    """
    with open_package(path) as package:
        root = package.xml("word/document.xml")
        body = child(root, "body")
        if body is None:
            raise DocumentError("已损坏", "Word 文档里没有正文，可能已损坏，请重新下载")
        numbering = Numbering(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
        reader = _Reader(numbering)
        blocks = tuple(_sections(package, reader, body))
        return Declared(blocks, struck_note(reader.struck), package.count("word/media/"))


def _sections(package: Package, reader: _Reader, body: Element) -> Iterator[Block]:
    """What stands in each section, under the titles of its page header if it has none itself."""
    links = package.xml("word/_rels/document.xml.rels")
    parts = {attribute(e, "Id"): attribute(e, "Target") for e in children(links, "Relationship")}
    header: list[str] = []
    for elements, setting in _parted(body):
        named = (attribute(e, "id") for e in children(setting, "headerReference"))
        texts = [t for own in named for t in _header(package, parts.get(own, ""), reader)]
        header = texts or header
        blocks = [*reader.blocks(elements)]
        tables = any(not isinstance(block, Paragraph) for block in blocks)
        own_texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        for text in lacking(header, own_texts) if tables else ():
            yield Paragraph(text, "页眉")
        yield from blocks


def _parted(body: Element) -> Iterator[tuple[list[Element], Element | None]]:
    """The elements of each section with its settings, which stand at its end."""
    elements: list[Element] = []
    for element in body:
        if local(element) == "sectPr":
            yield elements, element
            return
        elements.append(element)
        setting = child(child(element, "pPr"), "sectPr") if local(element) == "p" else None
        if setting is not None:
            yield elements, setting
            elements = []
    yield elements, None


def _header(package: Package, target: str, reader: _Reader) -> list[str]:
    root = package.xml(f"word/{target}") if target else None
    found = [*_Reader(reader.numbering).blocks(root)] if root is not None else []
    return [block.text for block in found if isinstance(block, Paragraph)]


@dataclass(slots=True)
class _Reader:
    """Counts what it gives, so that each paragraph and table has a name."""

    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0
    boxes: list[Element] = field(default_factory=list)  # in the paragraph just read
    struck: list[str] = field(default_factory=list)  # texts that a line is drawn through

    def blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        """Paragraphs and tables, in reading order."""
        for element in opened(parent, _HOLDERS):
            kind = local(element)
            if kind == "p":
                yield from self._paragraph(element)
            elif kind == "tbl":
                yield from self._table(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        text = self._string(element)
        boxes, self.boxes = self.boxes, []
        if text.strip():
            self.paragraphs += 1
            yield Paragraph(text, f"第{self.paragraphs}段")
        for box in boxes:
            yield from self.blocks(box)

    def _string(self, element: Element) -> str:
        before = len(self.struck)
        text = "".join(self._runs(element))
        text = kept(text, "".join(self.struck[before:]))
        return f"{self.numbering.label(element)}{text}" if text.strip() else text

    def _runs(self, parent: Element) -> Iterator[str]:
        for element in opened(parent, _HOLDERS):
            kind = local(element)
            if kind == "r":
                how = child(element, "rPr")
                if is_switched_on(how, "strike") or is_switched_on(how, "dstrike"):
                    self.struck.append("".join(self._run(element)))
                elif not is_switched_on(how, "vanish"):
                    yield from self._run(element)
            elif kind.startswith("oMath"):
                yield "".join(t.text or "" for t in element.iter("{*}t"))

    def _run(self, run: Element) -> Iterator[str]:
        for element in run:
            kind = local(element)
            if kind == "t":
                yield element.text or ""
            elif kind in _BREAKS:
                yield _BREAKS[kind]
            elif kind in ("AlternateContent", "drawing", "pict", "object"):
                self.boxes += _text_boxes(element)

    def _table(self, element: Element) -> Iterator[Block]:
        self.tables += 1
        nested = Nested(f"表{self.tables}")
        last: dict[int, CellText] = {}
        for row, line in enumerate(_rows(element)):
            column = _grid_skip(line, "gridBefore")
            for cell in _cells(line):
                across = _span(cell)
                merge = _merge(cell)
                above = last.get(column)
                if merge == "continue" and above is not None:
                    last[column] = nested.lengthen(above)
                else:
                    found = [*self._inside(cell)]
                    last[column] = nested.add(row, column, (1, across), found)
                column += across
            check_cells(len(nested.cells))
        yield from unnested(nested)

    def _inside(self, parent: Element) -> Iterator[Block]:
        """What stands in a cell; its paragraphs are not counted."""
        for element in opened(parent, _HOLDERS):
            kind = local(element)
            if kind == "p":
                text = self._string(element)
                boxes, self.boxes = self.boxes, []
                if text.strip():
                    yield Paragraph(text, f"表{self.tables}")
                for box in boxes:
                    yield from self._inside(box)
            elif kind == "tbl":
                yield from self._table(element)


def _text_boxes(element: Element) -> list[Element]:
    """The text boxes of a drawing; the second way to draw it, for old programs, is left out."""
    if local(element) == "txbxContent":
        return [element]
    parts: Sequence[Element] = list(element)
    if local(element) == "AlternateContent":
        parts = children(element, "Choice")[:1] or children(element, "Fallback")[:1]
    return [box for part in parts for box in _text_boxes(part)]


def _rows(parent: Element) -> Iterator[Element]:
    for element in opened(parent, _HOLDERS):
        if local(element) == "tr" and child(child(element, "trPr"), "del") is None:
            yield element


def _cells(parent: Element) -> Iterator[Element]:
    return (element for element in opened(parent, _HOLDERS) if local(element) == "tc")


def _number(element: Element | None, default: int) -> int:
    told = attribute(element, "val") if element is not None else ""
    return min(int(told), _SPAN) if told.isdigit() else default


def _grid_skip(line: Element, name: str) -> int:
    return _number(child(child(line, "trPr"), name), 0)


def _span(cell: Element) -> int:
    return max(_number(child(child(cell, "tcPr"), "gridSpan"), 1), 1)


def _merge(cell: Element) -> str:
    """Whether a cell goes on from the one above (``continue``), or not."""
    merge = child(child(cell, "tcPr"), "vMerge")
    return "" if merge is None else attribute(merge, "val", "continue")
