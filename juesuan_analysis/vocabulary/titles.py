"""A table's title by its parts: fund × subject × kind × qualifier, and the form that they make.

Offices word the titles of the nine forms in hundreds of ways (公共财政 until 2015, 批复表, 列示,
高等学校 …), but of few parts. A title is what is wholly made of them, behind the name of an office
or a place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from juesuan_analysis.frozen import frozen

_GENERAL, _FUND, _CAPITAL, _ALL, _OTHER = (
    "一般公共预算",
    "政府性基金",
    "国有资本",
    "财政拨款",
    "其他资金",
)
BOTH, _INCOME, SPENDING, _BASIC = "收支", "收入", "支出", "基本支出"
_THREE_PUBLIC, _PROJECT, _ELSE = "三公", "项目支出", "其他"

# What a part of a title may be written as; the first that fits is taken, so longer ones lead.
_FUNDS = {
    _OTHER: r"(政府性基金|国有资本经营)(?!预算|财政|拨款)|"
    r"财政专户(管理)?(资金)?|社会保险基金(预算)?|预算外资金|非财政拨款|单位资金|自有资金",
    _GENERAL: r"一般公共预算(当年|本年)?(财政)?(拨款)?|(地方)?公共财政(预算)?(财政)?(拨款)?|"
    r"(一般|公共)预算(财政)?拨款",
    _FUND: r"政府性基金(预算(财政)?(拨款)?|(财政)?拨款)",
    _CAPITAL: r"国有资本(经营)?(预算(财政)?(拨款)?|(财政)?拨款)",
    _ALL: r"财政拨款|财政补助",
}
_SUBJECTS = {
    _THREE_PUBLIC: r"(行政)?三公(经费)?",
    _PROJECT: r"项目收入支出|项目收支|项目支出|项目经费|基本建设(项目)?",
    _BASIC: r"基本支出",
    _ELSE: r"(行政(单位)?(和|及|、)?(参公|参照公务员法?管理)?(事业)?单位)?机关运行(经费)?|"
    r"(日常)?公用经费|人员经费|会议费|培训费|结转(和)?结余|(预算)?外?资产负债|"
    r"上缴上级|经营|附属单位|往来",
    BOTH: r"收入(、|和|与|及)?支出|收、?支",
    _INCOME: r"收入",
    SPENDING: r"支出",
}
_QUALIFIERS = {
    "经济分类": r"(按|分)?(部门|政府)?(预算)?(支出)?经济(性质)?(分类|科目)(科目)?(列示|明细)?",
    "单位": r"(按|分)(预算)?(单位|部门|处室)(列示)?",
    "项目": r"(按|分)项目(列示)?",
    "功能": r"(按|分)?(支出)?功能(分类)?(科目)?(列示)?|(按|分)科目(列示)?",
    "明细": r"明细",
    "": r"及|和|与|、|的|总体|情况|完成|公开|批复|汇总|统计|年度|部门|单位|本年|当年|执行|数据|"
    r"列示|安排|本级|报|附",
}
_KIND = r"决算|总|简|表"
_PARTS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            *((f"f{i}", pattern) for i, pattern in enumerate(_FUNDS.values())),
            *((f"q{i}", pattern) for i, pattern in enumerate(_QUALIFIERS.values())),
            *((f"s{i}", pattern) for i, pattern in enumerate(_SUBJECTS.values())),
            ("kind", _KIND),
        )
    )
)
_NAMES = {
    **{f"f{i}": ("fund", name) for i, name in enumerate(_FUNDS)},
    **{f"s{i}": ("subject", name) for i, name in enumerate(_SUBJECTS)},
    **{f"q{i}": ("qualifier", name) for i, name in enumerate(_QUALIFIERS)},
}
_BRACKETED = re.compile(r"（([^（）]*)）")
_MOST = 60  # characters
# A department's name ends so, and may stand before a title; other words would change its meaning.
_OWNER_END = tuple("局委办厅院校会心学所站队部府处团协联社位度司馆园镇乡县市区院关师旗庭台宫")
_LEVEL = re.compile(
    r"(全|本)(省|自治区|市|州|盟|县|区|旗|镇|乡|街道)|[省市州县区旗镇乡](本)?级|地方|全国|中央"
)
_PLACE = re.compile(r"(省|自治区|市|州|盟|县|旗|区)$")
# The first of the rules whose parts a title has tells its form.
_FORMS: tuple[tuple[tuple[str, ...], str, int], ...] = (
    (("", _GENERAL, _ALL), _THREE_PUBLIC, 9),
    (("", _ALL), _BASIC, 6),
    ((_GENERAL,), _BASIC, 6),
    (("",), BOTH, 1),
    (("",), _INCOME, 2),
    (("",), SPENDING, 3),
    ((_ALL,), BOTH, 4),
    ((_GENERAL, _ALL), SPENDING, 5),
    ((_GENERAL,), BOTH, 5),
    ((_FUND,), BOTH, 7),
    ((_FUND,), SPENDING, 7),
    ((_CAPITAL,), BOTH, 8),
    ((_CAPITAL,), SPENDING, 8),
)
# Titles of less than the form holds, or more: taken where no other names the form.
_WEAKER = {("", _BASIC), (_ALL, _BASIC), (_ALL, SPENDING)}
_NOT_OURS = {"单位", "项目"}


@frozen
class TitleParts:
    """What a title is made of; ``final`` where it says 决算, ``granted`` where it says 拨款."""

    owner: str
    fund: str
    subjects: tuple[str, ...]
    qualifiers: tuple[str, ...]
    final: bool
    granted: bool = False

    @property
    def is_government(self) -> bool:
        """Whether a whole government's table is meant, by the place or the level before it.

        A district may also be the department itself; then the title says 财政拨款 as theirs do.
        """
        if _THREE_PUBLIC not in self.subjects and self.fund in ("", _ALL):
            return False
        level = bool(_LEVEL.search(self.owner))
        return level or (bool(_PLACE.search(self.owner)) and not self.granted)

    @property
    def form(self) -> int | None:
        """The form of this title; None for a table of another kind."""
        if self.is_government or _NOT_OURS & set(self.qualifiers) or not self.subjects:
            return None
        subject = next((s for s in (_THREE_PUBLIC, *self.subjects) if s in self.subjects), "")
        if subject == SPENDING and {"明细", "经济分类"} & set(self.qualifiers):
            return None  # the same expenditure once more, by other lines
        return next((n for fs, s, n in _FORMS if s == subject and self.fund in fs), None)

    @property
    def is_sure(self) -> bool:
        """Whether the title names its form and no other could: 决算, and the fund of the form."""
        subject = self.subjects[0] if self.subjects else ""
        weak = (self.fund, subject) in _WEAKER and _THREE_PUBLIC not in self.subjects
        weak = weak or (self.fund in (_FUND, _CAPITAL) and not self.granted)
        shown = _THREE_PUBLIC in self.subjects or "情况" in self.qualifiers
        return not weak and (self.final or shown)


def _tokens(text: str) -> list[tuple[str, str]] | None:
    """The parts of a text from its first to its last character; None where some are no parts."""
    found, at = [], 0
    while at < len(text):
        match = _PARTS.match(text, at)
        if match is None or match.end() == at:
            return None
        found.append(_NAMES.get(match.lastgroup or "", ("kind", match[0])))
        if match.lastgroup and "情况" in match[0]:
            found.append(("qualifier", "情况"))
        at = match.end()
    return found


def _is_owner(text: str) -> bool:
    bare = re.sub(r"（[^（）]*）$", "", text)
    return not bare or bare.endswith((*_OWNER_END, "年", "级"))


@lru_cache(maxsize=4096)
def title_parts(text: str) -> TitleParts | None:
    """Part a squeezed title without quotation marks; None where it is no title of accounts.

    Examples
    --------
    >>> title_parts("虚构市甲局公共财政拨款支出决算表").form
    5
    >>> title_parts("收入决算表（按单位列示）").form is None
    True
    """
    if "表" not in text or len(text) > _MOST:
        return None
    inner = "".join(_BRACKETED.findall(text[text.find("表") :]))
    head, _, tail = text.partition("表")
    plain = _BRACKETED.sub("", tail)
    behind = _tokens(inner + plain)
    if behind is None or (plain and not plain.startswith(("（",)) and _tokens(plain) is None):
        return None
    for start in range(len(head)):
        if not _is_owner(head[:start]):
            continue
        before = _tokens(head[start:])
        if before is not None and any(role in ("fund", "subject") for role, _ in before):
            return _made(text, head[:start], [*before, *behind])
    return None


def _made(text: str, owner: str, tokens: list[tuple[str, str]]) -> TitleParts:
    funds = [name for role, name in tokens if role == "fund"]
    subjects = tuple(name for role, name in tokens if role == "subject")
    mixed = len(set(funds)) > 1
    return TitleParts(
        owner,
        _OTHER if mixed else funds[0] if funds else "",
        _main(subjects),
        tuple(name for role, name in tokens if role == "qualifier" and name),
        ("kind", "决算") in tokens,
        "拨款" in text,
    )


def _main(subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the 支出 that only ends another subject: “三公”经费支出, 会议费支出."""
    if len(subjects) > 1 and subjects[0] not in (BOTH, _INCOME, SPENDING):
        return tuple(s for s in subjects if s != SPENDING)
    return subjects
