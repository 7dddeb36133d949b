"""The figures of findings in words: shares and rates in %, their differences in 个百分点."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from juesuan_analysis.identities.narrative_rates import COMPLETION_ID, RATE_ID, SHARE_ID
from juesuan_analysis.narrative.grammar import COMPLETION, RATE, SHARE
from juesuan_analysis.vocabulary.text import figure_text

Row = Mapping[str, Any] | pd.Series
_KINDS = (SHARE, RATE, COMPLETION)
_RATES = frozenset({SHARE_ID, COMPLETION_ID, RATE_ID})
_UNITS = {"left": "%", "right": "%", "difference": " 个百分点", "tolerance": " 个百分点"}
BLANK, _FEW = figure_text(None), 3  # blank cells that are told one by one
_WORD = re.compile("的用词“[^”]*”$")  # what a sentence says, which is no figure


def side_text(finding: Row, side: str) -> str:
    """Write left, right, difference or tolerance of a finding with its unit."""
    return figure_text(finding[side]) + ("" if pd.isna(finding[side]) else side_unit(finding, side))


def side_unit(finding: Row, side: str) -> str:
    """Give the unit of a side: empty for 万元, in which all amounts are."""
    return _UNITS[side] if _is_of_rates(finding) else ""


def term_text(term: Row) -> str:
    """Write the figure of a term; empty for a word."""
    name, amount = str(term["name"]), term["amount"]
    blank = amount is None or amount != amount
    if blank and _WORD.search(name):
        return ""
    unit = "%" if name.endswith(_KINDS) and not blank else ""
    return figure_text(None if blank else amount) + unit


def told_terms(finding: Row) -> tuple[list[Mapping[str, Any]], str]:
    """Give the terms that are worth telling; of many blank cells, only how many they are."""
    terms = [] if finding.get("terms") is None else list(finding["terms"])
    blank = [term for term in terms if term_text(term) == BLANK]
    if len(blank) <= _FEW:
        return terms, ""
    return [term for term in terms if term_text(term) != BLANK], f"另有 {len(blank)} 格空白"


def _is_of_rates(finding: Row) -> bool:
    terms = finding.get("terms")
    first = str(terms[0]["name"]) if terms is not None and len(terms) else ""
    return finding.get("identity") in _RATES or first.endswith(_KINDS)
