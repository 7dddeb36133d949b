"""A manifest drafted from what documents and folders say, for an analyst to correct."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.disclosure.attribution import Attribution, identify
from juesuan_analysis.disclosure.opening import open_texts
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.regions import Region, find_region, named_region
from juesuan_analysis.vocabulary.text import shown

_COLUMNS = {
    "file": "文件名",
    "region": "地区",
    "department": "部门",
    "scope": "口径",
    "year": "年度",
    "source": "网址",
    "note": "备注",
}
_DIVISION = tuple("省市区县旗州盟")
Row = dict[str, str]


@frozen
class Looked:
    """What a document says of itself; or why it cannot be asked."""

    task: Task
    attribution: Attribution | None
    trouble: str = ""


def look(task: Task) -> Looked:
    """Ask a document who it is, without reading its figures."""
    assert isinstance(task.path, Path)
    try:
        texts = open_texts(task.path)
        if not any(texts):
            return Looked(task, None, "没有文字层（扫描件），请填写")
        return Looked(task, identify(texts, {}, shown(task.path.stem)))
    except DocumentError as error:
        return Looked(task, None, str(error))
    except Exception as error:  # whatever it is, it is this document's
        return Looked(task, None, f"读取出错（{type(error).__name__}）")


def drafted(folder: Path, found: Iterable[Looked]) -> list[Row]:
    """Give the rows of a manifest; what is in doubt is left blank, or noted.

    What an analyst has already written in a manifest stays.
    """
    rows = [_row(folder, one) for one in found]
    twice = Counter(_who(row) for row in rows if row["department"])
    for row in rows:
        if row["department"] and twice[_who(row)] > 1:
            told = f"同一部门同一年度有 {twice[_who(row)]} 份"
            row["note"] = "；".join(filter(None, (row["note"], told)))
    return rows


def _who(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in ("region", "department", "scope", "year"))


def _row(folder: Path, looked: Looked) -> Row:
    assert isinstance(looked.task.path, Path)
    path = looked.task.path.relative_to(folder)
    row = dict.fromkeys(_COLUMNS, "") | {"file": path.as_posix()}
    notes = [looked.trouble] if looked.trouble else []
    own = looked.attribution
    if own:
        row |= {"scope": own.scope, "year": str(own.year)}
        row["department"] = "" if own.doubt else own.department
        notes += ["部门读不出，请填写"] if own.doubt else []
    region, told = _region(path.parts[:-1], own)
    row["region"] = region
    known = {name: value for name, value in looked.task.manifest.items() if name in _COLUMNS}
    kept = {name: value for name, value in known.items() if name not in ("file", "note")}
    notes += [*told, *_differ(row, kept), known.get("note", "")]
    return row | kept | {"note": "；".join(dict.fromkeys(filter(None, notes)))}


def _differ(row: Row, kept: Row) -> Iterator[str]:
    for name in ("year", "department"):
        if row[name] and kept.get(name) and kept[name] != row[name]:
            yield f"文件里的{_COLUMNS[name]}是 {row[name]}"


def _region(folders: Sequence[str], own: Attribution | None) -> tuple[str, list[str]]:
    """The region of a document, from itself and from the folders that it lies in."""
    said = own.region if own else None
    code = own.region_code if own else None
    lies = _folder_region(folders)
    if lies is None:
        return said or "", [] if said else ["地区读不出，请填写"]
    name = lies.name if isinstance(lies, Region) else lies
    if said is None:
        return _as_named(name, folders, own), ["地区取自文件夹"]
    if isinstance(lies, Region) and code and not _nested(code, lies.code):
        return said, [f"文件夹是 {name}，文件里是 {said}"]
    return said, []


def _as_named(name: str, folders: Sequence[str], own: Attribution | None) -> str:
    """The division of a folder with those above it, as the department's name says them."""
    department = own.department if own else ""
    ends = (department.find(f) + len(f) for f in reversed(folders) if department.find(f) > 0)
    whole = department[: next(ends, 0)]
    return whole if whole and not find_region(whole) else name


def _nested(one: str, other: str) -> bool:
    one, other = one.rstrip("0"), other.rstrip("0")
    return one.startswith(other) or other.startswith(one)


def _folder_region(folders: Sequence[str]) -> Region | str | None:
    """The division that folders are named after: the lowest; one that is in no list by its name."""
    whole = "".join(folders)
    found = find_region(whole) or next(filter(None, map(named_region, reversed(folders))), None)
    if found:
        return found
    return next((name for name in reversed(folders) if name.endswith(_DIVISION)), None)


def as_text(rows: Iterable[Row]) -> bytes:
    """A manifest as spreadsheets open it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS.values())
    writer.writerows([row[name] for name in _COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")
