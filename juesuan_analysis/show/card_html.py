"""Mistakes as a notebook shows them: one card for each, what is missing first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import HOLDS, ROUNDING
from juesuan_analysis.show.cards import Card, DisclosureCards, by_disclosure, in_words
from juesuan_analysis.show.finding_words import side_text
from juesuan_analysis.show.frames import ShownTable
from juesuan_analysis.show.html import FAINT, HEAD, LEFT, RIGHT, block, row, table, tag

_LISTED = 3
SMALL = {"style": "font-size:13px"}
_LIST = {"style": "margin:0;font-size:12px"}


def show_cards(findings: pd.DataFrame) -> ShownTable:
    """Show what is wrong in each disclosure, mistake by mistake; the gravest disclosure first.

    Parameters
    ----------
    findings
        As :meth:`~juesuan_analysis.store.Store.findings` gives them, of any number of disclosures.
    """
    found = by_disclosure(findings)
    wanting = [one for one in found if one.cards or one.missing]
    clean = [one for one in found if one not in wanting]
    parts = [part for one in wanting for part in _disclosure(one)]
    return ShownTable(str(block(*parts, *_clean(clean))))


def _disclosure(one: DisclosureCards) -> Iterator[Markup]:
    money = f"，合计相差 {one.stake:,.2f} 万元" if one.stake else ""
    yield tag("div", tag("b", one.name), money, style="margin-top:6px;font-size:13px")
    yield from missing_items(one.missing)
    if one.cards:
        yield from card_items(one.cards)


def _clean(found: Sequence[DisclosureCards]) -> Iterator[Markup]:
    """Disclosures without a mistake share one table, folded away."""
    if not found:
        return
    heads = [row(tag("th", "公开文件", style=HEAD), tag("th", "成立的关系", style=HEAD))]
    rows = [
        row(tag("td", one.name, style=LEFT), tag("td", _holding(one), style=RIGHT)) for one in found
    ]
    summary = tag("summary", f"没有不符、没有缺的 {len(found)} 份")
    yield tag("details", summary, table(rows, heads), **SMALL)


def _holding(one: DisclosureCards) -> str:
    return f"{int(one.findings['outcome'].isin([HOLDS, ROUNDING]).sum()):,}"


def missing_items(reasons: Sequence[str]) -> Iterator[Markup]:
    """List what should be there and is not."""
    if reasons:
        yield tag("div", tag("b", f"✗ 缺 {len(reasons)} 样"), **SMALL)
        yield tag("ul", *(tag("li", reason) for reason in reasons), **_LIST)


def card_items(found: Sequence[Card]) -> Iterator[Markup]:
    """List the mistakes of one disclosure, each with the identities that it breaks."""
    count = sum(len(card.conflicts) for card in found)
    if not count:
        yield tag("div", "勾稽关系不符 0 处", **SMALL)
        return
    every = pd.DataFrame([line for card in found for line in card.conflicts])
    yield tag("div", tag("b", f"✗ 勾稽关系：{in_words(count, found)}"), on_pages(every), **SMALL)
    yield from folded([_card(card) for card in found])


def _card(card: Card) -> Markup:
    lines = [tag("li", conflict_line(found.to_dict())) for found in card.first]
    if card.more:
        lines.append(tag("li", f"另有 {card.more} 条也由这一处错造成"))
    title = tag("div", tag("b", card.title), f"。可能：{card.explanation}")
    return tag("li", title, tag("ul", *lines, style=FAINT))


def folded(lines: Sequence[Markup]) -> Iterator[Markup]:
    """List the first lines, and fold the rest away."""
    yield tag("ul", *lines[:_LISTED], **_LIST)
    if rest := lines[_LISTED:]:
        summary = tag("summary", f"其余 {len(rest)} 处")
        yield tag("details", summary, tag("ul", *rest), style="font-size:12px")


def on_pages(findings: pd.DataFrame) -> str:
    """Name the pages of findings."""
    pages = sorted({int(page) for page in findings["page"].dropna()})
    return f"（第 {'、'.join(map(str, pages))} 页）" if pages else ""


def conflict_line(found: Mapping[Any, Any]) -> str:
    """Write a finding in one line: both sides and their page, or why there are none."""
    page = "" if pd.isna(found["page"]) else f"（{where_of(found)}）"
    if pd.isna(found["difference"]):
        printed = f"“{found['printed']}”" if isinstance(found.get("printed"), str) else ""
        reason = found["reason"] if isinstance(found.get("reason"), str) else ""
        return f"{found['statement']}：{printed}{reason}{page}"
    left, right, gap = (side_text(found, side) for side in ("left", "right", "difference"))
    return f"{found['statement']}：{left} 与 {right}，差 {gap.replace('-', '−')}{page}"
