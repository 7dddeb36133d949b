"""OpenDocument workbooks and texts (.ods, .odt): they hold what each cell shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.reading.declared.grid_of_cells import Area, Shown, laid_out
from juesuan_analysis.reading.declared.number_format import GENERAL, shown_number
from juesuan_analysis.reading.declared.package import (
    Element,
    attribute,
    check_cells,
    child,
    children,
    local,
    open_package,
    opened,
)
from juesuan_analysis.reading.declared.values import UNTOLD, Block, Break, Declared, Paragraph

_ROWS = ("table-header-rows", "table-rows", "table-row-group")
_COLUMNS = ("table-header-columns", "table-columns", "table-column-group")
_REPEATED = 2000  # times that a cell or a row with text may be repeated
_LISTS = ("list", "list-item", "section", "list-header", "text-box", "frame")


def read_opendocument(path: Path) -> Declared:
    """Read a workbook or a text.

    Raises
    ------
    DocumentError
        It is damaged, encrypted or too large.
    """
    with open_package(path) as package:
        root = package.xml("content.xml")
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and any(local(e) == "encryption-data" for e in manifest.iter()):
            raise DocumentError("已加密", "文件加了密码，无法读取；请另存为不加密的文件")
        hidden = _hidden_styles(root)
        body = child(root, "body")
        sheets, text = child(body, "spreadsheet"), child(body, "text")
        pictures = package.count("Pictures/")
        if sheets is not None:
            return _workbook(sheets, hidden, pictures)
        return Declared(tuple(_flow(text, [0, 0])), (), pictures)


def _hidden_styles(root: Element | None) -> set[str]:
    """Names of the styles of tables that are not shown."""
    styles = children(child(root, "automatic-styles"), "style")
    return {
        attribute(style, "name")
        for style in styles
        for told in children(style, "table-properties")
        if attribute(told, "display") == "false"
    }


def _workbook(sheets: Element, hidden: set[str], pictures: int) -> Declared:
    blocks: list[Block] = []
    notes: list[str] = []
    for table in children(sheets, "table"):
        name = attribute(table, "name")
        if attribute(table, "style-name") in hidden:
            notes.append(f"工作表“{name}”是隐藏的，没有采用")
            continue
        shown = _table(table)
        blocks += [Break(), *laid_out(name, shown)]
        notes += shown.notes(name)
    return Declared(tuple(blocks), tuple(notes), pictures)


def _flow(parent: Element | None, counts: list[int]) -> Iterator[Block]:
    """Paragraphs and tables of a text; ``counts`` numbers both."""
    for element in opened(parent if parent is not None else (), _LISTS):
        kind = local(element)
        if kind in ("p", "h"):
            counts[0] += 1
            yield Paragraph(_string(element), f"第{counts[0]}段")
        elif kind == "table":
            counts[1] += 1
            yield from laid_out(f"表{counts[1]}", _table(element))


def _rows(table: Element) -> Iterator[Element]:
    return (element for element in opened(table, _ROWS) if local(element) == "table-row")


def _columns(table: Element) -> Iterator[Element]:
    return (element for element in opened(table, _COLUMNS) if local(element) == "table-column")


def _times(element: Element, name: str) -> int:
    told = attribute(element, name, "1")
    return max(int(told), 1) if told.isdigit() else 1


def _is_hidden(element: Element) -> bool:
    return attribute(element, "visibility", "visible") in ("collapse", "filter")


def _table(table: Element) -> Shown:
    shown = Shown()
    column = 0
    for element in _columns(table):
        times = _times(element, "number-columns-repeated")
        if _is_hidden(element):
            shown.hidden_columns |= set(range(column, column + min(times, 1 << 14)))
        column += times
    row = 0
    for line in _rows(table):
        times = _times(line, "number-rows-repeated")
        for again in range(min(times, _REPEATED)):
            if not _row(line, row + again, shown):
                break  # the empty rows down to the end of the sheet are one, repeated
            if _is_hidden(line):
                shown.hidden_rows.add(row + again)
        check_cells(len(shown.texts))
        row += times
    return shown


def _row(line: Element, row: int, shown: Shown) -> bool:
    """Take the cells of a row; whether it held any."""
    column, held = 0, False
    for cell in children(line, "table-cell", "covered-table-cell"):
        times = _times(cell, "number-columns-repeated")
        text = _text(cell, shown) if local(cell) == "table-cell" else ""
        if text:
            held = True
            for again in range(min(times, _REPEATED)):
                shown.texts[row, column + again] = text
        down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            shown.areas.append(Area(row, row + down, column, column + across))
        column += times
    return held


def _text(cell: Element, shown: Shown) -> str:
    text = "\n".join(_string(p) for p in children(cell, "p", "h"))
    if text.startswith("#") or attribute(cell, "value-type") == "error":
        shown.errors += 1
        return UNTOLD
    if text.strip():
        return text
    value = attribute(cell, "value")
    if value and attribute(cell, "value-type") in ("float", "currency", "percentage"):
        return shown_number(float(value), GENERAL)
    if attribute(cell, "formula") and attribute(cell, "value-type") != "string":
        shown.uncomputed += 1
        return UNTOLD
    return ""


def _string(element: Element) -> str:
    """Text of a paragraph; notes in it are none of it."""
    out = [element.text or ""]
    for part in element:
        kind = local(part)
        if kind == "s":
            out.append(" " * min(_times(part, "c"), 100))
        elif kind in ("tab", "line-break"):
            out.append("\t" if kind == "tab" else "\n")
        elif kind not in ("annotation", "note", "tracked-changes"):
            out.append(_string(part))
        out.append(part.tail or "")
    return "".join(out)
