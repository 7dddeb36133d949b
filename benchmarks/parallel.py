"""How the extraction grows with processes, and what writing costs.

    python benchmarks/parallel.py [--documents 1000] [--jobs 1 2 4]

Copies of the invented disclosures of data/raw (虚构), a department each, are read with 1, 2 and 4
processes in one run, so that a machine's mood falls on all. The rate counts from the first document
settled to the last: starting the processes is not what is measured.

Cores share memory and clock, so that even processes that know nothing of one another are slower
together than alone. Such processes, which read and store nothing, are timed too: no run can grow
better than they do on this machine.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Barrier

from juesuan_analysis.batch import run as extraction
from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.batch.workers import read_document

SPAWN = multiprocessing.get_context("spawn")
_SOME, _SECONDS = 24, 8.0


def copies(folder: Path, count: int) -> None:
    """Write PDFs that differ in their bytes, with a manifest that makes each a department."""
    originals = sorted(Path("data/raw").glob("虚构*.pdf"))
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "department", "source"])
        for i in range(count):
            original = originals[i % len(originals)]
            (folder / f"虚构_{i:04d}.pdf").write_bytes(original.read_bytes() + b"\n%% %d\n" % i)
            rows.writerow([f"虚构_{i:04d}.pdf", f"虚构省甲市第{i}号{original.stem[3:-5]}", "虚构"])


def measured(folder: Path, jobs: int) -> tuple[float, float, float]:
    """Documents a second, seconds of reading a document, seconds of writing one."""
    times, reading, writing = [], [], []
    replace = extraction.replace_document

    def timed(*arguments: object) -> None:
        start = time.perf_counter()
        replace(*arguments)  # type: ignore[arg-type]
        writing.append(time.perf_counter() - start)

    extraction.replace_document = timed  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as store:
        for outcome in run(find_tasks([folder]), Path(store), jobs):
            times.append(time.perf_counter())
            reading.append(outcome.seconds or 0.0)
    extraction.replace_document = replace
    rate = (len(times) - 1) / (times[-1] - times[0])
    return rate, sum(reading) / len(reading), sum(writing) / len(writing)


def _read_for(folder: Path, seconds: float, ready: Barrier) -> float:
    """Read documents over and over in this process; how many a second."""
    tasks = itertools.cycle(find_tasks([folder])[:_SOME])
    for task in itertools.islice(tasks, _SOME):
        read_document(task)
    ready.wait()
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        read_document(next(tasks))
        done += 1
    return done / (time.perf_counter() - start)


def apart(folder: Path, jobs: int) -> float:
    """Documents a second that processes read which have nothing to do with one another."""
    with multiprocessing.Manager() as manager, ProcessPoolExecutor(jobs, SPAWN) as pool:
        ready = manager.Barrier(jobs)
        rates = [pool.submit(_read_for, folder, _SECONDS, ready) for _ in range(jobs)]
        return sum(rate.result() for rate in rates)


def main() -> None:
    """Print rates and efficiency."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 4])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies(Path(folder), given.documents)
        alone = alone_apart = 0.0
        for jobs in given.jobs:
            rate, reading, writing = measured(Path(folder), jobs)
            rate_apart = apart(Path(folder), jobs)
            alone, alone_apart = alone or rate / jobs, alone_apart or rate_apart / jobs
            print(
                f"{jobs} 个进程：每秒 {rate:.2f} 份，效率 {rate / jobs / alone:.0%}，"
                f"进程忙 {rate * reading / jobs:.0%}；"
                f"每份读取 {reading:.2f} 秒，写入 {writing * 1000:.1f} 毫秒；"
                f"互不相干的进程：效率 {rate_apart / jobs / alone_apart:.0%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
