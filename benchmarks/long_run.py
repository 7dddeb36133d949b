"""What a long run costs: the memory of its processes as it goes on, and a second run after it.

    python -m benchmarks.long_run [--documents 1000] [--jobs 4]

Copies of the invented disclosures of data/raw (虚构), a department each. The memory is that of the
largest reading process and of the process that writes, looked at after every tenth part of the
documents. Then the command is run again on the same folder, where nothing has changed, and the
times to import the package and to show the help are taken, each the best of five.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.parallel import copies
from juesuan_analysis.batch.run import find_tasks, run

_MB = 1 << 20


def memory() -> tuple[float, float]:
    """MB of the largest process below this one, and of this one."""
    me = psutil.Process()
    below = [process.memory_info().rss for process in me.children(recursive=True)]
    return max(below, default=0) / _MB, me.memory_info().rss / _MB


def first_run(folder: Path, store: Path, jobs: int) -> None:
    """Read all, and print the memory on the way."""
    tasks = find_tasks([folder])
    start = time.perf_counter()
    for done, _ in enumerate(run(tasks, store, jobs), start=1):
        if done % max(len(tasks) // 10, 1) == 0:
            reading, writing = memory()
            seconds = time.perf_counter() - start
            print(
                f"{done} 份，{seconds:.0f} 秒：读取进程最多 {reading:.0f} MB，"
                f"写入进程 {writing:.0f} MB",
                flush=True,
            )


def seconds_of(command: Sequence[str]) -> float:
    """Run a command five times; the best of them."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=4)
    given = parser.parse_args()
    juesuan = [sys.executable, "-m", "juesuan_analysis.cli"]
    with tempfile.TemporaryDirectory() as made:
        folder, store = Path(made, "raw"), Path(made, "store")
        folder.mkdir()
        copies(folder, given.documents)
        first_run(folder, store, given.jobs)
        again = [*juesuan, "extract", str(folder), "--out", str(store)]
        subprocess.run(again, check=True, capture_output=True)  # judges what the years link
        print(f"再次运行，{given.documents} 份都没有变：{seconds_of(again):.2f} 秒")
    bare = seconds_of([sys.executable, "-c", ""])
    package = seconds_of([sys.executable, "-c", "import juesuan_analysis"])
    print(f"引入本包：{package - bare:.2f} 秒（不计 Python 启动的 {bare:.2f} 秒）")
    print(f"juesuan --help：{seconds_of([*juesuan, '--help']):.2f} 秒（连同 Python 启动）")


if __name__ == "__main__":
    main()
