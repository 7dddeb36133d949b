"""Read one document into a value: who it is, its entries, its statements, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from juesuan_analysis.annexes import Annexes
from juesuan_analysis.annexes.told import projects_told
from juesuan_analysis.disclosure.annexes import annexes_of
from juesuan_analysis.disclosure.attribution import Attribution, identify
from juesuan_analysis.disclosure.claims import (
    accounts_of,
    annexed,
    claims_of,
    overlooked,
    told_of,
    untitled,
)
from juesuan_analysis.disclosure.contradictions import BESIDE, contradictions
from juesuan_analysis.disclosure.cutting import cut
from juesuan_analysis.disclosure.judging import judge_reread
from juesuan_analysis.disclosure.nature import (
    nature_of_contents,
    refuse_annex,
    refuse_empty,
    refuse_others,
    refuse_silent,
)
from juesuan_analysis.disclosure.numbering import lost_pages
from juesuan_analysis.disclosure.opening import open_sheets
from juesuan_analysis.disclosure.outline import lost_headings
from juesuan_analysis.disclosure.overview import people_of
from juesuan_analysis.disclosure.pages import INSTALL
from juesuan_analysis.disclosure.portion import Portion
from juesuan_analysis.disclosure.roles import KnownPages
from juesuan_analysis.disclosure.sheets import Sheets
from juesuan_analysis.disclosure.units import find_units
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts import Entry, PageAccount, Place, Statement, Table, TextLine
from juesuan_analysis.facts.performance import Performance
from juesuan_analysis.facts.unread import ANNEX, Unread
from juesuan_analysis.forms.content import PageContent
from juesuan_analysis.forms.entries import read_forms
from juesuan_analysis.forms.locate import form_pages, forms_named
from juesuan_analysis.frozen import frozen
from juesuan_analysis.identities import decide
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.narrative.doubtful import doubtful_figures
from juesuan_analysis.proof.verdict import Annexed, Verdict
from juesuan_analysis.reading.dated import dated
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.reading.ocr import is_available
from juesuan_analysis.uncollected import uncollected
from juesuan_analysis.vocabulary.natures import DEPARTMENT, PERFORMANCE
from juesuan_analysis.vocabulary.text import shown, squeeze

_MIN_CHARS = 5  # for each page on average: less is a scan with a stray stamp or page number
_SECTION = re.compile(r"(决算|经费|收支|收入|支出).*情况")
_STATED = re.compile(r"\d万?元")
_GLOSSARY = re.compile(r"^(第.部分)?[:：、]?(专业)?名词解释")
_UNCLEAR = "句中的数写法不明，没有采用"


@frozen
class Extract:
    """Everything that one document gave."""

    source: str
    sha256: str
    pages: int
    attribution: Attribution
    forms: list[int]
    entries: list[Entry]
    statements: list[Statement]
    tables: list[Table]
    unread: list[Unread]
    verdict: Verdict
    units: list[str]
    accounts: list[PageAccount] = field(default_factory=list)
    contradicted: Sequence[str] = ()  # by the manifest, which is followed
    performance: Performance = field(default_factory=Performance)
    told_of: Sequence[str | None] = ()  # the project that each statement is of
    nature: str = DEPARTMENT
    dated: str = ""  # that the file itself bears


def _has_text(pages: Sequence[Sequence[str]]) -> bool:
    return sum(len(line) for lines in pages for line in lines) >= _MIN_CHARS * len(pages)


def _reject_without_text(pages: Sequence[Sequence[str]], pictures: Sequence[int]) -> None:
    if _has_text(pages):
        return
    if pictures and not is_available():
        raise DocumentError("扫描件", f"是扫描件，或字体的编码残缺，没有可靠的文字层；{INSTALL}")
    raise DocumentError("无文字层", "没有文字层，页面图像上也没有识别出文字")


def _narrative_pages(pages: Sequence[Sequence[str]]) -> range:
    """Pages (from 1) that may tell the narrative: from its first heading to the glossary."""
    heads = (
        number
        for number, lines in enumerate(pages, start=1)
        if any(_SECTION.search(squeeze(line)) for line in lines)
        and any(_STATED.search(squeeze(line)) for line in lines)
    )
    start = next(heads, None)
    if start is None:
        return range(0)
    glossary = (n for n in range(start + 1, len(pages) + 1) if _has_glossary(pages[n - 1]))
    return range(start, next(glossary, len(pages)) + 1)


def _narrative_text(
    sheets: Sheets, forms: Mapping[int, PageContent], told_on: range
) -> tuple[list[TextLine], list[Table]]:
    """Lines that may tell the narrative, and the tables between them.

    The narrative may begin below a form, or end above one.
    """
    lines: list[TextLine] = []
    tables: list[Table] = []
    for number in told_on:
        form = forms.get(number)
        own, ruled = (_outside(form), []) if form else sheets.running(number)
        lines += own
        tables += ruled
    return lines, tables


def _outside(form: PageContent) -> list[TextLine]:
    return [
        line
        for line in form.lines
        if not any(g.ys[0] < (line.place.y0 + line.place.y1) / 2 < g.ys[-1] for g in form.grids)
    ]


def _has_glossary(lines: Sequence[str]) -> bool:
    return any(_GLOSSARY.search(squeeze(line)) for line in lines)


def _doubts(attribution: Attribution) -> list[Unread]:
    return [Unread(None, "", attribution.doubt, Place(1, 0, 0, 0, 0))] if attribution.doubt else []


def _doubtful(lines: Sequence[TextLine]) -> list[Unread]:
    """Tell the figures of sentences that are written so that nobody can tell the number."""
    found = doubtful_figures(lines)
    return [Unread(None, "", f"{_UNCLEAR}：{figure}", place) for figure, place in found]


def _lost_of(annexes: Annexes) -> list[Unread]:
    return [Unread(None, loss.printed, loss.reason, loss.place, ANNEX) for loss in annexes.losses]


def extract_document(path: Path, overrides: dict[str, str] | None = None) -> Extract:
    """Read one departmental final account; see :func:`extract_documents`."""
    return extract_documents(path, overrides)[0]


def extract_documents(
    path: Path, overrides: dict[str, str] | None = None, adopted: dict[str, str] | None = None
) -> list[Extract]:
    """Read the departmental final accounts that a file holds: one, or a book of several.

    Parameters
    ----------
    path
        A PDF, a workbook, a Word document or a web page.
    overrides
        Region, department, scope or year from the manifest; of a book, the department is not taken.
    adopted
        The same from what lies beside the file, where it says nothing itself.

    Raises
    ------
    DocumentError
        The file cannot be read, has no text, or holds no departmental final account.
    """
    given, found, refused = (
        (adopted or {}) | (overrides or {}),
        list[Extract](),
        list[DocumentError](),
    )
    with uncollected(), open_sheets(path) as sheets:
        _reject_without_text(sheets.texts, sheets.pictures)
        parts = cut(sheets.texts)
        if len(parts) > 1:
            # One name for a book would make all its departments one.
            given = {name: value for name, value in given.items() if name != "department"}
        for numbers in parts:
            portion = Portion(sheets, numbers) if len(parts) > 1 else sheets
            try:
                found.append(_extract(portion, path, len(numbers), given, {*(adopted or {})}))
            except DocumentError as error:
                refused.append(error)
    # Of a book with some accounts the rest (a preface, annexes) is no failure.
    if not found:
        raise refused[0]
    return found


def _extract(
    sheets: Sheets, path: Path, count: int, overrides: dict[str, str], adopted: Collection[str]
) -> Extract:
    """Read the disclosure that stands on some pages of a file, if it is one."""
    pages, name = sheets.texts, shown(path.stem)
    told_on = _narrative_pages(pages)
    numbers = form_pages(pages, sheets.pictures)
    titled = {form for n in numbers for form in forms_named(pages[n - 1])}
    taken = (DEPARTMENT, PERFORMANCE) if adopted else (DEPARTMENT,)
    is_annex = refuse_others(pages, titled, name, taken) == PERFORMANCE
    contents = sheets.contents(numbers)
    read = sheets.placed_forms(sheets.as_printed(read_forms(contents, pages)))
    text: tuple[list[TextLine], list[Table]] = ([], [])
    # Reports of evaluations state amounts in sentences that look like a narrative's.
    if not is_annex:
        refuse_silent(pages, read.forms, name, sheets.hindrances())
        text = _narrative_text(sheets, contents, told_on)
    attribution = identify(pages, overrides, name)
    by_manifest = {n: v for n, v in overrides.items() if n not in adopted}
    against = contradictions(attribution, pages, by_manifest, name)
    lines, tables = text
    stated = decide(read_narrative(lines, attribution.year), read.entries)
    narrated = sheets.placed_statements(stated)
    annexes = annexes_of(sheets, contents)
    if is_annex:
        beside = {n: v for n, v in overrides.items() if n in adopted}
        strange = contradictions(attribution, pages, beside, name, BESIDE)
        refuse_annex(annexes.performance.projects, strange)
        nature = PERFORMANCE
    else:
        refuse_empty(pages, read, len(narrated), name)
        figures = len(narrated) + len(annexes.told)
        nature = nature_of_contents(attribution.scope, read.forms, figures)
    performance, of = projects_told(narrated, annexes.performance)
    people = people_of(sheets, contents, told_on, attribution.year)
    statements = [*narrated, *people, *annexes.told]
    of = [*of, *(None for _ in people), *annexes.told_of]
    beside_them = Annexed(performance, of, {loss.place.page for loss in annexes.losses})
    judged = judge_reread(read, statements, beside_them, sheets)
    entries = judged.entries
    unread = [
        *judged.unread,
        *sheets.missed(),
        *lost_pages(pages),
        *lost_headings(pages, told_on),
        *sheets.pictured(n for n in told_on if n not in contents),
        *_doubts(attribution),
        *(Unread(None, "", told, Place(1, 0, 0, 0, 0)) for told in against),
        *judged.misread,
        *_lost_of(annexes),
        *sheets.placed_unread(_doubtful(lines)),
    ]
    seen = sheets.seen_texts(contents)
    known = _known(sheets, contents, entries, narrated, told_on)
    claims = [*claims_of(seen, entries, statements, unread), *annexed(performance)]
    forms = {number: contents[number].lines for number in contents if known.forms.get(number)}
    missing = sheets.placed_unread(overlooked(forms, claims, unread))
    unread = sheets.named_unread([*unread, *missing, *untitled(sheets, numbers, claims)])
    accounts = accounts_of(seen, [*claims, *told_of(missing)], known)
    return Extract(
        shown(path.name),
        sha256_of(path),
        count,
        attribution,
        read.forms,
        entries,
        statements,
        sheets.placed_tables(tables),
        unread,
        judged.verdict,
        find_units(pages),
        sheets.noted(accounts),
        against,
        performance=performance,
        told_of=of,
        nature=nature,
        dated=dated(path),
    )


def _known(
    sheets: Sheets,
    contents: Mapping[int, PageContent],
    entries: Sequence[Entry],
    statements: Sequence[Statement],
    told_on: range,
) -> KnownPages:
    """What is known of the pages for their account."""
    titles = ((n, t.form) for n, c in contents.items() for t in c.titles)
    forms: dict[int, set[int]] = {}
    for page, form in (*titles, *((entry.place.page, entry.form) for entry in entries)):
        if form:
            forms.setdefault(page, set()).add(form)
    return KnownPages(
        forms,
        told_on,
        {told.place.page for told in statements},
        sheets.pictures,
    )
