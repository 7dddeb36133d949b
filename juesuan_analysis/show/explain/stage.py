"""A stage of a reading, as it is shown: what it is about, in words, and the places on the page."""

from __future__ import annotations

from juesuan_analysis.facts import Place
from juesuan_analysis.frozen import frozen

PAGE, HEADER, ROW, CELL, CHECKS = "页面与表格线", "表头与各栏", "行", "格", "核对"
LINE, WORDS = "句子", "词"
GRID, TITLE, HEAD, NAME, FIGURE, LOST = "格线", "表名", "栏", "行名", "数", "未读出"


@frozen
class Mark:
    """A place on the page; ``look`` says what it is, ``number`` the line of words about it."""

    place: Place
    look: str
    number: int | None = None


@frozen
class Stage:
    """One stage.

    ``stopped`` says that the reading ended here. ``around`` is how much of the page to show about
    the marks, in points.
    """

    title: str
    words: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    stopped: bool = False
    around: float = 18.0
