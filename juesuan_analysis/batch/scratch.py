"""Where reading processes put their temporary files while a run lasts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juesuan_analysis.batch.sources import Address

_NAME = ".scratch"  # in the store, whose lock guards it too


@contextmanager
def scratch_of(store: Address) -> Iterator[Path]:
    """A folder that is empty at first and gone afterwards. Only the one writer may ask for it."""
    if isinstance(store, str):
        with tempfile.TemporaryDirectory(prefix="juesuan-") as elsewhere:
            yield Path(elsewhere)
        return
    folder = store / _NAME
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
