"""A Dask scheduler with two workers, and an S3 server, as processes of this machine.

Dask's end with the module that needs them: idle, they cost a tenth of a core. What knows the
address of the S3 server keeps it, so that there is one.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from ruled import canvas, form3, text

COUNT = 12
ROOT = Path(__file__).parents[2]


def _start(*arguments, **more):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])} | more
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # many processes import the same
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "juesuan-pycache")
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def stop(process):
    """End a process and those that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _until(true, seconds=30.0):
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "not ready in time"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def dask_environment(tmp_path_factory):
    """Killed workers leave their folders behind, so that they get a place of their own."""
    return {"DASK_TEMPORARY_DIRECTORY": str(tmp_path_factory.mktemp("dask"))}


@pytest.fixture(scope="module")
def scheduler(dask_environment):
    pytest.importorskip("distributed", reason="needs juesuan-analysis[cluster]")
    port = _free_port()
    process = _start(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port),
        "--no-dashboard", "--no-show", **dask_environment,
    )  # fmt: skip
    try:
        _until(lambda: _answers(port))
        yield f"tcp://127.0.0.1:{port}"
    finally:
        stop(process)


def start_worker(scheduler, environment):
    """A worker of one thread without a nanny: what is killed stays dead."""
    options = "--nthreads 1 --no-nanny --no-dashboard --memory-limit 0 --death-timeout 30"
    return _start("distributed.cli.dask_worker", scheduler, *options.split(), **environment)


def wait_for_workers(scheduler, count):
    from distributed import Client

    with Client(scheduler, timeout=20, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=30)


@pytest.fixture(scope="module")
def worker_environment(dask_environment, s3_environment):
    return dask_environment | s3_environment


@pytest.fixture(scope="module")
def workers(scheduler, worker_environment):
    processes = [start_worker(scheduler, worker_environment) for _ in range(2)]
    try:
        wait_for_workers(scheduler, 2)
        yield processes
    finally:
        for process in processes:
            stop(process)


@pytest.fixture
def victim(scheduler, workers, worker_environment):
    """A third worker, to be killed."""
    process = start_worker(scheduler, worker_environment)
    try:
        wait_for_workers(scheduler, 3)
        yield process
    finally:
        stop(process)


@pytest.fixture(scope="session")
def s3_environment():
    """Where the S3 server will be, for whoever is started before it."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{_free_port()}",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


@pytest.fixture(scope="session")
def _s3_server(s3_environment):
    pytest.importorskip("moto.server", reason="needs moto[server]")
    pytest.importorskip("s3fs", reason="needs juesuan-analysis[cluster]")
    address = s3_environment["AWS_ENDPOINT_URL"]
    port = int(address.rpartition(":")[2])
    process = _start("moto.server", "-H", "127.0.0.1", "-p", str(port))
    try:
        _until(lambda: _answers(port))
        urllib.request.urlopen(urllib.request.Request(f"{address}/bucket", method="PUT")).close()
        yield "s3://bucket"
    finally:
        stop(process)


@pytest.fixture
def bucket(_s3_server, s3_environment, monkeypatch):
    for name, value in s3_environment.items():
        monkeypatch.setenv(name, value)
    return _s3_server


def draw(folder: Path, count: int) -> Path:
    """Small disclosures (虚构), each with other amounts."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        page = canvas(folder / f"虚构{n:02d}.pdf")
        text(page, 100, 700, f"虚构市第{n:02d}局")
        text(page, 100, 680, "2024年度部门决算")
        page.showPage()
        form3(page, [["", "合计", f"{300 + n}.50", f"{200 + n}.25", "100.25", "", "", ""]])
        page.save()
    return folder


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory):
    return draw(tmp_path_factory.mktemp("pdfs"), COUNT)


@pytest.fixture(scope="session")
def local(pdfs, tmp_path_factory):
    """The store of a local run."""
    from juesuan_analysis.batch.run import find_tasks, run
    from juesuan_analysis.store import open_store

    path = tmp_path_factory.mktemp("local")
    states = [outcome.state for outcome in run(find_tasks([pdfs]), path, jobs=2)]
    assert states == ["read"] * COUNT
    return open_store(path)
