"""What speaks for a number, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from juesuan_analysis.proof.evidence import GRADES


def standing_words(row: Mapping[str, Any]) -> str:
    """Write a standing with its grade and where its evidence comes from.

    Examples
    --------
    >>> standing_words({"standing": "已印证", "grade": 2, "origins": ["表3", "表5", "表3"]})
    '已印证（二级：表3 2 条，表5 1 条）'
    """
    standing = row.get("standing")
    if not isinstance(standing, str):
        return ""
    grade, origins = row.get("grade"), row.get("origins")
    if grade is None or pd.isna(grade):
        return standing
    counted = Counter([] if origins is None else list(origins))
    told = "，".join(f"{name} {count} 条" for name, count in counted.items())
    return f"{standing}（{GRADES[int(grade)]}级：{told}）"


def grade_counts(rows: pd.DataFrame) -> str:
    """Count proved numbers by grade: 一级 120，二级 30，三级 50."""
    if "grade" not in rows:
        return ""
    counts = rows["grade"].dropna().astype(int).value_counts()
    return "，".join(f"{GRADES[g]}级 {counts[g]}" for g in GRADES if g in counts)
