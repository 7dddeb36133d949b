"""Mistakes of the kind that real disclosures contain, put into an invented one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from specimens.accounts import Accounts
from specimens.layouts import LAYOUTS
from specimens.panel import invented, project_spending
from specimens.projects import odd_works
from specimens.typeset import Block, document, typeset_document


@dataclass(frozen=True)
class Misprint:
    """``old`` is printed as ``new`` where it first stands on the page that is headed ``page``.

    In a table ``old`` is the whole text of a cell in the row of ``line``, in prose a part of it.
    """

    page: str
    old: str
    new: str
    line: str = ""


MISPRINTS = (
    # One digit of a cell; one figure of the narrative; 元 printed where 万元 is meant.
    Misprint("一般公共预算财政拨款支出决算表", "55.86", "58.86", "2080505"),
    Misprint("决算情况说明", "财政拨款基本支出864.50万元", "财政拨款基本支出877.39万元"),
    Misprint("“三公”经费支出决算表", "0.49", "4900.00"),
)


def accounts() -> Accounts:
    """The accounts of an invented office, without mistakes but for those of its projects."""
    own = invented("东湖区", "国资局", 2024)
    return replace(own, projects=odd_works(own.department, own.year, project_spending(own)))


def misprinted(printed: dict[str, Any], misprints: Sequence[Misprint]) -> dict[str, Any]:
    """Put misprints into a document; each must find its place."""
    for misprint in misprints:
        if not any(_put(block, misprint) for block in _content(printed, misprint.page)):
            raise ValueError(f"{misprint} finds nothing to replace")
    return printed


def _content(printed: dict[str, Any], page: str) -> Iterator[Block]:
    for block in printed["blocks"]:
        heads = [b["text"] for b in block["content"] if b["kind"] in ("title", "heading")]
        if any(page in head.replace(" ", "") for head in heads):
            yield from block["content"]


def _put(block: Block, misprint: Misprint) -> bool:
    if block["kind"] == "table":
        row: list[str] = next((r for r in block["rows"] if any(misprint.line in c for c in r)), [])
        if misprint.old in row:
            row[row.index(misprint.old)] = misprint.new
            return True
    elif block["kind"] == "para" and misprint.old in block["text"]:
        block["text"] = block["text"].replace(misprint.old, misprint.new, 1)
        return True
    return False


def typeset_with_misprints() -> bytes:
    """Typeset the invented office's accounts with :data:`MISPRINTS`."""
    printed = document(accounts(), LAYOUTS["山东"])
    return typeset_document(misprinted(printed, MISPRINTS))
