"""The notebooks as pages, with the outputs that are stored in them."""

from __future__ import annotations

import shutil
from pathlib import Path


def copy(source: Path, target: Path) -> None:
    """Copy the notebooks beside the pages; those that are gone go."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {path.name: path for path in source.glob("*.ipynb")}
    for old in target.iterdir():
        if old.name not in wanted:
            old.unlink()
    for name, path in wanted.items():
        shutil.copy2(path, target / name)
