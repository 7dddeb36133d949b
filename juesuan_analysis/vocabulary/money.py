"""Units of amounts, and what an amount of an office can be."""

from __future__ import annotations

from decimal import Decimal

WAN = "万元"
PER_WAN = {"万元": Decimal(1), "元": Decimal(10000), "千元": Decimal(10), "亿元": Decimal("0.0001")}
"""How many of each unit make up 万元."""
_LARGEST = Decimal(10**11)  # 万元: ten times what the whole country produces in a year
_DECIMALS = 6  # 0.01 元 in 万元


def in_wan(size: Decimal, unit: str) -> Decimal | None:
    """Give an amount in 万元; None where no office can have it.

    >>> in_wan(Decimal(1250), "千元"), in_wan(Decimal(10) ** 20, "元")
    (Decimal('125'), None)
    """
    amount = size / PER_WAN[unit]
    plausible = abs(amount) < _LARGEST and places_of(amount) <= _DECIMALS
    return amount if plausible else None


def places_of(value: Decimal) -> int:
    """Decimals of a figure as it is printed."""
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
