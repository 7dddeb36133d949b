"""What a tree of lines is made of: lines with their parts, and what is counted beside them."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan_analysis.frozen import frozen


@frozen
class Cost:
    """What each thing counted cost: the amount × ``factor`` ÷ the number, in ``unit``."""

    column: str
    name: str
    english: str
    unit: str
    factor: int = 1


@frozen
class Count:
    """What is counted beside a line: 公务接待批次 beside 公务接待费.

    Its name is the ``counted`` of its line with the ``noun`` behind it. ``units`` are those in
    which narratives count it, ``said`` how a sentence names it, ``short`` how a section about it
    does, ``also`` what else it is called there. ``column`` is where the table of costs has it. What
    is ``kept`` from year to year (公务用车保有量) is not what the line paid for.
    """

    noun: str
    unit: str
    units: tuple[str, ...]
    english: str = ""
    column: str = ""
    cost: Cost | None = None
    said: str = ""
    short: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kept: bool = False


@frozen
class Narrower:
    """Some of a line that narratives alone tell: 国内接待费.

    ``counted`` are the words before a noun that is counted, ours first. ``home`` says which half of
    the line it is, where home and foreign make up the whole.
    """

    name: str
    said: str
    counted: tuple[str, ...]
    also: tuple[str, ...] = ()
    home: bool | None = None


@frozen
class Line:
    """A line of a form with its parts.

    Attributes
    ----------
    key
        Its word in the ids of identities.
    name, english
        Its canonical name.
    row
        The names that mean it in the form, once they are cleaned.
    said
        How a sentence names it.
    subject
        What it is called where no form is around it; its name, if this is empty.
    short
        How the section about it names it, which need not repeat the heading.
    code
        The 款 of form 6 that is some of it.
    parts
        The lines whose sum it is.
    counts, counted, narrower
        What narratives count beside it, how these names begin, and what they tell of its insides.
    doing
        How narratives name what is counted by what was done: 接待来宾.
    """

    key: str
    name: str
    english: str
    row: str
    said: str
    subject: str = ""
    short: tuple[str, ...] = ()
    code: str = ""
    parts: tuple[Line, ...] = ()
    counts: tuple[Count, ...] = ()
    counted: str = ""
    narrower: tuple[Narrower, ...] = ()
    doing: str = ""

    @property
    def spoken(self) -> str:
        """Its name where no form is around it."""
        return self.subject or self.name

    def count_names(self) -> tuple[str, ...]:
        """Name what is counted beside it."""
        return tuple(f"{self.counted}{count.noun}" for count in self.counts)


def walk(line: Line) -> Iterator[Line]:
    """Give a line and all below it, each before its parts."""
    yield line
    for part in line.parts:
        yield from walk(part)


def counts_below(line: Line) -> Iterator[tuple[Line, str, Count]]:
    """Give what is counted beside a line and all below it: the line, the name and the count."""
    for one in walk(line):
        for name, count in zip(one.count_names(), one.counts, strict=True):
            yield one, name, count


def said_in(line: Line) -> Iterator[tuple[str, str]]:
    """Give the names of a line and all below it with their wordings, in the order they are tried.

    What is narrower goes before the line. A whole goes before its parts, whose names begin like
    its own; so does what is counted.
    """
    lines = list(walk(line))
    yield from ((one.name, one.said) for own in lines for one in own.narrower)
    yield from ((one.spoken, one.said) for one in lines if one.parts)
    yield from ((name, count.said) for _, name, count in counts_below(line) if count.said)
    yield from ((one.spoken, one.said) for one in lines if not one.parts)
