"""What holds while a paragraph is read, by how long it holds: small values, each of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.paragraphs import Paragraph

Names = tuple[str, ...]

FIGURES = frozenset({"FIGURE", "NO_FIGURE"})
RELATIONS = frozenset(
    {"CHANGE", "SHARE", "COMPLETE", "FINAL", "FULL_BUDGET", "ORIGINAL_BUDGET", "BUDGET"}
)
# The relations that leave no choice but that a figure is an amount.
AMOUNTS = frozenset({"ORIGINAL_BUDGET", "FULL_BUDGET", "BUDGET", "FINAL", "BASE"})


class Text(NamedTuple):
    """What is read, the same from the first token to the last; ``lead`` began its section."""

    section: str
    year: int
    paragraph: Paragraph
    words: str
    tokens: Sequence[Token]
    under: str | None = None
    lead: Names = ()


class About(NamedTuple):
    """What the next figures are about; from ``counted`` on, for one sentence only.

    ``loose`` words can mean another thing as well. A 项 that leaves out its 类 and 款 takes them
    from ``path``; 基本支出 and the like belong to their ``owner``, the 科目 spoken of. What was
    ``counted`` stands beside the subjects of the amounts. Of a ``sub_unit`` the ``whole`` is kept.
    """

    subjects: Names = ()
    loose: bool = False
    path: Names = ()
    counted: str | None = None
    owner: str | None = None
    sub_unit: str = ""
    whole: Names = ()


class Relation(NamedTuple):
    """What relates the next figure to its subject: a kind of token, and the sign of a change."""

    kind: str = "PLAIN"
    sign: int | None = 1


class Listing(NamedTuple):
    """A whole whose parts are listed from the statement ``start`` on: 总计100万元,其中:…

    Once its sentence is ``over``, a figure without a name is the whole's again.
    """

    whole: Names
    start: int
    over: bool = False


class Parts(NamedTuple):
    """What 其中 divides in a sentence: a budget, where there is a ``kind``.

    From the statement ``start`` on a change may be the whole's.
    """

    divided: bool = False
    kind: str | None = None
    start: int | None = None


class Bracket(NamedTuple):
    """What comes back where a bracket closes; no ``gap`` where the phrase before it was taken."""

    subjects: Names
    gap: int | None


class Sentence(NamedTuple):
    """What holds for one sentence: the year of its figures, and what they are compared with.

    ``start`` is its first statement, ``opening`` what was spoken of before it.
    """

    year: int
    start: int = 0
    opening: Names = ()
    base: int | None = None
    against_budget: bool = False
    skipping: bool = False
    parts: Parts = Parts()
    brackets: tuple[Bracket, ...] = ()
