"""Findings as a list that a person reads: conflicts first, each with its pages and both figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CHECKED,
    CONFLICT,
    FAILED,
    NOT_ENOUGH,
    NOT_READ,
    OUTCOMES,
)
from juesuan_analysis.proof.standing import PROVED, STANDINGS
from juesuan_analysis.show.cards import (
    Card,
    cards,
    conflict_words,
    figure_words,
    gravity,
    in_words,
    is_missing,
)
from juesuan_analysis.show.grade_words import grade_counts
from juesuan_analysis.store.overrides import USED
from juesuan_analysis.vocabulary.text import figure_text

_SHOWN = 5
_ID = "disclosure_id"
_FIRST = (ADJUSTED, NOT_READ, FAILED)
_WHO = ("department", "year", "source")
TOLD = (CONFLICT, *_FIRST, NOT_ENOUGH)
"""Outcomes of the findings that are told one by one; of the others, how many there are."""
COUNTED = (*_WHO, "outcome")
"""Columns of findings that are needed to count them."""
SUMMED = (
    *("source", "amount", "standing", "grade", "checks"),
    *("form", "line", "measure", "page", "place"),
)
"""Columns of entries that are needed."""
_Counts = dict[tuple[Any, ...], dict[str, int]]  # disclosure to outcome to number
_CLEAN = "没有不符、没有缺表、没有读不出的（逐条列出用 --all）："


def _line(row: pd.Series) -> str:
    if row["outcome"] == NOT_READ:
        printed = row["printed"]
        seen = f" “{printed}”" if isinstance(printed, str) and printed else ""
        return f"  {NOT_READ} {where_of(row)}{seen}：{row['reason']}"
    told = [f"  {row['outcome']} {conflict_words(row)}"]
    if row["outcome"] in CHECKED | {ADJUSTED}:
        told.append(figure_words(row))
    if row["outcome"] == ADJUSTED:
        told.append(str(row["reason"]))
    return "\n      ".join(line for line in told if line)


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
    graded = {PROVED: f"（{told}）" if (told := grade_counts(entries)) else ""}
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
    findings: pd.DataFrame,
    everything: bool = False,
    entries: pd.DataFrame | None = None,
    counted: pd.DataFrame | None = None,
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
        As :meth:`Store.entries` gives them, at least :data:`SUMMED`: their standings and
        corrections are told too.
    counted
        All findings with the columns :data:`COUNTED`, where ``findings`` are only those of the
        outcomes :data:`TOLD`: a hundredth, where a store is large.
    """
    key = _ID if _ID in findings and (entries is None or _ID in entries) else "source"
    counts = _counts(findings if counted is None else counted, key)
    found = _disclosures(findings, counts, entries, key, everything)
    found.sort(key=lambda one: gravity(one.cards))
    long = [one for one in found if everything or one.lines]
    clean = [one for one in found if not (everything or one.lines)]
    own = _groups(entries, key, [one.key for one in long])
    blocks = [_block(one, everything, own.get(one.key)) for one in long]
    if clean:
        blocks.append("\n".join([_CLEAN, *map(_in_one_line, clean)]))
    return "\n\n".join(blocks) or "没有核对结果"


@dataclass(frozen=True, eq=False)
class _Disclosure:
    """What is told of one disclosure: the findings that are told, its mistakes, and counts."""

    name: str
    key: str
    findings: pd.DataFrame
    cards: list[Card]
    outcomes: Mapping[str, int]
    printed: int | None
    proved: int
    everything: bool

    @cached_property
    def lines(self) -> list[str]:
        """What is told of it besides counts."""
        rows = self.findings
        if rows.empty:
            return []
        listed = [_missing(row) for _, row in rows[is_missing(rows)].iterrows()]
        for outcome in _FIRST:
            listed += [_line(row) for _, row in rows[rows["outcome"] == outcome].iterrows()]
        count = self.outcomes.get(CONFLICT, 0)
        counted = [f"  {in_words(count, self.cards)}"] if count else []
        return [*listed, *counted, *(_card_text(card, self.everything) for card in self.cards)]

    def rest(self) -> list[str]:
        """What holds, or could not be checked."""
        told = (*_FIRST, CONFLICT)
        rows = self.findings[~self.findings["outcome"].isin(told)]
        order = rows["outcome"].map({o: i for i, o in enumerate(OUTCOMES)})
        rows = rows.assign(order=order).sort_values("order", kind="stable")
        return [_line(row) for _, row in rows.iterrows()]

    def counted(self) -> str:
        """Count its findings by outcome."""
        counts = self.outcomes
        return "，".join(f"{o} {counts[o]}" for o in OUTCOMES if o in counts)


def _counts(findings: pd.DataFrame, key: str) -> _Counts:
    """Count the findings of each disclosure by outcome."""
    who = list(dict.fromkeys((*_WHO, key)))
    found: _Counts = {}
    counted = findings.groupby([*who, "outcome"], sort=True).size().reset_index(name="count")
    for *of, outcome, count in counted.itertuples(index=False):
        found.setdefault(tuple(of), {})[str(outcome)] = int(count)
    return found


def _disclosures(
    findings: pd.DataFrame,
    outcomes: _Counts,
    entries: pd.DataFrame | None,
    key: str,
    everything: bool,
) -> list[_Disclosure]:
    """Part findings by disclosure; of most there is nothing to tell, so only the rest are cut."""
    told = findings["outcome"].isin((CONFLICT, *_FIRST)) | is_missing(findings) | everything
    loose = _loose(findings[told])
    rows, none = _groups(loose, key), loose.head(0)
    printed, proved = _amounts(entries, key)
    return [
        _Disclosure(
            "{} {} 年度（{}）".format(*one),
            one[-1],
            group := rows.get(one[-1], none),
            cards(group) if len(group) else [],
            counts,
            None if entries is None else printed.get(one[-1], 0),
            proved.get(one[-1], 0),
            everything,
        )
        for one, counts in outcomes.items()
    ]


def _loose(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with texts as plain objects: those are taken row by row, three times faster."""
    texts = [name for name in rows if isinstance(rows[name].dtype, pd.StringDtype)]
    return rows.astype(dict.fromkeys(texts, object)).copy()


def _groups(
    frame: pd.DataFrame | None, key: str, wanted: Sequence[str] | None = None
) -> dict[str, pd.DataFrame]:
    if frame is None:
        return {}
    rows = frame if wanted is None else frame[frame[key].isin(list(wanted))]
    return {str(which): group for which, group in rows.groupby(key)}


def _amounts(entries: pd.DataFrame | None, key: str) -> tuple[dict[str, int], dict[str, int]]:
    """How many cells of each disclosure are printed, and how many are proved."""
    if entries is None:
        return {}, {}
    proved = entries.loc[entries["standing"] == PROVED, key].value_counts()
    printed = entries.loc[entries["amount"].notna(), key].value_counts()
    return (
        {str(which): int(n) for which, n in printed.items()},
        {str(which): int(n) for which, n in proved.items()},
    )


def _missing(row: pd.Series) -> str:
    return f"  缺：{row['reason']}"


def _block(one: _Disclosure, everything: bool, entries: pd.DataFrame | None) -> str:
    lines = [f"{one.name}：{one.counted()}"]
    if entries is not None:
        lines.append(_standings(entries))
    return "\n".join([*lines, *one.lines, *(one.rest() if everything else ())])


def _in_one_line(one: _Disclosure) -> str:
    if one.printed is None:
        return f"  {one.name}：{one.counted()}"
    return f"  {one.name}：{one.printed} 个数，已印证 {one.proved}；{one.counted()}"
