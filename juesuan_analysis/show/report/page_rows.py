"""The page account as the rows of a report's table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.schema import COUNTS

_SHOWN = tuple(name for name in COUNTS if name != "unseen")


@frozen
class PageRow:
    """Pages that follow one another, are the same, and print nothing; or one page with amounts."""

    pages: str
    role: str
    numbers: tuple[int, ...]
    note: str


def _key(page: Mapping[str, Any]) -> tuple[object, ...]:
    alone = page["page"] if page["printed"] or page["note"] else 0
    return page["role"], tuple(page["forms"] or ()), alone


def page_rows(accounts: Sequence[Mapping[str, Any]] | None) -> list[PageRow]:
    """Give the rows of the table, and their sums; nothing for what an earlier version read."""
    if not accounts:
        return []
    return [*_rows(accounts), _sums(accounts)]


def _rows(accounts: Sequence[Mapping[str, Any]]) -> Iterator[PageRow]:
    for _, run in groupby(accounts, _key):
        held = list(run)
        first, last = held[0], held[-1]
        span = "" if first is last else f"–{last['page']}"
        numbers = tuple(int(first[name]) for name in _SHOWN)
        yield PageRow(f"{first['page']}{span}", _role(first), numbers, first["note"] or "")


def _role(page: Mapping[str, Any]) -> str:
    forms = "、".join(f"{form:02d}" for form in page["forms"] or ())
    return f"公开{forms}表" if forms else str(page["role"])


def _sums(accounts: Sequence[Mapping[str, Any]]) -> PageRow:
    unseen = sum(page["unseen"] for page in accounts)
    note = f"{unseen} 个" if unseen else ""
    return PageRow("合计", "", tuple(sum(p[name] for p in accounts) for name in _SHOWN), note)
