"""The published cells behind any number of an analysis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from juesuan_analysis.analysis.frame import FrameError, held
from juesuan_analysis.analysis.standings import BETWEEN
from juesuan_analysis.proof.standing import CONTRADICTED
from juesuan_analysis.vocabulary.money import WAN

_REFS = ("ref", "ref_previous")
_NAMED = ("region", "department", "year", "item", "indicator", "line", "label", "subject")
COLUMNS = [
    "row", "about", "ref", "department", "year", "where", "amount", "measure_unit", "printed",
    "source", "page", "standing", "grade",
]  # fmt: skip


class Finder(Protocol):
    """What finds a figure by its reference, as a store does."""

    def find(self, ref: str) -> pd.Series:
        """Give the row of one figure."""
        ...


def cite(frame: pd.DataFrame, store: Finder) -> pd.DataFrame:
    """List the published cells and statements behind every row of an analysis.

    Parameters
    ----------
    frame
        What an analysis gives, with ``ref`` (and ``ref_previous``): one row's, or a table's.
    store
        Where the figures are.

    Returns
    -------
    DataFrame
        One row for each figure behind a row of ``frame``: ``row`` (its place in ``frame``, from 1),
        ``about`` (what that row is), ``ref``, ``department``, ``year``, ``where`` (form, line and
        column; or the section and sentence), ``amount``, ``measure_unit``, ``printed``, ``source``,
        ``page``, ``standing``, ``grade``. :func:`footnotes` puts them in words.

    Raises
    ------
    FrameError
        The frame does not carry references, as one that came from the store and went through the
        analyses does.
    """
    if not hasattr(store, "find") or isinstance(store, str):
        raise FrameError(f"cite 要一个库，例如 open_store(…)，给的是 {type(store).__name__}")
    columns = held(frame, _REFS)
    if not columns:
        raise FrameError("这张表不带出处（ref 列）。请从 store.entries() 重新算起，不要去掉 ref 列")
    rows = []
    known: dict[str, pd.Series] = {}
    for place, (_, row) in enumerate(frame.iterrows(), 1):
        refs = [ref for column in columns for ref in _split(row[column])]
        for ref in dict.fromkeys(refs):
            found = known[ref] if ref in known else known.setdefault(ref, store.find(ref))
            rows.append({"row": place, "about": _about(row), "ref": ref, **_cell(found)})
    return pd.DataFrame(rows, columns=COLUMNS)


def _split(refs: object) -> list[str]:
    return refs.split(BETWEEN) if isinstance(refs, str) and refs else []


def _about(row: pd.Series) -> str:
    told = [str(row[name]) for name in _NAMED if name in row.index and not pd.isna(row[name])]
    return " ".join(told)


def _cell(found: pd.Series) -> dict[str, object]:
    form = found.get("form")
    if form is not None and not pd.isna(form):
        steps = [found.get(name) for name in ("side", "line", "measure")]
        where = f"表{int(form)} " + "/".join(str(s) for s in steps if isinstance(s, str))
        amount: Any = found["amount"]
        unit: Any = WAN
    else:
        where = f"{found.get('section')}：{found.get('sentence')}"
        amount, unit = found.get("value"), found.get("unit")
    same = ("department", "year", "source", "page", "standing", "grade")
    return {
        **{name: found.get(name) for name in same},
        "where": where,
        "amount": float(amount) if amount is not None and not pd.isna(amount) else None,
        "measure_unit": unit,
        "printed": found.get("printed"),
    }


def footnotes(citations: pd.DataFrame) -> list[str]:
    """Word what :func:`cite` gives, one numbered note for each row that was cited.

    Examples
    --------
    >>> cells = pd.DataFrame({"row": [1], "about": "甲局 2024", "department": "甲局", "year": 2024,
    ...                       "where": "表9 合计/决算数", "amount": [18.79], "measure_unit": "万元",
    ...                       "source": "甲局.pdf", "page": [12], "standing": "矛盾"})
    >>> footnotes(cells)
    ['[1] 甲局 2024：甲局 2024 年度 表9 合计/决算数 18.79 万元（甲局.pdf 第 12 页，✗矛盾）']
    """
    notes = []
    for number, part in citations.groupby("row", sort=True):
        cells = "；".join(_note(row) for row in part.to_dict("records"))
        notes.append(f"[{number}] {part['about'].iloc[0]}：{cells}")
    return notes


def _note(row: Mapping[Any, Any]) -> str:
    get = row.get
    amount, page, standing = get("amount"), get("page"), get("standing")
    said = f" {amount:,.2f} {get('measure_unit')}" if isinstance(amount, float) else ""
    # NaN, where no page is known, is unlike itself.
    at = f" 第 {int(page)} 页" if isinstance(page, int | float) and page == page else ""
    mark = "✗" if standing == CONTRADICTED else ""
    proof = f"，{mark}{standing}" if isinstance(standing, str) else ""
    where = f"{get('department')} {get('year')} 年度 {get('where')}"
    return f"{where}{said}（{get('source')}{at}{proof}）"
