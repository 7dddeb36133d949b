"""The gallery: every script in ``docs/gallery`` drawn, with its code.

A script is a module with a docstring (a title in its first line, then what the chart is for) and
``draw()``, which returns axes or a figure. It reads the store of ``make run``.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_DPI = 160
_INTRO = """\
# 图表画廊

每一张图都由下面的代码画出，数据是 `make run` 读入的 `data/processed`。标“虚构”的是随包附带的虚构
部门，绩效图的数据写在代码里，也是虚构的；台儿庄区的数字取自公开的决算。每个函数都接收 DataFrame、
返回 Axes，可以画进已有的图里。
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One script, taken apart."""

    name: str
    title: str
    text: str
    code: str


def read(path: Path) -> Example:
    """Take a script apart: its docstring, and the code below it.

    Raises
    ------
    ValueError
        It has no docstring.
    """
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    title, _, text = (ast.get_docstring(tree) or "").partition("\n")
    if not title:
        raise ValueError(f"{path.name} has no docstring, so no title")
    below = source.splitlines()[tree.body[0].end_lineno :]
    return Example(path.stem, title, text.strip(), "\n".join(below).strip())


def figure_of(path: Path) -> Figure:
    """Run a script and give the figure that it draws."""
    spec = spec_from_file_location(f"gallery_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    drawn: Axes | Figure = module.draw()
    found = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    if found is None:
        raise ValueError(f"{path.name} draws into no figure")
    return found


def scripts(folder: Path) -> list[Path]:
    """List the scripts in the order of their names."""
    return sorted(folder.glob("*.py"))


def draw(source: Path, target: Path) -> None:
    """Draw every example to a picture and write the page."""
    target.mkdir(parents=True, exist_ok=True)
    parts = [_INTRO]
    for path in scripts(source):
        figure = figure_of(path)
        figure.savefig(target / f"{path.stem}.png", dpi=_DPI)
        plt.close(figure)
        parts.append(section(read(path)))
    (target / "index.md").write_text("\n\n".join([*parts, ""]), "utf-8")


def section(example: Example) -> str:
    """Write one example: title, text, picture, code."""
    return (
        f"## {example.title}\n\n{example.text}\n\n"
        f"![{example.title}]({example.name}.png)\n\n"
        f"```python\n{example.code}\n```"
    )
