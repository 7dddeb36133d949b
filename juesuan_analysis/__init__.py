"""Chinese departmental final accounts (部门决算): read, check, compare, draw.

>>> from juesuan_analysis import open_store
>>> store = open_store("data/processed")  # doctest: +SKIP
>>> store.entries(form=9, year=2024)  # doctest: +SKIP

Names are imported when they are first used: pandas and matplotlib take a second to come.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from juesuan_analysis.show import open_store
    from juesuan_analysis.show.explain import explain
    from juesuan_analysis.show.explorer import explore
    from juesuan_analysis.show.interactive import interactive
    from juesuan_analysis.show.trace import trace
    from juesuan_analysis.store import Store

_HOMES = {
    "Store": "store",
    "explain": "show.explain",
    "explore": "show.explorer",
    "interactive": "show.interactive",
    "open_store": "show",
    "trace": "show.trace",
}

__all__ = ["Store", "explain", "explore", "interactive", "open_store", "trace"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
