"""Workbooks of Excel 2007 and later, as they are shown: hidden rows, columns, sheets left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.declared.grid_of_cells import Area, Shown, laid_out, letters
from juesuan_analysis.reading.declared.heads import box_texts, print_headers
from juesuan_analysis.reading.declared.number_format import BUILT_IN, GENERAL, shown_number
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
)
from juesuan_analysis.reading.declared.values import UNTOLD, Block, Break, Declared, kept

OWN = "juesuan_analysis"  # whose workbooks are no disclosures
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_WHITE = re.compile(r"(?:FF)?FFFFFF", re.IGNORECASE)


@frozen
class _Style:
    """How a cell is shown: its number format, whether its text is seen, or struck out."""

    pattern: str = GENERAL
    is_seen: bool = True
    is_struck: bool = False


@frozen
class _Book:
    strings: list[str] = field(default_factory=list)
    styles: list[_Style] = field(default_factory=list)

    def style(self, index: str) -> _Style:
        """The style of this number."""
        i = int(index) if index.isdigit() else -1
        return self.styles[i] if 0 <= i < len(self.styles) else _Style()


def read_xlsx(path: Path) -> Declared:
    """Read a workbook.

    Raises
    ------
    DocumentError
        It is damaged, encrypted or too large.
    """
    with open_package(path) as package:
        if _is_own(package):
            raise DocumentError("导出文件", "是 juesuan 导出的工作簿，不是公开的决算文件")
        book = _Book(_strings(package), _styles(package))
        blocks: list[Block] = []
        notes: list[str] = []
        for name, state, part in _sheets(package):
            root = package.xml(part)
            if root is None or local(root) != "worksheet":
                continue  # a sheet that is a chart
            if state:
                notes.append(f"工作表“{name}”是隐藏的，没有采用")
                continue
            shown = _sheet(root, name, book)
            shown.beside, shown.boxes = print_headers(root), _boxes(package, root, part)
            blocks += [Break(), *laid_out(name, shown)]
            notes += shown.notes(name)
        return Declared(tuple(blocks), tuple(notes), package.count("xl/media/"))


def _is_own(package: Package) -> bool:
    creator = child(package.xml("docProps/core.xml"), "creator")
    return creator is not None and creator.text == OWN


def _sheets(package: Package) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is hidden, and part of each sheet."""
    book, links = package.xml("xl/workbook.xml"), package.xml("xl/_rels/workbook.xml.rels")
    targets = {attribute(e, "Id"): attribute(e, "Target") for e in children(links, "Relationship")}
    for sheet in children(child(book, "sheets"), "sheet"):
        target = targets.get(attribute(sheet, "id"), "")
        part = target if target.startswith("/") else str(PurePosixPath("xl") / target)
        yield attribute(sheet, "name"), attribute(sheet, "state", "visible") != "visible", part


def _boxes(package: Package, root: Element, part: str) -> list[str]:
    """The texts of the text boxes that are drawn on a sheet."""
    if child(root, "drawing") is None:
        return []
    path = PurePosixPath(part.lstrip("/"))
    links = package.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
    found = (attribute(link, "Target") for link in children(links, "Relationship"))
    drawings = (t for t in found if "drawings/" in t and t.endswith(".xml") and "vml" not in t)
    named = (t if t.startswith("/") else f"xl/drawings/{t.rpartition('/')[2]}" for t in drawings)
    return [text for name in named for text in box_texts(package.xml(name.lstrip("/")))]


def _strings(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return [_string(item) for item in children(root, "si")]


def _string(item: Element | None) -> str:
    """The text of a string; readings of its characters (rPh) are no part of it.

    Nor is what is struck out in it.
    """
    if item is None:
        return ""
    runs = [item, *children(item, "r")]
    struck = {i for i, run in enumerate(runs) if is_switched_on(child(run, "rPr"), "strike")}
    texts = ["".join(t.text or "" for t in children(run, "t")) for run in runs]
    left = (text for i, text in enumerate(texts) if i not in struck)
    return kept("".join(left), "".join(texts[i] for i in sorted(struck)))


def _styles(package: Package) -> list[_Style]:
    root = package.xml("xl/styles.xml")
    patterns = BUILT_IN | {
        int(attribute(e, "numFmtId", "0")): attribute(e, "formatCode")
        for e in children(child(root, "numFmts"), "numFmt")
    }
    fonts = children(child(root, "fonts"), "font")
    white = [_is_white(font) for font in fonts]
    struck = [is_switched_on(font, "strike") for font in fonts]
    plain = [_is_plain(fill) for fill in children(child(root, "fills"), "fill")]
    return [
        _Style(
            patterns.get(int(attribute(xf, "numFmtId", "0")), GENERAL),
            not (_at(white, attribute(xf, "fontId")) and _at(plain, attribute(xf, "fillId", "0"))),
            _at(struck, attribute(xf, "fontId")),
        )
        for xf in children(child(root, "cellXfs"), "xf")
    ]


def _at(flags: list[bool], index: str) -> bool:
    return index.isdigit() and int(index) < len(flags) and flags[int(index)]


def _is_white(font: Element) -> bool:
    colour = child(font, "color")
    if colour is None:
        return False
    return bool(_WHITE.fullmatch(attribute(colour, "rgb"))) or attribute(colour, "theme") == "0"


def _is_plain(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    return pattern is not None and attribute(pattern, "patternType", "none") == "none"


def _sheet(root: Element, name: str, book: _Book) -> Shown:
    view = next(iter(children(child(root, "sheetViews"), "sheetView")), None)
    zeros = view is None or attribute(view, "showZeros", "1") not in ("0", "false")
    shown = Shown(hidden_columns=_hidden_columns(root))
    row = -1
    for line in children(child(root, "sheetData"), "row"):
        row = int(attribute(line, "r", str(row + 2))) - 1
        if _is_on(line, "hidden"):
            shown.hidden_rows.add(row)
        column = -1
        for cell in children(line, "c"):
            column = _column(attribute(cell, "r"), column + 1)
            style = book.style(attribute(cell, "s", "0"))
            if text := _text(cell, style, book, zeros, shown):
                if style.is_struck:
                    text = shown.without_struck(text)
                shown.texts[row, column] = text
        check_cells(len(shown.texts))
    for merged in children(child(root, "mergeCells"), "mergeCell"):
        if area := _area(attribute(merged, "ref")):
            shown.areas.append(area)
    return shown


def _is_on(element: Element, name: str) -> bool:
    return attribute(element, name) in ("1", "true")


def _hidden_columns(root: Element) -> set[int]:
    hidden = (c for c in children(child(root, "cols"), "col") if _is_on(c, "hidden"))
    spans = ((int(attribute(c, "min", "1")), int(attribute(c, "max", "1"))) for c in hidden)
    return {i for first, last in spans for i in range(first - 1, min(last, 1 << 14))}


def _column(address: str, default: int) -> int:
    match = _ADDRESS.fullmatch(address)
    return letters(match[1]) if match else default


def _area(ref: str) -> Area | None:
    ends = [_ADDRESS.fullmatch(end) for end in ref.replace("$", "").split(":")]
    corners = [(int(m[2]) - 1, letters(m[1])) for m in ends if m]
    if len(corners) != 2:
        return None
    (r0, c0), (r1, c1) = corners
    return Area(r0, r1 + 1, c0, c1 + 1)


def _text(cell: Element, style: _Style, book: _Book, zeros: bool, shown: Shown) -> str:
    """What a cell shows."""
    kind, value = attribute(cell, "t", "n"), child(cell, "v")
    raw = (value.text or "") if value is not None else ""
    if not raw and child(cell, "f") is not None and kind != "str":
        shown.uncomputed += 1
        return UNTOLD
    if not style.is_seen:
        return ""
    if kind == "s":
        i = int(raw) if raw.isdigit() else -1
        return book.strings[i] if 0 <= i < len(book.strings) else ""
    if kind == "inlineStr":
        return _string(child(cell, "is"))
    if kind == "e":
        shown.errors += 1
        return UNTOLD
    return _value(raw, style.pattern, zeros) if kind == "n" else raw if kind != "b" else ""


def _value(raw: str, pattern: str, zeros: bool) -> str:
    try:
        number = float(raw)
    except ValueError:
        return raw
    return shown_number(number, pattern) if zeros or number else ""
