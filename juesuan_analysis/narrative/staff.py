"""Numbers of people under one name each, however narratives word them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from juesuan_analysis.facts import Statement
from juesuan_analysis.vocabulary.sections import COUNT

# Named when all is read: as a subject, a number of people would take the change of the money that
# stands behind it (机关运行经费69万元，实有人数23人，比上年减少5万元).
_WORDINGS = (
    ("年末实有人数", r"(?:年末|年底|期末)?实有(?:总)?人(?:数|员)(?:总数)?"),
    (
        "在职人数",
        r"(?:年末|年底|期末|实有|在编|编)*在?(?:职|编)(?:在编|在职)?(?:人员|职工|人数|总数){1,2}",
    ),
    ("编制人数", r"(?:核定|批准|现有|共有|总|人员)*编制(?:总)?(?:人?数|人员)?"),
)
_PEOPLE = ("人", "名")


def with_staff(statements: Iterable[Statement]) -> list[Statement]:
    """Name the numbers of people that no other name knows.

    Examples
    --------
    >>> from juesuan_analysis.facts import Place
    >>> where = Place(1, 0.0, 0.0, 0.0, 0.0)
    >>> words = ("机关运行经费支出情况", "实有在职人员", COUNT, None, "人", 2024, None, "", None)
    >>> with_staff([Statement(*words, where, named=False)])[0].subject
    '在职人数'
    """
    return [_named(one) for one in statements]


def staff_name(words: str) -> str | None:
    """Return the one name of a number of people, if it is the staff's.

    Examples
    --------
    >>> staff_name("共有编制"), staff_name("退休人员")
    ('编制人数', None)
    """
    return next((name for name, wording in _WORDINGS if re.fullmatch(wording, words)), None)


def _named(one: Statement) -> Statement:
    if one.named or one.kind != COUNT or one.unit not in _PEOPLE:
        return one
    name = staff_name(one.subject)
    return one if name is None else replace(one, subject=name, named=True)
