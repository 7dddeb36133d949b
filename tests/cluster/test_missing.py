"""Without the extra, one clear line says what to install."""

import sys

import pytest
from click.testing import CliRunner
from cluster.conftest import draw

from juesuan_analysis.cli import main


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("distributed", ["extract", "{pdfs}", "--cluster", "tcp://127.0.0.1:9"]),
        ("fsspec.core", ["extract", "s3://bucket/pdfs"]),
        ("fsspec.core", ["status", "s3://bucket/store"]),
    ],
)
def test_what_to_install(monkeypatch, tmp_path, module, arguments):
    from juesuan_analysis.store.disk import connect

    connect.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    pdfs = str(draw(tmp_path, 1))
    result = CliRunner().invoke(main, [a.format(pdfs=pdfs) for a in arguments])
    assert result.exit_code == 1
    assert "juesuan-analysis[cluster]" in result.output
    assert result.output.count("\n") == 1
