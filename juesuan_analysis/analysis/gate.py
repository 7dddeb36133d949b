"""What public functions take: frames as users have them, one name for a list, years as text."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
from pandas.api import types as pt

from juesuan_analysis.analysis.frame import FrameError, held
from juesuan_analysis.store.find import YEAR

_FRAME = ("pd.DataFrame", "pd.DataFrame | None")
_SEVERAL = re.compile(r"Sequence\[(str|object)\]( \| None)?")
_READ = ("disclosures", "entries", "statements", "findings")


def open_to_users(names: dict[str, Any], public: list[str]) -> None:
    """Let the functions of a room take what users have.

    Inside the house frames are what a store gives; the tolerance stands at the door alone.

    Parameters
    ----------
    names
        The module's names, which are exchanged.
    public
        Those that are public; what is no function stays as it is.
    """
    for name in public:
        if inspect.isfunction(names[name]):
            names[name] = gated(names[name])


def gated(function: Callable[..., Any]) -> Callable[..., Any]:
    """Read the arguments of a function as its annotations ask for them."""
    readers = {
        name: reader
        for name, parameter in inspect.signature(function).parameters.items()
        if (reader := _reader(str(parameter.annotation), name, function.__name__))
    }
    places = list(inspect.signature(function).parameters)

    @functools.wraps(function)
    def call(*args: Any, **more: Any) -> Any:  # noqa: ANN401
        read = [
            readers[name](value) if name in readers else value
            for name, value in zip(places, args, strict=False)
        ]
        named = {n: readers[n](value) if n in readers else value for n, value in more.items()}
        return function(*read, *args[len(read) :], **named)

    return call


def _reader(annotation: str, name: str, of: str) -> Callable[[Any], Any] | None:
    if annotation in _FRAME:
        optional = annotation.endswith("None")
        return lambda value: None if optional and value is None else _frame(value, name, of)
    if _SEVERAL.fullmatch(annotation):
        return lambda value: [value] if isinstance(value, str) else value
    if annotation == "int":
        return _year_or_same
    if annotation == "tuple[int, int]":
        return lambda value: tuple(map(_year_or_same, value))
    return None


def _year_or_same(value: object) -> object:
    match = YEAR.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) if match else value


def _frame(value: object, name: str, of: str) -> pd.DataFrame:
    if not isinstance(value, pd.DataFrame):
        wanted = name if name in _READ else "entries"
        how = f"请写 store.{wanted}()" if hasattr(value, "entries") else "例如 store.entries()"
        given = "一个库" if hasattr(value, "entries") else _called(value)
        raise FrameError(f"{of} 的 {name} 要一张表（DataFrame），给的是{given}。{how}")
    return as_stored(value)


def _called(value: object) -> str:
    return "空的（None）" if value is None else type(value).__name__


def as_stored(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a frame the types that a store's have; exact decimals stay.

    Examples
    --------
    >>> odd = pd.DataFrame({"line": pd.Categorical(["甲"]), "year": ["2024年"]})
    >>> [str(kind) for kind in as_stored(odd).dtypes]
    ['str', 'int64']
    """
    # pandas refuses to group by a name that is index and column at once.
    if any(name in frame.columns for name in frame.index.names if name is not None):
        frame = frame.reset_index(drop=True)
    if not frame.columns.is_unique:
        twice = "、".join(map(str, frame.columns[frame.columns.duplicated()].unique()))
        raise FrameError(f"有同名的列：{twice}")
    odd = [name for name in frame.columns if _is_odd(frame[name].dtype)]
    if odd:
        frame = frame.copy(deep=False)
        for name in odd:
            frame[name] = _plain_column(frame[name])
    return _with_years(frame) if held(frame, ["year"]) else frame


# pandas 3 has a type of its own for text, which a store gives.
def _is_odd(kind: Any) -> bool:  # noqa: ANN401
    return pt.is_object_dtype(kind) or (pt.is_extension_array_dtype(kind) and kind != "str")


def _plain_column(column: pd.Series) -> pd.Series:
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        # A category takes no text that is none of its own: words joined to it fail.
        return column.astype(object).infer_objects()
    if pt.is_object_dtype(kind):
        return column.infer_objects()
    if pt.is_string_dtype(kind):
        return column.astype("str")
    if pt.is_bool_dtype(kind):
        return column if column.isna().any() else column.astype(bool)
    if pt.is_integer_dtype(kind) or pt.is_float_dtype(kind):
        whole = pt.is_integer_dtype(kind) and not column.isna().any()
        return column.astype("int64" if whole else "float64")
    return column


def _with_years(frame: pd.DataFrame) -> pd.DataFrame:
    years = frame["year"]
    if pt.is_integer_dtype(years.dtype) and not years.isna().any():
        return frame
    missing = int(years.isna().sum())
    if missing:
        raise FrameError(f"有 {missing} 行没有年度（year 列空白），请先补上或去掉这些行")
    read = [_year_of(value) for value in years]
    return frame.assign(year=pd.Series(read, index=frame.index, dtype="int64"))


def _year_of(value: object) -> int:
    match = YEAR.fullmatch(str(value))
    if match is None:
        raise FrameError(f"year 列里的“{value}”不是年度，年度写作 2024")
    return int(match[1])
