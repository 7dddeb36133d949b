"""What a file is, before anything in it is read: its nature, with the reasons."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.forms.entries import FormsRead
from juesuan_analysis.forms.locate import is_government_title
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.natures import (
    BUDGET,
    COVERS,
    DEPARTMENT,
    DEPARTMENT_SIGNS,
    ELSE,
    FORMS_ALONE,
    GOVERNMENT,
    GOVERNMENT_SIGNS,
    NARRATIVE_ALONE,
    PERFORMANCE,
    PLACE_PUBLIC,
    PLACE_SUMMARY,
    REFUSALS,
    TEMPLATE,
    UNCLEAR,
    UNIT,
    Sign,
)
from juesuan_analysis.vocabulary.text import squeeze

_COVER_LINES = 12
_SENTENCE = re.compile(r"[。；;]|[一-龥][,，].{12}")
_ENOUGH = 3  # weight of signs that tell a government's account
_FINAL = re.compile(r"决算")
_HEADS = re.compile(r"^(.{0,40}决算.{0,12}(说明|情况)|第.部分.*决算.*)$")
_BLANK = re.compile(r"模板|样表|样式|范本|[xX×＊*某○]{2,}(部门|单位|局|委|办)")
_PLACEHOLDER = re.compile(
    r"(部门|单位)(名称)?：?([xX×＊*]{2}|[某○]{2})|[xX×＊*]{2,}(部门|单位|局|万?元|年)"
)
_OFFICE = re.compile(r"[局委办厅院校会室所站队]|街道|中心|大学|政府")
_DEPARTMENT_WORDS = re.compile(r"[局委办厅院校会部室所站队]|街道|镇|乡|中心|大学|法院|政府")


@frozen
class Nature:
    """What a file is, and why."""

    kind: str
    reasons: tuple[str, ...] = ()

    def refuse(self) -> DocumentError:
        """Build the error for a file that is no department's final account."""
        why = f"（{'；'.join(self.reasons)}）" if self.reasons else ""
        return DocumentError(self.kind, f"{REFUSALS[self.kind]}{why}")


@frozen
class _Seen:
    """What the signs look at."""

    cover: str
    lines: Sequence[str]
    titles: frozenset[str]


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _holds(sign: Sign, seen: _Seen) -> bool:
    if sign.where == "封面":
        return bool(_pattern(sign.pattern).search(seen.cover))
    if sign.where == "表名":
        return bool(set(sign.pattern.split("|")) & seen.titles)
    find = _pattern(sign.pattern).fullmatch if sign.where == "行" else _pattern(sign.pattern).search
    met = (1 for line in seen.lines if find(line))
    return sum(1 for _ in zip(met, range(sign.least), strict=False)) >= sign.least


def _weigh(signs: Iterable[Sign], seen: _Seen) -> tuple[int, tuple[str, ...]]:
    met = [sign for sign in signs if _holds(sign, seen)]
    return sum(sign.weight for sign in met), tuple(sign.reason for sign in met)


def _titles(pages: Sequence[Sequence[str]], forms: Collection[int]) -> Iterator[str]:
    """The forms that are titled on pages with tables, and whether a government's table is."""
    yield from map(str, forms)
    lines = (line for page in pages for line in page if "表" in line)
    if any(is_government_title(line) for line in lines):
        yield "政府"


def cover_of(pages: Sequence[Sequence[str]]) -> str:
    """The words at the head of a file on one line, up to the contents, a table or a sentence."""
    first = next((lines for lines in pages if lines), [])
    lines = itertools.takewhile(_is_no_sentence, map(squeeze, first[:_COVER_LINES]))
    text = "".join(lines)
    return re.split(r"目录|目次|第一部分|单位：|栏次|一、", text)[0]


def _is_no_sentence(line: str) -> bool:
    return not _SENTENCE.search(line)


def nature_of(
    pages: Sequence[Sequence[str]], titled: Collection[int], file_name: str = ""
) -> Nature:
    """Tell a government's account, a budget or a report from a department's final account.

    Parameters
    ----------
    pages
        Folded text lines of every page.
    titled
        The forms whose titles stand on pages that may hold them.
    file_name
        The file's name without its ending; it speaks where the file has no cover.

    Returns
    -------
    A nature of which :meth:`Nature.refuse` tells; or :data:`DEPARTMENT`, and then the forms and the
    narrative tell the rest, see :func:`nature_of_contents`.
    """
    lines = [squeeze(line) for page in pages for line in page]
    cover = cover_of(pages)
    seen = _Seen(cover, lines, frozenset(_titles(pages, titled)))
    government, reasons = _weigh(GOVERNMENT_SIGNS, seen)
    department, told = _weigh(DEPARTMENT_SIGNS, seen)
    # A district's sum of 三公 prints form 9 alone, and would pass for a department's.
    if _is_of_a_place(lines, titled) and department < _ENOUGH:
        return Nature(PLACE_SUMMARY, reasons)
    # Forms that are there say more than a cover that does not say 决算.
    other = _by_cover(cover) if not titled else None
    if other and department < _ENOUGH:
        return Nature(other)
    # Departments quote the government's account, and governments list departments: the weight
    # decides.
    if government >= _ENOUGH and government > department:
        return Nature(GOVERNMENT, reasons)
    if government and not department and not _DEPARTMENT_WORDS.search(cover + squeeze(file_name)):
        return Nature(GOVERNMENT, reasons)
    if _is_budget(cover, lines, titled):
        return Nature(BUDGET, ())
    return Nature(DEPARTMENT, told)


def _is_of_a_place(lines: Sequence[str], titled: Collection[int]) -> bool:
    """Whether the first lines title what a place spent on 三公, and no other form is there."""
    if set(titled) - {9}:
        return False
    found = re.match(PLACE_PUBLIC, "".join(lines))
    named = re.sub(r"部门|单位|党政机关|行政事业", "", found[0]) if found else ""
    return bool(found) and bool(re.search(r"[省市州县区旗盟]", named)) and not _OFFICE.search(named)


def _by_cover(words: str) -> str | None:
    """What a cover without 决算 says that a file is."""
    if _FINAL.search(words):
        return None
    return next((kind for pattern, kind in COVERS if re.search(pattern, words)), None)


def _is_budget(cover: str, lines: Sequence[str], titled: Collection[int]) -> bool:
    """Whether a cover says 预算, not 决算; without either, whether no title says 决算."""
    if _FINAL.search(cover):
        return False
    if re.search(r"(部门|单位|(?<!全)年)预算", cover):
        return True
    final = sum(1 for line in lines if "决算" in line)
    budget = sum(1 for line in lines if "部门预算" in line or "单位预算" in line)
    return budget > final and not titled


def without_forms(
    pages: Sequence[Sequence[str]], file_name: str = "", hindrances: Sequence[str] = ()
) -> Nature:
    """Tell what a file is in which no form and no narrative was found."""
    lines = [squeeze(line) for page in pages for line in page]
    cover = cover_of(pages)
    for words in (cover, squeeze(file_name)):
        if _FINAL.search(words):
            break
        if kind := _by_cover(words):
            return Nature(kind, ())
    budget = any("部门预算" in line or "单位预算" in line for line in lines)
    if budget and not any(_HEADS.match(line) for line in lines):
        return Nature(BUDGET, ())
    return Nature(UNCLEAR if hindrances else ELSE, tuple(hindrances))


def tells_accounts(pages: Sequence[Sequence[str]]) -> bool:
    """Whether a file without forms is the narrative of a final account."""
    heads = cover_of(pages)
    lines = [squeeze(line) for page in pages for line in page]
    headed = sum(1 for line in lines if _HEADS.match(line))
    return headed > 0 and ("决算" in heads or headed > 1)


def nature_of_contents(scope: str, forms: Collection[int], statements: int) -> str:
    """The nature of a department's accounts by what was found of them."""
    if not forms:
        return NARRATIVE_ALONE
    if not statements:
        return FORMS_ALONE
    return UNIT if scope == "单位" else DEPARTMENT


def refuse_others(
    pages: Sequence[Sequence[str]],
    titled: Collection[int | None],
    file_name: str,
    taken: Collection[str] = (DEPARTMENT,),
) -> str:
    """Refuse what is a government's account or a budget, before its forms are read.

    Gives the kind of what is not refused, one of ``taken``.
    """
    nature = nature_of(pages, {form for form in titled if form}, file_name)
    if nature.kind not in taken:
        raise nature.refuse()
    return nature.kind


def refuse_silent(
    pages: Sequence[Sequence[str]],
    forms: Collection[int],
    file_name: str,
    hindrances: Sequence[str] = (),
) -> None:
    """Refuse what has neither a form nor the headings of a narrative.

    ``hindrances`` say why there may be more in the file than could be read of it.
    """
    if not forms and not tells_accounts(pages):
        raise without_forms(pages, file_name, hindrances).refuse()


def refuse_empty(
    pages: Sequence[Sequence[str]], read: FormsRead, statements: int, file_name: str
) -> None:
    """Refuse a template, and a text that states no figure."""
    # What is printed and not taken (a scan too coarse) is no blank either.
    printed = [*(e.printed for e in read.entries), *(u.printed for u in read.unread)]
    taken = any(entry.amount is not None for entry in read.entries)
    amounts = taken or any(char.isdigit() for text in printed for char in text)
    if not read.forms and not statements:
        raise without_forms(pages, file_name).refuse()
    # Forms 7, 8 and 9 are often empty by themselves; others without one amount are a template's.
    if read.forms and not amounts and _is_blank(pages, read.forms, statements):
        raise Nature(TEMPLATE, ("各表都没有一个数",)).refuse()


def refuse_annex(projects: Collection[object], contradictions: Sequence[str]) -> None:
    """Refuse annexes in a file of their own that hold no project, or are another disclosure's."""
    if not projects or contradictions:
        raise Nature(PERFORMANCE, tuple(contradictions)).refuse()


def _is_blank(pages: Sequence[Sequence[str]], forms: Collection[int], statements: int) -> bool:
    """Whether forms without one amount are a template; a form of its own may well be empty."""
    placeholder = _BLANK.search(cover_of(pages)) or any(
        _PLACEHOLDER.search(squeeze(line)) for page in pages for line in page
    )
    return bool(placeholder) or (len(set(forms) - {7, 8, 9}) > 1 and not statements)
