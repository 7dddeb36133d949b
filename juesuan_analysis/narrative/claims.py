"""What a sentence claims about the final account beside the budget, without a figure."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.grammar import BELOW, BUDGETS, OVERRUN
from juesuan_analysis.vocabulary.text import squeeze

_CLAIM = re.compile(rf"(?P<word>{OVERRUN})了?{BUDGETS}")


def claimed_deviation(sentence: str) -> int | None:
    """Return 1, -1 or 0 for 决算数大于, 小于 or 等于预算数.

    None where a sentence claims none of them, or more than one.
    """
    words = [match["word"] for match in _CLAIM.finditer(squeeze(sentence))]
    signs = {0 if word == "等于" else -1 if BELOW.search(word) else 1 for word in words}
    return signs.pop() if len(signs) == 1 else None
