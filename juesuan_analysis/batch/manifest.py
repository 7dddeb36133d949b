"""The optional ``manifest.csv``: what the analyst knows better than the files."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from juesuan_analysis.batch.sources import Address, read_small
from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.store.sheet import Row, Sheet, decode, read_sheet
from juesuan_analysis.vocabulary.regions import named_region
from juesuan_analysis.vocabulary.text import shown

NAME = "manifest.csv"
WORKBOOK = "manifest.xlsx"
COLUMNS = ("file", "region", "department", "scope", "year", "source", "fetched", "sha256", "note")
OVERRIDES = ("region", "department", "scope", "year")
ALIASES = {
    "文件": "file",
    "文件名": "file",
    "文件名称": "file",
    "地区": "region",
    "行政区划": "region",
    "区划": "region",
    "部门": "department",
    "部门名称": "department",
    "单位": "department",
    "单位名称": "department",
    "范围": "scope",
    "口径": "scope",
    "年度": "year",
    "年份": "year",
    "决算年度": "year",
    "来源": "source",
    "网址": "source",
    "公开地址": "source",
    "链接": "source",
    "url": "source",
    "获取时间": "fetched",
    "指纹": "sha256",
    "备注": "note",
    "存疑": "note",
}
_SCOPES = ("部门", "单位")
_YEAR = re.compile(r"(20\d\d)(?:\.0|年|年度)?", re.ASCII)
_LONGEST = 100  # characters of a name: more is a column that slipped, or worse


def read_manifest(folder: Address) -> dict[str, Row]:
    """Read the manifest of a folder (file, region, department, scope, year, source), if it exists.

    Returns
    -------
    File name, which may stand in a folder below, to its non-empty fields.

    Raises
    ------
    DocumentError
        The table has no column ``file``, or a row that could be taken for something else; every
        faulty row is named.
    """
    found = rows_of(folder)
    if found is None:
        return {}
    name, rows = found
    if faults := [*_faults(rows)]:
        raise DocumentError("清单有误", f"{name} 有误：" + "；".join(faults))
    return {row["file"]: row for row in rows.values() if "file" in row}


def rows_of(folder: Address) -> tuple[str, dict[int, Row]] | None:
    """The manifest of a folder as it is: its name, and line to filled fields; None without one.

    Raises
    ------
    DocumentError
        It cannot be read, or has no column ``file``.
    """
    try:
        found = _sheet(folder)
    except JuesuanError as error:
        raise DocumentError("清单有误", str(error)) from error
    if found is None:
        return None
    name, sheet = found
    if "file" not in sheet.columns:
        raise DocumentError("清单有误", f"{name} 缺少 file 一列")
    return name, {n: _fields(row) for n, row in sheet.rows.items()}


def _sheet(folder: Address) -> tuple[str, Sheet] | None:
    address = f"{folder}/{NAME}" if isinstance(folder, str) else folder / NAME
    content = read_small(address)
    if content is not None:
        name = shown(str(address))
        return name, read_sheet(decode(content, name, "gb18030"), name, ALIASES)
    if isinstance(folder, Path) and (folder / WORKBOOK).is_file():
        name = shown(str(folder / WORKBOOK))
        return name, read_sheet(_as_csv(folder / WORKBOOK), name, ALIASES)
    return None


def _as_csv(workbook: Path) -> str:
    """The first sheet of a workbook, as text."""
    from juesuan_analysis.reading.declared import first_sheet

    out = io.StringIO()
    csv.writer(out).writerows(first_sheet(workbook))
    return out.getvalue()


def _fields(row: Row) -> Row:
    """What is filled in; a year in digits where it is one, a file as it is written in paths."""
    filled = {name: cell for name, cell in row.items() if cell}
    year = _YEAR.fullmatch(unicodedata.normalize("NFKC", filled.get("year", "")))
    file = filled.get("file", "").replace("\\", "/").removeprefix("./")
    return filled | ({"year": year[1]} if year else {}) | ({"file": file} if file else {})


def _faults(rows: dict[int, Row]) -> Iterator[str]:
    former: dict[str, tuple[int, Row]] = {}
    for number, row in rows.items():
        if told := _fault(row):
            yield f"第 {number} 行 {told}"
        elif "file" in row:
            at, other = former.setdefault(row["file"], (number, row))
            if other != row:
                yield f"第 {at} 行和第 {number} 行都是 {row['file']}，所填不同"


def _fault(row: Row) -> str | None:
    if "file" not in row:  # what is yet to be fetched gets its name then
        return None if "source" in row else "没有填 file"
    file, year, scope = shown(row["file"]), row.get("year"), row.get("scope")
    if year and not _YEAR.fullmatch(year):
        return f"{file} 的 year 不是年份：{shown(year)[:20]}"
    if scope and scope not in _SCOPES:
        return f"{file} 的 scope 应为部门或单位，填的是 {shown(scope)[:20]}"
    for name in ("region", "department"):
        told = row.get(name, "")
        if len(told) > _LONGEST or shown(told) != told:
            return f"{file} 的 {name} 太长，或者含有控制字符"
    return None


def overrides_of(fields: dict[str, str]) -> dict[str, str]:
    """The fields of a manifest row that override what the document says of itself.

    A region is given under its full name, however short it is written.
    """
    told = {name: fields[name] for name in OVERRIDES if name in fields}
    if "region" in told:
        found = named_region(told["region"])
        told["region"] = found.name if found else told["region"]
    return told
