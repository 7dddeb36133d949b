"""The scene that a figure takes its meaning from, as one value.

Nothing changes in place: whoever sets the scene returns another one.
"""

from __future__ import annotations

from typing import NamedTuple

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.meanings import LOOSE
from juesuan_analysis.narrative.scopes import About, Listing, Names, Relation, Sentence, Text
from juesuan_analysis.narrative.tallies import COUNT_SUBJECTS


class Scene(NamedTuple):
    """What a paragraph has set up and stated so far.

    ``budget`` is the kind of budget named last, ``base`` the year compared with last. What is
    ``stated`` stays open until the paragraph ends: a reason may be given to it, a change may turn
    out to be the whole's. ``gap`` is where the words before the next token begin, if that is not
    where the last one ended; what begins before it is taken already.
    """

    text: Text
    sentence: Sentence
    about: About = About()
    relation: Relation = Relation()
    listing: Listing | None = None
    budget: str | None = None
    base: int | None = None
    gap: int | None = None
    stated: tuple[Statement, ...] = ()
    reason: Reason | None = None

    def stating(self, statements: tuple[Statement, ...]) -> Scene:
        """Add to what the paragraph has stated."""
        return self._replace(stated=self.stated + statements) if statements else self

    def related(self, kind: str) -> Scene:
        """Take the relation of the next figure; its sign is that of the last change."""
        if kind == self.relation.kind:
            return self
        return self._replace(relation=Relation(kind, self.relation.sign))

    def worded(self, *, loose: bool) -> Scene:
        """Take whether the words of the subject can mean another thing as well."""
        if loose is self.about.loose:
            return self
        return self._replace(about=self.about._replace(loose=loose))

    def speaking_of(self, names: Names, words: str = "") -> Scene:
        """Take what the next figures are about, and the words that name it.

        Counts do not displace the subject of the amounts.
        """
        loose = is_loose(self.text.section, words)
        if names[0] in COUNT_SUBJECTS and len(names) == 1:
            about = self.about._replace(loose=loose, counted=names[0])
        else:
            about = self.about._replace(subjects=names, loose=loose, counted=None, whole=())
        over = self.listing is not None and self.listing.over
        return self._replace(about=about, listing=None if over else self.listing)

    def resumed(self) -> Scene:
        """Speak again of the whole that was divided, where a new sentence names nothing else."""
        if self.listing is None or not self.listing.over:
            return self
        about = self.about._replace(subjects=self.listing.whole, counted=None)
        return self._replace(about=about, listing=self.listing._replace(over=False))

    def in_sub_unit(self, name: str) -> Scene:
        """Let the figures that follow be those of a part of the department: 局本级8万元."""
        whole = self.about.whole or self.about.subjects
        names = tuple(f"{name}{subject}" for subject in whole)
        return self._replace(about=self.about._replace(subjects=names, sub_unit=name, whole=whole))

    def out_of_sub_unit(self) -> Scene:
        """Speak of the whole department again."""
        if not (self.about.whole or self.about.sub_unit):
            return self
        subjects = self.about.whole or self.about.subjects
        return self._replace(about=self.about._replace(subjects=subjects, sub_unit="", whole=()))

    def next_sentence(self) -> Scene:
        """Forget what holds for one sentence only."""
        subjects, loose, path, *_ = self.about
        listing = self.listing
        if listing and listing.over and subjects != self.sentence.opening:
            listing = None  # something else was named
        return self._replace(
            sentence=Sentence(self._next_year(), len(self.stated), subjects),
            about=About(self.about.whole or subjects, loose, path),
            listing=listing and listing._replace(over=True),
        )

    def _next_year(self) -> int:
        """Return next year where this sentence spoke of its budget, else this year."""
        year = self.sentence.year
        ahead = year > self.text.year
        stated = (s.year == year for s in self.stated[self.sentence.start :])
        return year if ahead and any(stated) else self.text.year

    def last_year(self) -> int:
        """Return the year before the one that is spoken of."""
        return max(self.text.year, self.sentence.year) - 1

    def change_base(self) -> int:
        """Return the year that a change is measured from; this year's budget counts as this."""
        if self.sentence.against_budget:
            return self.sentence.year
        return self.sentence.base or self.base or self.last_year()

    def subjects_stated(self) -> set[str]:
        """Return what the paragraph has stated something of."""
        return {statement.subject for statement in self.stated}


class Reason(NamedTuple):
    """A stated reason is read in a scene of its own, until the one around it comes back."""

    around: Scene
    end: int


Stepped = tuple[Scene, tuple[Statement, ...]]


def is_loose(section: str, words: str) -> bool:
    """Whether words can mean another thing as well: 总收入 may be 本年收入合计."""
    known = LOOSE.get(section)
    return known is not None and known.fullmatch(words) is not None
