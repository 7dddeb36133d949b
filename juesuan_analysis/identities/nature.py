"""What kind of slip turns one figure into another."""

from __future__ import annotations

from decimal import Decimal

DIGIT, SWAPPED, POWER, SIGN = "一位数字有误", "两位数字颠倒", "数量级", "正负号"
MISSING_ROW, BLANK, SLIGHT, WORD, OTHER = "缺一行", "漏填", "略超尾差", "用词", "其他"
# From the most telling: a value that one slip of the hand explains is no coincidence.
ORDER = (DIGIT, SWAPPED, POWER, SIGN, SLIGHT, WORD, MISSING_ROW, BLANK, OTHER)
_CENT = Decimal("0.01")
_POWERS: tuple[Decimal, ...] = tuple(Decimal(f"1e{k}") for k in range(-6, 7) if k)


def nature_of(printed: Decimal | None, proposed: Decimal, tolerance: Decimal) -> str:
    """Name the slip that would have made ``printed`` out of ``proposed``.

    Parameters
    ----------
    printed, proposed
        In the unit that the figure is printed in, so that digits are those on the page.
    tolerance
        How far ``proposed`` is uncertain for rounding.
    """
    if printed is None:
        return BLANK
    if abs(printed - proposed) <= 2 * tolerance:
        return SLIGHT
    if printed and any(
        _near(printed, proposed * power, tolerance * max(power, Decimal(1))) for power in _POWERS
    ):
        return POWER
    if _near(printed, -proposed, tolerance):
        return SIGN
    return _by_digits(printed, proposed, tolerance)


def _near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return bool(other) and abs(one - other) <= tolerance


def _by_digits(printed: Decimal, proposed: Decimal, tolerance: Decimal) -> str:
    """Compare digit by digit; the proposed value may be off by rounding, so try around it."""
    steps = min(int(tolerance / _CENT), 10)
    tried = [proposed + _CENT * step for step in range(-steps, steps + 1)]
    found = {_slip(_digits(printed), _digits(value)) for value in tried}
    return next((name for name in (DIGIT, SWAPPED) if name in found), OTHER)


def _digits(value: Decimal) -> str:
    return f"{value.quantize(_CENT):f}"


def _slip(printed: str, proposed: str) -> str:
    if len(printed) != len(proposed):
        return OTHER
    differing = [i for i, (a, b) in enumerate(zip(printed, proposed, strict=True)) if a != b]
    if len(differing) == 1:
        return DIGIT
    if len(differing) == 2:
        i, j = differing
        if (printed[i], printed[j]) == (proposed[j], proposed[i]):
            return SWAPPED
    return OTHER
