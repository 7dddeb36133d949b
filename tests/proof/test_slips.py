"""What kind of slip turns one figure into another."""

from decimal import Decimal

import pytest

from juesuan_analysis.proof.slips import slip_of


@pytest.mark.parametrize(
    ("printed", "proposed", "slip"),
    [
        ("435.04", "485.04", "一位数字有误"),
        ("435.04", "453.04", "两位数字颠倒"),
        ("435.04", "430.54", "两位数字颠倒"),
        ("4350400", "435.04", "数量级"),
        ("0.04", "435.04", "数量级"),
        ("0.40", "435.04", "其他"),
        ("43.50", "435.04", "数量级"),
        ("-435.04", "435.04", "正负号"),
        ("435.04", "435.05", "略超尾差"),
        ("435.04", "859.59", "其他"),
        ("0", "859.59", "其他"),
        (None, "859.59", "漏填"),
    ],
)
def test_nature(printed, proposed, slip):
    printed = None if printed is None else Decimal(printed)
    assert slip_of(printed, Decimal(proposed), Decimal("0.01")) == slip
