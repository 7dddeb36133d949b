"""The optional ``manifest.csv`` beside the PDFs: what the analyst knows better than the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from juesuan_analysis.batch.sources import Address, read_small
from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.store.sheet import Row, decode, read_sheet
from juesuan_analysis.vocabulary.text import shown

NAME = "manifest.csv"
OVERRIDES = ("region", "department", "scope", "year")
_ALIASES = {
    "文件": "file",
    "文件名": "file",
    "地区": "region",
    "部门": "department",
    "部门名称": "department",
    "范围": "scope",
    "年度": "year",
    "年份": "year",
    "来源": "source",
    "网址": "source",
    "获取时间": "fetched",
}
_SCOPES = ("部门", "单位")
_YEAR = re.compile(r"(20\d\d)(?:\.0|年|年度)?", re.ASCII)
_LONGEST = 100  # characters of a name: more is a column that slipped, or worse


def read_manifest(folder: Address) -> dict[str, Row]:
    """Read ``manifest.csv`` (file, region, department, scope, year, source, fetched), if it exists.

    Returns
    -------
    File name to its non-empty fields.

    Raises
    ------
    DocumentError
        The table has no column ``file``, or a row that could be taken for something else; every
        faulty row is named.
    """
    address = f"{folder}/{NAME}" if isinstance(folder, str) else folder / NAME
    try:
        content = read_small(address)
        if content is None:
            return {}
        name = shown(str(address))
        sheet = read_sheet(decode(content, name, "gb18030"), name, _ALIASES)
    except JuesuanError as error:
        raise DocumentError("清单有误", str(error)) from error
    if "file" not in sheet.columns:
        raise DocumentError("清单有误", f"{name} 缺少 file 一列")
    rows = {n: _fields(row) for n, row in sheet.rows.items()}
    if faults := [*_faults(rows)]:
        raise DocumentError("清单有误", f"{name} 有误：" + "；".join(faults))
    return {row["file"]: row for row in rows.values()}


def _fields(row: Row) -> Row:
    """What is filled in; a year in digits where it is one."""
    filled = {name: cell for name, cell in row.items() if cell}
    year = _YEAR.fullmatch(unicodedata.normalize("NFKC", filled.get("year", "")))
    return filled | ({"year": year[1]} if year else {})


def _faults(rows: dict[int, Row]) -> Iterator[str]:
    former: dict[str, tuple[int, Row]] = {}
    for number, row in rows.items():
        if told := _fault(row):
            yield f"第 {number} 行 {told}"
            continue
        at, other = former.setdefault(row["file"], (number, row))
        if other != row:
            yield f"第 {at} 行和第 {number} 行都是 {row['file']}，所填不同"


def _fault(row: Row) -> str | None:
    if "file" not in row:
        return "没有填 file"
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
    """The fields of a manifest row that override what the document says of itself."""
    return {name: fields[name] for name in OVERRIDES if name in fields}


def absent(folder: Path) -> list[str]:
    """Names in the manifest of a folder of which there is no file there."""
    there = {path.name for path in folder.iterdir()}
    return [shown(name) for name in read_manifest(folder) if name not in there]
