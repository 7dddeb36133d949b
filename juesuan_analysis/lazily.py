"""Leave out what a library would import for functions that are not used here."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec


class _Refusal:
    """A finder that knows nothing, and says so for a few packages."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names, self._thread = names, threading.get_ident()

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Refuse the packages to the thread that does without them."""
        if name in self._names and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is left out here", name=name)
        return None


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Import as if some packages were not installed; those that are loaded already stay.

    >>> with without("antigravity"):
    ...     import antigravity
    Traceback (most recent call last):
    ModuleNotFoundError: antigravity is left out here
    """
    refusal = _Refusal([name for name in names if name not in sys.modules])
    sys.meta_path.insert(0, refusal)
    try:
        yield
    finally:
        sys.meta_path.remove(refusal)
