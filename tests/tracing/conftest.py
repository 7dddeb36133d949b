import hashlib

import pytest
from tracing.pictures import drawn, shown


@pytest.fixture
def page(tmp_path):
    """Make a PDF and a row that speaks of its green cell."""

    def make(place, **how):
        path = tmp_path / "虚构.pdf"
        drawn(path)
        if how:
            shown(path, **how)
        return row_of(path, place), tmp_path

    return make


def row_of(path, place):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    words = {"department": "虚构局", "year": 2024, "form": 3, "side": None, "line": "合计"}
    cell = dict(zip(("x0", "y0", "x1", "y1"), place, strict=True))
    return {
        **words,
        "disclosure_id": "虚构局|2024",
        "measure": "基本支出",
        "amount": 123.45,
        "printed": "123.45",
        "source": path.name,
        "source_sha256": sha256,
        "page": 1,
        **cell,
    }
