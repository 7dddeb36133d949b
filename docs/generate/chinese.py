"""Lines that a source file breaks: between two Chinese characters stands no space."""

from __future__ import annotations

import re

from docutils import nodes

_WIDE = re.compile(r"[\u2014-\u201d\u2026\u3000-\u9fff\uff00-\uffef]")


def meets(before: str, after: str) -> bool:
    """Say whether a broken line is to be joined: wide characters on both sides.

    Examples
    --------
    >>> meets("同一笔钱，", "只是切法不同"), meets("用 Axes", "画图")
    (True, False)
    """
    return bool(_WIDE.match(before[-1:]) and _WIDE.match(after[:1]))


def join_lines(doctree: nodes.document) -> None:
    """Join the broken lines of a page's running text."""
    for node in list(doctree.findall(nodes.Text)):
        siblings = node.parent.children
        place = siblings.index(node)
        if node == "\n" and 0 < place < len(siblings) - 1:
            around = siblings[place - 1].astext(), siblings[place + 1].astext()
            if meets(*around):
                node.parent.remove(node)
