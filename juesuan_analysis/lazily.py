"""Leave for later, or out, what takes time at the start and may not be needed at all."""

from __future__ import annotations

import importlib
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import cast


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
    # pyarrow imports pandas where it finds it (0.2 s), and matplotlib comes with Camelot (0.5 s).
    refusal = _Refusal([name for name in names if name not in sys.modules])
    sys.meta_path.insert(0, refusal)
    try:
        yield
    finally:
        sys.meta_path.remove(refusal)


class _Later(ModuleType):
    """Stands for a module that comes when something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what the import system asks of a module
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def later(name: str) -> Iterator[None]:
    """Import what imports a module at its top, without that module: it comes at its first use.

    >>> import sys
    >>> with later("antigravity"):
    ...     import antigravity
    >>> "antigravity" in sys.modules
    False
    """
    if name in sys.modules:
        yield
        return
    stand_in = sys.modules[name] = _Later(name)
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]


class _Pattern:
    """Stands for a pattern that is compiled when something of it is asked for."""

    def __init__(self, source: str) -> None:
        self.pattern = source  # asked for where it is a part of another
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what copying and pickling ask of any object
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # the next time it is there at once
        return found


def regex(source: str) -> re.Pattern[str]:
    """Give a pattern that is compiled at its first use: most documents never ask for most.

    >>> regex("[一-龥]+").findall("2024年决算")
    ['年决算']
    """
    # Of 460 patterns a small document uses half; the others take 70 ms to compile.
    return cast("re.Pattern[str]", _Pattern(source))
