"""JupyterLab for real: the notebooks run in a browser, and charts show Chinese characters."""

import nbformat
import pytest
from lab.characters import STYLES, told_apart
from lab.glyphs import at, boxes, pixels, place_of, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]
START, EXPLORER = "00_快速开始.ipynb", "07_探索.ipynb"
CHANGE, STRUCTURE = "收、支决算总计变动情况图", "一般公共预算财政拨款支出决算结构图"
OTHER = "农业林水利科学图书馆文化体育传媒社会"
FAILED = "application/vnd.jupyter.error", "application/vnd.jupyter.stderr"
_TALL = 7000
_CARRIED = (
    "[...document.fonts].some(({family, status}) => /Juesuan/.test(family) && status === 'loaded')"
)
_COUNTS = """() => [...document.querySelectorAll('.jp-CodeCell')]
    .map(cell => cell.querySelector('.jp-InputPrompt').textContent.trim())"""
_CUT_OFF = "labels => labels.filter(label => label.scrollWidth > label.clientWidth).length"
_CONTRAST = """() => {
    const rgba = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b]
        .map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
    const ground = node => {
        for (; node; node = node.parentElement) {
            const colour = rgba(getComputedStyle(node).backgroundColor);
            if (colour.length === 3 || colour[3] > 0.5) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll('.jp-RenderedHTML td, .jp-RenderedHTML th')]
        .filter(cell => cell.textContent.trim())
        .map(cell => [light(rgba(getComputedStyle(cell).color)), light(ground(cell))])
        .map(pair => (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05));
}"""


def _open(page, lab, notebook):
    """Open a notebook and wait for its cells and its kernel."""
    page.goto(lab.address(notebook))
    cells = nbformat.read(lab.folder / "notebooks" / notebook, as_version=4).cells
    count = sum(cell.cell_type == "code" for cell in cells)
    page.wait_for_function(f"({_COUNTS})().length === {count}")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()


def _run_all(page, lab):
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
    page.wait_for_function(f"({_COUNTS})().every(text => /^\\[\\d+\\]:$/.test(text))")
    while not lab.idle():
        page.wait_for_timeout(200)
    counts = page.evaluate(_COUNTS)
    assert counts == [f"[{n}]:" for n in range(1, len(counts) + 1)]
    assert [page.locator(f'[data-mime-type="{kind}"]').count() for kind in FAILED] == [0, 0]


def _images(page):
    return page.locator(".jp-OutputArea .jp-RenderedImage img")


def _seen(image):
    """A picture as the browser shows it, pixel for pixel."""
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.naturalWidth === image.clientWidth")
    return image.screenshot()


def _require_title(png, title):
    ink = pixels(png)
    score, place = place_of(ink, title)
    assert score > 0.9
    assert at(ink, boxes(len(title)), place) < 0.3
    assert at(ink, text(OTHER[: len(title)]), place) < 0.7


def _show_all(page, height):
    page.set_viewport_size({"width": 1500, "height": height})
    page.locator(".jp-Cell").first.scroll_into_view_if_needed()


def _pick(page, label, value):
    """Pick in a drop-down and wait for another picture."""
    before = _images(page).last.get_attribute("src")
    _drop(page, label).select_option(label=value)
    _wait_for_another(page, before)


def _drop(page, label):
    return page.locator(f'.widget-dropdown:has(label:text-is("{label}")) select')


def _wait_for_another(page, before):
    page.wait_for_function(
        """before => {
            const images = document.querySelectorAll('.jp-OutputArea .jp-RenderedImage img');
            return images.length && images[images.length - 1].src !== before;
        }""",
        arg=before,
    )


def _options(page, label):
    return _drop(page, label).locator("option").all_inner_texts()


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_quick_start_runs_and_its_charts_show_characters(page, lab, screenshot, theme):
    lab.set("apputils-extension/themes", {"theme": f"JupyterLab {theme}"})
    _open(page, lab, START)
    assert page.locator("body").get_attribute("data-jp-theme-name") == f"JupyterLab {theme}"
    _run_all(page, lab)
    assert _images(page).count() == 2
    for n, title in enumerate((CHANGE, STRUCTURE)):
        _require_title(_seen(_images(page).nth(n)), title)
    _show_all(page, _TALL)
    screenshot(page, f"快速开始_{theme}")


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_tables_can_be_read_in_both_themes(page, lab, theme):
    lab.set("apputils-extension/themes", {"theme": f"JupyterLab {theme}"})
    _open(page, lab, f"保存的_{START}")
    contrasts = page.evaluate(_CONTRAST)
    assert len(contrasts) > 50
    assert min(contrasts) > 3


def test_explorer_follows_what_is_picked(page, lab, screenshot):
    lab.set("apputils-extension/themes", {"theme": "JupyterLab Light"})
    _open(page, lab, EXPLORER)
    _run_all(page, lab)
    _require_title(_seen(_images(page).last), CHANGE)
    assert page.locator(".widget-dropdown label").evaluate_all(_CUT_OFF) == 0
    assert _options(page, "部门") == ["民政局", "财政局"]
    _pick(page, "地区", "虚构省甲市东湖区")
    assert _options(page, "部门") == ["国资局", "财政局"]
    assert _drop(page, "部门").evaluate("drop => drop.selectedOptions[0].text") == "财政局"
    _pick(page, "指标", "一般公共预算财政拨款支出结构")
    _require_title(_seen(_images(page).last), STRUCTURE)
    _show_all(page, 1800)
    screenshot(page, "探索")


def test_explorer_works_with_the_keyboard(page, lab):
    _open(page, lab, EXPLORER)
    _run_all(page, lab)
    before = _images(page).last.get_attribute("src")
    _drop(page, "地区").focus()
    page.keyboard.press("Tab")
    assert _drop(page, "部门").evaluate("drop => drop === document.activeElement")
    for key in ("Space", "ArrowUp", "Enter"):  # arrows alone go to the next cell
        page.keyboard.press(key)
    _wait_for_another(page, before)
    assert _drop(page, "部门").evaluate("drop => drop.selectedOptions[0].text") == "民政局"


@pytest.mark.parametrize("trusted", [False, True])
def test_a_saved_explorer_shows_its_picture_and_lives_when_it_is_run(
    page, lab, screenshot, trusted
):
    saved = f"保存的_{EXPLORER}"
    if trusted:  # as after running and saving it: the widget itself is shown
        lab.trust(saved)
    _open(page, lab, saved)
    _images(page).last.wait_for()
    assert page.locator("text=Error displaying widget").count() == 0
    assert page.locator(".widget-dropdown").count() == (4 if trusted else 0)
    _require_title(_seen(_images(page).last), CHANGE)
    screenshot(page, f"探索_未运行_{'已' if trusted else '未'}信任")
    _run_all(page, lab)
    _pick(page, "地区", "虚构省甲市东湖区")


@pytest.mark.parametrize("style", STYLES)
def test_text_in_jupyterlab_shows_characters(page, lab, style):
    page.goto(lab.address(START))
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.wait_for_function(_CARRIED)
    assert told_apart(page, "决", "算", style), "决 and 算 look alike: no font has them"
