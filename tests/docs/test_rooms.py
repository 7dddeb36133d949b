"""Every room is named in docs/design/architecture.md, and imports only rooms before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "juesuan_analysis"
PAPER = {
    "reading",
    "forms",
    "narrative",
    "annexes",
    "disclosure",
    "batch",
}  # that know of documents
# Each room's number; those with one number do not know of each other.
RANK = {
    "errors": 0,
    "frozen": 0,
    "lazily": 0,
    "trouble_words": 0,
    "uncollected": 0,
    "fonts": 0,
    "facts": 1,
    "vocabulary": 2,
    "reading": 3,
}
RANK |= {"forms": 4, "narrative": 4, "annexes": 4, "identities": 5, "proof": 6, "disclosure": 7}
RANK |= {"store": 8, "batch": 9, "analysis": 10, "charts": 11, "show": 12, "cli": 13}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (n.split(".")[1] for n in names if n.startswith("juesuan_analysis."))


def edges() -> set[tuple[str, str]]:
    """Which room imports which."""
    modules = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE]
    pairs = (
        (path.relative_to(PACKAGE).parts[0], room) for path in modules for room in imported(path)
    )
    return {(one, other) for one, other in pairs if one != other}


def test_a_room_imports_only_rooms_before_it():
    assert {(one, other) for one, other in edges() if RANK[one] <= RANK[other]} == set()


def test_the_store_knows_of_no_documents():
    assert {other for one, other in edges() if one == "store"} & PAPER == set()


def test_every_room_is_described():
    text = (ROOT / "docs" / "design" / "architecture.md").read_text("utf-8")
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {"fonts"}
    assert {room for room in rooms if f"`{room}`" not in text} == set()
