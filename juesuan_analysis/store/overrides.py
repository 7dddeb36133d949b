"""An analyst's corrections, ``overrides.csv``: laid over what was read, never written into it.

    document,form,line,measure,amount,reason,author
    虚构_民政局_2024.pdf,5,合计,基本支出,5377.64,印刷错误，见情况说明,张三

``document`` is the name of the PDF or a disclosure_id, ``line`` a 科目编码 or a line's name,
``amount`` in 万元 (blank: nothing is printed there). ``side`` may be added where a form has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.sheet import decode, read_sheet

if TYPE_CHECKING:
    import pandas as pd

FILE = "overrides.csv"
COLUMNS = ("document", "form", "line", "measure", "amount", "reason", "author")
USED, AMBIGUOUS = "已采用", "不止一格，请写明 side 或科目编码"
NO_FORM = "库里没有这份文件，或它没有这张表"
NO_LINE, NO_MEASURE, NO_SIDE = "这张表没有这一行", "这一行没有这一栏", "这一行不在这一边"
_OWN = ("published_amount", "override_reason", "override_author")


@frozen
class Override:
    """One correction; ``amount`` in 万元."""

    document: str
    form: int
    line: str
    measure: str
    amount: Decimal | None
    reason: str
    author: str
    side: str | None = None

    @property
    def text(self) -> str:
        """The correction in one line, to tell when it changes."""
        return "|".join(str(getattr(self, name)) for name in (*COLUMNS, "side"))


def read_overrides(content: bytes) -> list[Override]:
    """Read the content of ``overrides.csv``.

    Raises
    ------
    JuesuanError
        The file is not as described above; every faulty row is named.
    """
    sheet = read_sheet(decode(content, FILE), FILE)
    lacking = [name for name in COLUMNS if name not in sheet.columns]
    if lacking:
        raise JuesuanError(f"{FILE} 缺少列：{'、'.join(lacking)}")
    faults = [f"第 {n} 行：{told}" for n, row in sheet.rows.items() if (told := _fault(row))]
    if faults:
        raise JuesuanError(f"{FILE} 有误：" + "；".join(faults))
    return [_override(row) for row in sheet.rows.values()]


def _fault(row: dict[str, str]) -> str | None:
    needed = ("document", "form", "line", "measure", "reason", "author")
    if empty := [name for name in needed if not row.get(name)]:
        return f"没有填 {'、'.join(empty)}"
    if row["form"] not in set("123456789"):
        return f"form 应为 1 至 9，填的是 {row['form']}"
    try:
        finite = not row["amount"] or Decimal(row["amount"].replace(",", "")).is_finite()
    except InvalidOperation:
        finite = False
    return None if finite else f"amount 不是一个数：{row['amount']}"


def _override(row: dict[str, str]) -> Override:
    amount = row["amount"].replace(",", "")
    words = (row[name] for name in ("document", "line", "measure", "reason", "author"))
    document, line, measure, reason, author = words
    value = Decimal(amount) if amount else None
    form, side = int(row["form"]), row.get("side") or None
    return Override(document, form, line, measure, value, reason, author, side)


def _steps(entries: pd.DataFrame, override: Override) -> Iterator[tuple[str, pd.Series]]:
    """Mark the rows that each word of a correction speaks of, with what it means to find none."""
    document = entries["source"] == override.document
    document |= entries["disclosure_id"] == override.document
    yield NO_FORM, document & (entries["form"] == override.form)
    yield NO_LINE, (entries["line"] == override.line) | (entries["code"] == override.line)
    yield NO_MEASURE, entries["measure"] == override.measure
    if override.side:
        yield NO_SIDE, entries["side"] == override.side


def _cells(entries: pd.DataFrame, override: Override) -> pd.Series:
    """Mark the rows that a correction speaks of."""
    marks = (marked.fillna(value=False) for _, marked in _steps(entries, override))
    return reduce(and_, marks)


def states(entries: pd.DataFrame, overrides: Sequence[Override]) -> list[str]:
    """Say of each correction whether it finds its cell."""
    return [_state(entries, override) for override in overrides]


def _state(entries: pd.DataFrame, override: Override) -> str:
    left = entries
    for nothing, marked in _steps(entries, override):
        left = left[marked.fillna(value=False).reindex(left.index)]
        if left.empty:
            return nothing
    return USED if len(left) == 1 else AMBIGUOUS


def table(overrides: Sequence[Override], entries: pd.DataFrame) -> pd.DataFrame:
    """List corrections, one row each, with ``state``: whether each finds its cell in entries."""
    import pandas as pd

    rows = [asdict(override) for override in overrides]
    listed = pd.DataFrame(rows, columns=[*COLUMNS, "side"])
    return listed.assign(state=states(entries, overrides))


def corrected(entries: pd.DataFrame, overrides: Sequence[Override]) -> pd.DataFrame:
    """Lay corrections over entries.

    ``amount`` is what the analyst says; ``published_amount``, ``override_reason`` and
    ``override_author`` are added, and are missing in rows that nobody corrected.
    """
    if not overrides:
        return entries
    import pandas as pd

    amount, touched = entries["amount"], pd.Series(data=False, index=entries.index)
    reason = author = pd.Series(None, index=entries.index, dtype="object")
    for override in overrides:
        chosen = _cells(entries, override)
        if chosen.sum() == 1:
            amount = amount.mask(chosen, _value(override, amount.dtype))
            reason = reason.mask(chosen, override.reason)
            author = author.mask(chosen, override.author)
            touched |= chosen
    own = (entries["amount"].where(touched), reason, author)
    return entries.assign(amount=amount, **dict(zip(_OWN, own, strict=True)))


def _value(override: Override, dtype: object) -> Any:  # noqa: ANN401
    """Give the amount as the column holds amounts: decimals or floats."""
    import pandas as pd

    # A column of Arrow decimals takes no float.
    if override.amount is None or isinstance(dtype, pd.ArrowDtype):
        return override.amount
    return float(override.amount)
