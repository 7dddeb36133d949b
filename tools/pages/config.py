"""nbconvert's settings for ``make html``: pages that need no network."""

import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode


def link_to_pages(
    notebook: NotebookNode, resources: dict[str, Any]
) -> tuple[NotebookNode, dict[str, Any]]:
    """Lead from page to page where notebooks lead from notebook to notebook."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\]\(([^):]+)\.ipynb\)", r"](\1.html)", cell.source)
    return notebook, resources


c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821

HERE = str(Path(__file__).parent)
c.TemplateExporter.extra_template_basedirs = [HERE]  # where --template finds ours
c.TemplateExporter.extra_template_paths = [HERE]  # where one of them finds the other
c.TemplateExporter.template_name = "juesuan"
c.HTMLExporter.language_code = "zh"
c.HTMLExporter.embed_images = True
c.HTMLExporter.preprocessors = [link_to_pages]
