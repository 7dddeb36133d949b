"""Write the names of the charts for editors and type checkers: ``python tools/chart_names.py``.

The room of charts collects its modules when it is imported, so that a chart is listed nowhere. No
editor follows that; for them the names stand in a stub, which is written from the modules.
"""

from __future__ import annotations

from pathlib import Path

from juesuan_analysis import charts

STUB = Path(charts.__file__).with_suffix(".pyi")
_HEAD = "# Written by tools/chart_names.py from what the modules here declare, not by hand.\n"


def stub() -> str:
    """Give the text of the stub: where each public name of the room is defined."""
    homes = sorted((getattr(charts, name).__module__, name) for name in charts.__all__)
    return _HEAD + "".join(f"from {home} import {name} as {name}\n" for home, name in homes)


if __name__ == "__main__":
    STUB.write_text(stub(), encoding="utf-8")
