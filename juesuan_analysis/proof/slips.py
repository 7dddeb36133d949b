"""What kind of slip turns one figure into another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

DIGIT, SWAPPED, POWER, _SIGN = "一位数字有误", "两位数字颠倒", "数量级", "正负号"
MISSING_ROW, BLANK, SLIGHT, WORD, OTHER = "缺一行", "漏填", "略超尾差", "用词", "其他"
CELLS_SWAPPED, CANCEL, TOGETHER = "两格互换", "一处多、一处少同一个数", "两处差同一个数"
ROWS_SWAPPED, COLUMNS_SWAPPED = "两行互换", "两栏互换"
SHIFTED, SIDEWAYS = "一栏错了一行", "一行错了一栏"
ANOTHER = "可能是另一年度或另一版本的表"
LAST_YEARS = "与上年公开的表相同"
# Amounts of a whole column or form that are so many times what they should be.
UNITS: dict[str, Decimal] = {
    "单位弄错，元当成了万元": Decimal(10000),
    "单位弄错，千元当成了万元": Decimal(10),
    "单位弄错，元当成了千元": Decimal(1000),
    "单位弄错，万元当成了元": Decimal("0.0001"),
    "单位弄错，万元当成了千元": Decimal("0.1"),
    "单位弄错，千元当成了元": Decimal("0.001"),
}
# From the most telling: a value that one slip of the hand explains is no coincidence.
TELLING = (
    *(LAST_YEARS, *UNITS, DIGIT, SWAPPED, POWER, _SIGN),
    *(CELLS_SWAPPED, ROWS_SWAPPED, COLUMNS_SWAPPED, SHIFTED, SIDEWAYS),
)
ORDER = (
    *TELLING,
    SLIGHT,
    WORD,
    MISSING_ROW,
    BLANK,
    OTHER,
    CANCEL,
    TOGETHER,
    ANOTHER,
)
_CENT = Decimal("0.01")
_POWERS: tuple[Decimal, ...] = tuple(Decimal(f"1e{k}") for k in range(-6, 7) if k)


def slip_of(printed: Decimal | None, proposed: Decimal, tolerance: Decimal) -> str:
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
    # More than one tolerance off is a conflict; less than two is hardly more than rounding.
    if abs(printed - proposed) <= 2 * tolerance:
        return SLIGHT
    if printed and any(
        # What is uncertain of the proposal grows with the power.
        _near(printed, proposed * power, tolerance * max(power, Decimal(1)))
        for power in _POWERS
    ):
        return POWER
    if _near(printed, -proposed, tolerance):
        return _SIGN
    return _by_digits(printed, proposed, tolerance)


def _near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return bool(other) and abs(one - other) <= tolerance


def _by_digits(printed: Decimal, proposed: Decimal, tolerance: Decimal) -> str:
    """Try every slip on the printed digits; the proposed value may be off by rounding."""
    slack = max(tolerance, _CENT / 2)
    if any(abs(value - proposed) <= slack < place for value, place in _changed(printed)):
        return DIGIT
    return SWAPPED if any(abs(v - proposed) <= slack for v in _swapped(printed)) else OTHER


def _changed(printed: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """Each other value of each digit, with the worth of its place."""
    sign, digits, exponent = _parts(printed)
    for at, digit in enumerate(digits):
        place = Decimal(1).scaleb(len(digits) - 1 - at + exponent)
        least = 1 if at == 0 and place >= 10 else 0  # a number keeps its length
        yield from (
            (printed + sign * (other - digit) * place, place)
            for other in range(least, 10)
            if other != digit
        )


def _swapped(printed: Decimal) -> Iterator[Decimal]:
    sign, digits, exponent = _parts(printed)
    for one, other in combinations(range(len(digits)), 2):
        if digits[one] != digits[other] and (one or digits[other] or len(digits) + exponent < 2):
            swapped = [*digits]
            swapped[one], swapped[other] = digits[other], digits[one]
            yield sign * Decimal((0, tuple(swapped), exponent))


def _parts(printed: Decimal) -> tuple[int, tuple[int, ...], int]:
    """Sign, digits from the units on or from the first, and exponent."""
    negative, digits, exponent = printed.as_tuple()
    if not isinstance(exponent, int):
        return 1, (), 0
    if exponent > 0:
        digits, exponent = (*digits, *(0,) * exponent), 0
    return (-1 if negative else 1), ((0,) * (1 - exponent - len(digits)) + digits), exponent
