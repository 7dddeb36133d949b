"""One writer at a time; the next waits or gives way, and is told."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile.misbehave import extract_of

from juesuan_analysis.batch.run import find_tasks, run
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.lock import busy, writing
from juesuan_analysis.store.verify import verify

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


def refusing(monkeypatch, number):
    """A network folder whose server knows no locks."""

    def flock(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", flock)


@pytest.mark.filterwarnings("error")
def test_without_locks_of_the_system_a_file_stands_for_one(folder, monkeypatch):
    refusing(monkeypatch, errno.ENOSYS)
    assert extract(folder) == ["read"]
    with writing(folder / "store"), pytest.raises(JuesuanError, match="正在写入"):
        extract(folder, wait=False)
    assert extract(folder, wait=False) == ["unchanged"]


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_that_refuses_locks_is_one_line(folder, monkeypatch, number):
    refusing(monkeypatch, number)
    with pytest.raises(JuesuanError, match=r"读写 .*store 出错（这个位置不支持.*网络文件夹）"):
        extract(folder)


def test_a_dataset_may_lie_on_another_disk(folder, monkeypatch):
    rename = Path.replace

    def replace(path, target):
        if path.parent.name == ".staged" and "year=" in str(target):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert extract(folder) == ["read"]
    assert verify(open_store(folder / "store")) == []
    assert [*(folder / "store" / ".staged").iterdir()] == []
