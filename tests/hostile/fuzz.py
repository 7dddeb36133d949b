"""Feed hostile PDFs to whole runs and watch: ``python -m hostile.fuzz --minutes 10``.

Each batch is a folder of hostile files among good ones. A run must give every file one outcome and
read the good ones right, keep the limits, write nothing outside the store, and leave a store that
can be read. What breaks this is printed with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import psutil
import pytest
from hostile.crafted import CRAFTED
from hostile.crafted_more import MORE
from hostile.mutate import mutate
from ruled import canvas, form3, text

from juesuan_analysis import open_store
from juesuan_analysis.batch.run import Limits, find_tasks, run
from juesuan_analysis.store.failures import failures

ALL = CRAFTED | MORE
ROOT = Path(__file__).parents[2]
LIMITS = Limits(seconds=8, memory=1 << 30)
_SLACK = 200 << 20  # what a process may grow between two looks of its guard
_STOP = 15  # seconds to end a process and to begin another
GOOD = {"好一.pdf": "300.50", "好二.pdf": "411.75"}


@dataclass
class Watch:
    """The largest memory of any process below this one."""

    peak: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        me = psutil.Process()
        while not self.done.wait(0.05):
            for child in me.children(recursive=True):
                try:
                    self.peak = max(self.peak, child.memory_info().rss)
                except psutil.Error:
                    continue


def good(path: Path, total: str) -> None:
    page = canvas(path)
    text(page, 100, 700, f"虚构市{path.stem}局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()
    form3(page, [["", "合计", total, total, "", "", "", ""]])
    page.save()


def originals() -> list[Path]:
    """Real disclosures where they are, the re-typeset one, and an invented one."""
    real = sorted((ROOT.parent / "shared" / "corpus").glob("*.pdf"))
    return [*real, *sorted((ROOT / "data" / "raw").glob("*.pdf"))[:2]]


def mutants(seed: int, number: int) -> Iterator[tuple[str, bytes]]:
    """So many mutants; the seed alone decides them, given the same originals."""
    contents = [path.read_bytes() for path in originals()]
    for i in range(number):
        own = seed * 100_000 + i
        how, data = mutate(contents[own % len(contents)], own)
        yield f"变异{own}_{how}", data


def crafted(names: list[str]) -> Iterator[tuple[str, bytes]]:
    yield from ((name, ALL[name]()) for name in names)


def _litter(places: list[Path]) -> set[Path]:
    return {path for place in places for path in place.iterdir()}


def _faults(store: Path, outcomes: Counter[str], names: set[str], peak: int) -> Iterator[str]:
    if outcomes != Counter(names):
        yield f"没有恰好一个结果：{outcomes - Counter(names)} {Counter(names) - outcomes}"
    if peak > LIMITS.memory + _SLACK:
        yield f"内存到了 {peak >> 20} MB"
    held = open_store(store).entries(exact=True)
    for name, total in GOOD.items():
        rows = held[(held["source"] == name) & (held["measure"] == "本年支出合计")]
        if [*rows["amount"]] != [Decimal(total)]:
            yield f"{name} 读成了 {[*rows['amount']]}"
    strange = [
        p for p in store.rglob("*") if p.is_file() and p.suffix not in (".parquet", ".json", "")
    ]
    if strange or (store / ".scratch").exists() or [*(store / ".staged").iterdir()]:
        yield f"存放处留下了 {strange}"


@dataclass
class Batch:
    """What a batch gave: faults, how often each kind of outcome was met, and odd reasons."""

    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)


def _run(folder: Path, store: Path, jobs: int, found: Batch) -> None:
    """Extract a folder under watch."""
    tasks, met, watch = find_tasks([folder]), Counter[str](), Watch()
    watcher = threading.Thread(target=watch.run, daemon=True)
    watcher.start()
    last, slowest = time.monotonic(), 0.0
    for outcome in run(tasks, store, jobs, limits=LIMITS):
        slowest, last = max(slowest, time.monotonic() - last), time.monotonic()
        met[outcome.source] += 1
        found.kinds[outcome.state] += outcome.state != "failed"
    watch.done.set()
    watcher.join()
    found.kinds.update(failure.kind for failure in failures(store))
    found.odd.update(f.reason for f in failures(store) if f.kind == "读取出错")
    found.faults += _faults(store, met, {task.source for task in tasks}, watch.peak)
    longest = max(LIMITS.seconds_for(task.path) for task in tasks)
    if slowest > longest + _STOP:
        found.faults.append(f"等了 {slowest:.0f} 秒没有结果")


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Let this process and its children make their temporary files in a folder, for a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield


def batch(inputs: Iterable[tuple[str, bytes]], jobs: int = 2) -> Batch:
    """Run one batch in a temporary folder, with a folder for temporary files of its own."""
    found = Batch()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        folder, temporary = Path(made, "raw"), Path(made, "tmp")
        for each in (folder, temporary):
            each.mkdir()
        for name, total in GOOD.items():
            good(folder / name, total)
        for name, data in inputs:
            (folder / f"{name}.pdf").write_bytes(data)
        places = [temporary, Path.cwd(), folder, Path(made)]
        before = _litter(places)
        with _temporary_files_in(temporary):
            _run(folder, Path(made, "store"), jobs, found)
        if left := _litter(places) - before - {Path(made, "store")}:
            found.faults.append(f"存放处之外留下了 {left}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 10_000)
    parser.add_argument("--batch", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    end, seed = time.monotonic() + 60 * given.minutes, given.seed
    kinds, bad = Counter[str](), 0
    parts = [crafted([*ALL])]
    while parts or time.monotonic() < end:
        inputs = parts.pop() if parts else mutants(seed, given.batch)
        found = batch(inputs, given.jobs)
        kinds += found.kinds
        bad += len(found.faults)
        for line in (*(f"✗ {fault}" for fault in found.faults), *found.odd):
            print(f"种子 {seed}：{line}", flush=True)
        seed += 1
        print(f"{sum(kinds.values())} 份：{dict(kinds.most_common())}", flush=True)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
