"""Every chart function has an example in the gallery."""

from pathlib import Path

import pytest

from docs.generate import gallery
from juesuan_analysis import charts

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"


def test_every_chart_function_has_an_example():
    functions = {name for name in charts.__all__ if name.startswith("plot_")}
    assert {path.stem for path in gallery.scripts(FOLDER)} >= functions


@pytest.mark.parametrize("path", gallery.scripts(FOLDER), ids=lambda path: path.stem)
def test_an_example_has_a_title_and_can_draw(path):
    example = gallery.read(path)
    assert example.title
    assert "def draw()" in example.code
    assert '"""' not in example.code.split("def draw()")[0]


def test_a_script_without_docstring_is_refused(tmp_path):
    script = tmp_path / "plot_x.py"
    script.write_text("def draw():\n    pass\n", "utf-8")
    with pytest.raises(ValueError, match="no docstring"):
        gallery.read(script)
