"""One chart, one subject: figures of several departments are not drawn as one's."""

from __future__ import annotations

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, first_of, held, shown

_WHO = ("region", "department", "entity")
_SHOWN = 3


def one_subject(data: pd.DataFrame, label: str, *, over: str | None = None) -> None:
    """Refuse a frame in which a name stands for several departments, or a whole for several.

    Parameters
    ----------
    data
        What a chart draws.
    label
        The column that names the things in it.
    over
        The column of years, for charts over years; others are of one year.

    Raises
    ------
    FrameError
        Several departments (regions, years) in a chart that does not tell them apart.
    """
    if label in ("entity", "region"):
        return
    columns = held(data, _WHO if over else (*_WHO, "year"))
    columns = [column for column in columns if column != label]
    if "entity" in columns:  # departments of one entity follow each other
        columns.remove("department") if "department" in columns else None
    if all(len(data[column].unique()) <= 1 for column in columns):
        return
    named = data[data[label].notna()][[label, *columns]].drop_duplicates()
    subjects = named[columns].drop_duplicates()
    if len(subjects) <= 1:
        return
    # Things that are each of one department, one for each, are names of departments.
    each = len(named) == named[label].nunique() and (over or len(named) == len(subjects))
    if each or (label == "department" and named[label].is_unique):
        return
    found = first_of((shown(row, " ") for row in subjects.to_numpy()), _SHOWN, "个", "；")
    raise FrameError(f"一张图只画一个主体，数据里有：{found}。请先筛选，或换一个分组列")
