"""What a report says of a disclosure beside its forms: counts, conflicts, corrections, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pandas as pd

from juesuan_analysis.facts import where, where_of
from juesuan_analysis.facts.finding import (
    ADJUSTED,
    CONFLICT,
    FAILED,
    MISSING,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    NOT_READ,
    OUTCOMES,
    ROUNDING,
)
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities import catalogue
from juesuan_analysis.proof.standing import STANDINGS
from juesuan_analysis.show.cards import cards
from juesuan_analysis.show.fields import told
from juesuan_analysis.show.finding_words import side_text, term_text, told_terms
from juesuan_analysis.show.report.dossier import Dossier
from juesuan_analysis.show.trace.trace import Others, is_elsewhere
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.text import figure_text

_NONE: Others = MappingProxyType({})


@frozen
class Count:
    """How many there are of something."""

    label: str
    number: int


@frozen
class Figure:
    """One figure of a finding; ``where`` says on which page of which document it stands.

    ``link`` is its reference where it is a cell of a form of the same disclosure.
    """

    name: str
    amount: str
    where: str
    link: str = ""


@frozen
class Disagreement:
    """Two sides that are not equal, in words; ``index`` is the finding's label in its frame.

    ``more`` counts the blank cells that are not among the figures.
    """

    index: Any
    outcome: str
    statement: str
    left: str
    right: str
    difference: str
    tolerance: str
    reason: str
    figures: tuple[Figure, ...]
    more: str = ""


@frozen
class Mistake:
    """One mistake: what would mend it, and the conflicts that it causes; ``more`` of the same."""

    title: str
    explanation: str
    conflicts: tuple[Disagreement, ...]
    more: tuple[Disagreement, ...] = ()


@frozen
class Correction:
    """A cell that an analyst has corrected."""

    cell: str
    page: int
    published: str
    amount: str
    reason: str
    author: str


@frozen
class Gap:
    """What was not read or not checked, for one reason."""

    outcome: str
    reason: str
    items: tuple[str, ...]


def value_counts(frame: pd.DataFrame, column: str, names: tuple[str, ...]) -> list[Count]:
    """Count the values of a column, in the order of their names."""
    counts = frame[column].value_counts()
    return [Count(name, int(counts.get(name, 0))) for name in names]


def outcome_counts(findings: pd.DataFrame) -> list[Count]:
    """Count the findings by outcome."""
    return value_counts(findings, "outcome", OUTCOMES)


def standing_counts(rows: pd.DataFrame) -> list[Count]:
    """Count entries or statements by standing."""
    return value_counts(rows, "standing", STANDINGS)


def disagreements(
    findings: pd.DataFrame, outcome: str = CONFLICT, others: Others = _NONE
) -> list[Disagreement]:
    """Give the findings of one outcome that have two sides: 不符, or 尾差."""
    rows = findings[findings["outcome"] == outcome]
    return [_disagreement(index, row, others) for index, row in rows.iterrows()]


def mistakes(findings: pd.DataFrame, others: Others = _NONE) -> list[Mistake]:
    """Group the conflicts by the mistakes that explain them, the gravest first."""
    return [
        Mistake(
            card.title,
            card.explanation,
            tuple(_disagreement(row.name, row, others) for row in card.first),
            tuple(_disagreement(r.name, r, others) for r in card.conflicts[len(card.first) :]),
        )
        for card in cards(findings)
    ]


def _disagreement(index: Any, row: pd.Series, others: Others) -> Disagreement:  # noqa: ANN401
    left, right, difference, tolerance = (
        _signed(side_text(row, side)) if told(row[side]) else "—"
        for side in ("left", "right", "difference", "tolerance")
    )
    return Disagreement(
        index,
        row["outcome"],
        row["statement"],
        left,
        right,
        difference,
        tolerance,
        _word(row["reason"]),
        tuple(figures(row, others)),
        told_terms(row)[1],
    )


def _signed(text: str) -> str:
    return text.replace("-", "−")


def figures(row: pd.Series, others: Others = _NONE) -> Iterator[Figure]:
    """Give the figures of a finding, each with its place in words."""
    for term in told_terms(row)[0]:
        name, page = str(term["name"]), term["page"]
        at = where(page, term.get("place")) if told(page) else "没有印出"
        if told(page) and is_elsewhere(term, row):
            other = others.get(term["disclosure_id"])
            at = f"{other['source']} {at}" if other else f"另一份文件{at}"
        here = term["dataset"] == "entries" and not is_elsewhere(term, row)
        link = str(term["ref"]) if here and term["role"] != MISSING else ""
        yield Figure(name, _signed(term_text(term)), at, link)


def _number(value: Any) -> Decimal | float | None:  # noqa: ANN401
    return value if told(value) else None


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def cell_name(row: pd.Series) -> str:
    """Name a cell: its form, line and measure."""
    names = [f"公开{int(row['form']):02d}表", row["side"], row["line"], row["measure"]]
    return " ".join(str(name) for name in names if told(name))


def corrections(entries: pd.DataFrame) -> list[Correction]:
    """Give the cells that an analyst has corrected; none where the store has no corrections."""
    if "override_reason" not in entries:
        return []
    return [
        Correction(
            cell_name(row),
            int(row["page"]),
            figure_text(_number(row["published_amount"])),
            figure_text(_number(row["amount"])),
            str(row["override_reason"]),
            str(row["override_author"]),
        )
        for _, row in entries[entries["override_reason"].notna()].iterrows()
    ]


def gaps(dossier: Dossier) -> list[Gap]:
    """Give what was not read or not checked, and why; the gravest first."""
    names = catalogue()
    found: dict[tuple[str, str], list[str]] = {}
    for outcome in (NOT_READ, FAILED, ADJUSTED, NOT_ENOUGH, NOT_APPLICABLE):
        rows = dossier.findings[dossier.findings["outcome"] == outcome]
        for _, row in rows.iterrows():
            found.setdefault((outcome, _word(row["reason"])), []).append(_unchecked(row, names))
    missing = [_form_name(form) for form in BY_NUMBER if form not in dossier.forms]
    lost = [Gap(NOT_READ, "文件中没有找到这些表", tuple(missing))] if missing else []
    listed = [Gap(*key, tuple(dict.fromkeys(items))) for key, items in found.items()]
    return [*lost, *listed, *_unreached(dossier.entries)]


def _form_name(form: int) -> str:
    return f"公开{form:02d}表 {BY_NUMBER[form].title}"


def _unchecked(row: pd.Series, names: dict[str, str]) -> str:
    if row["outcome"] == NOT_READ and told(row["page"]):
        seen = f"“{row['printed']}”" if told(row["printed"]) else ""
        return f"{where_of(row)}{seen}"
    # What found no cells to check does not say in which form; the catalogue does.
    said = str(row["statement"])
    return said if told(row["form"]) else names.get(row["identity"], said)


def _unreached(entries: pd.DataFrame) -> list[Gap]:
    """Printed cells that no identity reaches, and amounts that OCR read."""
    printed = entries[entries["amount"].notna()]
    alone = printed[printed["checks"].fillna(0) == 0]
    read = printed[printed["confidence"].notna()]
    names = tuple(f"{cell_name(row)}（{where_of(row)}）" for _, row in alone.iterrows())
    unsure = tuple(
        f"{cell_name(row)} {row['printed']}（第 {row['page']} 页，把握 {row['confidence']:.0%}）"
        for _, row in read.sort_values("confidence").iterrows()
    )
    return [
        Gap(kind, reason, items)
        for kind, reason, items in (
            ("没有核对", "没有关系可以核对的数", names),
            ("扫描件", "由文字识别（OCR）读出，请对照原页", unsure),
        )
        if items
    ]


def exact(value: float) -> Decimal:
    """Give a figure of a finding as the store has it, with six decimals at the most."""
    return Decimal(f"{value:.6f}")


def roundings(findings: pd.DataFrame) -> list[Disagreement]:
    """Give the identities that hold but for rounding."""
    return disagreements(findings, ROUNDING)
