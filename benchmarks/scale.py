"""Measure the store at scale: 20 million invented cells (虚构), written, compacted and read.

    python benchmarks/scale.py make STORE [--documents 100000]   # small files, or --blocks
    python benchmarks/scale.py read STORE [--year 2024]          # each reading in a process
    python benchmarks/scale.py replace STORE                     # a document, new and in a block

Compaction is measured with ``juesuan compact STORE`` under ``/usr/bin/time -v``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa

from juesuan_analysis.store.blocks import as_block, as_parquet, file_key
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.write import new_block, replace_document

YEARS = (2021, 2022, 2023, 2024)
REGIONS = 400
OFFICES = (
    "财政局",
    "教育和体育局",
    "民政局",
    "卫生健康局",
    "公安局",
    "农业农村局",
    "人民政府办公室",
    "审计局",
)
_FORMS = {1: 16, 2: 42, 3: 36, 4: 46, 5: 18, 6: 24, 7: 3, 8: 3, 9: 12}  # cells of a document: 200
_PUBLIC = (
    "合计",
    "因公出国（境）费",
    "公务用车购置及运行维护费",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
)
_CELLS = sum(_FORMS.values())
_STATEMENTS, _FINDINGS = 40, 120


def _who(number: int, year: int) -> dict[str, object]:
    region = number % REGIONS
    place = f"虚构省{region // 20:02d}市{region % 20:02d}区"
    office = OFFICES[number // REGIONS % len(OFFICES)]
    department = f"{place}{office}{number // REGIONS // len(OFFICES) or ''}"
    return {
        "disclosure_id": f"{100000 + region}|{department}|部门|{year}",
        "source": f"虚构_{number}_{year}.pdf",
        "source_sha256": f"{number * 10000 + year:064x}",
        "region": place,
        "region_code": str(100000 + region),
        "department": department,
    }


def _amounts(dice: np.random.Generator, count: int) -> tuple[pa.Array, list[str | None]]:
    cents = np.round(dice.lognormal(11, 2.2, count)).astype("int64")
    blank = dice.random(count) < 0.3
    texts = [
        None if b else f"{c // 100:,}.{c % 100:02d}" for c, b in zip(cents, blank, strict=True)
    ]
    values = [None if b else Decimal(int(c)).scaleb(-2) for c, b in zip(cents, blank, strict=True)]
    return pa.array(values, pa.decimal128(18, 6)), texts


def _lines() -> tuple[list[int], list[str | None], list[str]]:
    forms, codes, lines = [], [], []
    for form, count in _FORMS.items():
        for i in range(count):
            forms.append(form)
            codes.append(f"{201 + i % 25}{i % 7:02d}{i % 9:02d}" if form in (2, 3, 5, 6) else None)
            lines.append(_PUBLIC[i // 2] if form == 9 else f"科目{form}之{i}")
    return forms, codes, lines


def _table(name: str, count: int, columns: dict[str, object]) -> pa.Table:
    arrays = []
    for column in DATASETS[name]:
        given = columns.get(column.name)
        if isinstance(given, str):
            arrays.append(pa.repeat(pa.scalar(given, column.type), count))
        elif given is None:
            arrays.append(pa.nulls(count, column.type))
        else:
            array = given if isinstance(given, pa.Array) else pa.array(given)
            arrays.append(array.cast(column.type))
    return pa.table(arrays, schema=DATASETS[name])


def document(number: int, year: int) -> dict[str, pa.Table]:
    """One invented document: 200 cells, 40 statements, 120 findings."""
    dice, who = np.random.default_rng(number * 10000 + year), _who(number, year)
    forms, codes, lines = _lines()
    amounts, printed = _amounts(dice, _CELLS)
    place = {c: dice.random(_CELLS) * 600 for c in ("x0", "y0", "x1", "y1")}
    measures = ["预算数" if i % 2 else "决算数" for i in range(_CELLS)]
    entries = {
        **who, **place, "form": forms, "code": codes, "line": lines, "measure": measures,
        "amount": amounts, "printed": printed, "unit": "万元", "page": [f + 3 for f in forms],
        "level": [3] * _CELLS, "standing": ["已印证" if p else None for p in printed],
    }  # fmt: skip
    stated, _ = _amounts(dice, _STATEMENTS)
    statements = {
        **who, "section": [f"第{i // 5}节" for i in range(_STATEMENTS)], "kind": "金额",
        "subject": [f"科目{i}" for i in range(_STATEMENTS)], "value": stated, "unit": "万元",
        "sentence": [f"科目{i}支出若干万元，占本年支出若干。" for i in range(_STATEMENTS)],
    }  # fmt: skip
    sides, _ = _amounts(dice, _FINDINGS)
    outcomes = ["不符" if i == number % 400 else "成立" for i in range(_FINDINGS)]
    findings = {
        **who, "identity": [f"规则{i % 60}" for i in range(_FINDINGS)], "outcome": outcomes,
        "statement": [f"合计等于各项之和（{i}）" for i in range(_FINDINGS)],
        "left": sides, "right": sides, "form": [i % 9 + 1 for i in range(_FINDINGS)],
    }  # fmt: skip
    disclosure = {
        **who, "scope": "部门", "pages": [30], "cells": [_CELLS], "printed": [140],
        "unread": [0], "forms": pa.array([list(_FORMS)]), "overrides": "{}", "reader": "1",
    }  # fmt: skip
    return {
        "disclosures": _table("disclosures", 1, disclosure),
        "entries": _table("entries", _CELLS, entries),
        "statements": _table("statements", _STATEMENTS, statements),
        "findings": _table("findings", _FINDINGS, findings),
    }


def _write_small(store: Path, numbers: list[int], year: int) -> None:
    for number in numbers:
        key = file_key(str(_who(number, year)["disclosure_id"]))
        for name, table in document(number, year).items():
            (store / name / f"year={year}" / f"{key}.parquet").write_bytes(as_parquet(table))


def _write_block(store: Path, numbers: list[int], year: int) -> None:
    block, made = new_block(), [document(number, year) for number in numbers]
    for name in DATASETS:
        rows = pa.concat_tables([tables[name] for tables in made])
        (store / name / f"year={year}" / block).write_bytes(as_block(name, rows))


def make(store: Path, documents: int, blocks: bool, size: int, years: tuple[int, ...]) -> None:
    """Write invented documents, evenly over the years."""
    count = documents // len(years)
    order = sorted(range(count), key=lambda n: (_who(n, 0)["region"], _who(n, 0)["department"]))
    write = _write_block if blocks else _write_small
    with ProcessPoolExecutor() as pool:
        jobs = []
        for year in years:
            for name in DATASETS:
                (store / name / f"year={year}").mkdir(parents=True, exist_ok=True)
            jobs += [
                pool.submit(write, store, order[i : i + size], year) for i in range(0, count, size)
            ]
        for job in jobs:
            job.result()


_GLOB = "select * from '{p}/entries/**/*.parquet' where form = 9 and year = {y}"
_SQL = f'duckdb.sql(f"{_GLOB}")'
_FILTERS = "[('form', '==', 9), ('year', '==', y)]"
_READINGS = {
    "三公（open_store）": "len(open_store(p).entries(form=9, year=y))",
    "三公（DuckDB，pandas）": f"len({_SQL}.df())",
    "三公（DuckDB，Arrow）": f"{_SQL}.arrow().read_all().num_rows",
    "三公（pandas）": f"len(pd.read_parquet(p + '/entries', filters={_FILTERS}))",
    "disclosures()": "len(open_store(p).disclosures())",
    "disclosures(year)": "len(open_store(p).disclosures(year=y))",
    "一个部门一年": "len(open_store(p).entries(department=d, year=y))",
    "一个部门各年": "len(open_store(p).entries(department=d))",
    "一个地区一年": "len(open_store(p).entries(region=r, year=y))",
    "不符的结果": "len(open_store(p).findings(outcome='不符'))",
    "三公（各年）": "len(open_store(p).entries(form=9))",
}
_CODE = """
import resource, time, duckdb, pandas as pd, pyarrow.dataset
from juesuan_analysis.store import open_store
p, y, r, d = {store!r}, {year}, {region!r}, {department!r}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
rows = {code}
first = time.perf_counter() - start
start = time.perf_counter()
rows = {code}
again = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(rows, f"{{first:.3f}}", f"{{again:.3f}}", before // 1024, peak // 1024, sep="\t")
"""


def read(store: Path, year: int) -> None:
    """Time readings, each in a process of its own, with its peak of memory."""
    who = _who(4242, year)
    print("读取\t行数\t首次 秒\t再次 秒\t之前 MB\t峰值 MB")
    for title, code in _READINGS.items():
        text = _CODE.format(
            store=str(store), year=year, code=code, **{k: who[k] for k in ("region", "department")}
        )
        done = subprocess.run(
            [sys.executable, "-c", text], capture_output=True, text=True, check=True
        )
        print(f"{title}\t{done.stdout.strip()}", flush=True)


def replace(store: Path) -> None:
    """Time the replacement of documents, those that are in blocks and new ones."""
    for title, base in (("块内", 0), ("新增", 10_000_000)):
        times = []
        for i in range(21):
            number, year = base + i * 97, YEARS[-1]
            files = {n: as_parquet(table) for n, table in document(number, year).items()}
            start = time.perf_counter()
            replace_document(store, str(_who(number, year)["disclosure_id"]), year, files)
            times.append(time.perf_counter() - start)
        print(
            f"{title}：首份 {times[0] * 1000:.1f} ms，其后中位 {np.median(times[1:]) * 1000:.1f} ms"
        )


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("make", "read", "replace"))
    parser.add_argument("store", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--blocks", action="store_true")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--years", type=int, nargs="*", default=YEARS)
    given = parser.parse_args()
    start = time.perf_counter()
    if given.what == "make":
        make(given.store, given.documents, given.blocks, given.size, tuple(given.years))
    elif given.what == "read":
        read(given.store, given.year)
    else:
        replace(given.store)
    print(f"{given.what}: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
