"""The figures of findings in words: shares and rates in %, their differences in 个百分点."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from juesuan_analysis.facts.finding import PERCENT, TEN_THOUSAND, WORD
from juesuan_analysis.vocabulary.text import figure_text

Row = Mapping[str, Any] | pd.Series
_UNITS = {"left": "%", "right": "%", "difference": " 个百分点", "tolerance": " 个百分点"}
BLANK, _FEW = figure_text(None), 3  # blank cells that are told one by one


def side_text(finding: Row, side: str) -> str:
    """Write left, right, difference or tolerance of a finding with its unit."""
    return figure_text(finding[side]) + ("" if pd.isna(finding[side]) else side_unit(finding, side))


def side_unit(finding: Row, side: str) -> str:
    """Give the unit of a side: empty for 万元, in which all amounts are."""
    if finding["unit"] == PERCENT:
        return _UNITS[side]
    return "" if finding["unit"] in (TEN_THOUSAND, None) else f" {finding['unit']}"


def term_text(term: Row) -> str:
    """Write the figure of a term; empty for a word, which is no figure."""
    amount = term["amount"]
    if amount is None or amount != amount:
        return "" if term["role"] == WORD else BLANK
    return figure_text(amount) + ("" if term["unit"] == TEN_THOUSAND else term["unit"])


def told_terms(finding: Row) -> tuple[list[Mapping[str, Any]], str]:
    """Give the terms that are worth telling; of many blank cells, only how many they are."""
    terms = [] if finding.get("terms") is None else list(finding["terms"])
    blank = [term for term in terms if term_text(term) == BLANK]
    if len(blank) <= _FEW:
        return terms, ""
    return [term for term in terms if term_text(term) != BLANK], f"另有 {len(blank)} 格空白"
