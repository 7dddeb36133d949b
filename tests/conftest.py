"""A store of two specimens, made once for the tests that read one."""

import os
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from juesuan_analysis import open_store
from juesuan_analysis.batch.run import find_tasks, run
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

ROOT = Path(__file__).parents[1]
_SERVED = {"tests/cluster", "tests/lab"}  # whose tests share servers and a browser
DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Keep tests that share what their file or folder makes in one process, so that it is made once.

    Files are known by their text: pytest 9.2 drops the names by which xdist 3.8 tells marked tests.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class Together(LoadGroupScheduling):
        def _split_scope(self, nodeid):
            return _together(nodeid.partition("::")[0]) or super()._split_scope(nodeid)

    return Together(config, log)


@cache
def _together(path):
    """The file or folder whose tests stay together; None where each may run anywhere."""
    folder = path.rpartition("/")[0]
    if folder in _SERVED:
        return folder
    file = ROOT / path
    return path if file.is_file() and 'scope="module"' in file.read_text("utf-8") else None


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "specimens"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / ".made"):
        if not (folder / "store" / "store.json").exists():
            _make(folder)
    return open_store(folder / "store")


def _make(folder):
    (folder / "台儿庄.pdf").write_bytes(typeset(taierzhuang.accounts(), LAYOUTS["山东"]))
    accounts, layout = next(panel())
    (folder / "虚构.pdf").write_bytes(typeset(accounts, LAYOUTS[layout]))
    states = [outcome.state for outcome in run(find_tasks([folder]), folder / "store", jobs=2)]
    assert states == ["read", "read"]
