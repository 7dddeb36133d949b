"""Words that the package makes for people are never parsed: what they tell has a field beside them.

A reason, what a finding states, and an explanation may be shown, joined and kept. Looking into one,
comparing it, or looking something up by it is told here with its place.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "juesuan_analysis"
WORDS = {"reason", "reasons", "explanation", "explanations", "message", "messages"}
OF_A_ROW = WORDS | {"statement"}  # as a name it is a figure that the narrative states
LOOKS = {"endswith", "startswith", "find", "rfind", "index", "partition", "rpartition", "split",
         "rsplit", "removeprefix", "removesuffix", "count", "contains", "isin", "eq", "ne",
         "match", "fullmatch", "search", "findall", "finditer", "extract", "equal", "is_in",
         "match_substring", "match_substring_regex", "starts_with", "ends_with"}  # fmt: skip
# Words made of words: the subject is not said twice.
HEADED = "identities/record.py: said.startswith(self.about)"
BY_WORDS = (ast.In, ast.NotIn, ast.Eq, ast.NotEq)


def is_words(node: ast.expr, tainted: set[str]) -> bool:
    """Whether a value is such words, as they are or through ``or``, a call, a choice."""
    match node:
        case ast.Name(id=name):
            return name in WORDS | tainted
        case ast.Attribute(attr="str", value=held):  # of a series of words
            return is_words(held, tainted)
        case ast.Attribute(attr=name):
            return name in OF_A_ROW
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name in OF_A_ROW
        case ast.Subscript(value=held):
            return is_words(held, tainted)
        case ast.Call(
            func=ast.Attribute(attr="get" | "field"), args=[ast.Constant(value=name), *_]
        ):
            return name in OF_A_ROW
        case ast.Call(func=ast.Name(), args=args):
            return any(is_words(one, tainted) for one in args)
        case ast.Call(func=ast.Attribute(value=held, attr="fillna" | "strip" | "astype" | "map")):
            return is_words(held, tainted)
        case ast.BoolOp(values=values):
            return any(is_words(one, tainted) for one in values)
        case ast.IfExp(body=one, orelse=other):
            return is_words(one, tainted) or is_words(other, tainted)
    return False


def is_nothing(node: ast.expr) -> bool:
    """Whether it is compared with nothing at all: there are no words."""
    return isinstance(node, ast.Constant) and node.value in (None, "")


def looks(node: ast.AST, tainted: set[str]) -> bool:
    """Whether a piece of code looks into words."""
    match node:
        case ast.Call(func=ast.Attribute(value=held, attr=name), args=args) if name in LOOKS:
            return any(is_words(one, tainted) for one in (held, *args))
        case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
            return is_words(key, tainted)
        case ast.Compare(left=left, ops=ops, comparators=others):
            compared = any(isinstance(op, BY_WORDS) for op in ops)
            sides = [left, *others]
            with_words = any(is_words(one, tainted) for one in sides)
            return compared and with_words and not any(map(is_nothing, sides))
        case ast.Subscript(slice=key) if not isinstance(key, ast.Constant):
            return is_words(key, tainted)
        case ast.Match(subject=subject):
            return is_words(subject, tainted)
    return False


def bound(function: ast.AST) -> set[str]:
    """Names that a function gives to words."""
    found: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                pass
            case ast.For(target=ast.Name(id=name), iter=value):
                pass
            case ast.comprehension(target=ast.Name(id=name), iter=value):
                pass
            case _:
                continue
        if is_words(value, found):
            found.add(name)
    return found


def parsed(code: str) -> Iterator[str]:
    """Each place of a module that looks into words, as code."""
    for top in ast.parse(code).body:
        tainted = bound(top)
        for node in ast.walk(top):
            if looks(node, tainted):
                yield ast.unparse(node)


@pytest.mark.parametrize("code", [
    "u.reason.endswith(INCOMPLETE)",
    "(row['reason'] or '').endswith(END)",
    "row['reason'] in LOSSES",
    "against not in f['reason']",
    "'缺页' in row['reason']",
    "self.explanation != UNEXPLAINED",
        "found.message.removeprefix('旧文件留在 ')",
    "finding.statement == TITLE",
    "re.search('缺页', unread.reason)",
    "_LOST.search(squeeze(str(row['reason'])))",
    "frame[frame['reason'].str.contains('缺页')]",
    "frame['explanation'].fillna('').str.startswith('可能')",
    "table.filter(pc.field('reason').isin(LOSSES))",
    "KINDS[row['reason']]",
    "KINDS.get(unread.reason)",
    "for why in rows['reason']:\n    why.startswith('缺')",
    "why = row.get('reason')\nfound = [why == word for word in WORDS]",
    "if (why := unread.reason) and why[:2] == '缺页': pass",
    "match finding.reason:\n    case '缺页': pass",
])  # fmt: skip
def test_looking_into_words_is_seen(code):
    assert [*parsed(f"def looking():\n    {code.replace(chr(10), chr(10) + '    ')}")]


@pytest.mark.parametrize("code", [
    "row['reason'] is None",
    "isinstance(row['reason'], str)",
    'f"{row[\'statement\']}：{row[\'reason\']}"',
    "row['reason'] == ''",
    "row['outcome'] == '不符'",
    "statement.kind == AMOUNT",
    "'reason' in frame",
    "[tag('li', reason) for reason in rows['reason']]",
    "told.sentence.startswith('其中')",
])  # fmt: skip
def test_showing_words_is_allowed(code):
    assert [*parsed(code)] == []


def test_no_room_looks_into_words():
    found = {
        f"{path.relative_to(PACKAGE)}: {code}"
        for path in PACKAGE.rglob("*.py")
        for code in parsed(path.read_text("utf-8"))
    }
    assert found == {HEADED}
