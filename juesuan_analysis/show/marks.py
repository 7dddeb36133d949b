"""How sure a number is: one sign with one meaning, in notebook, report and workbook."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from juesuan_analysis.frozen import frozen
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED, TOUCHED, UNSUPPORTED
from juesuan_analysis.show.html import AMBER, FAINT, GREEN, RED, tag

CORRECTED, UNREAD = "人工更正", "不是数"


@frozen
class Mark:
    """A sign beside a number, for those who see no colours, and what it says.

    ``css`` is the class of the number in a report's page, ``style`` its style in a notebook.
    """

    sign: str
    css: str
    style: str
    meaning: str


MARKS = {
    PROVED: Mark("✓", "proved", f"color:{GREEN}", "有独立的勾稽关系证明这个数"),
    CONTRADICTED: Mark(
        "✗",
        "contradicted",
        f"color:{RED};font-weight:600;text-decoration:underline",
        "与别的数不符，且最可能是它有误",
    ),
    TOUCHED: Mark(
        "△",
        "touched",
        f"color:{AMBER}",
        "在一处不符里，但多半不是它有误；查清以前不算印证",
    ),
    UNSUPPORTED: Mark(
        "○",
        "unsupported",
        f"{FAINT};border-bottom:1px dotted",
        "读出来了，但没有足够的关系证明",
    ),
    CORRECTED: Mark(
        "※", "corrected", f"color:{AMBER};font-weight:600", "不是公布的数，原印的数另列"
    ),
    UNREAD: Mark("？", "unread", f"color:{AMBER}", "印在这一格里的字不成一个数"),
}
STANDING_MARKS = {name: MARKS[name] for name in (PROVED, CONTRADICTED, TOUCHED, UNSUPPORTED)}


# Marks of notes are the office's own; what they mean is said wherever one is shown.
NOTE = "注号"
NOTE_MEANING = "原表印在数旁的记号，不是数的一部分"
NOTE_LEGEND = f"{NOTE}：{NOTE_MEANING}"
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def noted(note: str) -> str:
    """Say which mark of a note stands beside a number; nothing where none does.

    Examples
    --------
    >>> noted("¹"), noted("")
    ('注号 ¹', '')
    """
    return f"{NOTE} {note}" if note else ""


def raised(note: str) -> Markup:
    """Raise the mark of a note beside its number, as it is printed."""
    return tag("sup", note.translate(_LOWERED)) if note else Markup("")


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
        tag("span", sign(mark), f"{name}：{mark.meaning}", style="margin-right:14px")
        for name, mark in MARKS.items()
        if name in used and name != PROVED
    ]
