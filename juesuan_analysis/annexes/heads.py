"""Labels that stand outside a project's table, between its title and its first row."""

from __future__ import annotations

import re

from juesuan_analysis.annexes.columns import role_of
from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.vocabulary.performance import HEAD_LABELS
from juesuan_analysis.vocabulary.text import squeeze

_PARTED = re.compile(r"\s{2,}|　+|[;；]")
_KEPT = ("name", "code", "competent_department", "implementing_unit")


def labels_in(line: TextLine) -> list[tuple[str, str, Place]]:
    """The fields of a project that a line names: 项目名称：某某经费.

    Labels of persons and telephones have no field, and what stands behind them is not taken.
    """
    out = []
    for part in _PARTED.split(line.text):
        label, colon, value = squeeze(part).partition("：")
        role = role_of(label, HEAD_LABELS) if colon and value else None
        if role in _KEPT and role:
            out.append((role, value, line.place))
    return out
