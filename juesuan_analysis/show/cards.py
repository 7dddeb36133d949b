"""One mistake, one card: the conflicts that it causes, what would mend them, the money at stake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from juesuan_analysis.facts import where_of
from juesuan_analysis.facts.finding import CONFLICT, NOT_ENOUGH, TEN_THOUSAND
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities.present import PRESENT
from juesuan_analysis.proof.explain import UNEXPLAINED
from juesuan_analysis.show.finding_words import side_text, term_text, told_terms

_TOLD = 5


@frozen
class Card:
    """A mistake of a disclosure.

    Attributes
    ----------
    number
        From 1, the gravest first.
    explanation
        Which figure, changed to what, would mend it; or that none does.
    conflicts
        Rows of findings, the widest apart first.
    mends
        How many conflicts that change mends; 0 where none is known.
    stake
        The widest difference in 万元; 0 where only shares, counts and words are at odds.
    """

    number: int
    explanation: str
    mends: int
    conflicts: tuple[pd.Series, ...]
    stake: float

    @property
    def title(self) -> str:
        """How many conflicts the one mistake causes."""
        more = f"，牵连 {len(self.conflicts)} 条" if len(self.conflicts) > 1 else ""
        money = f"，相差 {self.stake:,.2f} 万元" if self.stake else ""
        return f"第 {self.number} 处错{more}{money}"

    @property
    def first(self) -> tuple[pd.Series, ...]:
        """The conflicts that are told where there is no room for all."""
        # A line that tells of one more takes the room of that one.
        return self.conflicts if len(self.conflicts) <= _TOLD + 1 else self.conflicts[:_TOLD]

    @property
    def more(self) -> int:
        """How many conflicts that leaves out."""
        return len(self.conflicts) - len(self.first)

    @property
    def is_explained(self) -> bool:
        """Whether one change would mend it."""
        return self.mends > 0

    @property
    def certainty(self) -> int:
        """How many conflicts the one change would mend; 0 where none is known."""
        return len(self.conflicts) if self.is_explained else 0


@dataclass(frozen=True, eq=False, slots=True)
class DisclosureCards:
    """One disclosure's findings, its mistakes, and what it lacks.

    Attributes
    ----------
    name, source
        Department, year and file in words; the file.
    findings
        Its rows.
    cards
        Its mistakes, the gravest first.
    """

    name: str
    source: str
    findings: pd.DataFrame
    cards: list[Card]

    @property
    def conflicts(self) -> int:
        """How many identities do not hold."""
        return sum(len(card.conflicts) for card in self.cards)

    @property
    def stake(self) -> float:
        """The money at stake in all its mistakes."""
        return total_stake(self.cards)

    @property
    def missing(self) -> list[str]:
        """Forms, parts of the narrative and pages that should be there and are not."""
        return missing(self.findings)


def missing(findings: pd.DataFrame) -> list[str]:
    """Say what should be there and is not: forms, parts of the narrative, pages."""
    return [str(reason) for reason in findings.loc[is_missing(findings), "reason"]]


def is_missing(findings: pd.DataFrame) -> pd.Series:
    """Which findings say that something should be there and is not."""
    return findings["identity"].isin(PRESENT) & (findings["outcome"] == NOT_ENOUGH)


def by_disclosure(findings: pd.DataFrame) -> list[DisclosureCards]:
    """Group findings by disclosure: those with most at stake, and surest, first."""
    names = ["department", "year", "source"]
    found = [
        DisclosureCards(f"{department} {year} 年度（{source}）", str(source), group, cards(group))
        # pandas drops groups of which a key is missing: a disclosure without a year would be gone.
        for (department, year, source), group in findings.groupby(names, sort=True, dropna=False)
    ]
    return sorted(found, key=lambda one: gravity(one.cards))


def gravity(found: Sequence[Card]) -> tuple[bool, float, int]:
    """Order disclosures by their mistakes: most money at stake first, then the surest."""
    return not found, -total_stake(found), -sum(card.certainty for card in found)


def cards(findings: pd.DataFrame) -> list[Card]:
    """Group the conflicts of one disclosure by the mistake that explains them.

    Ordered by the money at stake, then by how many conflicts one change would mend.
    """
    conflicts = findings[findings["outcome"] == CONFLICT]
    found = [_card(group) for _, group in conflicts.groupby(_mistakes(conflicts), sort=True)]
    ordered = sorted(found, key=lambda card: (-card.stake, -card.certainty))
    return [replace(card, number=number) for number, card in enumerate(ordered, 1)]


def _mistakes(conflicts: pd.DataFrame) -> pd.Series:
    """The number of each conflict's mistake; each its own where none is known."""
    # Below nought, for mistakes are numbered from 1: each stands for itself.
    alone = pd.Series(range(-len(conflicts), 0), index=conflicts.index)
    if "mistake" not in conflicts:
        return alone
    return conflicts["mistake"].astype("Float64").fillna(alone.astype("Float64"))


def _stake(group: pd.DataFrame) -> float:
    unit = group["unit"] if "unit" in group else pd.Series("万元", index=group.index)
    money = unit.fillna(TEN_THOUSAND) == TEN_THOUSAND
    apart = group.loc[money, "difference"].abs().max()
    return 0.0 if pd.isna(apart) else float(apart)


def _card(group: pd.DataFrame) -> Card:
    # What has no two sides says in words what it found: that tells most.
    wide = (
        group["difference"]
        .abs()
        .fillna(float("inf"))
        .sort_values(ascending=False, kind="stable")
        .index
    )
    rows = tuple(row for _, row in group.loc[wide].iterrows())
    why = [row["explanation"] for row in rows if isinstance(row["explanation"], str)]
    mends = group["mends"].fillna(0).max() if "mends" in group else 0
    return Card(0, why[0] if why else UNEXPLAINED, int(mends), rows, _stake(group))


def conflict_words(row: pd.Series) -> str:
    """Write a conflict in one line: what should hold, and both sides."""
    if pd.isna(row["difference"]):
        reason = row["reason"]
        return f"{row['statement']}：{reason}" if isinstance(reason, str) else str(row["statement"])
    named = {"左": "left", "右": "right", "差": "difference"}
    sides = "，".join(f"{name} {side_text(row, side)}" for name, side in named.items())
    return f"{row['statement']}：{sides}"


def figure_words(row: pd.Series) -> str:
    """Name the figures of a finding with their pages."""
    terms, more = told_terms(row)
    named = [
        f"{' '.join(filter(None, (term['name'], term_text(term))))}（{where_of(term)}）"
        for term in terms
        if term["page"]
    ]
    return "；".join([*named, *filter(None, [more])])


def in_words(count: int, found: Sequence[Card]) -> str:
    """Say how many mistakes so many conflicts are: 8 条不符是 3 处错."""
    return f"{count} 条不符是 {len(found)} 处错" if count else "没有不符"


def total_stake(found: Iterable[Card]) -> float:
    """The money at stake in all mistakes of a disclosure."""
    return sum(card.stake for card in found)
