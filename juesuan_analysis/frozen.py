"""Frozen dataclasses with slots that are made and filled at less cost than the standard ones.

A document is read into 50,000 of them, and a process makes 190 such classes before it reads one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


def _parameter(each: Field[Any]) -> str:
    if each.default is MISSING and each.default_factory is MISSING:
        return each.name
    return f"{each.name}=_default_{each.name}"


def _given(each: Field[Any]) -> str:
    if each.default_factory is MISSING:
        return each.name
    return f"_make_{each.name}() if {each.name} is _MISSING else {each.name}"


def _names(kind: type) -> dict[str, object]:
    """What the code of ``__init__`` speaks of: defaults, and what fills each slot."""
    names: dict[str, object] = {"_MISSING": MISSING}
    for each in fields(kind):
        names[f"_set_{each.name}"] = kind.__dict__[each.name].__set__
        names[f"_default_{each.name}"] = each.default
        names[f"_make_{each.name}"] = each.default_factory
    return names


def _init(kind: type) -> Callable[..., None]:
    """Write an ``__init__`` that fills the slots, past the refusal of all other assignments."""
    own, names = fields(kind), _names(kind)
    parameters = ", ".join(["self", *map(_parameter, own)])
    lines = [f"  _set_{each.name}(self, {_given(each)})" for each in own] or ["  pass"]
    head = f"def made({', '.join(names)}):\n def __init__({parameters}):"
    exec("\n".join([head, *lines, " return __init__"]), scope := dict[str, Any]())
    made: Callable[..., None] = scope["made"](**names)
    made.__annotations__ = {each.name: each.type for each in own}
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _shown(self: Any) -> str:  # noqa: ANN401
    told = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _pickled(self: Any) -> tuple[type, tuple[object, ...]]:  # noqa: ANN401
    return type(self), tuple([getattr(self, each.name) for each in fields(self)])


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Kind]) -> type[_Kind]:
    """Make a class a frozen dataclass with slots: what ``dataclass(frozen=True, slots=True)`` does.

    For classes without bases and without methods of their own in place of those that it writes.

    >>> @frozen
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(1, 0))
    (Point(x=1, y=0), True, True)
    >>> Point(1).x = 2
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: cannot assign to field 'x'
    """
    # The standard one compiles nine functions for a class (0.8 ms), this one three (0.4 ms); and
    # it fills a slot by way of object.__setattr__, which takes twice the time.
    kind.__doc__ = kind.__doc__ or kind.__name__  # or inspect would read its signature for one
    made: Any = dataclass(init=False, repr=False, unsafe_hash=True, slots=True)(kind)
    made.__init__, made.__repr__, made.__reduce__ = _init(made), _shown, _pickled
    made.__setattr__, made.__delattr__ = _set, _delete
    made.__dataclass_params__.frozen = True
    return made  # type: ignore[no-any-return]
