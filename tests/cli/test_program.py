"""The program as a process of its own."""

import subprocess
import sys

_THREADS = """
from contextlib import suppress
from juesuan_analysis.cli.__main__ import run
with suppress(SystemExit):
    run()
import numpy, psutil
print(psutil.Process().num_threads())
"""


def test_numpy_begins_no_threads_in_the_program():
    told = subprocess.run(
        [sys.executable, "-c", _THREADS, "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.split()[-1] == "1"
