"""Departments that were merged or renamed, as a user's own list, so that years compare."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, held, plain, require

COLUMNS = ["region", "department", "year_from", "year_to", "entity", "note"]
_OPTIONAL = ("parent", "budget_code", "id")  # 主管部门, 预算单位代码, of the entity register
ALWAYS = (0, 9999)
_SHOWN = 3
_CHINESE = {"主管部门": "parent", "预算单位代码": "budget_code", "确认": "confirmed"}
CONFIRMED = "confirmed"
_YES = ("是", "对", "y", "yes", "true", "1", "√")


def read_departments(path: str | Path) -> pd.DataFrame:
    """Read a list of departments that count as one entity.

    Parameters
    ----------
    path
        A CSV file (UTF-8) with the columns ``region``, ``department``, ``year_from``,
        ``year_to`` (fiscal years, both included; blank is open), ``entity`` (the common name;
        ``unit`` in lists of before) and ``note``; and where wanted ``parent`` (主管部门),
        ``budget_code`` (预算单位代码) and ``id``. A blank region stands for any. Where there is a
        column ``confirmed``, as in what ``juesuan departments`` drafts, only rows with 是 count.

    Returns
    -------
    DataFrame
        Those columns, the years as nullable integers.

    Raises
    ------
    FrameError
        A column is lacking, a year is no year, or a department belongs to two entities in one
        year.
    """
    return checked(confirmed_rows(read_text(path)))


def read_text(path: str | Path) -> pd.DataFrame:
    """Read a list as it stands.

    Raises
    ------
    FrameError
        It is no CSV file in UTF-8.
    """
    try:
        # As text, for a code that is read as a number loses its zeros; -sig, for Excel sets a mark
        # before the first head.
        return pd.read_csv(path, dtype="str", encoding="utf-8-sig")
    except FileNotFoundError:
        raise FrameError(f"读不了部门对照表：没有 {Path(path).resolve()}") from None
    except UnicodeDecodeError:
        raise FrameError(f"部门对照表 {path} 不是 UTF-8 编码，请另存为“CSV UTF-8”") from None
    except (OSError, pd.errors.ParserError, pd.errors.EmptyDataError):
        raise FrameError(f"读不了部门对照表 {path}：它不是一张 CSV 表") from None


def confirmed_rows(listed: pd.DataFrame) -> pd.DataFrame:
    """Keep what a person confirmed, where a list has a column for it."""
    listed = listed.rename(
        columns={name: own for name, own in _CHINESE.items() if own == CONFIRMED}
    )
    if CONFIRMED not in listed.columns:
        return listed
    said = listed[CONFIRMED].astype("str").str.strip().str.lower()
    return listed[said.isin(_YES)].drop(columns=CONFIRMED)


def checked(departments: pd.DataFrame) -> pd.DataFrame:
    """Refuse a list of departments that contradicts itself; give its columns in order."""
    if "entity" not in departments.columns and "unit" in departments.columns:
        departments = departments.rename(columns={"unit": "entity"})
    chinese = {name: own for name, own in _CHINESE.items() if name in departments.columns}
    departments = departments.rename(columns=chinese)
    require(departments, [column for column in COLUMNS if column != "note"])
    listed = plain(departments).assign(
        **{column: _years(departments[column]) for column in ("year_from", "year_to")}
    )
    if listed[["department", "entity"]].isna().any(axis=None):
        raise FrameError("部门对照表的 department 和 entity 不能空白")
    spans = bounds(listed)
    late = spans[spans["_from"] > spans["_to"]]
    if len(late):
        raise FrameError(f"部门对照表的起年晚于止年：{'、'.join(late['department'].head(_SHOWN))}")
    _refuse_overlap(spans)
    if "note" not in listed.columns:
        listed = listed.assign(note=None)
    return listed[[*COLUMNS, *held(listed, _OPTIONAL)]].reset_index(drop=True)


def _years(column: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(column, errors="coerce")
    wrong = column[numbers.isna() & column.notna()]
    if len(wrong):
        raise FrameError(f"部门对照表的 {column.name} 不是年度：{wrong.iloc[0]}")
    return numbers.astype("Int64")


def bounds(listed: pd.DataFrame) -> pd.DataFrame:
    """Add ``_from`` and ``_to``, the years of each row with open ends closed."""
    low, high = ALWAYS
    return listed.assign(
        _from=listed["year_from"].fillna(low).astype(int),
        _to=listed["year_to"].fillna(high).astype(int),
        _row=range(len(listed)),
    )


def _refuse_overlap(spans: pd.DataFrame) -> None:
    pairs = spans.merge(spans, on="department", suffixes=("", "_2"))
    pairs = pairs[pairs["_row"] < pairs["_row_2"]]
    place = (pairs["region"] == pairs["region_2"]) | pairs[["region", "region_2"]].isna().any(
        axis=1
    )
    overlap = (pairs["_from"] <= pairs["_to_2"]) & (pairs["_from_2"] <= pairs["_to"])
    both = pairs[place & overlap]
    if len(both):
        raise FrameError(
            f"部门对照表里同一部门同一年度有两行：{'、'.join(both['department'].head(_SHOWN))}"
        )


def apply_departments(frame: pd.DataFrame, departments: pd.DataFrame) -> pd.DataFrame:
    """Add ``entity``, the name under which a department compares over the years.

    Parameters
    ----------
    frame
        Any frame with ``department`` and ``year`` (and ``region``).
    departments
        As :func:`read_departments` gives them. A department that is not listed is its own entity.

    Examples
    --------
    >>> frame = pd.DataFrame({"region": ["甲区"] * 2, "department": ["旧局", "新局"],
    ...                       "year": [2022, 2023], "amount": [1.0, 2.0]})
    >>> listed = pd.DataFrame({"region": ["甲区"], "department": ["旧局"], "year_from": [None],
    ...                        "year_to": [2022], "entity": ["新局"], "note": ["改名"]})
    >>> apply_departments(frame, listed)["entity"].tolist()
    ['新局', '新局']
    """
    require(frame, ["department", "year"])
    frame = plain(frame)
    keys = held(frame, ("region", "department", "year"))
    who = frame[keys].drop_duplicates()
    listed = bounds(checked(departments))[["region", "department", "_from", "_to", "entity"]]
    pairs = who.merge(listed.rename(columns={"region": "_region"}), on="department")
    here = pairs["year"].between(pairs["_from"], pairs["_to"])
    if "region" in keys:
        here &= pairs["_region"].isna() | (pairs["_region"] == pairs["region"])
    named = who.merge(pairs.loc[here, [*keys, "entity"]], on=keys, how="left")
    entity = named["entity"].astype("str")
    named = named.assign(entity=entity.where(entity.notna(), named["department"]))
    # An entity of an earlier list would come back as entity_x beside the new one.
    joined = frame.drop(columns=held(frame, ["entity"])).merge(named, on=keys, how="left")
    return joined.set_axis(frame.index)
