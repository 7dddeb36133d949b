"""Write the names of the charts for editors and type checkers: ``python tools/chart_names.py``.

The room of charts collects its modules when it is imported, so that a chart is listed nowhere. No
editor follows that; for them the names stand in a stub, which is written from the modules.
"""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis import charts

STUB = Path(charts.__file__).with_suffix(".pyi")
_HEAD = "# Written by tools/chart_names.py from what the modules here declare, not by hand.\n"
_WIDTH = 100


def stub() -> str:
    """Give the text of the stub: where each public name of the room is defined."""
    homes = sorted((getattr(charts, name).__module__, name) for name in charts.__all__)
    return _HEAD + "".join(_import(home, name) for home, name in homes)


def _import(home: str, name: str) -> str:
    """Import a name as one that is passed on, in a line where it fits: as ruff sets it."""
    line = f"from {home} import {name} as {name}"
    if len(line) <= _WIDTH:
        return f"{line}\n"
    return f"from {home} import (\n    {name} as {name},\n)\n"


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
