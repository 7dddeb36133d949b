"""Compare two stores cell by cell: what one build gives that the other does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from juesuan_analysis.frozen import frozen
from juesuan_analysis.store.read import Store

ADDED, REMOVED, CHANGED = "新增", "消失", "改动"
_CELL = ("disclosure_id", "form", "side", "code", "line", "measure")
_SEEN = ("department", "year", "amount", "printed", "page")
_AT_ONCE = 1_000_000  # cells compared in one go; a year with more is compared form by form
COLUMNS = {
    "change": "变化",
    "department": "部门",
    "year": "年度",
    "form": "表",
    "side": "收支",
    "code": "科目编码",
    "line": "科目",
    "measure": "栏次",
    "amount_a": "原数",
    "amount_b": "现数",
    "printed_a": "原印",
    "printed_b": "现印",
    "page_a": "原页",
    "page_b": "现页",
    "disclosure_id": "文档",
}


_ANNEXED = {
    "projects": ("score", "score_max", "grade"),
    "project_funds": ("original_budget", "full_year_budget", "executed", "rate", "score"),
    "indicators": ("target", "actual", "weight", "score"),
}


@frozen
class Difference:
    """What differs between stores A and B.

    ``cells`` has a row for each cell that was added, removed or changed its amount, under the names
    in :data:`COLUMNS`; amounts are exact, in 万元, as text. ``counts`` has the number of documents,
    statements, projects, indicators and findings by outcome in each store, and ``uneven`` the
    documents that have another number of them, or other figures in their annexes.
    """

    cells: pd.DataFrame
    counts: pd.DataFrame
    only_a: list[str]
    only_b: list[str]
    uneven: list[str]

    @property
    def same(self) -> bool:
        """Whether both stores hold the same."""
        return self.cells.empty and not (self.only_a or self.only_b or self.uneven)


def _text(table: pa.Table) -> pd.DataFrame:
    """Amounts as exact text, so that they compare as printed and no blank becomes a number."""
    if "amount" in table.schema.names:
        index = table.schema.get_field_index("amount")
        table = table.set_column(index, "amount", pc.cast(table["amount"], pa.string()))
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def _cells(store: Store, year: int, form: int | None) -> pd.DataFrame:
    rows = _text(store.rows("entries", (*_CELL, *_SEEN), year=year, form=form))
    # A line may stand in a form more than once: the first is compared with the first.
    rows["nth"] = rows.groupby(list(_CELL), dropna=False, sort=False).cumcount()
    return rows


def _compared(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    keys = [*_CELL, "department", "year", "nth"]
    both = a.merge(b, on=keys, how="outer", suffixes=("_a", "_b"), indicator=True)
    told = both["_merge"].map({"left_only": REMOVED, "right_only": ADDED, "both": CHANGED})
    both["change"] = told.astype("string")
    amounts = both["amount_a"].fillna(""), both["amount_b"].fillna("")
    differs = (both["_merge"] != "both") | (amounts[0] != amounts[1])
    found: pd.DataFrame = both.loc[differs, list(COLUMNS)]
    return found


def _pieces(a: Store, b: Store) -> Iterator[pd.DataFrame]:
    sizes: dict[int, int] = {}
    for store in (a, b):
        for row in store.rows("disclosures", ("year", "cells")).to_pylist():
            sizes[row["year"]] = sizes.get(row["year"], 0) + (row["cells"] or 0)
    for year in sorted(sizes):
        for form in range(1, 10) if sizes[year] > _AT_ONCE else (None,):
            yield _compared(_cells(a, year, form), _cells(b, year, form))


def _tallied(store: Store) -> pd.DataFrame:
    """Documents by what is counted of them: themselves, their statements, findings by outcome."""
    documents = store.rows("disclosures", ("disclosure_id",)).to_pandas().assign(what="文档")
    stated = store.rows("statements", ("disclosure_id",)).to_pandas().assign(what="情况说明中的数")
    rows = store.rows("projects", ("disclosure_id", "project_id")).to_pandas().drop_duplicates()
    projects = rows[["disclosure_id"]].assign(what="绩效项目")
    scored = store.rows("indicators", ("disclosure_id",)).to_pandas().assign(what="绩效指标")
    found = store.rows("findings", ("disclosure_id", "outcome")).to_pandas()
    found["what"] = "核对结果：" + found.pop("outcome")
    everything = pd.concat([documents, stated, projects, scored, found])
    counted = everything.value_counts(["disclosure_id", "what"])
    table: pd.DataFrame = counted.unstack("what", fill_value=0)
    return table


def _annexed(store: Store) -> dict[str, set[tuple[Any, ...]]]:
    """The figures of each document's annexes; of a changed score both are unlike."""
    found: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for dataset, figures in _ANNEXED.items():
        for row in store.rows(dataset, ("disclosure_id", "ref", *figures)).to_pylist():
            found[row["disclosure_id"]].add((dataset, row["ref"], *(row[f] for f in figures)))
    return found


def compare(a: Store, b: Store) -> Difference:
    """Compare two stores.

    Parameters
    ----------
    a, b
        The former and the present one.
    """
    tallies = _tallied(a), _tallied(b)
    names = [set(tally.index) for tally in tallies]
    columns = sorted(set(tallies[0].columns) | set(tallies[1].columns))
    of_a, of_b = (tally.reindex(columns=columns, fill_value=0) for tally in tallies)
    shared = sorted(names[0] & names[1])
    uneven = (of_a.loc[shared] != of_b.loc[shared]).any(axis=1)
    told = _annexed(a), _annexed(b)
    counts = pd.DataFrame({"原": of_a.sum(), "现": of_b.sum()}).astype(int)
    cells = pd.concat(list(_pieces(a, b)) or [pd.DataFrame(columns=list(COLUMNS))])
    order = [*_CELL, "change"]
    return Difference(
        cells.sort_values(order, ignore_index=True) if len(cells) else cells,
        counts,
        sorted(names[0] - names[1]),
        sorted(names[1] - names[0]),
        [
            str(name)
            for name, differs in uneven.items()
            if differs or told[0].get(str(name)) != told[1].get(str(name))
        ],
    )
