"""The statute as tables: forms, columns, lines, codes, wordings and identities, with sources.

Every row is derived from the data that the reader and the checks work with, so that the tables
say what the program does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from juesuan_analysis.identities import IDENTITIES
from juesuan_analysis.identities.language import AGREES, AT_MOST, EQUAL
from juesuan_analysis.identities.narrative_forms import SAME_FIGURE
from juesuan_analysis.vocabulary.classes import ECONOMIC, FUNCTIONAL
from juesuan_analysis.vocabulary.forms import FORMS
from juesuan_analysis.vocabulary.lines import wordings
from juesuan_analysis.vocabulary.subjects import CELLS, SUBJECTS

Row = dict[str, str]
Cells = tuple[object, ...]
__all__ = ["COLUMNS", "statute", "write_statute"]
_FORMS = "财政部 部门决算公开（公开01–09表）"
_CODES = "财政部《政府收支分类科目》"
_SEEN = "各地公开文件的写法"
_SEVERAL = "；"
# In words: a cell that begins with = is a formula to a spreadsheet.
_RELATIONS = {"": "", EQUAL: "等于", AT_MOST: "不超过", AGREES: "相等是旁证，不等不说明什么"}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "表": {
        "form": "表号，公开01表为 1。",
        "title": "规定的表名。",
        "other_titles": "另外的写法，用；隔开。",
        "coded": "是否按科目编码列示：是、否。",
        "sided": "是否收入、支出并列：是、否。",
        "source": "依据。",
    },
    "栏次": {
        "form": "表号。",
        "order": "在这张表里的次序，从 1 起。",
        "measure": "栏次的规范名称。",
        "headings": "表头各层用 / 连起来，与这个正则表达式完全匹配的就是这一栏。",
        "weaker": "没有更明确的栏时才采用的写法（正则表达式），用；隔开。",
        "source": "依据。",
    },
    "行": {
        "form": "表号。",
        "line": "行的规范名称。",
        "wording": "去掉序号和空格以后，与这个正则表达式完全匹配的就是这一行。",
        "source": "依据。",
    },
    "科目": {
        "classification": "支出功能分类或支出经济分类。",
        "code": "类的编码，三位。",
        "name": "类的名称。",
        "english": "英文图表里的叫法。",
        "former_names": "同一编码以前的名称，用；隔开。",
        "source": "依据。",
    },
    "说法": {
        "order": "匹配的次序，靠前的先认。",
        "subject": "情况说明里说的是什么（规范名称）；一个说法指两样的，用；隔开。",
        "wording": "句子里的写法，正则表达式。",
        "source": "依据。",
    },
    "对象": {
        "scope": "哪一部分钱：收支、一般公共预算，或情况说明的一节；都一样的为空。",
        "subject": "情况说明里说的是什么（规范名称）。",
        "form": "是哪张表的数。",
        "side": "收入或支出一方；不分的为空。",
        "line": "哪一行。",
        "measure": "哪一栏；各地栏名不同的，用；隔开。",
        "source": "依据。",
    },
    "勾稽关系": {
        "identity": "编号，与 findings.identity 一致。",
        "statement": "什么与什么相等，或者应当怎样。",
        "about": "说的是什么：哪张表、哪两张表，或情况说明等。",
        "scope": "要有哪些文件才能核对。",
        "relation": "等于、不超过、相等是旁证；不是两边相比的为空。",
        "forms": "涉及的表，用；隔开；不涉及表的为空。",
        "source": "依据。",
    },
}


def statute() -> dict[str, list[Row]]:
    """Give the tables: the name of each, and its rows in the order of :data:`COLUMNS`.

    Returns
    -------
    dict
        表, 栏次, 行, 科目, 说法, 对象, 勾稽关系 and, last, 数据字典: what each column means.
    """
    tables = zip(COLUMNS.items(), _TABLES, strict=True)
    return {
        name: [dict(zip(columns, map(str, cells), strict=True)) for cells in rows()]
        for (name, columns), rows in tables
    } | {"数据字典": list(_dictionary())}


def write_statute(folder: Path | str) -> list[Path]:
    """Write the tables as CSV, UTF-8 with a mark that spreadsheets know.

    Parameters
    ----------
    folder
        Where to; it is made where it is not there.

    Returns
    -------
    list of Path
        The files, named as the tables.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    return [_write(target / f"{name}.csv", rows) for name, rows in statute().items()]


def _write(path: Path, rows: list[Row]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _yes(said: bool) -> str:
    return "是" if said else "否"


def _forms() -> Iterator[Cells]:
    for form in FORMS:
        others, coded, sided = _SEVERAL.join(form.titles[1:]), _yes(form.coded), _yes(form.sided)
        yield form.number, form.title, others, coded, sided, _FORMS


def _measures() -> Iterator[Cells]:
    for form in FORMS:
        for order, measure in enumerate(form.measures, 1):
            weaker = _SEVERAL.join(measure.weaker)
            yield form.number, order, measure.name, measure.pattern, weaker, f"{_FORMS}；{_SEEN}"


def _lines() -> Iterator[Cells]:
    for form in FORMS:
        for line, wording in wordings(form.number):
            yield form.number, line, wording, f"{_FORMS}；{_SEEN}"


def _codes() -> Iterator[Cells]:
    for classification, classes in {"支出功能分类": FUNCTIONAL, "支出经济分类": ECONOMIC}.items():
        for one in classes:
            former = _SEVERAL.join(name for name, _ in one.former)
            yield classification, one.code, one.name, one.english, former, _CODES


def _wordings() -> Iterator[Cells]:
    for order, subject in enumerate(SUBJECTS, 1):
        yield order, _SEVERAL.join(subject.names), subject.said, _SEEN


def _subjects() -> Iterator[Cells]:
    for (scope, subject), at in sorted(CELLS.items(), key=lambda item: item[1].form):
        yield scope, subject, at.form, at.side or "", at.line, at.measure, SAME_FIGURE


def _identities() -> Iterator[Cells]:
    for one in IDENTITIES:
        relation, forms = _RELATIONS[one.relation], _SEVERAL.join(map(str, one.forms))
        yield one.id, one.statement, one.about, one.scope, relation, forms, one.source


def _dictionary() -> Iterator[Row]:
    for table, columns in COLUMNS.items():
        for column, meaning in columns.items():
            yield {"table": table, "column": column, "meaning": meaning}


# In the order of COLUMNS.
_TABLES = (_forms, _measures, _lines, _codes, _wordings, _subjects, _identities)
