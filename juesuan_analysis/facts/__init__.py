"""The values that pass between the rooms, and what each figure is called."""

from juesuan_analysis.facts.account import Claim, PageAccount
from juesuan_analysis.facts.finding import Finding, Term
from juesuan_analysis.facts.ref import Ref
from juesuan_analysis.facts.table import Cell, Table
from juesuan_analysis.facts.values import Entry, Place, Statement, TextLine, where, where_of

__all__ = [
    "Cell",
    "Claim",
    "Entry",
    "Finding",
    "PageAccount",
    "Place",
    "Ref",
    "Statement",
    "Table",
    "Term",
    "TextLine",
    "where",
    "where_of",
]
