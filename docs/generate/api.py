"""The API: the public names of the rooms that analysts use, from their docstrings."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from inspect import isclass, isfunction

_ROOMS = {
    "juesuan_analysis.store": "数据",
    "juesuan_analysis.show": "笔记本里的显示",
    "juesuan_analysis.show.trace": "出处",
    "juesuan_analysis.show.statute": "规定",
    "juesuan_analysis.analysis": "分析",
    "juesuan_analysis.charts": "图",
    "juesuan_analysis.show.explorer": "探索",
    "juesuan_analysis.identities": "勾稽关系",
}
_INTRO = """\
# API

分析时用得到的函数和类，说明取自代码里的文档（英文）。金额单位为万元，空白格缺失，不当作 0。
"""


def _item(room: str, name: str) -> str:
    found = getattr(import_module(room), name)
    if isclass(found):
        directive = f"autoclass:: {room}.{name}\n   :members:"
    elif isfunction(found):
        directive = f"autofunction:: {room}.{name}"
    else:
        directive = f"py:data:: {room}.{name}\n\n   {_names(found)}"
    return f"```{{eval-rst}}\n.. {directive}\n```"


def _names(found: Iterable[object]) -> str:
    """Name what a mapping or a tuple of named things holds."""
    return "、".join(dict.fromkeys(str(_name(each)) for each in found))


def _name(each: object) -> object:
    """Give what a record is called by, or what is no record itself."""
    called = (getattr(each, key, None) for key in ("caption", "name", "id"))
    return next((name for name in called if name), each)


def _public(room: str) -> list[str]:
    names: list[str] = getattr(import_module(room), "__all__", [])
    return sorted(names, key=str.lower)


def page() -> str:
    """Write the page."""
    parts = [_INTRO]
    for room, title in _ROOMS.items():
        parts += [f"## {title} `{room}`", *(_item(room, name) for name in _public(room))]
    return "\n\n".join([*parts, ""])
