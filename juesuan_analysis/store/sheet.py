"""Tables that an analyst keeps by hand: CSV as spreadsheets save it, and no row half understood."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from dataclasses import field

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen

Row = dict[str, str]
_DELIMITERS = ",\t;"
# Excel saves “Unicode text” so.
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@frozen
class Sheet:
    """Names of the columns; and line number to the cells of each row that is not empty."""

    columns: list[str] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=dict)


def decode(content: bytes, name: str, *others: str) -> str:
    """Give the text of a file in UTF-8, UTF-16 with its mark, or one of some other encodings.

    Raises
    ------
    JuesuanError
        It is in none of them.
    """
    marked = content.startswith(_UTF_16)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", *others):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise JuesuanError(f"{name} 不是 UTF-8 文本，请另存为 UTF-8 编码的 CSV")


def read_sheet(text: str, name: str, aliases: Mapping[str, str] | None = None) -> Sheet:
    """Read a table whose cells are trimmed and whose empty cells are empty strings.

    Parameters
    ----------
    text
        Cells apart by commas, tabs or semicolons; the first line names the columns.
    name
        The file, for messages.
    aliases
        Other names of columns.

    Raises
    ------
    JuesuanError
        A quotation mark is not closed, or a row has more cells than there are columns: then a comma
        stands inside of a cell, and the cells after it would be taken for others.
    """
    head = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True
    )
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        told = f"{name} 第 {reader.line_num} 行读不懂（引号没有成对，或者一格太长）"
        raise JuesuanError(told) from error
    if not lines:
        return Sheet()
    known = {} if aliases is None else aliases
    columns = [known.get(cell, cell.lower()) for cell in lines[0][1]]
    rows = {number: _row(columns, row, name, number) for number, row in lines[1:] if any(row)}
    return Sheet(columns, rows)


def _row(columns: list[str], cells: list[str], name: str, number: int) -> Row:
    if any(cells[len(columns) :]):
        told = f"{name} 第 {number} 行有 {len(cells)} 格，多于列名；一格里有逗号的，请用引号括起来"
        raise JuesuanError(told)
    padded = cells + [""] * (len(columns) - len(cells))
    return {column: cell for column, cell in zip(columns, padded, strict=False) if column}
