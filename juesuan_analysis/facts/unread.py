"""What is printed and was not read."""

from __future__ import annotations

from juesuan_analysis.facts.values import Place
from juesuan_analysis.frozen import frozen

# What judging lacks where something was not read: a number of a form, rows of one, a row of an
# annex. Nothing where it was read in the end, or belongs to no form.
NUMBER, ROWS, ANNEX, NOTHING = "数", "行", "附件", ""


@frozen
class Unread:
    """A printed number that reached no entry, or a form that could not be read.

    ``lost`` is what judging lacks by it: one of NUMBER, ROWS, ANNEX and NOTHING.
    """

    form: int | None
    printed: str
    reason: str
    place: Place
    lost: str = NOTHING


def number_lost(form: int | None, printed: str, reason: str, place: Place) -> Unread:
    """A number that reached no entry; one on no form is no loss for judging."""
    return Unread(form, printed, reason, place, NUMBER if form else NOTHING)


def rows_lost(form: int, reason: str, place: Place) -> Unread:
    """Say why rows of a form may be lost."""
    return Unread(form, "", f"{reason}，这张表可能不完整", place, ROWS)
