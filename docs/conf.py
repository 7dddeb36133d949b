"""Sphinx: the site in Chinese, readable without a network."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docs.generate import generate  # noqa: E402
from docs.generate.chinese import join_lines  # noqa: E402
from docs.generate.offline import require_offline  # noqa: E402
from docs.generate.search import Chinese  # noqa: E402
from juesuan_analysis.fonts import FILES  # noqa: E402

project = "部门决算分析 juesuan_analysis"
author = "juesuan_analysis"
copyright = "juesuan_analysis，MIT 许可证"
language = "zh_CN"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = [
    "_build",
    "design",
    "gallery",
    "generate",
]  # design: for programmers, in English
locale_dirs = ["locale"]  # words of the theme
html_theme = "furo"
html_title = "部门决算分析"
html_static_path = ["_static", *map(str, FILES)]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_search_language = "zh"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"
# Of a widget a page can only show its picture.
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # no script from a CDN
suppress_warnings = ["mystnb.unknown_mime_type"]

napoleon_google_docstring = False
autodoc_member_order = "bysource"
autodoc_typehints = "none"
autodoc_preserve_defaults = True


def setup(app: Sphinx) -> None:
    """Make the generated pages before Sphinx looks for pages; look at what it has made."""
    app.add_search_language(Chinese)
    app.connect("builder-inited", lambda _: generate(ROOT))
    app.connect("doctree-read", lambda _, doctree: join_lines(doctree))
    app.connect("build-finished", _check)


def _check(app: Sphinx, error: Exception | None) -> None:
    if error is None:
        require_offline(Path(app.outdir))
