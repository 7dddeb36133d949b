"""The lines of a form, panel by panel, with the totals of neighbouring panels at one height."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from juesuan_analysis.show.form_columns import Key, Panel
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.lines import OPENING_APPROPRIATIONS

_LABELS = ("side", "code", "line", "measure")
_UNDER = f"{OPENING_APPROPRIATIONS}/"


@dataclass(slots=True)
class Line:
    """A line of one panel while it is collected: its labels, and its amounts by column."""

    code: str
    line: str
    level: int | None
    cells: dict[Key, tuple[Hashable, dict[str, Any]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name as the form prints it, without the line that it stands under."""
        return self.line.removeprefix(_UNDER)

    @property
    def indent(self) -> int:
        """How deep the line is set in."""
        return max((self.level or 1) - 1, int(self.line.startswith(_UNDER)))


_Named = dict[tuple[str, str, int], Line]


def text(value: object) -> str:
    """A value of a frame as text; nothing where it is missing."""
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def _level(value: Any) -> int | None:  # noqa: ANN401
    return None if pd.isna(value) else int(value)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame; pandas' own way looks at each value's type and takes ten times."""
    names = list(map(str, frame.columns))
    columns = (frame[name].tolist() for name in frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def collect(entries: pd.DataFrame, form: int, panels: Sequence[Panel]) -> list[list[Line]]:
    """Gather the lines of each panel, in the order of the document."""
    gathered: list[_Named] = [{} for _ in panels]
    across = BY_NUMBER[form].across
    for label, row in zip(entries.index, records(entries), strict=True):
        side, code, line, measure = (text(row[name]) for name in _LABELS)
        lines = gathered[next((i for i, panel in enumerate(panels) if panel.owns(side, code)), 0)]
        # Form 9 is one line whose columns are the lines of the contract.
        key: Key = (measure, line) if across else (measure,)
        new = Line("", "", None) if across else Line(code, line, _level(row["level"]))
        _home(lines, new, key).cells[key] = (label, row)
    return [list(lines.values()) for lines in gathered]


def _home(lines: _Named, new: Line, key: Key) -> Line:
    """Find the line for a cell: the first of its name whose cell is free, or the new one."""
    count = 0
    while key in lines.setdefault((new.code, new.line, count), new).cells:
        count += 1
    return lines[new.code, new.line, count]


def aligned(
    panels: Sequence[list[Line]], anchors: Sequence[frozenset[str]]
) -> list[list[Line | None]]:
    """Set panels side by side with their totals at one height."""
    padded: list[list[Line | None]] = [list(lines) for lines in panels]
    for names in anchors:
        found = [_index(lines, names) for lines in padded]
        # The last total stands below all lines, of panels without a total too.
        ends = [len(lines) if names == anchors[-1] else 0 for lines in padded]
        lowest = max(end if at is None else at for at, end in zip(found, ends, strict=True))
        for lines, at in zip(padded, found, strict=True):
            if at is not None:
                lines[at:at] = [None] * (lowest - at)
    height = max(map(len, padded))
    return [[*lines, *[None] * (height - len(lines))] for lines in padded]


def _index(lines: Sequence[Line | None], names: frozenset[str]) -> int | None:
    return next((i for i, line in enumerate(lines) if line and line.line in names), None)
