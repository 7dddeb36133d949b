"""Which slips of a recogniser could have made one printed number of another."""

from __future__ import annotations

import re
from decimal import Decimal

# Digits of like shape, each pair in both directions.
_PAIRS = "08 06 09 17 14 12 23 27 35 38 39 49 56 58 68 69 79 89"
_ALIKE = frozenset(frozenset(pair) for pair in _PAIRS.split())
_MARKS = re.compile(r"[,.，．。]")
_MINUS = re.compile(r"^[-−–—]")
_DIGITS = re.compile(r"[-−–—]?[\d,.，．。]+")


def as_digits(amount: Decimal, decimals: int) -> str:
    """Digits of an amount with so many decimals, without any mark: 2940.05 is 294005."""
    return f"{abs(amount).quantize(Decimal(1).scaleb(-decimals)):f}".replace(".", "")


def is_confusion(read: str, amount: Decimal, decimals: int = 2) -> bool:
    """Whether one slip of a recogniser makes the text that was read of an amount.

    Parameters
    ----------
    read
        What the recogniser gave for the cell, for example ``2.940.05``.
    amount
        What the cell would have to be, in the unit that it is printed in.
    decimals
        Decimals that the form prints.

    Returns
    -------
    True for one digit taken for another of like shape, for marks (comma, point) lost, added or
    taken for each other, or for a minus lost; not for two of these together.
    """
    if not _DIGITS.fullmatch(read):
        return False
    had, wanted = _MARKS.sub("", _MINUS.sub("", read)), as_digits(amount, decimals)
    signed = bool(_MINUS.match(read)) == (amount < 0)
    if had == wanted:
        return signed or amount < 0  # the marks are at fault, or a minus was lost
    differing = [{a, b} for a, b in zip(had, wanted, strict=False) if a != b]
    same_length = len(had) == len(wanted)
    return signed and same_length and len(differing) == 1 and frozenset(differing[0]) in _ALIKE
