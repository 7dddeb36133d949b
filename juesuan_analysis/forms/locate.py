"""Find the forms of a disclosure by their titles."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from juesuan_analysis.facts import Place, TextLine
from juesuan_analysis.forms.amount import has_amount
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.forms import FORMS, OTHER_TITLES
from juesuan_analysis.vocabulary.text import squeeze
from juesuan_analysis.vocabulary.titles import title_parts

_NUMBERING = re.compile(
    r"^(公开|附)?(件|表)?[一二三四五六七八九十]{1,3}[、.．：)）]|"
    r"^(公开|附)?(件|表)?\d{1,2}(-\d{1,2})?[、.．：)）]?(?!\d*年)|"
    r"^（[一二三四五六七八九十\d]+）"
)
_FURNITURE = re.compile(
    r"(财决(公开)?|公开)[\d一二三四五六七八九十]+(-\d+)?表|(金额)?单位：.*|(公开|编制|填报)?(部门|单位)(名称)?：.*|"
    r"\d{4}年度?|[（(]?续表?[)）]?$|^表[\d一二三四五六七八九十]+"
)
_UNIT = re.compile(r"单位[：:]?(?:人民币)?[（：]?(万元|千元|亿元|元)")
_TITLED_UNIT = re.compile(r"（(?:金?额?单位：)?(万元|千元|亿元|元)）$")
# What may follow a title in brackets without making it another table's (分单位 would).
_ASIDE = re.compile(
    r"（((部门|单位)?(汇总|本级|本部)|部门|本级|含?下属|公开[^（）]*|财决[^（）]*|"
    r"按?(支出)?功能(分类)?(科目)?|按?科目|\d/\d|[一二三上下]|万元|元)）$"
)
_NARRATIVE = re.compile(r"第[三四]部分|情况说明|名词解释")
_BUDGET = re.compile(r"预算总?表")
_HINT = re.compile(r"决\s*算|表\s*$|表\s*[（(]")
_MIN_FUZZY = 4  # characters: no title has less than five, so that shorter lines need no look
_OF_COLUMNS = ("数", "额")  # 收入决算数 heads a column, and is one edit from a title
_CONTENTS_TITLES = 5  # a page with so many titles and no unit is a table of contents
_SENTENCE = re.compile(r"[一-龥”）][,;。]")  # names of lines have no such stops (commas are folded)
# Lines above the narrative's heading on a page on which a form may still go on, and sentences that
# may stand on it. Seven disclosures read the same with 1 to 8 and with 0 to 7.
_TOP, _RUNNING = 4, 3
_TITLE_MAX, _MIN_TITLE = 60, 6  # characters: those of the nine forms have 21 at most
_NEXT = 4  # line heights from one line of a title to the next
_TABLE = re.compile(r"表(（[^（）]*）)?$")
_REPORT = re.compile(
    r"[,;。]|续表|见.*表$|^(注|说明)|"
    # 部门决算报表: the whole of the forms, and no table of its own
    r"^(.*([局委办厅院校会心学所站队部府处团协联社位度司馆园镇乡县市区）]|年|部门|单位))?"
    r"(决算|公开|附)+(报|附|公开)*表$"
)


@frozen
class Title:
    """A table title on a page. ``form`` is None for a table that is none of the nine.

    ``sure`` tells whether the title could name no other form; see :func:`settled`.
    """

    form: int | None
    text: str
    place: Place
    sure: bool = True


def _unquoted(text: str) -> str:
    """Drop quotation marks: around 三公 offices use “”, "" or 「」, and fonts move them."""
    return re.sub(r"[“”\"「」『』‘’']", "", text)


_TITLES: dict[str, int | None] = {
    **{_unquoted(squeeze(title)): None for title in OTHER_TITLES},
    **{_unquoted(squeeze(title)): form.number for form in FORMS for title in form.titles},
}


def _within_one_edit(a: str, b: str) -> bool:
    """Whether one insertion, deletion or replacement makes the two strings equal."""
    if abs(len(a) - len(b)) > 1:
        return False
    pairs = enumerate(zip(a, b, strict=False))
    i = next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
    return a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]


def _strip(line: str) -> str:
    text = _FURNITURE.sub("", _ASIDE.sub("", squeeze(line)))
    bare = _FURNITURE.sub("", _NUMBERING.sub("", text, count=1))
    return _ASIDE.sub("", re.sub(r"^《(.*)》$", r"\1", bare))


@lru_cache(maxsize=4096)
def _read_title(line: str) -> tuple[bool, int | None, bool]:
    """Whether a line is a table title, of which form, and whether it could name no other."""
    text = _unquoted(_strip(line))
    if len(text) > _TITLE_MAX or _BUDGET.search(text):
        return (
            False,
            None,
            False,
        )  # 收入预算总表 is one edit from 收入决算总表, and another document
    if text in _TITLES:
        return True, _TITLES[text], True
    parts = title_parts(text)
    if parts:
        return True, parts.form, parts.is_sure
    if len(text) < _MIN_FUZZY or text.endswith(_OF_COLUMNS):
        return False, None, False
    close = {_TITLES[t] for t in _TITLES if _within_one_edit(text, t)}
    return (True, close.pop(), True) if len(close) == 1 else (False, None, False)


def match_title(line: str) -> tuple[bool, int | None]:
    """Whether a line is a table title, and of which form (None: a table of another kind)."""
    return _read_title(line)[:2]


def is_government_title(line: str) -> bool:
    """Whether a line titles a table of a whole government (全市一般公共预算支出决算表)."""
    parts = title_parts(_unquoted(_strip(line)))
    return parts is not None and parts.is_government


def settled(titles: Sequence[Title], named: Collection[int]) -> list[Title]:
    """Leave forms that other titles name for sure to those.

    Parameters
    ----------
    titles
        The titles of a page.
    named
        The forms that the whole document names for sure.
    """
    return [
        replace(title, form=None) if not title.sure and title.form in named else title
        for title in titles
    ]


def running_heads(pages: Iterable[Sequence[str]]) -> frozenset[str]:
    """Lines that look like titles and stand on several pages, one with a form's own title."""
    titles = ((_strip(t) for t in lines if "表" in t) for lines in pages)
    heads = [{text for text in found if _TABLE.search(text)} for found in titles]
    counts = Counter(text for found in heads for text in found)
    beside = {text for found in heads if any(match_title(t)[0] for t in found) for text in found}
    return frozenset(text for text in beside if counts[text] > 1)


def is_unknown_title(line: str, heads: frozenset[str] = frozenset()) -> bool:
    """Whether a line looks like the title of a table, but of none that is known."""
    text = _strip(line)
    known = text in heads or match_title(line)[0] or _REPORT.search(text)
    return _MIN_TITLE <= len(text) <= _TITLE_MAX and bool(_TABLE.search(text)) and not known


def _is_next(line: TextLine, following: TextLine) -> bool:
    """Whether a line stands below another, or beside it; the text layer may run in other ways."""
    size = line.place.y1 - line.place.y0
    return -size < following.place.y0 - line.place.y0 < _NEXT * size


def find_titles(lines: Sequence[TextLine]) -> list[Title]:
    """Find the table titles among the lines of a page; a title may be wrapped over two lines."""
    titles: list[Title] = []
    skip = -1
    for i, line in enumerate(lines):
        if i == skip:
            continue
        found, form, sure = _read_title(line.text)
        following = lines[i + 1] if i + 1 < len(lines) else None
        if (
            following
            and _is_next(line, following)
            and (not found or not line.text.rstrip().endswith("表"))
        ):
            joined, joined_form, joined_sure = _read_title(line.text + following.text)
            if joined and len(squeeze(following.text)) <= _TITLE_MAX // 3:
                found, form, sure, skip = True, joined_form, joined_sure, i + 1
        if found:
            titles.append(Title(form, squeeze(line.text), line.place, sure))
    return titles


def find_unit(lines: Sequence[str]) -> str | None:
    """The unit that a page states (单位：万元), if it states one."""
    found = (_UNIT.search(squeeze(line)) for line in lines)
    return next((match[1] for match in found if match), None)


def unit_of_title(title: str) -> str | None:
    """The unit that a title ends in (支出决算表（元）)."""
    match = _TITLED_UNIT.search(title)
    return match[1] if match else None


def forms_named(lines: Sequence[str]) -> list[int | None]:
    """The forms whose titles stand on a page; None for each table that is none of the nine."""
    joined = (a + b for a, b in itertools.pairwise(lines))
    matches = (match_title(text) for text in (*lines, *joined) if _HINT.search(text))
    return [form for found, form in matches if found]


def _may_continue(lines: Sequence[str]) -> bool:
    """A cheap look at a page after a form's: could the form go on here?"""
    head = next((i for i, line in enumerate(lines) if is_narrative(line)), None)
    own = lines[:head]
    if any(has_amount(line) and not _runs(line) for line in own):  # its last rows, at least
        return sum(map(_runs, own)) <= _RUNNING
    return (head is None or head >= _TOP) and sum(map(_runs, lines)) <= _RUNNING


def is_narrative(line: str) -> bool:
    """Whether a line begins the narrative or the glossary."""
    return bool(_NARRATIVE.search(squeeze(line)))


def _runs(line: str) -> bool:
    return bool(_SENTENCE.search(squeeze(line)))


def form_pages(pages: Sequence[Sequence[str]], unread: Collection[int] = ()) -> list[int]:
    """Page numbers (from 1) on which forms may stand: title pages and those that follow them.

    A form goes on behind a blank page; behind one that is not read another may have begun.
    """
    chosen: list[int] = []
    inside = False
    for number, lines in enumerate(pages, start=1):
        named = forms_named(lines)
        contents = len({*named} - {None}) >= _CONTENTS_TITLES and not find_unit(lines)
        if named:
            inside = any(named) and not contents
        elif lines or number in unread:
            inside = inside and bool(lines) and _may_continue(lines)
        other = bool(named) and not contents and any(map(has_amount, lines))
        if (inside and lines) or other:  # what stands in another table of accounts is told
            chosen.append(number)
    return chosen
