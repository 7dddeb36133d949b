"""Pages and slides show what the notebooks show, and need no network."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from docs.generate.offline import loaded_from_outside

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(ROOT.glob("notebooks/*.ipynb"))
_SLIDES = ["--template", "juesuan_slides", "--no-input", "--no-prompt"]
_PICTURE = re.compile(r'<img [^>]*src="data:image/png;base64,([^"]+)"')
_IMPORTED = re.compile(r"(?:import|fetch|require)\b[^;\n]*[\"'](?:https?:)?//")


@pytest.fixture(scope="module", params=["html", "slides"])
def pages(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    command = [sys.executable, "-m", "nbconvert", "--config", "tools/pages/config.py"]
    command += ["--log-level", "ERROR", "--to", "html", "--output-dir", str(folder)]
    command += _SLIDES if request.param == "slides" else []
    subprocess.run([*command, *map(str, NOTEBOOKS)], cwd=ROOT, check=True, timeout=120)
    return folder


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def page(request, pages):
    return (pages / f"{request.param.stem}.html").read_text("utf-8"), request.param


def _shown(data):
    """Pictures of one output; its HTML goes before its picture, as in JupyterLab."""
    if "text/html" in data:
        return _PICTURE.findall(data["text/html"])
    return [data["image/png"]] if "image/png" in data else []


def _pictures(notebook):
    cells = nbformat.read(notebook, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [_joined(found) for output in outputs for found in _shown(output.get("data", {}))]


def _joined(base64):
    return "".join(base64.split())


def test_holds_the_same_pictures(page):
    text, notebook = page
    assert [_joined(found) for found in _PICTURE.findall(text)] == _pictures(notebook)


def test_loads_nothing_from_outside(page):
    text, _ = page
    assert loaded_from_outside(text) == []
    assert _IMPORTED.findall(text) == []


def test_says_what_a_picture_shows_in_chinese(page):
    text, _ = page
    alts = re.findall(r'<img [^>]*alt="([^"]*)"', text)
    assert [alt for alt in alts if not re.search(r"[\u4e00-\u9fff]", alt)] == []
    assert len(alts) == text.count("<img ")


def test_is_told_to_be_chinese(page):
    assert '<html lang="zh">' in page[0]


def test_links_lead_from_page_to_page(page):
    assert re.findall(r'href="(?!https?:)[^"]*\.ipynb"', page[0]) == []
