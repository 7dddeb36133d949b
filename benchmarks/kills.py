"""Runs that are killed or stopped at a random moment, and what is in the store then and afterwards.

    python -m benchmarks.kills [--runs 200] [--documents 3] [--seed 1] [--minutes 25]

Cut copies of the invented disclosures of data/raw (虚构), a department each. Every run starts from
one of five stores (none; the documents as of a former manifest, in files of their own or in one
block; the same with other years; small files to be compacted), and the main process or a worker
gets SIGKILL, or SIGSTOP and a while later SIGCONT or SIGKILL. Then plain pandas and ``open_store``
read: each document as it was or as it is to be, once. Then the command is run again to its end, and
the store has to equal that of an undisturbed run, row by row, with nothing left beside it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import psutil
import pyarrow as pa

from benchmarks.cluster import MARK, litter, make, orphans
from juesuan_analysis import open_store
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.verify import verify

# A process that has imported all, and forks for each command: else importing is most of a run.
_SERVER = """
import os, signal, sys
import pandas
import juesuan_analysis.batch.run, juesuan_analysis.disclosure.document
import juesuan_analysis.cli.extract
from juesuan_analysis.cli import main
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for line in sys.stdin:
    pid = os.fork()
    if pid:
        print(pid, flush=True)
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    told, *words = line.rstrip().split(chr(9))
    sink = os.open(told, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    for number in range(3):
        os.dup2(sink, number)
    code = 0
    try:
        main(words)
    except SystemExit as end:
        code = end.code or 0
    finally:
        print("code", code, flush=True)
        os._exit(0)
"""
_HUNG = 120.0  # seconds of a run that takes three alone
_ASLEEP = (0.2, 2.0)  # seconds between SIGSTOP and what follows
_TIMES = ["extracted"]  # differs between any two runs
_SCENES = ("new", "small", "block", "years", "compact")
_AT_WORK = 0.6  # of the runs, struck once files are written, and not while Python imports
_LOOKS = 5
_ENDING = 5.0  # seconds for processes to end that lost the one above them
_JOBS = {"new": 2, "small": 1, "block": 1, "years": 2}
_BLOWS = ("kill", "stop-go", "stop-kill")
Documents = dict[str, dict[str, str]]  # dataset -> document -> all its rows as text


@dataclass(frozen=True)
class Scene:
    """A store to start from, a command, and the rows before and after it."""

    store: Path
    command: list[str]
    before: Documents
    after: Documents
    seconds: float


def by_document(frame: pd.DataFrame) -> dict[str, str]:
    """The rows of each document in an order of their own, apart from when they were read."""
    plain = frame.drop(columns=[c for c in _TIMES if c in frame])
    plain = plain.reindex(sorted(plain), axis=1).map(str)
    rows = plain.agg("\t".join, axis=1) if len(plain) else pd.Series(dtype=str)
    groups: Any = rows.groupby(plain["disclosure_id"]) if len(plain) else []
    return {str(each): "\n".join(sorted(own)) for each, own in groups}


def plainly(store: Path) -> Documents:
    """What pandas reads of a store's folders, without this package."""
    found: Documents = {}
    for name in DATASETS:
        there = any((store / name).rglob("*.parquet"))
        frame = pd.read_parquet(store / name) if there else pd.DataFrame({"disclosure_id": []})
        frame["year"] = frame["year"].astype(str) if there else ""
        found[name] = by_document(frame)
    return found


def ours(store: Path) -> Documents:
    """What this package reads of a store."""
    held = open_store(store)
    return {name: by_document(held.rows(name).to_pandas()) for name in DATASETS}


def _whose(disclosure_id: str) -> str:
    return disclosure_id.split("|")[1]


def _fault(rows: str, known: list[str]) -> str:
    wanted = max(known, key=len, default="")
    most = max(Counter(wanted.split("\n")).values())
    if rows and max(Counter(rows.split("\n")).values()) > most:
        return "doubled"
    return "lost" if len(rows) < len(wanted) else "mixed"


def faults(seen: Documents, scene: Scene) -> Counter[str]:
    """Documents that are neither as before nor as after, and departments that have no rows."""
    found: Counter[str] = Counter()
    for name, documents in seen.items():
        before, after = scene.before[name], scene.after[name]
        for each in {*documents, *before}:
            known = [rows for rows in (before.get(each), after.get(each)) if rows]
            rows = documents.get(each, "")
            # A document that changes its year has another id afterwards.
            if rows not in known and (rows or each in after):
                found[_fault(rows, known)] += 1
        found["lost"] += len({*map(_whose, before)} - {*map(_whose, documents)})
    return +found


@dataclass
class Commands:
    """Runs the commands of ``juesuan``, each in a process of its own."""

    folder: Path

    def __post_init__(self) -> None:
        self.told = self.folder / "told.txt"
        self.server = subprocess.Popen(
            [sys.executable, "-c", _SERVER],
            env=os.environ | {MARK: str(self.folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, words: list[str]) -> psutil.Process | None:
        """Start a command; None where it has ended already."""
        assert self.server.stdin and self.server.stdout
        self.told.unlink(missing_ok=True)
        print(*[self.told, *words], sep="\t", file=self.server.stdin, flush=True)
        with suppress(psutil.NoSuchProcess):
            return psutil.Process(int(self.server.stdout.readline()))
        return None

    def finish(self, words: list[str]) -> float:
        """Run a command to its end; the seconds that it took.

        Raises
        ------
        RuntimeError
            It failed, or did not end.
        """
        start = time.perf_counter()
        process = self.start(words)
        if process and not ended(process):
            process.kill()
            raise RuntimeError("hung")
        text = self.told.read_text("utf-8")
        if not text.endswith("code 0\n"):
            raise RuntimeError(text[-500:])
        return time.perf_counter() - start

    def end(self) -> None:
        """End the process that forks."""
        self.server.terminate()
        self.server.wait()


def ended(process: psutil.Process) -> bool:
    """Wait for a process; false where it goes on and on."""
    try:
        process.wait(_HUNG)
    except psutil.TimeoutExpired:
        return False
    except psutil.NoSuchProcess:
        pass
    return True


def _extracting(pdfs: Path, store: Path, jobs: int = 1) -> list[str]:
    return ["extract", str(pdfs), "--out", str(store), "--jobs", str(jobs)]


def scenes(commands: Commands, folder: Path, count: int) -> dict[str, Scene]:
    """Make the stores to start from, and what an undisturbed run makes of each."""
    old, new, other = (folder / name for name in ("old", "new", "other"))
    make(old, count)
    for made in (new, other):
        shutil.copytree(old, made)
    for pdf in new.glob("*.pdf"):
        pdf.write_bytes(pdf.read_bytes() + b"\n%% again\n")
    manifest = other / "manifest.csv"
    manifest.write_text(manifest.read_text("utf-8").replace(",202", ",201"), "utf-8")
    starts = {name: folder / f"start-{name}" for name in _SCENES}
    commands.finish(_extracting(old, starts["small"]))
    for name in ("block", "years", "compact"):
        shutil.copytree(starts["small"], starts[name])
    for name in ("block", "years"):
        list(compact(starts[name]))
    shutil.rmtree(old)  # or what is read from ``new`` would be further copies
    work, found = folder / "store", {}
    pdfs = {"new": new, "small": new, "block": new, "years": other}
    for name, start in starts.items():
        renewed(start, work)
        command = ["compact", str(work)]
        command = _extracting(pdfs[name], work, _JOBS[name]) if name in pdfs else command
        before = plainly(work)
        seconds = commands.finish(command)
        found[name] = Scene(start, command, before, plainly(work), seconds)
        assert ours(work) == found[name].after, name
    return found


def renewed(start: Path, work: Path) -> None:
    """Put the store of a scene where the commands look for it."""
    shutil.rmtree(work, ignore_errors=True)
    if start.exists():
        shutil.copytree(start, work)


def struck(
    commands: Commands, scene: Scene, work: Path, chance: random.Random, tally: Counter[str]
) -> None:
    """Start a command, strike one of its processes, look at the store, and run to the end."""
    process = commands.start(scene.command)
    if process is None:
        return
    moment = chance.uniform(0, scene.seconds)
    if chance.random() < _AT_WORK:
        while process.is_running() and not (work / ".staged").exists():
            time.sleep(0.002)
        moment = chance.uniform(0, scene.seconds / 3)
    time.sleep(moment)
    blow = chance.choice(_BLOWS)
    target = _target(process, chance)
    if target is None:
        tally["too late"] += 1
    else:
        tally[f"{blow} {'main' if target.pid == process.pid else 'worker'}"] += 1
        _strike(target, blow, lambda: look(scene, work, tally), chance)
    if not ended(process):
        tally["hung"] += 1
        process.kill()
    look(scene, work, tally)


def _target(main: psutil.Process, chance: random.Random) -> psutil.Process | None:
    try:
        below = main.children(recursive=True)
        return chance.choice([main] * max(len(below), 1) + below) if main.is_running() else None
    except psutil.NoSuchProcess:
        return None


def _strike(
    target: psutil.Process, blow: str, look: Callable[[], object], chance: random.Random
) -> None:
    with suppress(psutil.NoSuchProcess):
        if blow == "kill":
            target.kill()
            return
        target.suspend()
        look()
        time.sleep(chance.uniform(*_ASLEEP))
        target.resume() if blow == "stop-go" else target.kill()


def look(scene: Scene, work: Path, tally: Counter[str]) -> None:
    """Read as pandas does, and as this package does, and count what is wrong."""
    for who, reading in (("pandas", plainly), ("open_store", ours)):
        if not (work / "disclosures").exists():
            continue
        tally[f"{who} looked"] += 1
        for _ in range(_LOOKS):
            try:
                found = faults(reading(work), scene)
            except (FileNotFoundError, JuesuanError, pa.ArrowException, OSError) as error:
                found = Counter({f"torn ({type(error).__name__})": 1})
            if not found:
                break
            time.sleep(0.05)  # a list of files from before a move: plain readers look again
        else:
            for kind, number in found.items():
                tally[f"{who} {kind}"] += number


def run(
    commands: Commands,
    name: str,
    scene: Scene,
    work: Path,
    chance: random.Random,
    tally: Counter[str],
) -> None:
    """One run: strike, run again, and compare."""
    renewed(scene.store, work)
    struck(commands, scene, work, chance, tally)
    try:
        commands.finish(scene.command)
    except RuntimeError as error:
        tally["failed or hung again"] += 1
        print(name, error, flush=True)
        return
    for who, reading in (("pandas", plainly), ("open_store", ours)):
        if reading(work) != scene.after:
            tally[f"{who} other rows at the end"] += 1
    if told := [*verify(open_store(work))]:
        tally["not whole at the end"] += 1
        print(name, told, flush=True)
    if left := litter(work):
        tally["litter"] += 1
        print(name, left, flush=True)


def main() -> None:
    """Run, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--documents", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    chance, tally, done = random.Random(given.seed), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        commands = Commands(folder)
        known = scenes(commands, folder, given.documents)
        print({name: f"{scene.seconds:.1f} s" for name, scene in known.items()}, flush=True)
        ends = time.monotonic() + given.minutes * 60
        for number in range(given.runs):
            if time.monotonic() > ends:
                break
            name = _SCENES[number % len(_SCENES)]
            run(commands, name, known[name], folder / "store", chance, tally)
            done[name] += 1
            if number % 20 == 19:
                print(number + 1, dict(sorted(tally.items())), flush=True)
        commands.end()
        time.sleep(_ENDING)
        print(f"runs {done.total()} {dict(done)}")
        print("\n".join(f"{kind}: {count}" for kind, count in sorted(tally.items())))
        print(f"processes left: {orphans(folder) or 'none'}")


if __name__ == "__main__":
    main()
