"""The numbers of people that a 部门概况 tells, before the accounts begin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from juesuan_analysis.facts import Statement, TextLine
from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative.layout import reading_rows
from juesuan_analysis.narrative.paragraphs import Paragraph, paragraphs
from juesuan_analysis.narrative.staff import staff_name
from juesuan_analysis.vocabulary.sections import COUNT, OVERVIEW

_PEOPLE = regex(r"(?P<head>[^,。;、（）()]{2,40}?)(?P<number>\d{1,6})(?:人|名)(?![次均员民以])")
_YEAR = regex(r"20\d\d(?=年)")
_BEFORE = regex(
    r"其中：?|[^：]*(?:情况|构成)：(?=.)|截至|截止|到|20\d\d年度?|\d{1,2}月(?:\d{1,2}日|底)?|本?年?[末底]时?|共|现|有"
    r"|[本我该全](?:部门|单位|机关|系统|局|委|办|院|校|中心|站|厅|会)|部门|单位"
)
_GLUE = regex(r"(?:为|是|共有|共计|合计|总计|共|计|：)$")
_SHORT = {"实有": "人数", "在职": "人员", "在编在职": "人员", "在职在编": "人员"}
# What is told of one of several offices is not the department's.
_OTHERS = regex("下属|所属|下设|二级(?:预算)?单位|直属|派出")
_POSTS = "编制"


def read_overview(lines: Sequence[TextLine], year: int) -> list[Statement]:
    """Read how many people an office says that it has, in the pages before its accounts.

    Parameters
    ----------
    lines
        The text lines of these pages.
    year
        The fiscal year of the disclosure.

    Returns
    -------
    list of Statement
        年末实有人数, 在职人数 and 编制人数; none of a name that is told with several figures, as
        an overview does that goes through its offices one by one.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    for paragraph in paragraphs(reading_rows(lines)):
        for one in _told(paragraph, year):
            told[one.subject].append(one)
    return [same[0] for same in told.values() if len({one.value for one in same}) == 1]


def _told(paragraph: Paragraph, year: int) -> Iterator[Statement]:
    if _OTHERS.search(paragraph.text):
        return
    for sentence in re.finditer(r"[^。]+。?", paragraph.text):
        for match, name in _named(paragraph.text, sentence):
            yield _statement(paragraph, sentence, match, name, year)


def _named(text: str, sentence: re.Match[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Leave out who fills the posts of one kind: 行政编制65人,实有人数60人;事业编制3人,实际2人."""
    whole, kinds = False, 0
    for match in _PEOPLE.finditer(text, sentence.start(), sentence.end()):
        name = staff_name(_wording(match["head"]))
        if name is None:
            kinds += _POSTS in match["head"]
            continue
        whole |= _POSTS in name
        if whole or kinds != 1:
            yield match, name
        kinds = 0


def _statement(
    paragraph: Paragraph, sentence: re.Match[str], match: re.Match[str], name: str, year: int
) -> Statement:
    years = _YEAR.findall(paragraph.text[sentence.start() : match.start("number")])
    return Statement(
        OVERVIEW,
        name,
        COUNT,
        Decimal(match["number"]),
        "人",
        int(years[-1]) if years else year,
        None,
        paragraph.shown(*sentence.span()),
        None,
        paragraph.place(*match.span()),
    )


def _wording(head: str) -> str:
    """Leave out when and whose before a noun, and what leads from it to its figure."""
    while match := _BEFORE.match(head):
        head = head[match.end() :]
    head = _GLUE.sub("", head)
    return head + _SHORT.get(head, "")
