"""What a sentence claims about the final account beside the budget, without a figure."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.grammar import BUDGETS
from juesuan_analysis.vocabulary.text import squeeze

_CLAIMS: tuple[tuple[int, str], ...] = (
    (1, "大于|高于|超过|多于|超出|超"),
    (-1, "小于|低于|少于"),
    (0, "等于"),
)
_COMPILED = [(sign, re.compile(rf"(?:{words})了?{BUDGETS}")) for sign, words in _CLAIMS]


def claimed_deviation(sentence: str) -> int | None:
    """Return 1, -1 or 0 for 决算数大于, 小于 or 等于预算数; None where a sentence claims none."""
    text = squeeze(sentence)
    return next((sign for sign, pattern in _COMPILED if pattern.search(text)), None)
