"""What the pages before the accounts tell of the office itself: its people."""

from __future__ import annotations

import re
from collections.abc import Container

from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative import read_overview
from juesuan_analysis.vocabulary.text import squeeze

_TELLS = re.compile(r"(?:编制|在职|在编|实有).{0,12}\d[人名]")


def people_of(
    sheets: Sheets, forms: Container[int], narrative: range, year: int
) -> list[Statement]:
    """Read the numbers of people on the pages before the narrative that hold no form.

    Parameters
    ----------
    sheets
        The disclosure's pages.
    forms
        Pages with a form.
    narrative
        Pages of the narrative.
    year
        The fiscal year.
    """
    pages = [
        number
        for number in range(1, narrative.start)
        if number not in forms and _TELLS.search(squeeze("".join(sheets.texts[number - 1])))
    ]
    lines = [line for number in pages for line in sheets.running(number)[0]]
    return sheets.placed_statements(read_overview(lines, year))
