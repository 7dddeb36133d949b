"""A run that is killed loses nothing that it had read, and the next one goes on from there."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from hostile.misbehave import extract_of, read

from juesuan_analysis import open_store
from juesuan_analysis.batch.packed import Packed
from juesuan_analysis.batch.run import Limits, Task, find_tasks, run
from juesuan_analysis.batch.workers import Readers

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
OWN = {".lock", ".files.json", "store.json", "datapackage.json"}
NAMES = ("甲", "乙睡0.2", "丙", "丁睡0.2", "戊", "己睡0.2", "庚", "辛")


def start(folder: Path, *options: str) -> subprocess.Popen:
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return subprocess.Popen(
        [sys.executable, "-m", "hostile.runner", str(folder), str(folder / "store"), *options],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        start_new_session=True,
    )


def lines_until(process: subprocess.Popen, count: int) -> list[str]:
    return [process.stdout.readline() for _ in range(count)]


def finish(folder: Path) -> list[str]:
    process = start(folder)
    return process.communicate(timeout=120)[0].splitlines()


def content(folder: Path) -> list[tuple]:
    store = open_store(folder / "store")
    entries = store.entries(exact=True).sort_values("disclosure_id")
    disclosures = store.disclosures().sort_values("disclosure_id")
    return [*entries.itertuples(index=False, name=None)], [*disclosures["source"]]


def leftovers(store: Path) -> list[str]:
    files = (p for p in store.rglob("*") if p.is_file())
    return [str(p) for p in files if p.suffix != ".parquet" and p.name not in OWN]


def gone(processes: list[psutil.Process], seconds: float) -> bool:
    return not psutil.wait_procs(processes, timeout=seconds)[1]


@pytest.fixture
def folder(tmp_path):
    for name in NAMES:
        (tmp_path / f"{name}.pdf").write_text(name)
    return tmp_path


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Content of a store that was written without interruption."""
    folder = tmp_path_factory.mktemp("whole")
    for name in NAMES:
        (folder / f"{name}.pdf").write_text(name)
    extracts = lambda tasks: ((task, extract_of(task)) for task in tasks)  # noqa: E731
    assert len(list(run(find_tasks([folder]), folder / "store", extracts=extracts))) == len(NAMES)
    return content(folder)


@pytest.mark.parametrize("read", [1, 5])
def test_a_killed_run_is_taken_up_again(folder, whole, read):
    process = start(folder)
    lines_until(process, read)
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    process.stdout.close()
    assert len(open_store(folder / "store").disclosures()) >= read
    assert gone(children, seconds=10)
    told = finish(folder)
    assert len(told) == len(NAMES)  # and no line about waiting: the lock died with its holder
    assert sum("unchanged" in line for line in told) >= read
    assert content(folder) == whole
    assert leftovers(folder / "store") == []


def test_an_interrupted_run_leaves_nothing_behind(folder):
    process = start(folder)
    lines_until(process, 3)
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    process.wait(timeout=30)
    process.stdout.close()
    assert gone(children, seconds=10)
    assert leftovers(folder / "store") == []
    assert not (folder / "store" / ".scratch").exists()


def test_a_reading_process_does_not_hear_ctrl_c(tmp_path):
    (tmp_path / "睡3.pdf").write_text("睡3")
    limits = Limits(seconds=30)
    with Readers(1, limits, tmp_path, read) as readers:
        future = readers.ask(Task(tmp_path / "睡3.pdf"))
        while not (children := psutil.Process().children()):
            time.sleep(0.05)
        for child in children:
            if "spawn_main" in " ".join(child.cmdline()):
                child.send_signal(signal.SIGINT)
        assert isinstance(readers.answer(future), Packed)


def test_what_never_comes_back_to_python_outlives_its_parent_for_its_time_only():
    script = (
        "import re, juesuan_analysis.batch.guard as guard\n"
        "guard._ORPHAN = 0\n"
        "with guard.Reading(1): re.fullmatch('(a|a)*b', 'a' * 64)"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], stderr=subprocess.DEVNULL, cwd=ROOT, timeout=60
    )
    assert done.returncode == 1
    assert time.monotonic() - began < 30
