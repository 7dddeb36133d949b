"""Reading the 情况说明: from lines of text to statements, each with its place on the page."""

from juesuan_analysis.narrative.claims import claimed_deviation
from juesuan_analysis.narrative.overview import read_overview
from juesuan_analysis.narrative.reader import read_narrative
from juesuan_analysis.narrative.sections import is_known

__all__ = ["claimed_deviation", "is_known", "read_narrative", "read_overview"]
