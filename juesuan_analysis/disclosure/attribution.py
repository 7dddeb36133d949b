"""Who and when: region, department, scope and fiscal year, read from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from juesuan_analysis.disclosure.years import find_year
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.vocabulary.regions import Region, find_region, zone_in
from juesuan_analysis.vocabulary.text import shown, squeeze

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
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
_PLACEHOLDER = re.compile(
    r"[xX×＊*某]{2}|^(本部门|本单位|部门|单位|名称|全称|概况)$|[，。；：:]|"
    r"第.{1,3}(部分|章|篇)|目录|20\d\d年|^(人民币)?[（(]?[万千亿百]?元|金额|盖章|公章|^(部门|单位)?(收入|支出|收支|财政拨款|一般公共预算|决算|预算)"
)
_TITLED = re.compile(r"^(.{3,40}?)20\d\d年度?.{0,30}(?:决算|情况)")
_OFFICE = re.compile(r"[局委办厅院校会部室所站队园馆]|街道|中心|大学|政府|法院|镇|乡")
_PLACED = re.compile(r"[省市县区旗州盟镇乡]")
_OFFICE_END = re.compile(r"([局委办厅院校会室所站队馆]|部|街道|中心|大学|政府|乡|镇)$")
_DETAILS = re.compile(r"[\d_\-—–（(【\[：:、.]|附[件表]|公开|决算|汇总")
_GROUPS = ("委办局", "各局", "总部", "全部", "机关单位")
_MAX_NAME = 40
# The parts of a name that offices write in full and in short.
_SHORT = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"中国共产党|中共", ""),
        (r"管理委员会|管委会", ""),
        (r"委员会", "委"),
        (r"街道办事处|街道办", "街道"),
        (r"办公室", "办"),
        (r"(?<=[镇乡])人民政府$|(?<=[省市县区])人民政府(?=办)", ""),
    )
)


@frozen
class Attribution:
    """Whose accounts a document holds, and of which year.

    ``doubt`` says what the document does not tell and was taken from its file name; ``doubts`` what
    in it contradicts what was taken. ``version`` counts documents of one attribution that differ in
    their figures.
    """

    region: str | None
    region_code: str | None
    department: str
    scope: str
    year: int
    doubt: str | None = None
    version: int = 1
    doubts: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()  # what neither the document nor the manifest says

    @property
    def disclosure_id(self) -> str:
        """Stable id of region, department, scope and year, and of a later version."""
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


def clean_department(name: str) -> str:
    """A name without years, brackets of scope, numbers and the words about publication."""
    before = ""
    while name != before:
        before, name = name, _DECORATION.sub("", name)
    return name


def _sources(cover: str, lines: Sequence[str]) -> dict[str, list[str]]:
    """Names that the document gives its department, by where they stand, the surest first."""
    labels = Counter(labels_of(lines))
    parts = Counter(m[1] for line in lines for m in [_PART.search(line)] if m)
    superiors = Counter(m[1] for line in lines for m in [_SUPERIOR.search(line)] if m)
    covers = [m[1] for pattern in _COVERS for m in [pattern.search(cover)] if m]
    titles = Counter(m[1] for line in lines for m in [_TITLED.match(line)] if m)
    found = {
        "表上": [name for name, _ in labels.most_common()],
        "封面": covers,
        "标题": [name for name, _ in titles.most_common()],
        "章节": [name for name, _ in parts.most_common()],
        "主管部门": [name for name, _ in superiors.most_common()],
    }
    cleaned = ((where, map(clean_department, names)) for where, names in found.items())
    return {where: [name for name in names if is_department(name)] for where, names in cleaned}


def is_office(name: str) -> bool:
    """Whether a name says what kind of office it is of."""
    return bool(_OFFICE.search(name))


def labels_of(lines: Sequence[str]) -> list[str]:
    """What stands behind 部门： or 单位： on forms, as printed."""
    return [m[1] for line in lines for m in _LABEL.finditer(line)]


def same_office(one: str, other: str) -> bool:
    """Whether two names may be one office's: one may leave out its district, or be short.

    >>> same_office("中共虚构县委组织部", "中国共产党虚构县委员会组织部")
    True
    """
    one, other = _short(one), _short(other)
    return one.endswith(other) or other.endswith(one)


def _short(name: str) -> str:
    for pattern, put in _SHORT:
        name = pattern.sub(put, name)
    return name


def _find_department(cover: str, lines: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The department, and what other names the document gives on its cover or its forms."""
    found = {where: names for where, names in _sources(cover, lines).items() if names}
    if not found:
        return None, ()
    name = next(iter(found.values()))[0]
    others = ((w, found[w][0]) for w in ("表上", "封面") if w in found)
    return name, tuple(
        f"{where}写的是“{other}”，取“{name}”"
        for where, other in others
        if not same_office(name, other)
    )


def name_in(text: str) -> str | None:
    """The department that a file's or a folder's name tells (X局2021年度部门决算)."""
    words = _arabic_years(squeeze(text))
    bare = re.sub(r"^\d{1,3}[.、_\-—–]+|^\d{1,2}(?=[一-龥])", "", words)
    found = (m[1] for p in (*_COVERS, _TITLED) for m in [p.search(bare)] if m)
    names = (clean_department(name) for name in (*found, _before_details(bare)))
    return next((name for name in names if is_department(name) and is_office(name)), None)


def _before_details(text: str) -> str:
    """What a file's name begins with, if that is an office (虚构县民政局-附件3)."""
    head = _DETAILS.split(text)[0]
    return head if _OFFICE_END.search(head) and head not in _GROUPS else ""


def is_department(name: str) -> bool:
    """Whether a cleaned text can be a department's name: no label, no unit, no place by itself."""
    if not 2 < len(name) <= _MAX_NAME or _PLACEHOLDER.search(name):
        return False
    region = find_region(name)
    return region is None or not region.name.endswith(name)  # a division by itself is no department


def _find_scope(cover: str, lines: Sequence[str]) -> str:
    head = cover + "".join(lines[:40])
    # A cover that says 单位 is surer than any count of the words within.
    if re.search(r"（?本级）?(20\d\d年度?)?(单位|部门)?决算|单位决算", cover):
        return "单位"
    if "部门决算" in cover or "（汇总）" in head:
        return "部门"
    # Covers that say neither: the first lines tell which of the words the office uses of itself.
    units, departments = head.count("单位决算"), head.count("部门决算")
    return "单位" if units > departments else "部门"


def _codeless(found: Region | None, named: str) -> Iterator[str]:
    """Say that a zone has no code, by which others join and count."""
    zone = zone_in(named) if found is None else None if found.code else found.name
    if zone:
        yield f"没有找到{shown(zone)}的区划代码（代码表里没有这个区），代码留空"


def _tells_scope(cover: str, lines: Sequence[str]) -> bool:
    head = cover + "".join(lines[:40])
    return bool(re.search(r"(部门|单位)决算|本级|（汇总）", head))


def identify(
    pages: Sequence[Sequence[str]], overrides: dict[str, str], file_name: str = ""
) -> Attribution:
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
    told, doubts = _find_department(cover, lines)
    # Whoever wrote the manifest has decided; what the document says otherwise is told elsewhere.
    if "department" in overrides:
        doubts = ()
    named = overrides.get("department") or told
    department = named or name_in(file_name) or file_name
    found_year = find_year(cover, lines, _arabic_years(squeeze(file_name)))
    year = overrides.get("year") or (found_year.year if found_year else None)
    if not department or not year:
        missing = "部门名称" if not department else "年度"
        raise DocumentError("身份不明", f"读不出{missing}；请在 manifest.csv 里为它写一行")
    if "year" not in overrides and found_year:
        doubts = (*doubts, *found_year.doubts)
    # The office's name tells its district; a cover may name the province alone.
    found = find_region(department, cover) or find_region(cover)
    region = overrides.get("region")
    if region:
        found = find_region(region)
    doubts = (*doubts, *_codeless(found, region or department))
    said = {
        "department": bool(named or name_in(file_name)),
        "scope": "scope" in overrides or _tells_scope(cover, lines),
        "region": bool(found or region or _PLACED.search(department)),
    }
    return Attribution(
        found.name if found else region,
        (found.code or None) if found else None,
        department,
        overrides.get("scope") or _find_scope(cover, lines),
        int(year),
        None if named else "读不出部门名称，暂用文件名；请在 manifest.csv 里写明",
        doubts=doubts,
        unstated=tuple(name for name, told in said.items() if not told),
    )
