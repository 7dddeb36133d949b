"""Read one PDF into a value: who it is, its entries, its statements, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from juesuan_analysis.audit.reread import settle
from juesuan_analysis.audit.verdict import Verdict, judge
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.extraction.identity import Identity, identify
from juesuan_analysis.extraction.sources import sha256_of
from juesuan_analysis.extraction.units import find_units
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.forms.entries import read_forms
from juesuan_analysis.forms.locate import form_pages
from juesuan_analysis.forms.sections import PageContent, Unread
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.finding import Key
from juesuan_analysis.model import Entry, Place, Statement
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.reading.grid import Grid, find_grids
from juesuan_analysis.reading.page import (
    chars_of,
    lines_of,
    read_glyphs,
    read_text,
    text_lines,
    words_in,
)
from juesuan_analysis.reading.pdf import open_pdf
from juesuan_analysis.vocabulary.text import shown, squeeze

_MIN_CHARS = 20  # for each page on average: less is a scan with a stray stamp or page number
_MIN_AMOUNTS = 2  # lines with amounts that make a page without a grid worth rendering
_SECTION = re.compile(r"(决算|经费|收支|收入|支出).*情况")
_STATED = re.compile(r"\d万?元")
_GLOSSARY = re.compile(r"^(第.部分)?[:：、]?(专业)?名词解释")


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything that one PDF gave."""

    source: str
    sha256: str
    pages: int
    identity: Identity
    forms: list[int]
    entries: list[Entry]
    statements: list[Statement]
    unread: list[Unread]
    verdict: Verdict
    units: list[str]
    seconds: float = 0.0  # that reading took


def _reject_without_text(pages: Sequence[Sequence[str]]) -> None:
    if sum(len(line) for lines in pages for line in lines) < _MIN_CHARS * len(pages) / 4:
        raise DocumentError("无文字层", "没有文字层（多半是扫描件），需要先做文字识别（OCR）")


def _reject_without_forms(pages: Sequence[Sequence[str]]) -> None:
    text = squeeze("".join(line for lines in pages for line in lines))
    if text.count("预算") and any(word in text for word in ("部门预算", "单位预算")):
        raise DocumentError("不是决算", "是部门预算，不是部门决算")
    raise DocumentError(
        "没有决算表", "没有找到部门决算的公开表（收入支出决算总表等），可能不是部门决算"
    )


def _form_content(
    document: pdfium.PdfDocument, path: Path, pages: Sequence[Sequence[str]], numbers: Sequence[int]
) -> dict[int, PageContent]:
    with_amounts = [n for n in numbers if sum(map(has_amount, pages[n - 1])) >= _MIN_AMOUNTS]
    grids = find_grids(document, path, numbers, with_amounts)
    return {number: _content(document, number, grids) for number in numbers}


def _content(document: pdfium.PdfDocument, number: int, grids: Sequence[Grid]) -> PageContent:
    glyphs = read_glyphs(document, number - 1)
    mine = [grid for grid in grids if grid.page == number]
    return PageContent(lines_of(glyphs, number), chars_of(glyphs), mine)


def _narrative_pages(pages: Sequence[Sequence[str]], forms: Sequence[int]) -> list[int]:
    """Pages (from 1) that may tell the narrative: from its first heading to the glossary."""
    heads = [
        number
        for number, lines in enumerate(pages, start=1)
        if number not in forms and any(_SECTION.search(squeeze(line)) for line in lines)
    ]
    told = [n for n in heads if any(_STATED.search(squeeze(line)) for line in pages[n - 1])]
    if not told:
        return []
    start = told[0]
    glossary = (n for n in range(start + 1, len(pages) + 1) if _has_glossary(pages[n - 1]))
    return [n for n in range(start, next(glossary, len(pages)) + 1) if n not in forms]


def _has_glossary(lines: Sequence[str]) -> bool:
    return any(_GLOSSARY.search(squeeze(line)) for line in lines)


def _doubts(identity: Identity) -> list[Unread]:
    return [Unread(None, "", identity.doubt, Place(1, 0, 0, 0, 0))] if identity.doubt else []


def _misread(entries: Sequence[Entry], misread: Mapping[Key, str]) -> list[Unread]:
    doubted = ((entry, misread.get(key_of(entry))) for entry in entries)
    return [
        Unread(e.form, words.strip(), f"读作 {e.printed}，再读这一格的文字不是这个数", e.place)
        for e, words in doubted
        if words is not None
    ]


def extract_document(path: Path, overrides: dict[str, str] | None = None) -> Extract:
    """Read one departmental final account.

    Parameters
    ----------
    path
        The PDF.
    overrides
        Region, department, scope or year from the manifest.

    Raises
    ------
    DocumentError
        The file is no readable PDF, has no text, or is not a departmental final account.
    """
    with open_pdf(path) as document:
        texts = [read_text(document, i) for i in range(len(document))]
        pages = [text.lines for text in texts]
        _reject_without_text(pages)
        numbers = form_pages(pages)
        if not numbers:
            _reject_without_forms(pages)
        read = read_forms(_form_content(document, path, pages, numbers))
        if not read.forms:
            _reject_without_forms(pages)
        identity = identify(pages, overrides or {}, shown(path.stem))
        lines = [
            line for n in _narrative_pages(pages, numbers) for line in text_lines(document, n - 1)
        ]
        statements = read_narrative(lines, identity.year)
        lost = {unread.form for unread in read.unread if unread.form} - set(read.forms)
        entries, verdict, misread = settle(
            read.entries,
            statements,
            lambda entries: judge(entries, statements, forms=read.forms, unread=lost),
            lambda place: words_in(document, place),
        )
    return Extract(
        shown(path.name),
        sha256_of(path),
        len(pages),
        identity,
        read.forms,
        entries,
        statements,
        [*read.unread, *_doubts(identity), *_misread(entries, misread)],
        verdict,
        find_units(pages),
    )
