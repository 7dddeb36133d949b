"""How far each number of the forms' room may be moved before anything read from documents changes.

    python -m benchmarks.ranges ../shared/corpus/*.pdf data/raw/台儿庄区政府办公室_2024.pdf

Forms are read again with each number a quarter to four times as large (a whole number: up to three
less and four more); ``=`` where every entry and everything told as not read is the same, ``!``
where anything is not. A wide range says that the number is far from all these documents, not that
any value would do: what forced it is in the tests. ``docs/design/thresholds.md`` keeps a run.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.mutants import Constant, constants, forget
from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.forms.entries import read_forms
from juesuan_analysis.forms.locate import form_pages

_TIMES = (0.25, 0.5, 0.8, 1.25, 1.5, 2, 4)
_MORE = (-3, -2, -1, 1, 2, 4)
Read = tuple[Any, Any]


def moved(value: float) -> list[float]:
    """The values that a number is moved to."""
    if isinstance(value, int):
        return [value + more for more in _MORE if value + more >= 0]
    return [round(value * times, 3) for times in _TIMES]


def _contents(paths: Sequence[str]) -> Iterator[Any]:
    for path in paths:
        with open_sheets(Path(path)) as sheets:
            numbers = form_pages(sheets.texts, sheets.pictures)
            yield sheets.contents(numbers), sheets.texts


def _read(documents: Sequence[Any]) -> list[Read]:
    found = (read_forms(contents, texts) for contents, texts in documents)
    return [(read.entries, read.unread) for read in found]


def _same(at: Constant, value: float, documents: Sequence[Any], usual: list[Read]) -> bool:
    module = importlib.import_module(at.module)
    held = getattr(module, at.name)
    setattr(module, at.name, value)
    forget()
    try:
        return _read(documents) == usual
    except (ArithmeticError, LookupError, ValueError):
        return False
    finally:
        setattr(module, at.name, held)


def main() -> None:
    """Run what the module's documentation shows."""
    documents = list(_contents(sys.argv[1:]))
    usual = _read(documents)
    print(f"{len(documents)} documents, {sum(len(entries) for entries, _ in usual)} entries")
    for path in sorted(Path("juesuan_analysis/forms").glob("*.py")):
        for at in constants(path):
            if at.name and getattr(importlib.import_module(at.module), at.name) == at.value:
                told = (
                    f"{value}{'=' if _same(at, value, documents, usual) else '!'}"
                    for value in moved(float(at.value) if isinstance(at.value, str) else at.value)
                )
                print(f"{path.stem} {at.name} {at.value}: {' '.join(told)}", flush=True)


if __name__ == "__main__":
    main()
