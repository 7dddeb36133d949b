"""A document gives the same rows in every process, whatever order its sets have there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ = """
import sys
from pathlib import Path
from juesuan_analysis.disclosure.document import extract_document
read = extract_document(Path(sys.argv[1]))
print(read.entries, read.statements, read.verdict.findings, read.performance)
"""


def _read(seed: int) -> str:
    path = ROOT / "data/raw/虚构_东湖区民政局_2022.pdf"  # with projects in three places
    command = [sys.executable, "-c", READ, str(path)]
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        command, env=environment, capture_output=True, check=True, text=True
    ).stdout


@pytest.mark.slow
def test_the_order_of_sets_changes_nothing() -> None:
    assert _read(1) == _read(5)
