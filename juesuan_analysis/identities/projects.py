"""What the identities of performance tables (绩效) share: sources, records, sums and hints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from juesuan_analysis.facts.finding import (
    NOT_APPLICABLE,
    NOT_READ,
    Finding,
    Term,
)
from juesuan_analysis.identities.judge import judge_sum, nothing
from juesuan_analysis.identities.project_desk import Desk, Sheet
from juesuan_analysis.identities.record import ANNEXES, REVIEWED, Identity, Papers

HALF = Decimal("0.005")
HINT = "提示："
COLUMN = {
    "original_budget": "年初预算数",
    "full_year_budget": "全年预算数",
    "executed": "全年执行数",
}
MEASURES, TARGETS = "财预〔2020〕10号", "财预〔2021〕101号"
_UNREAD = "这张表有没有读出的行"


def project_rule(
    name: str, statement: str, source: str, check: Callable[[Desk, str], Iterator[Finding]]
) -> Identity:
    """Make a record; ``source`` is where the rule is laid down."""
    return Identity(name, statement, REVIEWED, source, partial(_on_desk, check, name), ANNEXES)


def _on_desk(
    check: Callable[[Desk, str], Iterator[Finding]], name: str, papers: Papers
) -> Iterable[Finding]:
    return check(papers.desk, name) if papers.desk else ()


def hint(identity: str, statement: str, told: str, terms: Sequence[Term]) -> Finding:
    """Say what is worth a look and no error by itself: a province may have another rule."""
    return nothing(identity, statement, NOT_APPLICABLE, HINT + told, terms)


def add_up(identity: str, statement: str, left: Sequence[Term], right: Sequence[Term]) -> Finding:
    """Judge left = right; amounts on the right count against the left."""
    other = [replace(term, weight=-1) for term in right]
    return judge_sum(identity, statement, left, other, [HALF] * (len(left) + len(other)))


def cut(identity: str, statement: str, sheet: Sheet) -> Finding | None:
    """Say that a table of which something was not read is not judged."""
    return nothing(identity, statement, NOT_READ, _UNREAD) if sheet.cut else None
