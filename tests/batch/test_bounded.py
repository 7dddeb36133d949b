"""No wait for a reading process is longer than its document may take."""

import os
import signal
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from juesuan_analysis.batch import workers
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import Limits, Readers

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a copy of the process")


def alone(read, folder, seconds):
    return workers._alone(Task(folder / "虚构.pdf"), Limits(seconds=seconds), folder, read)


@on_linux
def test_a_process_that_answers_nothing_is_given_up(tmp_path):
    def stop(task):
        os.kill(os.getpid(), signal.SIGSTOP)

    assert "读取超过 1 秒，已放弃" in str(alone(stop, tmp_path, 1))


@on_linux
def test_an_answer_is_taken_from_a_process_that_does_not_end(tmp_path):
    def linger(task):
        threading.Thread(target=time.sleep, args=[60]).start()
        return "读到的"

    before = time.monotonic()
    assert alone(linger, tmp_path, 50) == "读到的"
    assert time.monotonic() - before < 40


def test_a_pool_that_does_not_end_is_left(monkeypatch):
    never, readers = threading.Event(), Readers.__new__(Readers)
    readers._pool = SimpleNamespace(stop=lambda: None, join=lambda: never.wait(60))
    monkeypatch.setattr(workers, "_PATIENCE", 0.1)
    before = time.monotonic()
    readers.__exit__()
    assert time.monotonic() - before < 30
    never.set()
