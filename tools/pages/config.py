"""nbconvert's settings for ``make html``: pages that need no network."""

import re
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from juesuan_analysis.fonts import FAMILY
from juesuan_analysis.fonts.subset import font_faces


def link_to_pages(
    notebook: NotebookNode, resources: dict[str, Any]
) -> tuple[NotebookNode, dict[str, Any]]:
    """Lead from page to page where notebooks lead from notebook to notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\]\(([^):]+)\.ipynb\)", r"](\1.html)", cell.source)
    return notebook, resources


def name_font(
    notebook: NotebookNode, resources: dict[str, Any]
) -> tuple[NotebookNode, dict[str, Any]]:
    """Tell the template what the carried font is called."""
    return notebook, resources | {"font_family": FAMILY}


def faces_of(notebook: NotebookNode) -> str:
    """Give the carried font with the characters of a notebook."""
    return font_faces(nbformat.writes(notebook))


c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821

HERE = str(Path(__file__).parent)
c.TemplateExporter.extra_template_basedirs = [HERE]  # where --template finds ours
c.TemplateExporter.extra_template_paths = [HERE]  # where one of them finds the other
c.TemplateExporter.template_name = "juesuan"
c.HTMLExporter.language_code = "zh"
c.HTMLExporter.embed_images = True
c.HTMLExporter.preprocessors = [link_to_pages, name_font]
c.HTMLExporter.filters = {"font_faces": faces_of}
