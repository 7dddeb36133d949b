"""Wordings of many provinces, one table for each group of sections.

A case in ``wordings/*.txt`` is a line ``# name wording year heading``, the body, and behind ``=``
what is read: subject, kind, value, and ``@`` the year that a figure is of, or the year that a
change is measured from, where that is not the usual one. The wordings are those of published
disclosures and of the provinces' templates; most figures are 虚构.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import CONFLICT, FAILED
from juesuan_analysis.identities import check

Case = tuple[int, str, str, list[str]]


def _cases(table: Path) -> Iterator[tuple[str, Case]]:
    for block in table.read_text(encoding="utf-8").split("# ")[1:]:
        head, *lines = block.splitlines()
        name, wording, year, heading = head.split(" ", 3)
        body = [line for line in lines if line and not line.startswith("= ")]
        expected = [line.removeprefix("= ") for line in lines if line.startswith("= ")]
        yield f"{name} {wording}", (int(year), heading, "\n".join(body), expected)


TABLES = sorted((Path(__file__).parent / "wordings").glob("*.txt"))
CASES = dict(case for table in TABLES for case in _cases(table))


def _told(statement: Statement, year: int) -> str:
    changes = statement.kind in ("增减额", "增减率")
    of, usual = (statement.base_year, year - 1) if changes else (statement.year, year)
    suffix = "" if of == usual else f" @{of}"
    return f"{statement.subject} {statement.kind} {statement.value}{suffix}"


@pytest.mark.parametrize("name", CASES)
def test_wording(name, read):
    year, heading, body, expected = CASES[name]
    found = [s for s in read(body, heading, year) if not s.subject.startswith("原因/")]
    assert [_told(statement, year) for statement in found] == expected


@pytest.mark.parametrize("name", CASES)
def test_wording_raises_no_conflict(name, read):
    year, heading, body, _ = CASES[name]
    findings = check([], read(body, heading, year))
    assert not [f for f in findings if f.outcome in (CONFLICT, FAILED)]
