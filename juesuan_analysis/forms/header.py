"""The header of a form: how far down it reaches, and the words above each base column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from juesuan_analysis.forms.columns import means
from juesuan_analysis.forms.signs import is_signed, unsigned
from juesuan_analysis.forms.table import Table
from juesuan_analysis.vocabulary.forms import Form
from juesuan_analysis.vocabulary.lines import (
    CODE,
    THREE_PUBLIC,
    canonical,
    clean,
    is_known,
    is_remark,
)

# Also one that is misprinted (2.940.05), and one without a zero before its point.
_FIGURE = re.compile(r"（?[-−–+]?(\d[\d,]*[.,][\d.,]*\d|\.\d\d+)）?")
_WHOLE = re.compile(r"（?[-−–+]?\d[\d,]*）?")
# Cells of the header that name no column: column numbers, and a title set into the grid.
_NO_HEADING = re.compile(
    r"第?\d{1,2}栏?|[（）\d=+＝＋*×—－-]+|栏次|.*(单位|部门)(名称)?：.*|(财决)?公开.*表|.*决算.{0,6}表"
)
_SHORT = 4  # 合计, 总计, 其他支出 may also stand in a header


def names_nothing(text: str) -> bool:
    """Whether a text of a header names no column: its number, its unit, the title of the form."""
    return bool(_NO_HEADING.fullmatch(text))


def is_sequence(texts: Sequence[str]) -> bool:
    """Whether a row is the row of column numbers (栏次 1 2 3 …), which is not data."""
    numbers = [t for t in texts if t.isdigit()]
    others = [
        t for t in texts if t and not t.isdigit() and clean(t) not in ("栏次", "行次", "序号")
    ]
    values = [int(n) for n in numbers]
    return (
        not others
        and len(values) > 1
        and all(0 < b - a <= 2 for a, b in itertools.pairwise(values))
        and values[-1] <= 30
    )


def _is_figure(text: str) -> bool:
    """Whether a text is a number as amounts are printed, whatever signs stand by it."""
    bare = unsigned(text)
    return bool(_FIGURE.fullmatch(bare) or (is_signed(text) and _WHOLE.fullmatch(bare)))


def _is_body(form: Form, table: Table, row: int) -> bool:
    texts = table.row_texts[row]
    if any(_is_figure(t) or CODE.fullmatch(t) for t in texts):
        return True
    if row and _is_remark_alone(texts):
        return True
    first = next((t for t in texts if t), "")
    if form.coded and any(canonical(form.number, t) == "合计" for t in texts[:2] if t):
        # 合计 may stand at the left of a row that still names columns: then it is a header row.
        return not any(means(form, t) for t in texts[1:] if t and t != first)
    if form.across:
        return _is_public_line(form, table, row, texts)
    if not (form.sided or form.economic):
        return False
    known = [t for t in texts if is_known(form.number, t)]
    lines = [t for t in known if clean(t) != t or len(t) > _SHORT]  # 二十三、其他支出 is numbered
    return bool(lines) and (lines[0] == first or any(not means(form, t) for t in lines))


def _is_remark_alone(texts: Sequence[str]) -> bool:
    """Whether a row says that the form is empty (本部门没有政府性基金收入,故本表无数据)."""
    told = [t for t in texts if t]
    return len(told) == 1 and is_remark(told[0]) and not names_nothing(told[0])


def _is_public_line(form: Form, table: Table, row: int, texts: Sequence[str]) -> bool:
    """Whether a row without decimals is a line of form 9, or holds whole numbers for its lines."""
    if sum(t.isdigit() for t in texts) > 1 and not is_sequence(texts):
        return True
    box, first = table.owner[row, 0], next((t for t in texts if t), "")
    heads = (t for t in texts[1:] if means(form, t) or canonical(9, t) in THREE_PUBLIC)
    starts = first == texts[0] and box.c1 - box.c0 == 1
    return starts and canonical(9, first) in THREE_PUBLIC and not any(heads)


def header_height(form: Form, table: Table) -> int:
    """Number of base rows before the first row of data."""
    rows = table.grid.shape[0]
    return next((row for row in range(rows) if _is_body(form, table, row)), rows)


def header_path(table: Table, column: int, height: int) -> str:
    """The header texts above a base column, from the top down, joined by a slash."""
    boxes = dict.fromkeys(table.owner[r, column] for r in range(height))
    texts = (table.texts.get(box, "") for box in boxes)
    kept = (t for t in texts if t and not names_nothing(t))
    return "/".join(dict.fromkeys(kept))


def header_paths(table: Table, height: int) -> list[str]:
    """The header path of each base column."""
    return [header_path(table, column, height) for column in range(table.grid.shape[1])]
