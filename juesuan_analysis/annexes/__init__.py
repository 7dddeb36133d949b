"""From the pages of the annexes to projects, their funds and their indicators (绩效)."""

from juesuan_analysis.annexes.reader import Annexes, Sheet, read_annexes

__all__ = ["Annexes", "Sheet", "read_annexes"]
