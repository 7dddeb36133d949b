"""A cluster gives the store that this machine gives, even when it loses a worker."""

import os
import signal

import pytest
from cluster.conftest import COUNT

from juesuan_analysis.batch.run import Limits, find_tasks, run
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store import open_store
from juesuan_analysis.store.diff import compare

distributed = pytest.importorskip("distributed", reason="needs juesuan-analysis[cluster]")
pytestmark = pytest.mark.slow


def test_a_lost_worker_loses_and_doubles_nothing(scheduler, victim, pdfs, local, tmp_path):
    from juesuan_analysis.batch.cluster import on

    states = []
    for outcome in run(find_tasks([pdfs]), tmp_path, extracts=on(scheduler, Limits())):
        states.append(outcome.state)
        if len(states) == 2:
            os.kill(victim.pid, signal.SIGKILL)
    assert states == ["read"] * COUNT
    assert compare(local, open_store(tmp_path)).same
    assert open_store(tmp_path).entries().shape == local.entries().shape


def test_pdfs_and_store_on_s3(scheduler, workers, pdfs, local, bucket):
    import s3fs

    from juesuan_analysis.batch.cluster import on

    s3fs.S3FileSystem().put([str(p) for p in pdfs.glob("*.pdf")], f"{bucket}/pdfs/")
    tasks = find_tasks([f"{bucket}/pdfs"])
    first = [o.state for o in run(tasks, f"{bucket}/store", extracts=on(scheduler, Limits()))]
    assert first == ["read"] * COUNT
    store = open_store(f"{bucket}/store")
    assert compare(local, store).same
    again = [o.state for o in run(find_tasks([f"{bucket}/pdfs"]), f"{bucket}/store", jobs=1)]
    assert again == ["unchanged"] * COUNT


def test_who_stops_asking_leaves_no_task_behind(scheduler, workers, pdfs, tmp_path):
    from juesuan_analysis.batch.cluster import on

    asked = run(find_tasks([pdfs]), tmp_path, extracts=on(scheduler, Limits()))
    next(asked)
    asked.close()
    with distributed.Client(scheduler, set_as_default=False) as client:
        assert client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0


def test_nobody_at_the_address(monkeypatch):
    from juesuan_analysis.batch import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with pytest.raises(JuesuanError, match="连不上集群"):
        cluster.on("tcp://127.0.0.1:9", Limits())
