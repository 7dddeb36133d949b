"""What a disclosure must hold: the nine forms, whole, and a narrative. What is missing is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juesuan_analysis.facts.finding import HOLDS, NOT_ENOUGH, NOT_READ, Finding
from juesuan_analysis.facts.performance import NARRATIVE, REPORT
from juesuan_analysis.identities.book import Book
from juesuan_analysis.identities.judge import nothing
from juesuan_analysis.identities.record import ANNEXES, FILES, Identity, Papers
from juesuan_analysis.identities.told import Told
from juesuan_analysis.narrative import is_known
from juesuan_analysis.vocabulary import sections
from juesuan_analysis.vocabulary.cells import TOTAL
from juesuan_analysis.vocabulary.forms import BY_NUMBER
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL
from juesuan_analysis.vocabulary.text import quoted

FORM_ID, WHOLE_ID = "D.form", "D.whole"
NARRATIVE_ID, SECTION_ID, HEADING_ID = "D.narrative", "D.section", "D.heading"
REVIEWS_ID = "D.reviews"
_REVIEWED = "绩效自评项目数"
# Sections that the published outline gives every narrative.
_SECTIONS = (
    sections.OVERALL,
    sections.INCOME,
    sections.EXPENDITURE,
    sections.APPROPRIATION,
    sections.GENERAL,
    sections.BASIC,
    sections.THREE_PUBLIC,
)
# An office may have nothing to tell in one of these, hardly in all of them.
_SOME_OF = (sections.OPERATING, sections.PROCUREMENT, sections.ASSETS)
_APART = (REPORT, sections.OVERVIEW)  # they are no sections of the narrative
# The rows without which a form has broken off, by side.
_LAST_ROWS: dict[int, tuple[tuple[str | None, str], ...]] = {
    **dict.fromkeys((1, 4), (("收入", "总计"), ("支出", "总计"))),
    **dict.fromkeys((2, 3, 5, 7, 8, 9), ((None, TOTAL),)),
    6: ((None, PERSONNEL_TOTAL), (None, PUBLIC_TOTAL)),
}


def check_forms(papers: Papers) -> Iterator[Finding]:
    """Say of each statutory form whether it was found."""
    for form, named in BY_NUMBER.items():
        name = f"公开{form:02d}表 {named.title}"
        text = f"文件里有{name}"
        if form in papers.book.unread:
            yield nothing(FORM_ID, text, NOT_READ, f"{name}在文件里，但没有读出表格")
        elif form in papers.book.forms:
            yield Finding(FORM_ID, text, HOLDS)
        else:
            yield nothing(FORM_ID, text, NOT_ENOUGH, f"没有找到{name}：可能缺页，或没有公开")


def check_whole(papers: Papers) -> Iterator[Finding]:
    """Say of each form that has rows whether its totals are there."""
    book = papers.book
    for form, rows in _LAST_ROWS.items():
        text = f"表{form}有合计的行"
        missing = [row for side, row in rows if not _has(book, form, side, row)]
        # 本表无数据: a form without rows has nothing that could have broken off.
        if not any(True for side, _ in rows for _ in book.rows(form, side)):
            continue
        if missing:
            names = "、".join(missing)
            reason = f"表{form}没有读到“{names}”这一行：表可能中断、缺页"
            yield nothing(WHOLE_ID, text, NOT_ENOUGH, reason)
        else:
            yield Finding(WHOLE_ID, text, HOLDS)


def _has(book: Book, form: int, side: str | None, row: str) -> bool:
    return any(row == name for name in book.rows(form, side))


def check_narrative(papers: Papers) -> Sequence[Finding]:
    """Say whether there is a narrative with figures."""
    text = "文件里有决算情况说明"
    if any(statement.section != sections.OVERVIEW for statement in papers.told.statements):
        return [Finding(NARRATIVE_ID, text, HOLDS)]
    reason = "没有找到写有数的决算情况说明：表里的数没有文字可以对照"
    return [nothing(NARRATIVE_ID, text, NOT_ENOUGH, reason)]


def check_sections(papers: Papers) -> list[Finding]:
    """Say which sections that every narrative has are not there: a page may be lost."""
    text = "情况说明的各节都在"
    there = {statement.section for statement in papers.told.statements} - {sections.OVERVIEW}
    if not there:
        return []
    missing = [section for section in _SECTIONS if section not in there]
    missing += [] if there.intersection(_SOME_OF) else _SOME_OF
    if not missing:
        return [Finding(SECTION_ID, text, HOLDS)]
    names = "、".join(missing)
    reason = f"情况说明没有读到这几节的数：{names}；可能缺页，或没有这一节"
    return [nothing(SECTION_ID, text, NOT_ENOUGH, reason)]


def check_headings(papers: Papers) -> Iterator[Finding]:
    """Say which headings are none that offices are known to write."""
    told = papers.told
    text = "情况说明的标题都认得"
    under: dict[str, list[int]] = {}
    for position, statement in told:
        under.setdefault(statement.section, []).append(position)
    strange = {
        section: found
        for section, found in under.items()
        if section not in _APART and not is_known(section)
    }
    for section, found in strange.items():
        reason = f"标题{quoted(section)}不在已知的各节之中，下面写的 {len(found)} 个数照文字记下"
        yield nothing(HEADING_ID, text, NOT_ENOUGH, reason, (told.term(found[0]),))
    lower = list(_lower_headings(told))
    yield from lower
    if under and not strange and not lower:
        yield Finding(HEADING_ID, text, HOLDS)


def _lower_headings(told: Told) -> Iterator[Finding]:
    """Say which headings within a section are not known; the figures stay in the section."""
    found: dict[tuple[str, str], list[int]] = {}
    for position, statement in told:
        if statement.under:
            found.setdefault((statement.section, statement.under), []).append(position)
    for (section, title), positions in found.items():
        reason = (
            f"标题{quoted(title)}不认得，下面写的 {len(positions)} 个数仍算在{quoted(section)}里"
        )
        terms = (told.term(positions[0]),)
        yield nothing(HEADING_ID, "情况说明的标题都认得", NOT_ENOUGH, reason, terms)


def check_reviews(papers: Papers) -> list[Finding]:
    """Say whether the narrative reviews as many projects as it says were reviewed.

    A narrative that reviews none leaves that to the annexes.
    """
    text = "情况说明逐个写了绩效自评的项目"
    desk = papers.desk
    told = {p.name for p in desk.projects if p.origin == NARRATIVE} if desk else set()
    stated = desk.statements if desk and told else ()
    said = max((s.value for s in stated if s.subject == _REVIEWED and s.value), default=None)
    if said is None:
        return []
    if said <= len(told):
        return [Finding(REVIEWS_ID, text, HOLDS)]
    reason = f"情况说明说自评了 {said} 个项目，只写了 {len(told)} 个：可能缺页，或没有都写"
    return [nothing(REVIEWS_ID, text, NOT_ENOUGH, reason)]


_WHAT_IS_PUBLISHED = "财政部《部门决算公开操作规程》：公开的组成"
IDENTITIES: tuple[Identity, ...] = (
    Identity(FORM_ID, "九张表都在", FILES, _WHAT_IS_PUBLISHED, check_forms),
    Identity(WHOLE_ID, "每张表都有合计的行", FILES, _WHAT_IS_PUBLISHED, check_whole),
    Identity(NARRATIVE_ID, "有决算情况说明", FILES, _WHAT_IS_PUBLISHED, check_narrative),
    Identity(SECTION_ID, "情况说明的各节都在", FILES, _WHAT_IS_PUBLISHED, check_sections),
    Identity(HEADING_ID, "情况说明的标题都认得", FILES, _WHAT_IS_PUBLISHED, check_headings),
    Identity(
        REVIEWS_ID,
        "情况说明逐个写了绩效自评的项目",
        FILES,
        _WHAT_IS_PUBLISHED,
        check_reviews,
        ANNEXES,
        quiet=True,
    ),
)
PRESENT = frozenset(identity.id for identity in IDENTITIES)
