"""What became of the amounts that each page prints: the page account of a disclosure."""

from __future__ import annotations

from juesuan_analysis.facts.values import Place
from juesuan_analysis.frozen import frozen

# What a page is.
COVER, CONTENTS, OVERVIEW, FORM, NARRATIVE = "封面", "目录", "概况", "公开表", "情况说明"
GLOSSARY, ANNEX, OTHER_TABLE, BLANK, OTHER = "名词解释", "附件", "其他表", "空白", "其他"

# Who answers for an amount.
ENTERED, STATED, ANNEXED, TOLD = "entered", "stated", "annexed", "told"
TAKERS = (ENTERED, STATED, ANNEXED, TOLD)


@frozen
class Claim:
    """Who answers for an amount of a page: an entry, a statement, a word that it is unread.

    ``printed`` is the amount as the page has it; one claim speaks for one amount. It is counted on
    the page of its place.
    """

    taker: str
    place: Place
    printed: str


@frozen
class PageAccount:
    """The amounts that one page prints, and what became of them.

    ``printed`` is the sum of ``entered`` (entries of the nine forms), ``stated`` (figures of the
    narrative), ``annexed`` (figures of annexes that are read), ``told`` (told as unread) and
    ``outside`` (of what is not read: sentences and tables that are none of ours). ``unseen`` counts
    amounts of the text layer that nobody sees on the page; they are not printed, and ``note`` says
    what and why. ``forms`` are the forms of a page of forms.
    """

    page: int
    role: str
    forms: tuple[int, ...]
    printed: int
    entered: int
    stated: int
    annexed: int
    told: int
    outside: int
    unseen: int = 0
    note: str = ""

    @property
    def agrees(self) -> bool:
        """Whether each printed amount is somebody's."""
        taken = self.entered + self.stated + self.annexed + self.told + self.outside
        return self.printed == taken
