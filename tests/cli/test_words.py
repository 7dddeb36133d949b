"""What commands take for a place."""

from pathlib import Path

import pytest

from juesuan_analysis.cli.words import ADDRESS


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("data/raw", Path("data/raw")),
        (Path("data"), Path("data")),
        ("s3://bucket/store", "s3://bucket/store"),
        ("file:///tmp/%E6%95%B0%E6%8D%AE", Path("/tmp/数据")),
    ],
)
def test_place(value, place):
    assert ADDRESS.convert(value, None, None) == place
