"""From the pages of the annexes to projects, their funds and their indicators (绩效)."""

from juesuan_analysis.annexes.reader import Annexes, read_annexes
from juesuan_analysis.annexes.sheets import Sheet

__all__ = ["Annexes", "Sheet", "read_annexes"]
