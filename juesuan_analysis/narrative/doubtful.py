"""Figures of sentences that are written so that nobody can tell the number: told, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.lazily import regex
from juesuan_analysis.vocabulary.text import UNKNOWN, fold

_N = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?=[余多]?(?:[万亿千]?元|万(?![\u4e00-\u9fff])|%))"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?![\d,])"
# 3-5万元 is a range: its end is no amount of its own. Policies are full of them.
_RANGE = rf"{_N}(?:[-~～—–/]{_N})+{_UNIT}"
_BROKEN = "|".join(
    [
        rf"[△▲▽▼‒―]{_N}{_UNIT}",
        rf"(?<![—\d])—{_N}{_UNIT}",  # a minus or a dash; —— is a dash
        rf"(?<![\d.,第])(?!{_GROUPED})\d+(?:,\d+)+(?:\.\d+)?{_UNIT}",  # 12,34.56
        rf"\d{{1,3}}(?:\.\d{{3}})+,\d\d{_UNIT}",  # 1.234,56
        rf"{_N}['’”·•‧・∙`´‚،٬×⁄]{_N}{_UNIT}",
        rf"\d+。\d{{1,2}}{_UNIT}",
        rf"\d[\d.,]*[OoIl][\d.,OoIl]*{_UNIT}",  # 1OO, 63l.6
        # Of a figure at the end of a line the unit is on the next.
        rf"[\d.,{UNKNOWN}]*(?:\d[.,]?{UNKNOWN}|{UNKNOWN}[.,]?\d)[\d.,{UNKNOWN}]*(?:{_UNIT}|$)",
        rf"\d[\d,.]*[Ee][-+]?\d+{_UNIT}",
        rf"(?<![A-Za-z])[OoIl][\d.,][\d,.]*{_UNIT}",  # l2.34
        rf"(?<![\d.])\d[\d,.]*\.(?:\.\d*)?{_UNIT}",
        rf"（[-△▲]?{_N}）{_UNIT}",
        rf"{_N}(?:[-#*①-⓿]+|（\d{{1,2}}）){_UNIT}",
        rf"#{{2,}}{_UNIT}",
        rf"(?<![\d.,])\.\d+{_UNIT}",
    ]
)
DOUBTFUL = f"{_RANGE}|{_BROKEN}"
_TOLD = regex(_BROKEN)


def doubtful_figures(lines: Iterable[TextLine]) -> Iterator[tuple[str, Place]]:
    """Find the figures of money and rates that no reader can take for a number.

    Yields
    ------
    The figure as it is printed, but for white space, and the place of its line; □ is a character
    that the PDF does not tell.
    """
    for line in lines:
        text = "".join(fold(line.text).split()).replace("(", "（").replace(")", "）")
        for found in _TOLD.finditer(text):
            yield found[0].replace(UNKNOWN, "□"), line.place
