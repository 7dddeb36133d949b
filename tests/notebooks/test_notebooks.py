"""What every notebook keeps: parameters on top, results inside, nothing of the machine."""

import ast
import json
import re
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MACHINE = re.compile(r"/(?:home|root|tmp|Users|var|opt|mnt|work)/|[A-Za-z]:\\\\|site-packages")
_LINK = re.compile(r"\]\(([^)#]+\.ipynb)\)")
_HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def _code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def _outputs(notebook):
    return [output for cell in _code(notebook) for output in cell.outputs]


def _data(notebook):
    return [output.data for output in _outputs(notebook) if "data" in output]


def test_is_a_valid_notebook(notebook):
    nbformat.validate(notebook)


def test_parameters_come_first(notebook):
    tagged = ["parameters" in cell.metadata.get("tags", []) for cell in _code(notebook)]
    assert tagged == [True] + [False] * (len(tagged) - 1)


def test_parameters_are_plain_values(notebook):
    statements = ast.parse(_code(notebook)[0].source).body
    assert statements
    for statement in statements:
        assert isinstance(statement, ast.Assign)
        ast.literal_eval(statement.value)


def test_was_run_from_top_to_bottom(notebook):
    counts = [cell.execution_count for cell in _code(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_nothing_failed_or_warned(notebook):
    kinds = {(output.output_type, output.get("name")) for output in _outputs(notebook)}
    assert not {kind for kind in kinds if kind[0] == "error" or kind[1] == "stderr"}


def test_shows_tables_or_pictures(notebook):
    assert any({"image/png", "text/html"} & set(data) for data in _data(notebook))


def test_a_widget_has_a_picture_for_readers_without_a_kernel(notebook):
    live = [data for data in _data(notebook) if "application/vnd.jupyter.widget-view+json" in data]
    assert all("image/png" in data for data in live)


def test_names_nothing_of_the_machine(notebook):
    texts = [cell.source for cell in notebook.cells]
    texts += [json.dumps(output) for output in _outputs(notebook)]
    assert [found for text in texts for found in _MACHINE.findall(_no_pictures(text))] == []


def _no_pictures(text):
    return re.sub(r"[A-Za-z0-9+/=\\n]{500,}", "", text)


def test_keeps_no_times(notebook):
    assert not [cell.id for cell in notebook.cells if "execution" in cell.metadata]


def test_begins_with_a_title_in_chinese(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .*[\u4e00-\u9fff]", first.source)


def test_what_is_printed_is_chinese(notebook):
    printed = [output.text for output in _outputs(notebook) if output.output_type == "stream"]
    assert [text for text in printed if not _CHINESE.search(text)] == []


def test_heads_of_tables_are_chinese(notebook):
    heads = [
        re.sub(r"<[^>]+>", "", head).strip()
        for data in _data(notebook)
        for head in _HEAD.findall(data.get("text/html", ""))
    ]
    assert [head for head in heads if re.fullmatch(r"[A-Za-z][A-Za-z_ ]+", head)] == []


def test_links_lead_to_notebooks_that_are_there(notebook):
    links = [
        unquote(link)
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for link in _LINK.findall(cell.source)
    ]
    assert [link for link in links if not (FOLDER / link).exists()] == []


_NAMES = {"STORE", "PDFS", "REGION", "DEPARTMENT", "YEAR"}
_OWN = {"DEVIATION", "PROJECT", "WORD"}  # what one notebook alone asks


def test_parameters_have_one_set_of_names(notebook):
    names = {
        target.id
        for statement in ast.parse(_code(notebook)[0].source).body
        for target in statement.targets
    }
    assert "STORE" in names
    assert names <= _NAMES | _OWN


def test_ends_with_what_to_open_next(notebook):
    assert _LINK.search(notebook.cells[-1].source)


def test_are_numbered_without_gaps():
    assert [int(path.stem[:2]) for path in NOTEBOOKS] == list(range(len(NOTEBOOKS)))
