"""One disclosure at a glance: whose, which forms, how sure, what does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import NOT_READ
from juesuan_analysis.proof.standing import PROVED, STANDINGS
from juesuan_analysis.show.card_html import (
    SMALL,
    card_items,
    conflict_line,
    folded,
    missing_items,
    on_pages,
)
from juesuan_analysis.show.cards import cards, missing
from juesuan_analysis.show.form import amount_text
from juesuan_analysis.show.grade_words import grade_counts
from juesuan_analysis.show.html import (
    FAINT,
    HEAD,
    LEFT,
    LINE,
    RIGHT,
    block,
    headline,
    note,
    row,
    table,
    tag,
)
from juesuan_analysis.show.marks import MARKS, legend, marked, sign
from juesuan_analysis.vocabulary.cells import Cell
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.totals import GENERAL_SPENT

# The totals that a newcomer asks for first; the first cell that holds an amount counts.
MAIN_TOTALS: tuple[tuple[str, tuple[Cell, ...]], ...] = (
    ("收入总计", (Cell(1, "收入", "总计", "决算数"),)),
    ("支出总计", (Cell(1, "支出", "总计", "决算数"),)),
    ("本年收入合计", (Cell(2, None, "合计", "本年收入合计"),)),
    ("本年支出合计", (Cell(3, None, "合计", "本年支出合计"),)),
    ("财政拨款支出总计", (Cell(4, "支出", "总计", "合计"),)),
    (GENERAL_SPENT, (Cell(5, None, "合计", "合计"),)),
    ("　其中：基本支出", (Cell(5, None, "合计", "基本支出"),)),
    ("　其中：项目支出", (Cell(5, None, "合计", "项目支出"),)),
    ("“三公”经费支出", (Cell(9, None, "合计", "决算数"),)),
)


def disclosure_html(
    disclosure: Mapping[str, Any], entries: pd.DataFrame, findings: pd.DataFrame
) -> str:
    """Show one disclosure.

    Parameters
    ----------
    disclosure
        Its row of :meth:`Store.disclosures`.
    entries, findings
        Its own, as a store gives them.

    Returns
    -------
    str
        HTML: who and when, the nine forms, standings counted, conflicts with their pages, and the
        main totals in 万元.
    """
    return str(
        block(
            headline(f"{disclosure['department']} {disclosure['year']} 年度部门决算", ""),
            tag("div", "　".join(_origin(disclosure)), style=f"font-size:12px;{FAINT}"),
            tag("div", *_forms(set(disclosure["forms"])), style="margin:4px 0"),
            tag("div", *_standings(entries), **SMALL),
            *missing_items(missing(findings)),
            *card_items(cards(findings)),
            *_unread(findings),
            _totals(entries, set(disclosure["forms"])),
        )
    )


def _origin(disclosure: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(disclosure["region"], str):
        yield disclosure["region"]
    if isinstance(disclosure["scope"], str):
        yield f"口径：{disclosure['scope']}"
    yield f"文件：{disclosure['source']}（{disclosure['pages']} 页）"
    if isinstance(disclosure.get("address"), str):
        yield f"来源：{disclosure['address']}"


def _forms(found: set[int]) -> Iterator[Markup]:
    for number, form in BY_NUMBER.items():
        here = number in found
        look = f"border:1px {'solid' if here else 'dashed'} {LINE};border-radius:3px"
        yield tag(
            "span",
            f"表{number}" if here else f"表{number} 无",
            title=form.title if here else f"{form.title}：没有读到",
            style=f"{look};padding:0 6px;margin-right:4px;font-size:12px"
            + ("" if here else f";{FAINT}"),
        )


def _standings(entries: pd.DataFrame) -> Iterator[object]:
    printed = entries[entries["amount"].notna()]
    counts = printed["standing"].value_counts()
    yield f"印有数的格 {len(printed):,} 个："
    for name in STANDINGS:
        graded = grade_counts(printed) if name == PROVED else ""
        told = f"{name} {counts.get(name, 0):,}" + (f"（{graded}）" if graded else "")
        yield tag("span", sign(MARKS[name]), f"{told}　")
    if unjudged := int(printed["standing"].isna().sum()):
        yield f"未判定 {unjudged:,}"


def _unread(findings: pd.DataFrame) -> Iterator[Markup]:
    """Count what was not read, list the first, fold the rest away."""
    chosen = findings[findings["outcome"] == NOT_READ]
    if len(chosen):
        lines = [tag("li", conflict_line(found)) for found in chosen.to_dict("records")]
        yield tag("div", tag("b", f"✗ 没有读出 {len(chosen):,} 处"), on_pages(chosen), **SMALL)
        yield from folded(lines)


def _total(entries: pd.DataFrame, cells: tuple[Cell, ...]) -> dict[Any, Any] | None:
    for cell in cells:
        side = entries["side"].isna() if cell.side is None else entries["side"] == cell.side
        named = (entries["line"] == cell.line) & (entries["measure"] == cell.measure)
        found = entries[side & named & (entries["form"] == cell.form)].dropna(subset="amount")
        if len(found):
            first: dict[Any, Any] = found.iloc[0].to_dict()
            return first
    return None


def _totals(entries: pd.DataFrame, forms: set[int]) -> Markup:
    found = [(label, cells[0].form, _total(entries, cells)) for label, cells in MAIN_TOTALS]
    heads = [
        row(*(tag("th", text, scope="col", style=HEAD) for text in ("主要合计", "万元", "出处")))
    ]
    rows = [_total_row(label, form in forms, entry) for label, form, entry in found]
    used = [str(entry["standing"]) for *_, entry in found if entry]
    said = legend(used)
    return Markup("").join([table(rows, heads), note(*said) if said else Markup()])


def _total_row(label: str, read: bool, entry: dict[Any, Any] | None) -> Markup:
    name = tag("td", label, style=LEFT)
    if entry is None:
        why = "空白" if read else "没有读到这张表"
        return row(name, tag("td", why, style=f"{RIGHT};{FAINT}"), tag("td", "", style=LEFT))
    at = f"表{entry['form']} {where_of(entry)}"
    text = marked(amount_text(entry["amount"]), entry["standing"])
    return row(name, tag("td", text, style=RIGHT), tag("td", at, style=LEFT))
