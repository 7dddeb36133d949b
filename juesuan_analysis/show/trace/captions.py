"""What a marked place is, in words: who, which form or section, which line, what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from juesuan_analysis.facts import where
from juesuan_analysis.show.fields import told
from juesuan_analysis.show.grade_words import standing_words
from juesuan_analysis.show.marks import noted
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.text import figure_text, punctuated

Row = Mapping[str, Any]
_JOIN = " · "


def caption(row: Row, page: int) -> str:
    """Caption of a place on a page, for a row of entries, statements or findings."""
    parts = [_who(row), *_what(row), where(page, row.get("place"))]
    return _JOIN.join(part for part in parts if part)


def _who(row: Row) -> str:
    year = f" {int(row['year'])} 年度" if told(row.get("year")) else ""
    return f"{row.get('department', '')}{year}"


def _what(row: Row) -> list[str]:
    if "outcome" in row:
        return [f"{row['outcome']}：{row['statement']}"]
    if "measure" in row:
        return _entry(row)
    if "origin" in row:
        return _annex(row)
    return [
        str(row["section"]),
        f"{row['subject']}{row['kind']}",
        f"“{punctuated(str(row['sentence']))}”",
        standing_words(row),
    ]


def _annex(row: Row) -> list[str]:
    """Project and row of the annexes, with the points given."""
    names = (row.get(name) for name in ("line", "level1", "level2", "level3"))
    points = f"得分 {float(row['score']):g}" if told(row.get("score")) else ""
    most = f"（分值 {float(row['weight']):g}）" if told(row.get("weight")) else ""
    own = " ".join(str(name) for name in names if told(name))
    return [str(row["origin"]), str(row["project_id"]), own, points + most, str(row["standing"])]


def _entry(row: Row) -> list[str]:
    form = int(row["form"])
    names = [row["side"], row["line"], row["measure"]]
    corrected = told(row.get("override_reason"))
    change = f"人工更正为 {figure_text(row['amount'])}" if corrected else ""
    repaired = told(row.get("repaired"))
    read = f"{'OCR 识读为' if repaired else '印为'} {row['printed']}"
    return [
        f"公开{form:02d}表 {BY_NUMBER[form].title}",
        " ".join(str(name) for name in names if told(name)),
        read if row["printed"] else "空白",
        noted(str(row.get("mark") or "")),
        f"按勾稽关系改正为 {figure_text(row['amount'])}" if repaired else "",
        change,
        standing_words(row),
    ]
