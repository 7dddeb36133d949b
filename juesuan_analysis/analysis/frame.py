"""What every analysis asks of a frame: the columns it needs, numbers, and one row for each key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from juesuan_analysis.errors import JuesuanError

WHO = ("region", "department", "year")
_SHOWN = 3
_TEXTS = (
    "region", "department", "entity", "unit", "measure_unit", "scope", "side", "code", "line",
    "measure", "subject",
)  # fmt: skip


class FrameError(JuesuanError, ValueError):
    """A DataFrame does not have what an analysis needs; the message says what."""


def require(frame: pd.DataFrame, columns: Sequence[str]) -> None:
    """Refuse a frame that lacks columns."""
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        have = "、".join(map(str, frame.columns))
        raise FrameError(f"数据缺少列：{'、'.join(lacking)}（现有：{have}）")


def amounts(column: pd.Series) -> pd.Series:
    """Amounts as floats, whether the store gave floats or exact decimals; blank is NaN.

    Raises
    ------
    FrameError
        A value is no number, or is infinite.
    """
    # pd.NA becomes no float, NaN is one.
    if column.dtype == object:
        column = column.where(column.notna(), float("nan"))
    try:
        numbers = column.astype("float64")
    except (TypeError, ValueError):
        raise FrameError(f"{column.name} 列里有不是数的：{_no_numbers(column)}") from None
    if np.isinf(numbers).any():
        raise FrameError(f"{column.name} 列里有无穷大的数（多半是除以 0 得来的），请先去掉")
    return numbers


def _no_numbers(column: pd.Series) -> str:
    found = column[pd.to_numeric(column, errors="coerce").isna() & column.notna()]
    return "、".join(f"“{value}”" for value in found.unique()[:_SHOWN])


def shown(row: Iterable[object], between: str = "、") -> str:
    """Write the values of a key for a message."""
    return between.join("空白" if pd.isna(value) else str(value) for value in row)  # type: ignore[call-overload]


def first_of(names: Iterable[object], most: int, counted: str, between: str = "、") -> str:
    """Write the first names, and how many there are where that leaves some out.

    Examples
    --------
    >>> first_of(["甲", "乙", "丙"], 2, "个"), first_of(["甲", "乙"], 2, "个")
    ('甲、乙 等 3 个', '甲、乙')
    """
    every = [str(name) for name in names]
    more = f" 等 {len(every)} {counted}" if len(every) > most else ""
    return between.join(every[:most]) + more


def single_rows(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Refuse a frame in which a combination of keys occurs twice: summing it would be a guess."""
    twice = frame.loc[frame.duplicated(list(keys)), list(keys)].drop_duplicates()
    if len(twice):
        found = "；".join(shown(row) for row in twice.head(_SHOWN).to_numpy())
        raise FrameError(
            f"同一{'、'.join(keys)}有多行：{found}。请先筛选（例如只取一张表、一个栏次），或增加分组列"
        )
    return frame


def groups(frame: pd.DataFrame, within: Sequence[str]) -> pd.Series:
    """Number the groups of some columns, one number for each row; no columns, one group."""
    if not within:
        return pd.Series(0, index=frame.index)
    # A region may be blank: by default pandas gives such a row no group, and its figure is lost.
    return frame.groupby(list(within), dropna=False, sort=False).ngroup()


def among(rows: pd.DataFrame, others: pd.DataFrame, keys: Sequence[str]) -> pd.Series:
    """Whether each row has one of the same keys among others; blanks are alike.

    Examples
    --------
    >>> among(pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [2, 2, 3]}), ["a"]).tolist()
    [False, True]
    """
    names = list(keys)
    # merge matches blanks with blanks, and numbers its rows anew.
    there = others[names].drop_duplicates().assign(_there=True)
    return rows[names].merge(there, on=names, how="left")["_there"].notna().set_axis(rows.index)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Give names and codes one type, so that frames join: exact entries and all-blank columns."""
    texts = {column: frame[column].astype("str") for column in held(frame, _TEXTS)}
    # By way of Int64, which refuses 2024.5 where int64 would cut it to 2024.
    numbers = {
        column: frame[column].astype("float64").astype("Int64").astype("int64")
        for column in held(frame, ["year"])
        if not pd.api.types.is_integer_dtype(frame[column].dtype)
        or isinstance(frame[column].dtype, pd.ArrowDtype)
    }
    return frame.assign(**texts, **numbers)


def named_only(statements: pd.DataFrame) -> pd.DataFrame:
    """Leave out figures whose subject the vocabulary does not know: what they are is not known."""
    if "named" not in statements.columns:
        return statements
    return statements[statements["named"].ne(False)]


def held(frame: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Those of some columns that a frame has."""
    return [column for column in columns if column in frame.columns]


def years_text(years: Iterable[int]) -> str:
    """Write years as 2021—2024 where none is left out, else as 2021、2024."""
    ordered = sorted({int(year) for year in years})
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}—{ordered[-1]}"
    return "、".join(map(str, ordered))
