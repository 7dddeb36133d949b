"""The names of lines: how they are cleaned, and which wordings mean the same line."""

from __future__ import annotations

import re
from functools import lru_cache

from juesuan_analysis.vocabulary.classes import ECONOMIC, FUNCTIONAL
from juesuan_analysis.vocabulary.forms import BY_NUMBER, CODED, SIDED
from juesuan_analysis.vocabulary.text import NOTE_SIGNS, squeeze
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.tree import walk

_remembered = lru_cache(maxsize=1 << 13)  # a document names its lines again and again
_NUMBERING = re.compile(
    r"^(其中：|[一二三四五六七八九十百]+[、.．]|（[一二三四五六七八九十]+）|（\d+）|\d{1,2}[、.．](?!\d))+"
)

_NOTE = rf"[{NOTE_SIGNS}]+|[\[【]注?\d{{0,2}}[\]】]"
_MARKS = re.compile(
    rf"^({_NOTE}|注\d{{1,2}})(?=[一-龥（])|(?<=[一-龥）])({_NOTE}|（注?\d{{0,2}}）|注\d{{1,2}})$"
)

FUNCTIONAL_CLASSES: dict[str, tuple[str, ...]] = {
    one.code: tuple(name for name, _ in one.names) for one in FUNCTIONAL
}
ECONOMIC_CLASSES: dict[str, str] = {one.code: one.name for one in ECONOMIC}
PERSONNEL_CLASSES = tuple(one.code for one in ECONOMIC if one.personnel)
APPROPRIATIONS = (
    "一般公共预算财政拨款",
    "政府性基金预算财政拨款",
    "国有资本经营预算财政拨款",
)
OPENING_APPROPRIATIONS = BY_NUMBER[4].parent
PERSONNEL_TOTAL, PUBLIC_TOTAL = "人员经费合计", "公用经费合计"

PUBLIC_LINES = tuple(walk(TREE))
THREE_PUBLIC = tuple(line.name for line in PUBLIC_LINES)
WIDER_LINES = tuple(line.name for line in BESIDE)
# What a published name of form 1 or 4 means, where offices or years use several.
_BALANCES = (
    ("使用非财政拨款结余", r"使用非财政拨款(专用)?结余.*|(用)?事业基金弥补收支差额"),
    ("年初结转和结余", r"(年初|上年)(结转(和|及|与|、)?结余|结转|结转结余)(资金)?"),
    ("年末结转和结余", r"年末结转(和|及|与|、)?结余(资金)?|结转下年(支出)?"),
    ("年末财政拨款结转和结余", r"年末财政拨款结转(和|及|与|、)?结余"),
)
# Form 4 holds appropriations alone, also where its lines do not say so.
_APPROPRIATED = {
    "年初结转和结余": OPENING_APPROPRIATIONS,
    "年末结转和结余": "年末财政拨款结转和结余",
}
# Totals get one name; other lines keep the published one.
_TOTALS = (
    ("总计", r"(收入|支出)?(决算)?总计"),
    ("本年收入合计", r"本年收入(合计|小计)?|收入合计"),
    ("本年支出合计", r"本年支出(合计|小计)?|支出合计"),
)
_CANONICAL: dict[int, tuple[tuple[str, str], ...]] = {
    1: (*_TOTALS, *_BALANCES),
    4: (
        *_TOTALS,
        *((_APPROPRIATED.get(n, n), p) for n, p in _BALANCES),
        (OPENING_APPROPRIATIONS, r"(年初|上年)财政拨款结转(和|及)?结余"),
    ),
    6: (
        (PERSONNEL_TOTAL, r"人员经费(合计|小计|支出合计)?"),
        (PUBLIC_TOTAL, r"(日常)?公用经费(合计|小计|支出合计)?"),
    ),
    9: tuple((line.name, line.row) for line in (*PUBLIC_LINES, *BESIDE)),
}
_SOURCES = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
_SIDED = re.compile(
    rf"({'|'.join(_SOURCES)})(财政)?(拨款)?(收入|支出)?|(上级补助|事业|经营|其他|财政拨款)收入|"
    r"附属单位(上缴|缴款)收入|结余分配"
)
_COUNT = re.compile(
    r".*（(个|辆|台|套|批|次|人|人次|批次|团次|个数)）|"
    r".*(团组|人次|批次|人数|台数|辆数|保有量|购置)(数|量)?(（.*）)?(?<!购置)|.*相关统计数"
)
_SPENDING = ("本年支出合计", "结余分配", "年末结转和结余", "年末财政拨款结转和结余")
CODE_LEVELS = {3: "类", 5: "款", 7: "项"}  # by the digits of a code
CLASS_DIGITS, SECTION_DIGITS, ITEM_DIGITS = CODE_LEVELS
CODE = re.compile(r"\d{3}(\d\d){0,3}")  # of a 类, 款, 项 or below
_REMARK = re.compile(r"^(注|说明|备注|附注)[:：]|[一-龥）][,;。]|本表无|无数据|(为|是)空表")
_SENTENCE = 6  # characters, at least
_WIDER = re.compile("|".join(WIDER_LINES))
_TOTAL = re.compile(r"合计|总计|小计|支出合计|收入合计|本年(收入|支出)?合计")


@_remembered
def clean(name: str) -> str:
    """Squeeze a printed name; drop its numbering (一、, （一）, 1., or what OCR left of it).

    The marks of notes are dropped as well: *, †, 注1, [1], （1） behind the name.
    """
    squeezed = _MARKS.sub("", squeeze(name))
    return _NUMBERING.sub("", squeezed).lstrip("、")


def _match(table: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((line for line, pattern in table if re.fullmatch(pattern, name)), None)


@_remembered
def canonical(form: int, name: str) -> str:
    """Name a line of a form as the data contract does; unknown names stay as they are."""
    cleaned = clean(name)
    if form in CODED:
        return "合计" if _TOTAL.fullmatch(cleaned) else cleaned
    return _match(_CANONICAL.get(form, ()), cleaned) or cleaned


def wordings(form: int) -> tuple[tuple[str, str], ...]:
    """Give the lines that are known by wordings: each canonical name with a pattern of names."""
    return _CANONICAL.get(form, ())


def is_count(name: str) -> bool:
    """Whether a line tells a number of things, not an amount (公务用车保有量（辆）)."""
    return bool(_COUNT.fullmatch(squeeze(name)))


def is_total(name: str) -> bool:
    """Whether a line is the total of a form of 科目."""
    return bool(_TOTAL.fullmatch(clean(name)))


def is_remark(text: str) -> bool:
    """Whether a squeezed text is a sentence about the form, and no name in it."""
    return bool(_REMARK.search(text)) and len(text) >= _SENTENCE


def is_spending(form: int, name: str) -> bool:
    """Whether a line of form 1 or 4 stands on the side of expenditure alone."""
    cleaned = clean(name)
    meaning = _match(_BALANCES, cleaned) or canonical(form, name)
    return cleaned in CODE_OF_CLASS or meaning in _SPENDING


def is_wider(name: str) -> bool:
    """Whether a line of form 9 is none of “三公”, but may be held by the total."""
    return bool(_WIDER.search(name))


def is_complete(form: int, name: str) -> bool:
    """Whether a name is the whole of a line that the form prints, and not a piece of one."""
    cleaned = clean(name)
    if form in SIDED:
        named = cleaned in _CLASS_NAMES or _SIDED.fullmatch(cleaned) is not None
        return named or any(_match(t, cleaned) for t in (_CANONICAL[form], _BALANCES))
    return canonical(form, name) in (*THREE_PUBLIC, PERSONNEL_TOTAL, PUBLIC_TOTAL)


@_remembered
def is_known(form: int, name: str) -> bool:
    """Whether a name is one of the lines that the form prints in every disclosure."""
    cleaned = clean(name)
    return (
        cleaned in _CLASS_NAMES
        or (form in SIDED and cleaned.startswith(_SOURCES))
        or _match(_CANONICAL.get(form, ()), cleaned) is not None
        or _match(_BALANCES, cleaned) is not None
    )


_CLASS_NAMES = {name for names in FUNCTIONAL_CLASSES.values() for name in names} | set(
    ECONOMIC_CLASSES.values()
)
CODE_OF_CLASS = {name: code for code, names in FUNCTIONAL_CLASSES.items() for name in names}
CODE_OF_ECONOMIC_CLASS = {name: code for code, name in ECONOMIC_CLASSES.items()}
