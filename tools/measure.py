"""Measures of the package: ``python tools/measure.py [folder] [--names]``.

Lines, modules, functions, comments, long modules, and names that stand twice.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

LONG = 250


def public_names(tree: ast.Module) -> Iterator[str]:
    """Names of classes, functions and constants at the top of a module."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))


def comments(text: str) -> int:
    """Count the comments."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(token.type == tokenize.COMMENT for token in tokens)


def twice(held: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those that stand in several modules."""
    return {name: where for name, where in sorted(held.items()) if len(where) > 1}


def measures(package: Path) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Give the measures of a package, and the names that stand twice with their modules."""
    modules: dict[str, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    lines = said = functions = long = 0
    paths = sorted(package.rglob("*.py"))
    for path in paths:
        text = path.read_text("utf-8")
        tree, where = ast.parse(text), path.relative_to(package).as_posix()
        lines += text.count("\n")
        said += comments(text)
        long += text.count("\n") > LONG
        functions += sum(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))
        if path.name != "__init__.py":
            modules[path.stem].append(where)
            for name in {name for name in public_names(tree) if not name.startswith("_")}:
                names[name].append(where)
    found = {
        "lines": lines,
        "modules": len(paths),
        f"modules over {LONG} lines": long,
        "functions": functions,
        "comments in 100 lines": round(100 * said / lines, 2),
        "module names that stand twice": len(twice(modules)),
        "public names that stand twice": len(twice(names)),
    }
    return found, twice(modules) | twice(names)


def main(arguments: list[str]) -> None:
    """Print the measures."""
    folders = [one for one in arguments if not one.startswith("-")]
    found, names = measures(Path(folders[0] if folders else "juesuan_analysis"))
    for what, number in found.items():
        print(f"{what}: {number}")
    if "--names" in arguments:
        for name, where in names.items():
            print(f"{name}: {', '.join(where)}")


if __name__ == "__main__":
    main(sys.argv[1:])
