"""The site is read without a network: no page may load anything from outside."""

from __future__ import annotations

import re
from pathlib import Path

_LOADED = re.compile(
    r"""<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=["']((?:https?:)?//[^"']*)"""
)
_STYLED = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]*)""")


def loaded_from_outside(text: str) -> list[str]:
    """List the addresses that a page or a style sheet would load; links to follow do not count.

    Examples
    --------
    >>> loaded_from_outside('<a href="https://a.cn">a</a><script src="//cdn.cn/x.js"></script>')
    ['//cdn.cn/x.js']
    """
    return [*_LOADED.findall(text), *_STYLED.findall(text)]


def require_offline(site: Path) -> None:
    """Refuse a built site that needs a network.

    Raises
    ------
    ValueError
        Pages load something from outside; they are named with the addresses.
    """
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]
    found = {path: loaded_from_outside(path.read_text("utf-8")) for path in files}
    told = [f"{path.relative_to(site)}: {', '.join(urls)}" for path, urls in found.items() if urls]
    if told:
        raise ValueError("loaded from outside:\n" + "\n".join(told))
