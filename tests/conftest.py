"""A store of two specimens, made once for the tests that read one."""

import pytest

from juesuan_analysis import open_store
from juesuan_analysis.batch.run import find_tasks, run
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

DEPARTMENT = "枣庄市台儿庄区人民政府办公室"


def pytest_itemcollected(item):
    """Keep tests that share a fixture of their module in one process, so that it is made once."""
    if not item.get_closest_marker("xdist_group") and _shares(item):
        item.add_marker(pytest.mark.xdist_group(str(item.path)))


def _shares(item):
    fixtures = getattr(item, "_fixtureinfo", None)
    definitions = fixtures.name2fixturedefs.values() if fixtures else ()
    return any(found[-1].scope == "module" for found in definitions if found)


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("specimens")
    (folder / "台儿庄.pdf").write_bytes(typeset(taierzhuang.accounts(), LAYOUTS["山东"]))
    accounts, layout = next(panel())
    (folder / "虚构.pdf").write_bytes(typeset(accounts, LAYOUTS[layout]))
    states = [outcome.state for outcome in run(find_tasks([folder]), folder / "store", jobs=2)]
    assert states == ["read", "read"]
    return open_store(folder / "store")
