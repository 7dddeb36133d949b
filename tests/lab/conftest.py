"""A copy of the notebooks with a small store, JupyterLab on it, and a browser."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from lab.server import ROOT, Lab

from juesuan_analysis.batch.run import find_tasks, run

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PDFS = ("南浦区财政局", "南浦区民政局", "东湖区财政局", "东湖区国资局")
_TIMEOUT = 60_000  # ms, for anything that the page is asked to do


@pytest.fixture(scope="session")
def browser_path():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium, or set CHROMIUM)")
    return found


@pytest.fixture(scope="session")
def browser(browser_path):
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def workspace(browser_path, tmp_path_factory):
    """Notebooks as they are (``保存的_…``) and without outputs, and a store of a few departments."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "notebooks").mkdir()
    for path in ROOT.glob("notebooks/0[07]_*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.write(notebook, folder / "notebooks" / f"保存的_{path.name}")
        notebook.metadata.pop("widgets", None)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        nbformat.write(notebook, folder / "notebooks" / path.name)
    pdfs = [pdf for name in _PDFS for pdf in ROOT.glob(f"data/raw/*{name}*.pdf")]
    outcomes = run(find_tasks(pdfs), folder / "data" / "processed", jobs=2)
    assert {outcome.state for outcome in outcomes} == {"read"}
    return folder


@pytest.fixture(scope="session")
def lab(workspace, tmp_path_factory):
    lab = Lab(workspace, tmp_path_factory.mktemp("home"))
    try:
        yield lab.start()
    finally:
        lab.stop()


@pytest.fixture
def page(browser, lab):
    """A page that may ask this machine only."""
    asked = []
    page = browser.new_page(viewport={"width": 1500, "height": 1000})
    page.set_default_timeout(_TIMEOUT)
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    yield page
    page.close()
    lab.stop_kernels()
    here = (f"http://127.0.0.1:{lab.port}/", f"ws://127.0.0.1:{lab.port}/", "data:", "blob:")
    assert [url for url in asked if not url.startswith(here)] == []


@pytest.fixture
def screenshot(tmp_path):
    """Write a picture of the page for people to look at."""
    folder = Path(os.environ.get("JUESUAN_SCREENSHOTS") or tmp_path)

    def take(page, name):
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")

    return take
