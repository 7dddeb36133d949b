"""The optional ``manifest.csv``: what the analyst knows better than the files."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from juesuan_analysis.batch.sources import Address, read_small
from juesuan_analysis.errors import DocumentError, JuesuanError
from juesuan_analysis.store.sheet import Row, Sheet, decode, read_sheet
from juesuan_analysis.vocabulary.regions import named_region
from juesuan_analysis.vocabulary.text import shown

NAME = "manifest.csv"
WORKBOOK = "manifest.xlsx"
_COLUMNS = ("file", "region", "department", "scope", "year", "source", "fetched", "sha256", "note")
OVERRIDES = ("region", "department", "scope", "year")
# Heads of columns as analysts word them; the first that fits a head is meant.
_HEADS = (
    (r"备注|存疑|说明", "note"),
    (r"指纹|校验.*", "sha256"),
    (r"获取(时间|日期)|下载(时间|日期)|公开(时间|日期)", "fetched"),
    (r"(公开|下载|来源|原文)?(网址|链接|地址|url|link)(地址)?|来源", "source"),
    (r"(pdf|附件)?文件(名称?|路径|全名)?|(pdf|附件)(名称?|路径)?|路径", "file"),
    (r"(所属|所在)?(地区|区县|县区|区划|市县|行政区划?)(名称|代码)?|区划代码", "region"),
    (r"(决算|会计|财政|所属)?(年度|年份|年)", "year"),
    (r"范围|口径|(决算)?级次", "scope"),
    (r"(预算)?(部门|单位)(名称|全称)?", "department"),
)


class _Aliases(dict[str, str]):
    """Names of columns by their heads, also by heads that no list has."""

    def get(self, key: str, default: str | None = None) -> str:  # type: ignore[override]
        """The column that a head means; ``default`` for one that means none."""
        bare = re.sub(r"[\s（(].*", "", key.strip()).lower()
        found = (name for pattern, name in _HEADS if re.fullmatch(pattern, bare))
        return next(found, default if default is not None else key)


ALIASES = _Aliases()
_SCOPES = ("部门", "单位")
_SCOPE_WORDS = {
    **dict.fromkeys(("本级", "本部", "机关", "单位本级", "部门本级", "单位决算"), "单位"),
    **dict.fromkeys(("汇总", "部门汇总", "部门决算"), "部门"),
}
_ABOVE = 5  # lines that may stand above the heads
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
    found = _rows_of(folder)
    if found is None:
        return {}
    name, rows = found
    if faults := [*_faults(rows)]:
        raise DocumentError("清单有误", f"{name} 有误：" + "；".join(faults))
    return {row["file"]: row for row in rows.values() if "file" in row}


def _rows_of(folder: Address) -> tuple[str, dict[int, Row]] | None:
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
    if isinstance(folder, str):
        address: Address = f"{folder}/{NAME}"
    else:
        found = own_file(folder)
        if found is None:
            return None
        if found.suffix.lower() == ".xlsx":
            return shown(str(found)), _read(_as_csv(found), shown(str(found)))
        address = found
    content = read_small(address)
    if content is None:
        return None
    name = shown(str(address))
    return name, _read(decode(content, name, "gb18030"), name)


def own_file(folder: Path) -> Path | None:
    """The manifest of a folder: as a table of text, else as a workbook; 清单 is one too."""
    if (folder / NAME).exists():
        return folder / NAME
    wanted = (NAME, "清单.csv", WORKBOOK, "清单.xlsx")
    try:
        there = {path.name.casefold(): path for path in folder.iterdir()}
    except OSError:
        return None
    return next((there[name] for name in wanted if name in there), None)


def _read(text: str, name: str) -> Sheet:
    """Read the table below any title that stands above its heads."""
    lines = text.splitlines(keepends=True)
    above = heads_at(split(line) for line in lines[:_ABOVE])
    sheet = read_sheet("".join(lines[above:]), name, ALIASES)
    return Sheet(sheet.columns, {number + above: row for number, row in sheet.rows.items()})


def split(line: str) -> list[str]:
    """The cells of a line, by any mark that may stand between them."""
    return re.split("[,\t;]", line)


def heads_at(rows: Iterable[Sequence[str]]) -> int:
    """Which row names the columns: the first, or the one below a title."""
    return next((i for i, row in enumerate(islice(rows, _ABOVE)) if _is_head(row)), 0)


def _is_head(row: Sequence[str]) -> bool:
    cells = {ALIASES.get(cell.strip('" \ufeff\r\n')) for cell in row}
    return bool({"file", "source"} & cells) and len(cells & set(_COLUMNS)) > 1


def _as_csv(workbook: Path) -> str:
    """The first sheet of a workbook, as text."""
    from juesuan_analysis.reading.declared import first_sheet, texts_of

    out = io.StringIO()
    csv.writer(out).writerows(texts_of(first_sheet(workbook)))
    return out.getvalue()


def _fields(row: Row) -> Row:
    """What is filled in; a year in digits where it is one, a file as it is written in paths."""
    filled = {name: cell for name, cell in row.items() if cell}
    year = _YEAR.fullmatch(unicodedata.normalize("NFKC", filled.get("year", "")))
    if filled.get("scope") in _SCOPE_WORDS:
        filled["scope"] = _SCOPE_WORDS[filled["scope"]]
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
