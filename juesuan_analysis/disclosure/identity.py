"""Who and when: region, department, scope and fiscal year, read from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan_analysis.errors import DocumentError
from juesuan_analysis.vocabulary.regions import find_region
from juesuan_analysis.vocabulary.text import squeeze

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_YEAR = re.compile(r"(20\d\d)年度?")
_COVER_YEAR_WEIGHT = 5
_COVER_LINES = 12
_LABEL = re.compile(
    r"(?:^|表|元)(?:公开|编制|填报|预算)?(?:部门|单位)(?:名称)?(?:（公章）|（盖章）)?：(.+?)(?=公开\d+表|财决|金额单位|单位：|20\d\d年|$)"
)
_SUPERIOR = re.compile(
    r"^(?:预算)?主管(?:部门|单位)(?:名称)?：(.+)$"
)  # in want of a name of its own
_ATTACHMENT = re.compile(r"附(?:件|表|录)?[\d一二三四五六七八九十]*[：.、]?")
_PART = re.compile(r"第[一二三]部分[:：、]?(.+?)(?:概况|20\d\d年度?|部门决算|单位决算|基本情况)")
_COVERS = (
    re.compile(r"^(.{3,40}?)20\d\d年度?(?:部门|单位)?决算"),
    re.compile(r"^20\d\d年度?(.{3,40}?)(?:部门|单位)?(?:决算|预算)"),
    re.compile(r"^(.{3,40}?)(?:部门|单位)决算"),
    re.compile(
        r"决算(?:公开)?(?:文本|报告|说明|情况说明)?([^：]{3,40}?[局委办厅院会部室心校学所站])(?:20\d\d年|$)"
    ),
)
_DECORATION = re.compile(
    r"^20\d\d年度?|（(?:汇总|本级|本部|部门|单位|公开|机关|合并|部门汇总)）|(?:部门|单位)$|(?:本级|（机关）)$|"
    r"^附件[\d一二三四五六七八九十]*[：.、]?|^关于(?:公开)?|"
    r"^(?:[\[【（]\d{3,}[\]】）]|\d{3,}[-—–_])"  # the code of a department
)
_PLACEHOLDER = re.compile(r"[xX×＊*某]{2}|^(本部门|本单位|部门|单位|名称|全称|概况)$|[，。；]")
_MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose accounts a document holds, and of which year.

    ``doubt`` says what the document does not tell and was taken from its file name. ``version``
    counts documents of one identity that differ in their figures.
    """

    region: str | None
    region_code: str | None
    department: str
    scope: str
    year: int
    doubt: str | None = None
    version: int = 1

    @property
    def disclosure_id(self) -> str:
        """Stable identity of region, department, scope and year, and of a later version."""
        place = self.region_code or self.region or "-"
        version = [f"第{self.version}版"] if self.version > 1 else []
        return "|".join((place, self.department, self.scope, str(self.year), *version))


def _arabic_years(text: str) -> str:
    return _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS).replace("二", "2"), text)


def _cover(pages: Sequence[Sequence[str]]) -> str:
    """The cover's text on one line, up to the contents that may follow on the same page."""
    first = next((lines for lines in pages if lines), [])
    squeezed = (_arabic_years(squeeze(line)) for line in first[:_COVER_LINES])
    text = "".join(line for line in squeezed if not _ATTACHMENT.fullmatch(line))
    return re.split(r"目录|目次|第一部分", text)[0]


def _find_year(cover: str, lines: Sequence[str]) -> int | None:
    votes: Counter[int] = Counter()
    for year in _YEAR.findall(cover):
        votes[int(year)] += _COVER_YEAR_WEIGHT
    for line in lines:
        if "决算" in line:
            votes.update(int(year) for year in _YEAR.findall(line))
    if not votes:  # no line that says 决算 has a year: any year that the document writes
        votes.update(int(year) for line in lines for year in _YEAR.findall(line))
    return votes.most_common(1)[0][0] if votes else None


def _clean_department(name: str) -> str:
    before = ""
    while name != before:
        before, name = name, _DECORATION.sub("", name)
    return name


def _candidates(cover: str, lines: Sequence[str]) -> list[str]:
    """Names that the document gives its department: on the forms, in the headings, on the cover."""
    labels = Counter(m[1] for line in lines for m in _LABEL.finditer(line))
    parts = Counter(m[1] for line in lines for m in [_PART.search(line)] if m)
    superiors = Counter(m[1] for line in lines for m in [_SUPERIOR.search(line)] if m)
    covers = [m[1] for pattern in _COVERS for m in [pattern.search(cover)] if m]
    return [
        *(name for name, _ in labels.most_common()),
        *covers,
        *(name for name, _ in parts.most_common()),
        *(name for name, _ in superiors.most_common()),
    ]


def _find_department(cover: str, lines: Sequence[str]) -> str | None:
    names = (_clean_department(name) for name in _candidates(cover, lines))
    return next((name for name in names if _is_department(name)), None)


def _is_department(name: str) -> bool:
    if not 2 < len(name) <= _MAX_NAME or _PLACEHOLDER.search(name):
        return False
    region = find_region(name)
    return region is None or not region.name.endswith(name)  # a division by itself is no department


def _find_scope(cover: str, lines: Sequence[str]) -> str:
    head = cover + "".join(lines[:40])
    if re.search(r"（?本级）?(20\d\d年度?)?(单位|部门)?决算|单位决算", cover):
        return "单位"
    if "部门决算" in cover or "（汇总）" in head:
        return "部门"
    units, departments = head.count("单位决算"), head.count("部门决算")
    return "单位" if units > departments else "部门"


def identify(
    pages: Sequence[Sequence[str]], overrides: dict[str, str], file_name: str = ""
) -> Identity:
    """Tell whose accounts these are.

    Parameters
    ----------
    pages
        Folded text lines of every page.
    overrides
        ``region``, ``department``, ``scope`` or ``year`` from the manifest; they win.
    file_name
        Stands in, with a doubt, where the document names no department.

    Raises
    ------
    DocumentError
        Neither the document nor the manifest names a year, or anything names a department.
    """
    cover = _cover(pages)
    lines = [_arabic_years(squeeze(line)) for page in pages for line in page]
    named = overrides.get("department") or _find_department(cover, lines)
    department = named or file_name
    year = overrides.get("year") or _find_year(cover, lines)
    if not department or not year:
        missing = "部门名称" if not department else "年度"
        raise DocumentError("身份不明", f"读不出{missing}；请在 manifest.csv 里为它写一行")
    found = find_region(department, cover) or find_region(cover)
    region = overrides.get("region") or (found.name if found else None)
    if overrides.get("region"):
        found = find_region(overrides["region"])
    return Identity(
        region,
        found.code if found else None,
        department,
        overrides.get("scope") or _find_scope(cover, lines),
        int(year),
        None if named else "读不出部门名称，暂用文件名；请在 manifest.csv 里写明",
    )
