"""The pattern of what a figure can be about: subjects of the vocabulary, 科目, projects."""

from __future__ import annotations

import re
from functools import cache

from juesuan_analysis.narrative.starts import either, read
from juesuan_analysis.vocabulary.lines import FUNCTIONAL_CLASSES
from juesuan_analysis.vocabulary.subjects import SUBJECTS

# 单价100万元（含）以上设备（不含车辆）: the threshold is part of the name.
_THRESHOLD = (
    r"(?:单位?价值?|价值|单价|单台)?(?:在)?(?:人民币)?\d+万元(?:（[^）]*）)?(?:及)?以上(?:（[^）]*）)?的?"
    r"(?:通用|专用|大型)*(?:仪器)?(?:设备)?(?:（[^）]*）)?(?:共)?"
)
_QUOTED = "“[^“”（）,。;：]{1,12}”"  # “两庭”建设（项）
_NAME = (
    rf"(?:[^,。;：（）、\d“”]|（(?!\d*[类款项]）)[^（）]{{1,20}}）|{_QUOTED}(?!（\d*[类款项]）))"
)
_LEVEL = r"(?:{name}{{1,40}}?”?（\d*{mark}）(?:支出(?!决算))?)"
_LEI, _KUAN, _XIANG = (
    _LEVEL.format(name=_NAME if mark == "类" else _NAME.replace("、", ""), mark=mark)
    for mark in "类款项"
)
_NEXT = "[-—、,“”]{0,2}"
_LEVEL_AHEAD = r"(?=[^。;]{1,80}?（\d*[类款项]）)"  # rules most places out at a glance
# 一般公共服务（201）财政事务（06）行政运行（01）: codes in place of 类, 款 and 项.
_UNCODED = _NAME.replace(r"\d*[类款项]", r"\d+").replace("、", "")
_CODES = (r"2\d\d", r"(?:\d\d|2\d{4})", r"(?:\d\d|2\d{6})")
_CODED = [f"{_UNCODED}{{1,40}}?（{code}）" for code in _CODES]
_BY_CODES = rf"(?=[^。;（]{{2,20}}（2\d\d）){_CODED[0]}{_NEXT}{_CODED[1]}(?:{_NEXT}{_CODED[2]})?"
PATH = (
    rf"{_BY_CODES}|{_LEVEL_AHEAD}(?:{_LEI}(?:{_NEXT}{_KUAN}(?:{_NEXT}{_XIANG})?)?"
    rf"|{_KUAN}(?:{_NEXT}{_XIANG})?|{_XIANG})"
)
PATH_PART = re.compile(
    r"(?P<name>.+?)（(?:\d*(?P<level>[类款项])|(?P<code>\d\d|\d{3}|\d{5}|\d{7}))）(?:支出(?!决算))?[-—、,]?"
)
# What belongs to a broader name and is not it: 事业收入1800万元，其中教育事业收入1300万元.
_OWN = (
    r"(?:教育|科研|医疗|门急诊|门诊|住院|专户|其他)事业收入|非(?:同级|本级)?财政拨款(?:收入|支出|资金|结转(?:[和与]?结余)?|结余)?"
    r"|(?:非同级|非本级|同级|本级|其他|(?<![本我该])单位|横向)财政拨款(?:收入|支出)|(?:其他|债务利息|对企业)资本性支出(?:（[^）]*）)?"
    r"|其他(?:商品和服务支出|工资福利支出|对个人和家庭的?补助(?:支出)?)"
)
EACH = (
    r"[人车]均[^,。;：（）\d]{0,8}(?:（境）)?[^,。;：（）\d]{0,6}费用?(?:支出)?|[人车]均(?=约?\d)"
)
_PROJECT = (
    r"(?<![^。;：、.）])(?!本)[^,。;：]{2,40}?(?:(?:项目)?绩效自评(?:综述|结果|情况)?(?=：)"
    r"|项目(?=：(?:项目)?(?:全年|年初|当年|调整|预算|自评|绩效)))"
    r"|(?<![^。;：、,.）中])(?![本该此各其我])(?:“[^“”]{2,30}”|[^,。;：“”\d]){1,30}?项目(?=(?:绩效)?(?:自评)?得分)"
    r"|(?<![^。;：、,.）中])“[^“”]{2,30}”[^,。;：“”\d]{0,6}项目(?=(?:全年|年初|当年|调整后?)?预算)"
)
PROJECT_TAIL = re.compile(r"(?:项目)?(?:绩效自评(?:综述|结果|情况)?)?$")
CLASSES = {
    name: name for names in FUNCTIONAL_CLASSES.values() for name in names if name != "其他支出"
}
CLASS_STEMS = {name.removesuffix("支出"): name for name in CLASSES}
# 其他教育支出 and 职业教育支出 are 项 of their own, not 教育支出.
_CLASS = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[中于括为和及与是有年度])|(?<=[本我该][部单机][门位关])|(?<=[本我][院局校委厅办]))"
    rf"(?:{'|'.join(sorted(CLASSES, key=len, reverse=True))})"
)

# Paths and projects look far ahead from every place; few paragraphs hold either.
_FAR = (("PATH", PATH), ("PROJECT", _PROJECT))
_NEAR = (
    ("OWN", _OWN),
    ("EACH", EACH),
    ("THRESHOLD", _THRESHOLD),
    *((f"S{index}", subject.said) for index, subject in enumerate(SUBJECTS)),
    ("CLASS", _CLASS),
)
# A pattern only: it is a part of the lexer's, and compiling it takes longer than a page.
NEAR_SUBJECT = either((name, read(pattern)) for name, pattern in _NEAR)
NEAR_SENSES = tuple(name for name, _ in _NEAR)


# Not every document asks for these, and a process takes 50 and 10 ms to compile them.
@cache
def item() -> re.Pattern[str]:
    """The name of an item that a heading may be, without the paths of 科目."""
    return re.compile("|".join(subject.said for subject in SUBJECTS))


@cache
def far_subject() -> re.Pattern[str]:
    """Paths and projects."""
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FAR))
