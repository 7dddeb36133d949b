"""Pages that are made from the code, so that they cannot fall behind it.

Each module has ``page() -> str`` in MyST Markdown; this one writes them to ``docs/_generated``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from docs.generate import (
    api,
    cli,
    dictionary,
    gallery,
    identities,
    notebooks,
    relations,
    statute,
)
from juesuan_analysis.show.statute import write_statute


def generate(root: Path) -> None:
    """Write every generated page anew; what has not changed keeps its time."""
    made = root / "docs" / "_generated"
    pages = {
        "api.md": api.page(),
        "cli.md": cli.page(),
        "dictionary.md": dictionary.page(root / "docs" / "columns.toml"),
        "identities.md": identities.page(),
        "relations.txt": relations.page(),
        "statute.md": statute.page(),
    }
    made.mkdir(exist_ok=True)
    write_statute(made / "statute")
    for name, text in pages.items():
        _write(made / name, text)
    notebooks.copy(root / "notebooks", made / "notebooks")
    gallery.draw(root / "docs" / "gallery", made / "gallery")
    shutil.copyfile(root / "docs" / "chart.png", made / "chart.png")


def _write(path: Path, text: str) -> None:
    """Sphinx reads again what is newer than its memory of it."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
