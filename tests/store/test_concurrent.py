"""Readers scan while a writer replaces documents and compacts: all old or all new, each once."""

import multiprocessing
import time

import pandas as pd
import pytest
from store.documents import document, identity

from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.write import replace_document

NUMBERS, ROWS, SECONDS = range(12), {"1": 18, "2": 27, "3": 9}, 4


def _write(path, stop):
    turn = 0
    while not stop.is_set():
        turn += 1
        for number in NUMBERS:
            version = str((turn + number) % 3 + 1)
            replace_document(path, identity(number), 2024, document(number, version, ROWS[version]))
            if number == 5:
                list(compact(path, 5))


def _bad(rows: pd.DataFrame) -> list[str]:
    """Documents that are missing, doubled or of two versions."""
    found = {str(d): part for d, part in rows.groupby("department")}
    wrong = [f"{n}局" for n in NUMBERS if f"{n}局" not in found]
    for department, part in found.items():
        told = set(part["printed"])
        if len(told) != 1 or len(part) != ROWS[next(iter(told))]:
            wrong.append(department)
    return wrong


@pytest.mark.slow
def test_a_reader_never_sees_half_a_document(tmp_path):
    for number in NUMBERS:
        replace_document(tmp_path, identity(number), 2024, document(number, "1"))
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=_write, args=(tmp_path, stop))
    writer.start()
    ends, own, plain, refused = time.monotonic() + SECONDS, 0, 0, 0
    try:
        while time.monotonic() < ends:
            assert _bad(open_store(tmp_path).entries()) == []
            own += 1
            try:
                rows = pd.read_parquet(tmp_path / "entries")
            except OSError:  # a file went into a block after it was listed: said, not hidden
                refused += 1
                continue
            assert _bad(rows) == []
            plain += 1
    finally:
        stop.set()
        writer.join()
    assert own > 5
    assert plain > 5, refused
