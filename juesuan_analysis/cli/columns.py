"""Columns of text in a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_PIECE = re.compile(r"[!-~]+|.")  # Latin words stay whole
_CLOSING = frozenset("，。；：、）”’！？]")  # never begin a line


def columns(text: str) -> int:
    """Count the columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(char: str) -> int:
    return 1 + (unicodedata.east_asian_width(char) in "WF")


def padded(text: str, width: int) -> str:
    """Fill a text up with spaces."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of a width; a closing mark may stand beyond it."""
    lines, taken = [""], 0
    for piece in _PIECE.findall(text):
        if piece not in _CLOSING and taken + columns(piece) > width:
            lines.append("")
            taken = 0
        added = piece if lines[-1] else piece.lstrip()
        lines[-1] += added
        taken += columns(added)
    return lines


def hanging(line: str, width: int = 80) -> str:
    """Break a line that is set in; what follows hangs two columns further in.

    >>> print(hanging("  不符 收入总计 = 支出总计", 18))
      不符 收入总计
        = 支出总计
    """
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    first, *rest = (part.rstrip() for part in wrapped(text, width - len(indent) - 2))
    return "\n".join([indent + first, *(f"{indent}  {more}" for more in rest)])
