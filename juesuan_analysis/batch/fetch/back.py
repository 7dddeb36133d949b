"""Writing back into a manifest what was fetched; all else in it stays as it is."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from juesuan_analysis.batch.fetch.workbook import write_cells
from juesuan_analysis.batch.manifest import ALIASES, heads_at, split
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.reading.declared import TextTable, first_sheet, texts_of
from juesuan_analysis.reading.kinds import kind_of
from juesuan_analysis.store.sheet import decode
from juesuan_analysis.vocabulary.text import HAN

_DELIMITERS = ",\t;"
_HEADS = {"file": "文件名", "sha256": "指纹", "fetched": "获取时间", "note": "备注"}


@dataclass(slots=True)
class Table:
    """A manifest as it is written: its cells, and how its file is made."""

    path: Path
    cells: list[list[str]]
    encoding: str
    delimiter: str
    newline: str
    heads: int = 0  # the row that names the columns; a title may stand above it
    sheet: TextTable | None = None  # of a workbook
    changed: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """Names of the columns, as this program knows them."""
        heads = (cell.strip() for cell in self.cells[self.heads]) if self.cells else ()
        return [ALIASES.get(head, head.lower()) for head in heads]

    def rows(self) -> dict[int, dict[str, str]]:
        """Number of each row that is not empty, to what is filled in."""
        columns = self.columns
        found = (
            (i, {c: cell.strip() for c, cell in zip(columns, row, strict=False) if cell.strip()})
            for i, row in enumerate(self.cells)
            if i > self.heads
        )
        return {i: row for i, row in found if row}

    def _column(self, name: str) -> int:
        heads = self.cells[self.heads]
        if name not in self.columns:
            chinese = any(HAN.search(cell) for cell in heads)
            self._set(self.heads, len(heads), _HEADS[name] if chinese and name in _HEADS else name)
        return self.columns.index(name)

    def _set(self, number: int, at: int, value: str) -> None:
        row = self.cells[number]
        row += [""] * (at + 1 - len(row))
        row[at] = self.changed[number, at] = value

    def put(self, number: int, values: Mapping[str, str]) -> None:
        """Fill in cells of a row; columns that are not there are added."""
        for name, value in values.items():
            self._set(number, self._column(name), value)

    def add(self, values: Mapping[str, str]) -> None:
        """Add a row, of the columns that are there and those that fetching writes."""
        self.cells.append([])
        known = {n: v for n, v in values.items() if n in self.columns or n in _HEADS}
        self.put(len(self.cells) - 1, known)

    def save(self, path: Path | None = None) -> None:
        """Write the file, whole or not at all; a copy of a workbook is a table of text."""
        target = path or self.path
        if path is None and self.sheet is not None:
            write_cells(target, self.sheet, self.changed)
            return
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter, lineterminator=self.newline).writerows(self.cells)
        draft = target.with_name(f".{target.name}.draft")
        try:
            draft.write_bytes(out.getvalue().encode(self.encoding))
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def table_of(path: Path) -> Table:
    """Read a manifest to write into it.

    Raises
    ------
    JuesuanError
        It cannot be read, or is no table.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise JuesuanError(f"找不到清单 {path}") from error
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _workbook(path)
    text = decode(content, str(path), "gb18030")
    lines = text.splitlines()
    head = lines[heads_at(map(split, lines))] if lines else ""
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        cells = [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        raise JuesuanError(f"{path} 读不懂（引号没有成对，或者一格太长）") from error
    newline = "\r\n" if "\r\n" in text else "\n"
    return Table(path, cells, _encoding(content), delimiter, newline, heads_at(cells))


def _workbook(path: Path) -> Table:
    if kind_of(path) != "xlsx":
        raise JuesuanError(f"{path} 不是 .xlsx，取文件要写回清单，请另存为 .xlsx 或 CSV")
    sheet = first_sheet(path)
    cells = texts_of(sheet)
    return Table(path, cells, "utf-8-sig", ",", "\r\n", heads_at(cells), sheet)


def _encoding(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def taken(rows: Sequence[Mapping[str, str]]) -> set[str]:
    """Names that rows of a manifest give their files."""
    return {row["file"].casefold() for row in rows if "file" in row}
