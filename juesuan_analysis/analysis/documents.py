"""Which document speaks for a department in a year, where several do."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import WHO, FrameError, first_of, require

# The id says it also where a frame has lost the column.
_SCOPE = r"\|(部门|单位)\|\d{4}(?:\||$)"
_VERSION = r"\|第(\d+)版$"
_SHOWN = 3


def with_scope(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``scope`` (部门 or 单位) where it is lacking: a disclosure's id holds it."""
    if "scope" in frame.columns or "disclosure_id" not in frame.columns:
        return frame
    return frame.assign(scope=frame["disclosure_id"].str.extract(_SCOPE, expand=False))


def documents(frame: pd.DataFrame) -> pd.DataFrame:
    """One row for each document of a frame: id, region, department, year, scope and version."""
    require(frame, ["disclosure_id", *WHO])
    columns = ["disclosure_id", *WHO, *(["scope"] if "scope" in frame.columns else [])]
    listed = with_scope(frame[columns].drop_duplicates("disclosure_id"))
    # The document that was read first bears no number.
    version = listed["disclosure_id"].str.extract(_VERSION, expand=False)
    return listed.assign(version=pd.to_numeric(version).fillna(1).astype(int))


def one_each(
    frame: pd.DataFrame, *, scope: str = "部门", version: int | None = None
) -> pd.DataFrame:
    """Keep one document for each region, department and year.

    Parameters
    ----------
    frame
        Entries or statements of a store.
    scope
        Which to keep where a department published both its 部门 summary and its own 单位 alone.
    version
        Which to keep where documents of one identity differ in their figures: 1 is the one read
        first. Without it they are refused: which one is right cannot be known.

    Raises
    ------
    FrameError
        Several versions, and none was chosen.
    """
    listed = documents(frame)
    other = listed["scope"] != scope
    listed = listed.assign(_other=other).sort_values("_other", kind="stable")
    best = listed.groupby(list(WHO), dropna=False)["_other"].transform("min")
    kept = listed[listed["_other"] == best]
    if version is not None:
        several = kept.groupby([*WHO, "scope"], dropna=False)["version"].transform("size") > 1
        kept = kept[~several | (kept["version"] == version)]
    _refuse(kept, "同一部门、年度有几个数据不同的版本", "请用 one_each(…, version=1) 选定一个版本")
    return frame[frame["disclosure_id"].isin(kept["disclosure_id"])]


def single_documents(frame: pd.DataFrame) -> pd.DataFrame:
    """Refuse a frame with two documents of one department and year: adding them would be wrong."""
    if "disclosure_id" in frame.columns and len(frame):
        _refuse(documents(frame), "同一部门、年度有多份文件", "请先用 one_each(…) 各留一份")
    return frame


def _refuse(listed: pd.DataFrame, what: str, hint: str) -> None:
    twice = listed[listed.duplicated(list(WHO), keep=False)]
    if len(twice):
        told = first_of(twice["disclosure_id"], _SHOWN, "份", "；")
        raise FrameError(f"{what}：{told}。{hint}")
