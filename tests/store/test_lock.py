"""One writer at a time; the next waits or gives way, and is told."""

import os
import subprocess
import sys

import pytest
from hostile.misbehave import extract_of

from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.lock import busy, writing

HOLD = """
import sys, time
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "甲.pdf").write_text("甲")
    (tmp_path / "store").mkdir()
    return tmp_path


def holder(folder, seconds):
    lock = folder / "store" / ".lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock), str(seconds)], stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"
    process.stdout.close()
    return process


def extract(folder, **options):
    extracts = lambda tasks: ((task, extract_of(task)) for task in tasks)  # noqa: E731
    found = run(find_tasks([folder]), folder / "store", extracts=extracts, **options)
    return [outcome.state for outcome in found]


def test_the_second_waits_and_says_so(folder):
    other, told = holder(folder, 1), []
    assert extract(folder, told=told.append) == ["read"]
    assert told == [f"另一个 juesuan 正在写入 {folder / 'store'}，等待中（--no-wait 则退出）"]
    assert other.wait() == 0


def test_the_second_may_give_way(folder):
    other = holder(folder, 60)
    with pytest.raises(JuesuanError, match=r"另一个 juesuan.*正在写入"):
        extract(folder, wait=False)
    other.kill()
    other.wait()


def test_a_dead_holder_blocks_nobody(folder):
    other = holder(folder, 60)
    other.kill()
    other.wait()
    assert extract(folder, wait=False) == ["read"]


def test_who_waits_is_told_for_whom(folder):
    with writing(folder / "store"):
        assert f"进程 {os.getpid()}" in busy(folder / "store")
        with pytest.raises(JuesuanError, match=f"进程 {os.getpid()}"):
            extract(folder, wait=False)
    assert busy(folder / "store") is None
    assert sorted(p.name for p in (folder / "store").iterdir()) == [".lock"]
