"""How sure a number is, as marks that do not need colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, UNSUPPORTED
from juesuan_analysis.show.html import AMBER, FAINT, GREEN, RED, tag

CORRECTED, UNREAD = "人工更正", "不是数"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign beside a number, the style of the number, and what the sign says."""

    sign: str
    style: str
    meaning: str


MARKS = {
    PROVED: Mark("✓", f"color:{GREEN}", "已印证：有勾稽关系支持"),
    CONTRADICTED: Mark(
        "✗", f"color:{RED};font-weight:600;text-decoration:underline", "矛盾：与别的数不符"
    ),
    UNSUPPORTED: Mark("○", f"{FAINT};border-bottom:1px dotted", "无旁证：没有勾稽关系能说明它"),
    CORRECTED: Mark("改", f"color:{AMBER};font-weight:600", "人工更正：不是公布的数"),
    UNREAD: Mark("？", f"color:{AMBER}", "印的不是一个数"),
}


def marked(text: str, name: str | None) -> Markup:
    """Write a number with its mark; a proved one stays as it is, for most are."""
    mark = MARKS.get(name or "")
    if mark is None or name == PROVED:
        return Markup("{}").format(text)
    return tag("span", sign(mark), text, style=mark.style)


def sign(mark: Mark) -> Markup:
    """Write the sign by itself, a little smaller."""
    return tag("span", mark.sign, style="font-size:11px;margin-right:3px")


def legend(names: Iterable[str]) -> list[Markup]:
    """Explain the marks that were used, in one order."""
    used = set(names)
    return [
        tag("span", sign(mark), mark.meaning, style="margin-right:14px")
        for name, mark in MARKS.items()
        if name in used and name != PROVED
    ]
