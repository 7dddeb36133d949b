"""What every analysis asks of a frame: the columns it needs, numbers, and one row for each key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from juesuan_analysis.errors import JuesuanError

WHO = ("region", "department", "year")
_SHOWN = 3
_TEXTS = (
    "region",
    "department",
    "entity",
    "unit",
    "measure_unit",
    "scope",
    "side",
    "code",
    "line",
    "measure",
    "subject",
)


class FrameError(JuesuanError, ValueError):
    """A DataFrame does not have what an analysis needs; the message says what."""


def require(frame: pd.DataFrame, columns: Sequence[str]) -> None:
    """Refuse a frame that lacks columns."""
    lacking = [column for column in columns if column not in frame.columns]
    if lacking:
        have = "、".join(map(str, frame.columns))
        raise FrameError(f"数据缺少列：{'、'.join(lacking)}（现有：{have}）")


def amounts(column: pd.Series) -> pd.Series:
    """Amounts as floats, whether the store gave floats or exact decimals; blank is NaN."""
    if column.dtype == object:
        column = column.where(column.notna(), float("nan"))
    return column.astype("float64")


def single_rows(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Refuse a frame in which a combination of keys occurs twice: summing it would be a guess."""
    twice = frame.loc[frame.duplicated(list(keys)), list(keys)].drop_duplicates()
    if len(twice):
        shown = "；".join("、".join(map(str, row)) for row in twice.head(_SHOWN).to_numpy())
        raise FrameError(
            f"同一{'、'.join(keys)}有多行：{shown}。请先筛选（例如只取一张表、一个栏次），或增加分组列"
        )
    return frame


def groups(frame: pd.DataFrame, within: Sequence[str]) -> pd.Series:
    """Number the groups of some columns, one number for each row; no columns, one group."""
    if not within:
        return pd.Series(0, index=frame.index)
    return frame.groupby(list(within), dropna=False, sort=False).ngroup()


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Give names and codes one type, so that frames join: exact entries and all-blank columns."""
    texts = {column: frame[column].astype("str") for column in held(frame, _TEXTS)}
    numbers = {
        column: frame[column].astype("float64").astype("Int64").astype("int64")
        for column in held(frame, ["year"])
        if not pd.api.types.is_integer_dtype(frame[column].dtype)
        or isinstance(frame[column].dtype, pd.ArrowDtype)
    }
    return frame.assign(**texts, **numbers)


def held(frame: pd.DataFrame, columns: Iterable[str]) -> list[str]:
    """Those of some columns that a frame has."""
    return [column for column in columns if column in frame.columns]


def years_text(years: Iterable[int]) -> str:
    """Write years as 2021—2024 where none is left out, else as 2021、2024."""
    ordered = sorted({int(year) for year in years})
    if len(ordered) > 1 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}—{ordered[-1]}"
    return "、".join(map(str, ordered))
