"""Findings as a list that a person reads: conflicts first, each with its pages and both figures."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CHECKED,
    CONFLICT,
    FAILED,
    NOT_READ,
    OUTCOMES,
)
from juesuan_analysis.proof.standing import PROVED, STANDINGS
from juesuan_analysis.show.cards import (
    Card,
    Told,
    conflict_words,
    figure_words,
    in_words,
    told,
)
from juesuan_analysis.show.grade_words import grade_counts
from juesuan_analysis.store.overrides import USED
from juesuan_analysis.vocabulary.text import figure_text

_SHOWN = 5
_FIRST = (ADJUSTED, NOT_READ, FAILED)
_CLEAN = "没有不符、没有缺表、没有读不出的（逐条列出用 --all）："


def _line(row: pd.Series) -> str:
    if row["outcome"] == NOT_READ and row["printed"]:
        return f"  {NOT_READ} {where_of(row)} “{row['printed']}”：{row['reason']}"
    lines = [f"  {row['outcome']} {conflict_words(row)}"]
    if row["outcome"] in CHECKED | {ADJUSTED}:
        lines.append(figure_words(row))
    if row["outcome"] == ADJUSTED:
        lines.append(str(row["reason"]))
    return "\n      ".join(line for line in lines if line)


def _card_text(card: Card, everything: bool) -> str:
    lines = [f"  {card.title}", f"      可能：{card.explanation}"]
    for row in card.conflicts if everything else card.first:
        lines += [f"    {CONFLICT} {conflict_words(row)}", f"        {figure_words(row)}"]
    if card.more and not everything:
        lines.append(f"    另有 {card.more} 条也由这一处错造成（逐条列出用 --all）")
    return "\n".join(lines)


def _standings(entries: pd.DataFrame) -> str:
    """Count the printed cells by standing, and name what an analyst has corrected."""
    counts = entries["standing"].value_counts()
    graded = {PROVED: f"（{words}）" if (words := grade_counts(entries)) else ""}
    named = (name for name in STANDINGS if name in counts)
    counted = "，".join(f"{name} {counts[name]}{graded.get(name, '')}" for name in named)
    printed = entries[entries["amount"].notna()]
    lines = [f"  印出的 {len(printed)} 个数：{counted}；{_coverage(printed)}"]
    if "override_reason" in entries:
        fixed = entries[entries["override_reason"].notna()]
        lines += [_correction(row) for _, row in fixed.iterrows()]
    return "\n".join(lines)


def _coverage(printed: pd.DataFrame) -> str:
    """Say how many identities reach the printed cells, and which cells none reaches."""
    missed = printed[printed["checks"] == 0]
    if printed.empty:
        return "没有读到数"
    if missed.empty:
        return f"一个数有 {printed['checks'].median():.0f} 条关系用到（中位数）"
    cells = "、".join(
        f"表{row['form']} {row['line']} {row['measure']}（{where_of(row)}）"
        for _, row in missed.head(_SHOWN).iterrows()
    )
    return f"没有关系可以核对的 {len(missed)} 个：{cells}" + ("等" if len(missed) > _SHOWN else "")


def _correction(row: pd.Series) -> str:
    return (
        f"  人工更正 表{row['form']} {row['line']} {row['measure']}"
        f"（{where_of(row)}）："
        f"原印 {figure_text(row['published_amount'])}，改为 {figure_text(row['amount'])}；"
        f"{row['override_reason']}（{row['override_author']}）"
    )


def unused(overrides: pd.DataFrame) -> list[str]:
    """Say which corrections find no cell, or more than one."""
    rows = overrides[overrides["state"] != USED]
    return [
        f"！ overrides.csv 里的更正没有采用：{row.document} 表{row.form} {row.line} {row.measure}："
        f"{row.state}"
        for row in rows.itertuples()
    ]


def findings_text(
    findings: pd.DataFrame, everything: bool = False, entries: pd.DataFrame | None = None
) -> str:
    """Write findings as text, one block for each disclosure, those with most at stake first.

    Conflicts are told by the mistake that explains them, then what is missing, what two years
    restated, and what was not read. Disclosures without any of these share one list at the end.

    Parameters
    ----------
    findings
        As :meth:`Store.findings` gives them.
    everything
        Also those that hold or do not apply; otherwise they are only counted.
    entries
        As :meth:`Store.entries` gives them: their standings and corrections are told too.
    """
    found = told(findings)
    long = [one for one in found if everything or _lines(one, everything)]
    blocks = [_block(one, everything, entries) for one in long]
    clean = [one for one in found if one not in long]
    if clean:
        blocks.append("\n".join([_CLEAN, *(_in_one_line(one, entries) for one in clean)]))
    return "\n\n".join(blocks) or "没有核对结果"


def _lines(one: Told, everything: bool) -> list[str]:
    """What is told of a disclosure besides counts: what is missing first."""
    rows = one.findings
    listed = [f"  缺：{reason}" for reason in one.missing]
    for outcome in _FIRST:
        listed += [_line(row) for _, row in rows[rows["outcome"] == outcome].iterrows()]
    counted = [f"  {in_words(one.conflicts, one.cards)}"] if one.cards else []
    return [*listed, *counted, *(_card_text(card, everything) for card in one.cards)]


def _rest(one: Told) -> list[str]:
    """What holds, or could not be checked."""
    rows = one.findings[~one.findings["outcome"].isin((*_FIRST, CONFLICT))]
    order = rows["outcome"].map({o: i for i, o in enumerate(OUTCOMES)})
    rows = rows.assign(order=order).sort_values("order", kind="stable")
    return [_line(row) for _, row in rows.iterrows()]


def _counted(one: Told) -> str:
    """Count its findings by outcome."""
    counts = one.findings["outcome"].value_counts()
    return "，".join(f"{o} {counts[o]}" for o in OUTCOMES if o in counts)


def _block(one: Told, everything: bool, entries: pd.DataFrame | None) -> str:
    lines = [f"{one.name}：{_counted(one)}"]
    if entries is not None:
        lines.append(_standings(_own(entries, one)))
    return "\n".join([*lines, *_lines(one, everything), *(_rest(one) if everything else ())])


def _own(entries: pd.DataFrame, one: Told) -> pd.DataFrame:
    """The entries of a disclosure; one file may hold several."""
    if "disclosure_id" in one.findings:
        return entries[entries["disclosure_id"].isin(one.findings["disclosure_id"])]
    return entries[entries["source"] == one.source]


def _in_one_line(one: Told, entries: pd.DataFrame | None) -> str:
    if entries is None:
        return f"  {one.name}：{_counted(one)}"
    own = _own(entries, one)
    counts = own["standing"].value_counts()
    printed = int(own["amount"].notna().sum())
    return f"  {one.name}：{printed} 个数，已印证 {counts.get(PROVED, 0)}；{_counted(one)}"
