"""Text of a narrative as the lines that the reader gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from juesuan_analysis.facts import Place, Statement, TextLine
from juesuan_analysis.narrative import read_narrative

Rows = list[tuple[str, str, str | None]]


def text_lines(text: str, page: int = 1) -> list[TextLine]:
    lines = text.strip().splitlines()
    return [
        TextLine(line, Place(page, 90.0, 80.0 + 20 * i, 500.0, 94.0 + 20 * i))
        for i, line in enumerate(lines)
    ]


def row(statement: Statement) -> tuple[str, str, str | None]:
    value = None if statement.value is None else str(statement.value)
    return statement.subject, statement.kind, value


@pytest.fixture
def make_lines() -> Callable[[str], list[TextLine]]:
    return text_lines


@pytest.fixture
def read() -> Callable[..., list[Statement]]:
    """Read a body under a section's heading."""

    def reader(body: str, heading: str = "一、收入支出决算总体情况说明", year: int = 2023):
        return read_narrative(text_lines(f"{heading}\n{body}"), year)

    return reader


@pytest.fixture
def rows(read) -> Callable[..., Rows]:
    """Read a body and return subject, kind and value of each statement."""
    return lambda *args, **kwargs: [row(statement) for statement in read(*args, **kwargs)]
