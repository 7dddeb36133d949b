"""Time of the analyses on many entries beside a plain group-by of DuckDB over the same rows.

``python -m benchmarks.analysis [ROWS]``: one process, one run; the memory is the most that it held
above the frame itself.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd
import psutil
import pyarrow as pa

from juesuan_analysis.analysis import execution, indicators, three_public

_ITEMS = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费")
_ITEMS += ("公务用车运行维护费", "公务接待费")
_CODES = [f"2{k:02d}" for k in range(1, 5)]
_CODES += [f"{code}{n:02d}" for code in _CODES for n in (1, 2)]
_CODES += [f"{code}{n:02d}" for code in _CODES[4:] for n in (1, 2, 99)]


def _cells() -> list[tuple[int, str | None, str | None, str, int, str]]:
    """The cells of one invented document: form, side, code, line, level, measure."""
    cells: list[tuple[int, str | None, str | None, str, int, str]] = []
    for side in ("收入", "支出"):
        for line in ("总计", f"本年{side}合计", "年初结转和结余", "年末结转和结余"):
            cells.append((1, side, None, line, 0, "决算数"))
    for form, measures in (
        (3, ("本年支出合计", "基本支出", "项目支出")),
        (5, ("合计", "基本支出", "项目支出")),
    ):
        for measure in measures:
            cells.append((form, None, None, "合计", 0, measure))
            cells += [(form, None, c, f"科目{c}", len(c) // 2, measure) for c in _CODES]
    cells += [(9, None, None, item, 0, m) for item in _ITEMS for m in ("预算数", "决算数")]
    return cells


def entries(rows: int) -> pd.DataFrame:
    """Invent entries as a store gives them, about so many."""
    cells = _cells()
    documents = max(1, rows // len(cells))
    who = np.repeat(np.arange(documents), len(cells))
    region = [f"虚构省{d // 400:03d}县" for d in range(documents)]
    name = [f"{region[d]}{d // 4:06d}局" for d in range(documents)]
    year = np.array([2021 + d % 4 for d in range(documents)], dtype="int16")
    ids = [f"{r}|{n}|部门|{y}" for r, n, y in zip(region, name, year, strict=True)]
    amounts = np.random.default_rng(0).lognormal(3, 1, len(who)).round(2)

    def spread(values: list[str]) -> pa.Array:
        return pa.array(values).take(pa.array(who))

    def told(i: int) -> pa.Array:
        once = pa.array([cell[i] for cell in cells])
        return once.take(pa.array(np.tile(np.arange(len(cells)), documents)))

    columns = {"disclosure_id": spread(ids), "region": spread(region), "department": spread(name)}
    columns |= {n: told(i) for i, n in enumerate(("form", "side", "code", "line", "level"))}
    columns |= {"measure": told(5), "amount": pa.array(amounts)}
    columns |= {"standing": spread(["已印证"] * documents), "ref": spread(ids)}
    frame = pa.table(columns).to_pandas()
    return frame.assign(year=year[who], page=np.int16(1), unit="万元")


def statements(frame: pd.DataFrame) -> pd.DataFrame:
    """Invent one statement for each document."""
    who = frame.drop_duplicates("disclosure_id")
    who = who[["disclosure_id", "region", "department", "year", "standing", "ref", "page"]]
    return who.assign(
        section="财政拨款“三公”经费支出决算情况",
        subject="公务用车保有量",
        kind="数量",
        value=3.0,
        unit="辆",
        stated_year=who["year"].astype("float64"),
        base_year=np.nan,
        sentence="公务用车保有量3辆。",
        reason=None,
    ).reset_index(drop=True)


def measured(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and the most memory above the beginning, in MB."""
    process, most, done = psutil.Process(), [0], threading.Event()
    start = process.memory_info().rss

    def watch() -> None:
        while not done.wait(0.02):
            most[0] = max(most[0], process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    begun = time.perf_counter()
    run()
    took = time.perf_counter() - begun
    done.set()
    watcher.join()
    return took, max(0, most[0] - start) / 1e6


_QUERY = (
    "SELECT region, department, year, line, measure, sum(amount), count(*) FROM frame "
    "GROUP BY region, department, year, line, measure"
)


def main() -> None:
    """Print one line for each analysis."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    frame = entries(rows)
    said = statements(frame)
    print(f"{len(frame):,} entries of {len(said):,} documents")
    beside = duckdb.connect()
    beside.register("frame", frame)
    plain, memory = measured(lambda: beside.sql(_QUERY).fetchnumpy())
    print(f"{'duckdb group by':20}{plain:8.2f} s {memory:8.0f} MB")
    for name, run in (
        ("three_public", lambda: three_public(frame, said)),
        ("execution", lambda: execution(frame, said)),
        ("indicators", lambda: indicators(frame, said)),
    ):
        took, memory = measured(run)
        print(f"{name:20}{took:8.2f} s {memory:8.0f} MB {took / plain:6.1f} x")


if __name__ == "__main__":
    main()
