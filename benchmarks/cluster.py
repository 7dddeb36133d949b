"""A long run on a Dask cluster of this machine whose processes are killed at random.

    python -m benchmarks.cluster [--documents 2000] [--workers 2] [--seed 1] [--tls]

Cut copies of the invented disclosures of data/raw (虚构), a department each, are extracted once on
this machine and once on the cluster. There, every few seconds, one of these gets SIGKILL: a Dask
worker, a process in which one reads, or ``juesuan extract`` itself, the scheduler's client; what
was killed is started again. At the end the two stores have to be equal, row by row, the store
without litter, and no process left. ``--tls`` does it all under a certificate made for the run.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pypdfium2 as pdfium

from juesuan_analysis import open_store
from juesuan_analysis.store.blocks import is_ours
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.verify import verify

_FORMS = re.compile("收入支出决算总表公开|“三公”经费支出决算表公开")
MARK = "JUESUAN_BENCHMARK"  # in the environment of every process of a run
_PAUSE = (2.0, 9.0)  # seconds between two kills
_TIMES = ("extracted",)  # columns that differ between any two runs
_ENDING = 60.0  # seconds for the cluster to end in order
_RUNS = 200  # at most
_KINDS = ("worker", "reader", "client")


def cut(original: Path, target: Path) -> None:
    """Keep the cover and two or three forms of a disclosure."""
    whole, few = pdfium.PdfDocument(original), pdfium.PdfDocument.new()
    texts = ["".join(page.get_textpage().get_text_range().split())[:60] for page in whole]
    pages = [i for i, text in enumerate(texts) if i == 0 or _FORMS.search(text)]
    few.import_pages(whole, pages)
    few.save(target)


def make(folder: Path, count: int) -> None:
    """Write the documents, and a manifest that makes each a department."""
    folder.mkdir()
    originals = sorted(Path("data/raw").glob("虚构_东湖区*_202[1-4].pdf"))
    with tempfile.TemporaryDirectory() as made:
        small = []
        for original in originals:
            cut(original, Path(made, original.name))
            small.append(Path(made, original.name).read_bytes())
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["file", "region", "department", "year", "source"])
        for i in range(count):
            name, own = f"虚构_{i:04d}.pdf", originals[i % len(originals)]
            (folder / name).write_bytes(small[i % len(originals)] + b"\n%% %d\n" % i)
            rows.writerow([name, "虚构省甲市", f"虚构省甲市第{i}局", own.stem[-4:], "虚构"])


def certificate(folder: Path) -> dict[str, str]:
    """Make a certificate for this machine, and give Dask's own settings that name it."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key),
         "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    settings = {"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}
    settings["DASK_DISTRIBUTED__COMM__TLS__CA_FILE"] = str(cert)
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        settings[f"DASK_DISTRIBUTED__COMM__TLS__{role}__CERT"] = str(cert)
        settings[f"DASK_DISTRIBUTED__COMM__TLS__{role}__KEY"] = str(key)
    return settings


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Cluster:
    """A scheduler and some workers, each a process of its own without a nanny."""

    folder: Path
    settings: Mapping[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        scheme = "tls" if self.settings else "tcp"
        self.address = f"{scheme}://127.0.0.1:{_port()}"
        host, port = "127.0.0.1", self.address.rpartition(":")[2]
        self.scheduler = self.start(
            "distributed.cli.dask_scheduler", "--host", host, "--port", port,
            "--protocol", scheme, "--no-dashboard", "--no-show",
        )  # fmt: skip

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a module as a process of this run."""
        own = {MARK: str(self.folder), "DASK_TEMPORARY_DIRECTORY": str(self.folder)}
        environment = os.environ | own | dict(self.settings)
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *words], env=environment, stdout=log, stderr=log
            )

    def add_worker(self) -> None:
        """Start another worker."""
        options = "--nthreads 1 --no-nanny --no-dashboard --memory-limit 0 --death-timeout 60"
        self.workers.append(
            self.start("distributed.cli.dask_worker", self.address, *options.split())
        )

    def readers(self) -> list[psutil.Process]:
        """The processes in which the workers read."""
        found = []
        for worker in self.workers:
            if worker.poll() is None:
                found += psutil.Process(worker.pid).children(recursive=True)
        return [process for process in found if "spawn_main" in " ".join(process.cmdline())]


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def kill(
    kind: str, cluster: Cluster, client: subprocess.Popen[bytes], chance: random.Random
) -> bool:
    """Kill one process of a kind; false where there is none just now."""
    if kind == "client":
        _end(client)
        return True
    if kind == "worker":
        _end(cluster.workers.pop(chance.randrange(len(cluster.workers))))
        cluster.add_worker()
        return True
    try:
        readers = cluster.readers()
        if readers:
            chance.choice(readers).kill()
        return bool(readers)
    except psutil.NoSuchProcess:
        return False


def run_under_fire(
    cluster: Cluster, pdfs: Path, store: Path, chance: random.Random, most: int
) -> Counter[str]:
    """Extract on the cluster while its processes are killed; start again whoever was killed."""
    command = ["juesuan_analysis.cli", "extract", str(pdfs), "--out", str(store)]
    command += ["--cluster", cluster.address]
    killed: Counter[str] = Counter()
    for _ in range(_RUNS):
        client = cluster.start(*command)
        while client.poll() is None:
            try:
                client.wait(chance.uniform(*_PAUSE))
            except subprocess.TimeoutExpired:
                # The first kill of each kind is sure; then they come as they come.
                lacking = [kind for kind in _KINDS if not killed[kind]]
                kind = chance.choice(lacking or list(_KINDS))
                if killed.total() < most and kill(kind, cluster, client, chance):
                    killed[kind] += 1
        killed["runs"] += 1
        if client.returncode == 0:
            break
    return killed


def rows_of(store: Path, dataset: str) -> list[str]:
    """The rows of a dataset, apart from when they were read."""
    rows: list[dict[str, Any]] = open_store(store).rows(dataset).to_pylist()
    kept = [{k: v for k, v in row.items() if k not in _TIMES} for row in rows]
    return sorted(json.dumps(row, default=str, ensure_ascii=False, sort_keys=True) for row in kept)


def litter(store: Path) -> list[str]:
    """Files of a store that a finished run should not leave."""
    # A compaction tells readers by .journal/turn that rows went from one file to another: it stays.
    known = {".lock", ".files.json", ".journal/turn", "store.json", "datapackage.json"}
    left = []
    for path in store.rglob("*"):
        place = path.relative_to(store)
        ours = str(place) in known or (place.parts[0] in DATASETS and is_ours(str(path)))
        if path.is_file() and not ours:
            left.append(str(place))
    return left


def orphans(folder: Path) -> list[int]:
    """Processes of a run that are still there."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(folder):
                found.append(process.pid)
        except psutil.Error:
            continue
    return found


def main() -> None:
    """Run, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=60, help="at most")
    parser.add_argument("--tls", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pdfs, plain, shot = folder / "pdfs", folder / "plain", folder / "shot"
        make(pdfs, given.documents)
        start = time.perf_counter()
        command = [sys.executable, "-m", "juesuan_analysis.cli", "extract", str(pdfs)]
        local = [*command, "--out", str(plain), "--jobs", str(given.workers)]
        subprocess.run(local, check=True, capture_output=True)
        print(f"本机 {given.workers} 个进程：{time.perf_counter() - start:.0f} 秒", flush=True)
        cluster = Cluster(folder, certificate(folder) if given.tls else {})
        try:
            for _ in range(given.workers):
                cluster.add_worker()
            start = time.perf_counter()
            killed = run_under_fire(cluster, pdfs, shot, random.Random(given.seed), given.kills)
            print(f"集群 {cluster.address}：{time.perf_counter() - start:.0f} 秒，{dict(killed)}")
        finally:
            for process in (*cluster.workers, cluster.scheduler):
                process.terminate()
        ends = time.monotonic() + _ENDING
        while orphans(folder) and time.monotonic() < ends:
            time.sleep(1)
        for dataset in DATASETS:
            one, other = rows_of(plain, dataset), rows_of(shot, dataset)
            print(f"{dataset}：{len(one)} 行，{'相同' if one == other else '不同'}")
        print(
            f"核实：{[*verify(open_store(shot))] or '没有问题'}；残留文件：{litter(shot) or '无'}"
        )
        print(f"遗留进程：{orphans(folder) or '无'}")


if __name__ == "__main__":
    main()
