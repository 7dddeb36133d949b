"""Change each number that decides something, and see whether the nearest tests notice.

    python -m benchmarks.mutants [forms reading …] [--only tokens.py] [--tests 40]

A number is one that a module gives a name, or that a function compares with. It is made a fifth
larger and a fifth smaller (a small whole number: by one); only tests that call a function which
uses it are run, the quickest first. Those that no test notices are listed. ``docs/performance.md``
keeps a run.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import functools
import gc
import importlib
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

PACKAGE = "juesuan_analysis"
ROOMS = {
    "reading": ("tests/reading", "tests/ocr", "tests/declared", "tests/disclosure"),
    "forms": ("tests/forms", "tests/disclosure"),
    "narrative": ("tests/narrative",),
    "annexes": ("tests/annexes",),
    "disclosure": ("tests/disclosure", "tests/ocr", "tests/annexes", "tests/reading"),
    "identities": ("tests/identities",),
    "proof": ("tests/proof",),
    "analysis": ("tests/analysis",),
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_SMALL = 10  # whole numbers up to this one are changed by one
_SECONDS = 120
_BROKEN = 9  # what a process ends with that could not run the tests
Use = tuple[str, str]  # the file of a function, and its name


@dataclass(frozen=True, slots=True)
class Constant:
    """A number in the source: where it stands, and the functions or names that it is in."""

    module: str
    path: Path
    line: int
    column: int
    value: int | float | str
    name: str  # that the module gives it; empty for one within a function
    function: str  # that holds it; empty for one with a name

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.name or self.function}: {self.value}"


def _number(node: ast.AST) -> int | float | str | None:
    """The number that a node is: 0.4, 3, or the text of a Decimal."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    told = isinstance(value, str) and value.replace(".", "", 1).isdigit()
    return value if isinstance(value, str) and told else None


def _names(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    found = (n for target in targets for n in ast.walk(target))
    return [n.id for n in found if isinstance(n, ast.Name)]


def _is_plain(node: ast.AST) -> bool:
    """Whether a value is made of numbers alone: a number, a tuple, a Decimal, 1 << 12, 24 * EM."""
    if isinstance(node, ast.Tuple):
        return all(map(_is_plain, node.elts))
    if isinstance(node, ast.BinOp):
        return _is_plain(node.left) and _is_plain(node.right)
    if isinstance(node, ast.Call):
        own = isinstance(node.func, ast.Name) and node.func.id == "Decimal"
        return own and all(map(_is_plain, node.args))
    return _number(node) is not None or (isinstance(node, ast.Name) and node.id.isupper())


def _named(tree: ast.Module) -> Iterator[tuple[ast.Constant, str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _is_plain(node.value):
            names = _names(node)
            if len(names) == 1 and isinstance(node.value, ast.Tuple):
                continue  # a list: the forms that have budgets
            own = [n for n in ast.walk(node.value) if _number(n) is not None]
            for i, found in enumerate(own):
                name = names[i] if len(names) == len(own) else names[0]
                yield found, name, ""  # type: ignore[misc]


def _inline(node: ast.AST, within: str) -> Iterator[tuple[ast.Constant, str, str]]:
    """Numbers with a fraction, and those that something is more or less than."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        within = f"{within}.{node.name}".lstrip(".")
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant):
            counted = isinstance(node, ast.Compare) and isinstance(node.ops[0], _ORDERED)
            least = 2 if counted else None
            value = _number(child)
            decides = isinstance(value, float) or (
                isinstance(value, int) and least is not None and value >= least
            )
            if within and decides and value not in (0, 1):  # max(size, 1.0) only spares a zero
                yield child, "", within
        elif not isinstance(child, ast.Subscript):
            yield from _inline(child, within)


def constants(path: Path) -> list[Constant]:
    """The numbers of a module that decide something."""
    tree = ast.parse(path.read_text("utf-8"))
    module = ".".join(path.with_suffix("").parts)
    found = [*_named(tree), *(hit for node in tree.body for hit in _inline(node, ""))]
    return [
        Constant(module, path, n.lineno, n.col_offset, value, name, within)
        for n, name, within in found
        if (value := _number(n)) is not None
    ]


def changed(value: int | float | str) -> list[int | float | str]:
    """The values that a number is changed to."""
    if isinstance(value, str):
        return [str(number) for number in changed(float(value))]
    if isinstance(value, int) and value <= _SMALL:
        return [value - 1, value + 1]
    if isinstance(value, int):
        return [round(value * 0.8), round(value * 1.2)]
    return [value * 0.8, value * 1.2]


class _Change(ast.NodeTransformer):
    def __init__(self, at: Constant, value: int | float | str) -> None:
        self.at, self.value = at, value

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if (node.lineno, node.col_offset) == (self.at.line, self.at.column):
            return ast.copy_location(ast.Constant(self.value), node)
        return node


def _codes(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _codes(const)


def _modules() -> list[ModuleType]:
    return [m for name, m in sys.modules.items() if name.startswith(PACKAGE) and m]


def mutate(at: Constant, value: int | float | str) -> None:
    """Change a number in the modules that are loaded."""
    module = importlib.import_module(at.module)
    tree = _Change(at, value).visit(copy.deepcopy(ast.parse(at.path.read_text("utf-8"))))
    if at.name:
        _rename(module, tree, at)
        return
    told = {c.co_qualname: c for c in _codes(compile(tree, str(at.path), "exec"))}
    for found in gc.get_objects():
        if isinstance(found, FunctionType) and found.__module__ == at.module:
            code = told.get(found.__code__.co_qualname)
            if code is not None and code.co_firstlineno == found.__code__.co_firstlineno:
                found.__code__ = code


def _rename(module: ModuleType, tree: ast.Module, at: Constant) -> None:
    """Give names their changed values, here and where they are imported."""
    first = next(n for n in tree.body if n.lineno <= at.line <= (n.end_lineno or n.lineno))
    assert isinstance(first, ast.Assign | ast.AnnAssign)
    held = dict(vars(module))
    exec(compile(ast.Module([first], []), str(at.path), "exec"), held)
    for name in _names(first):
        for other in _modules():
            if vars(other).get(name) is vars(module)[name] and not name.startswith("_"):
                setattr(other, name, held[name])
        _default(module, vars(module)[name], held[name])
        setattr(module, name, held[name])


def _default(module: ModuleType, old: object, new: object) -> None:
    """Change a number where functions of its module have it as what a parameter is by default."""
    for found in gc.get_objects():
        if isinstance(found, FunctionType) and found.__module__ == module.__name__:
            told = (found.__defaults__ or ()) if isinstance(old, float) else ()
            if any(one is old for one in told):
                found.__defaults__ = tuple(new if one is old else one for one in told)


@dataclass
class _Recorder:
    """Which functions of the package each test calls, and how long it takes."""

    calls: dict[str, set[Use]]
    seconds: dict[str, float]

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        seen: set[CodeType] = set()

        def look(frame: Any, event: str, _: object) -> None:  # noqa: ANN401
            if event == "call":
                seen.add(frame.f_code)

        begun = time.process_time()
        sys.setprofile(look)
        yield
        sys.setprofile(None)
        self.seconds[item.nodeid] = time.process_time() - begun
        own = (code for code in seen if f"/{PACKAGE}/" in code.co_filename)
        self.calls[item.nodeid] = {(c.co_filename, c.co_qualname) for c in own}


def _quietly(arguments: Sequence[str], plugins: Sequence[object] = ()) -> int:
    base = ["-q", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return int(pytest.main([*base, *arguments], list(plugins)))


def _users(at: Constant) -> set[Use]:
    """The functions that use a number."""
    if at.function:
        return {(str(at.path.resolve()), at.function)}
    found: set[Use] = set()
    for module in _modules():
        file = getattr(module, "__file__", None)
        if file and vars(module).get(at.name) is not None:
            own = module.__name__ == at.module or not at.name.startswith("_")
            code = compile(Path(file).read_text("utf-8"), file, "exec") if own else None
            held = _codes(code) if code else ()
            found |= {(file, c.co_qualname) for c in held if at.name in c.co_names}
    return found


def _outer(use: Use) -> Use:
    return use[0], use[1].split(".<locals>")[0]


def forget() -> None:
    """Clear what functions of the package remember of what they were asked."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and found.__module__ is not None:
            asked = getattr(found, "__wrapped__", None)
            own = found.__module__.startswith(PACKAGE) and isinstance(asked, FunctionType)
            if own and asked and asked.__code__.co_argcount:
                found.cache_clear()


def _in_child(work: Callable[[], int]) -> int:
    """Run something in a copy of this process; below zero where it takes too long."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_SECONDS)
        with contextlib.suppress(BaseException):
            os._exit(work())
        os._exit(_BROKEN)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def survives(at: Constant, value: int | float | str, tests: Sequence[str]) -> bool:
    """Whether tests pass all the same with a number changed."""

    def work() -> int:
        mutate(at, value)
        forget()
        return _quietly(["-x", *tests])

    code = _in_child(work) if tests else 0
    if code not in (0, 1, -signal.SIGALRM):
        print(f"{at} -> {value}: the tests broke off ({code})", flush=True)
    return code == 0


def main() -> None:
    """Run what the module's documentation shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=list(ROOMS))
    parser.add_argument("--only", default="", help="part of a module's path")
    parser.add_argument("--tests", type=int, default=40, help="tests at most, for each number")
    chosen = parser.parse_args()
    for room in chosen.rooms:
        recorder = _Recorder({}, {})
        _quietly(ROOMS[room], [recorder])
        paths = sorted(Path(PACKAGE, room).rglob("*.py"))
        found = [c for path in paths if chosen.only in str(path) for c in constants(path)]
        left, mutants = 0, 0
        for at in found:
            users = {_outer(use) for use in _users(at)}
            calls = recorder.calls.items()
            near = [t for t, used in calls if users & {_outer(use) for use in used}]
            near = sorted(near, key=lambda test: recorder.seconds[test])[: chosen.tests]
            alive = [value for value in changed(at.value) if survives(at, value, near)]
            mutants, left = mutants + len(changed(at.value)), left + len(alive)
            if alive:
                print(f"{at} -> {alive} ({len(near)} tests)", flush=True)
        print(f"{room}: {len(found)} numbers, {mutants} changes, {left} not noticed", flush=True)


if __name__ == "__main__":
    main()
