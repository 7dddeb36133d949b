"""Exported pages in a browser that may not ask for anything else."""

import subprocess
import sys

import pytest
from lab.characters import STYLES, told_apart
from lab.glyphs import pixels, place_of
from lab.server import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOK = "00_快速开始"
TITLE = "收、支决算总计变动情况图"
_SLIDES = ["--template", "juesuan_slides", "--no-input", "--no-prompt"]


@pytest.fixture(params=[[], _SLIDES], ids=["html", "slides"])
def exported(request, browser_path, tmp_path):
    command = [sys.executable, "-m", "nbconvert", "--config", "tools/pages/config.py"]
    command += ["--log-level", "ERROR", "--to", "html", "--output-dir", str(tmp_path)]
    notebook = f"notebooks/{NOTEBOOK}.ipynb"
    subprocess.run([*command, *request.param, notebook], cwd=ROOT, check=True, timeout=120)
    return tmp_path / f"{NOTEBOOK}.html"


@pytest.fixture
def opened(browser, exported):
    asked = []
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(exported.as_uri())
    yield page
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_an_exported_chart_shows_characters(opened, screenshot, request):
    image = opened.locator("img").first
    image.scroll_into_view_if_needed()
    assert place_of(pixels(image.screenshot()), TITLE)[0] > 0.9
    screenshot(opened, f"导出_{request.node.callspec.id}")


@pytest.mark.parametrize("exported", [_SLIDES], indirect=True, ids=["slides"])
def test_keys_turn_slides(opened):
    inside = """() => [...document.querySelectorAll('.slide')]
        .findIndex(slide => Math.abs(slide.getBoundingClientRect().top) < 2)"""
    assert opened.evaluate(inside) == 0
    for key, shown in (("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1)):
        opened.keyboard.press(key)
        opened.wait_for_function(f"({inside})() === {shown}")


@pytest.mark.parametrize("style", STYLES)
def test_text_of_an_exported_page_shows_characters(opened, style):
    assert told_apart(opened, "决", "算", style)
