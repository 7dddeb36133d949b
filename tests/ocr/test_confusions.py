"""One slip of a recogniser explains a misreading, two do not."""

from decimal import Decimal

import pytest

from juesuan_analysis.reading.ocr.confusions import is_confusion


@pytest.mark.parametrize(
    ("read", "amount"),
    [
        ("2.940.05", "2940.05"),  # a comma taken for a point
        ("294005", "2940.05"),  # a point lost
        ("2,940,05", "2940.05"),
        ("435.04", "-435.04"),  # a minus lost
        ("436.04", "435.04"),
        ("12.38", "12.88"),
        ("0.17", "0.11"),
    ],
)
def test_one_slip(read, amount):
    assert is_confusion(read, Decimal(amount))


@pytest.mark.parametrize(
    ("read", "amount"),
    [
        ("436.08", "435.04"),  # two digits
        ("435.04", "4350.4"),  # digits moved
        ("1.00", "2.05"),
        ("-435.04", "435.04"),  # nothing reads a minus where there is none
        ("14.00", "15.00"),  # not alike
        ("", "15.00"),
        ("四", "4.00"),
    ],
)
def test_no_slip(read, amount):
    assert not is_confusion(read, Decimal(amount))
