"""A Dask worker whose reading processes break makes new ones, and says in the end that it cannot."""

from pathlib import Path
from types import SimpleNamespace

from juesuan_analysis.batch import cluster
from juesuan_analysis.batch.tables import READER
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import STARTS, Limits, StuckError


class Pool:
    """Breaks so many times, then answers."""

    def __init__(self, broken):
        self.broken, self.ended = broken, 0

    def ask(self, task):
        return SimpleNamespace()

    def answer(self, future):
        self.broken -= 1
        if self.broken >= 0:
            raise StuckError
        return "读到的"

    def __exit__(self, *_):
        self.ended += 1


def read(pool, monkeypatch):
    def shared(limits):
        return cluster._pools.setdefault((1, limits, Path()), pool)

    monkeypatch.setattr(cluster, "_pools", {})
    monkeypatch.setattr(cluster, "_shared", shared)
    return cluster.read_on_worker(Task(Path("虚构.pdf")), Limits(), READER)


def test_a_broken_pool_is_ended_and_made_anew(monkeypatch):
    pool = Pool(broken=STARTS - 1)
    assert read(pool, monkeypatch) == "读到的"
    assert pool.ended == STARTS - 1


def test_what_breaks_it_again_and_again_is_given_up(monkeypatch):
    told = read(Pool(broken=9), monkeypatch)
    assert (told.kind, str(told)) == ("崩溃", "读取进程多次意外结束，已放弃")
