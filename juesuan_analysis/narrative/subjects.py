"""What a figure can be about, as data: canonical subjects and their wordings."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.starts import guarded
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS, FUNCTIONAL_CLASSES
from juesuan_analysis.vocabulary.phrases import DECREASE, INCREASE, SUM
from juesuan_analysis.vocabulary.three_public import BESIDE, TREE
from juesuan_analysis.vocabulary.tree import said_in

_FUND = r"政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_CAPITAL = r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:预算)?(?:安排的?)?"
_GENERAL = r"(?:一般)?公共预算(?:财政)?(?:拨款)?(?:安排的?)?"
_BEGAN = r"(?:年初|上年|(?<=\d年)初)"
_ENDED = r"(?:年末|年底|(?<=\d年)末)"
# 用于保障机构正常运转的日常支出 is what a template says for 基本支出.
_DAILY = "保障[^,。;\\d]{0,40}正常运转的?日常(?:公用)?支出"
_SPECIAL = "用于专项业务工作的经费支出"
# 其他一般公共服务支出 and 其他水利工程支出 are 科目.
_BOUGHT = r"(?:政府采购|(?<![\u4e00-\u9fff])|(?<=[中和及与为是采]))"
_SME = r"中小(?:微)?企业"
_MICRO = r"(?:小微|小型、微型|小型微型|小型和微型|微型)企业"

BOTH_TOTALS = ("收入总计", "支出总计")
BOTH_APPROPRIATIONS = ("财政拨款收入总计", "财政拨款支出总计")
BOTH_FUNDS = ("政府性基金预算财政拨款收入", "政府性基金预算财政拨款支出")
BOTH_CAPITAL = ("国有资本经营预算财政拨款收入", "国有资本经营预算财政拨款支出")
BOTH_FUND_TOTALS = ("政府性基金预算财政拨款收入总计", "政府性基金预算财政拨款支出总计")
BOTH_CAPITAL_TOTALS = ("国有资本经营预算财政拨款收入总计", "国有资本经营预算财政拨款支出总计")
# 各增加 after the second of a pair speaks of both.
PAIRS = (BOTH_TOTALS, BOTH_APPROPRIATIONS, BOTH_FUND_TOTALS, BOTH_CAPITAL_TOTALS)

_BOTH = (
    r"收(?:入)?(?:决算)?(?:总计)?[、,及和与/]?支(?:出)?(?:决算)?(?:总计|总额|总数|总体|合计|总决算)"
)
_EACH_OF_BOTH = r"收(?:入)?[、和与]?支(?:出)?(?=(?:决算)?(?:[各均]|[比较与同](?:20\d\d|上年|去年)))"
_RECEIPT_AND = r"(?:收入(?:和|及|与|、|也没有|,也没有|,没有)?支出|收、?支)(?:情况)?"

# (canonical subjects, wording); a subject that two names share stands for both of them.
SUBJECTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (BOTH_FUND_TOTALS, _FUND + _BOTH),
    (BOTH_CAPITAL_TOTALS, _CAPITAL + _BOTH),
    ((BOTH_FUND_TOTALS[0],), _FUND + r"(?:总收入|收入(?:决算)?总[计额])"),
    ((BOTH_FUND_TOTALS[1],), _FUND + r"(?:总支出|支出(?:决算)?总[计额])"),
    ((BOTH_CAPITAL_TOTALS[0],), _CAPITAL + r"(?:总收入|收入(?:决算)?总[计额])"),
    ((BOTH_CAPITAL_TOTALS[1],), _CAPITAL + r"(?:总支出|支出(?:决算)?总[计额])"),
    (BOTH_FUNDS, _FUND + _RECEIPT_AND),
    (BOTH_CAPITAL, _CAPITAL + _RECEIPT_AND),
    (BOTH_APPROPRIATIONS, f"财政拨款(?:{_BOTH}|{_EACH_OF_BOTH})"),
    (BOTH_TOTALS, rf"{_BOTH}|总收入[、和与]?总支出|{_EACH_OF_BOTH}"),
    (("财政拨款收入总计",), r"财政拨款(?:总收入|收入(?:决算)?(?:总计|总额))"),
    (("财政拨款支出总计",), r"财政拨款(?:总支出|支出(?:决算)?(?:总计|总额))"),
    (("收入总计",), r"(?<![政税业游他息])(?:收入(?:决算)?(?:总计|总额|总数)|总收入)"),
    (
        ("支出总计",),
        r"(?<![购费目务])(?:支出?(?:决算)?总计|支出(?:决算)?总数|总支出)",
    ),
    (("一般公共预算财政拨款基本支出",), _GENERAL + r"基本支出" + SUM),
    (("一般公共预算财政拨款项目支出",), _GENERAL + r"项目支出" + SUM),
    (("一般公共预算财政拨款收入",), _GENERAL + r"(?:本年)?收入"),
    (("一般公共预算财政拨款",), rf"一般公共预算财政拨款(?={INCREASE}|{DECREASE})"),
    (("一般公共预算财政拨款支出",), _GENERAL + r"(?:本年)?支出"),
    (("政府性基金预算财政拨款收入",), _FUND + r"(?:本年)?收入"),
    (("政府性基金预算财政拨款支出",), _FUND + r"(?:本年)?支出"),
    (("支出",), r"支出收入(?=\d)"),  # a slip of the pen in a template: 收入105万元,支出收入105万元
    (("国有资本经营预算财政拨款收入",), _CAPITAL + r"(?:本年)?收入"),
    (("国有资本经营预算财政拨款支出",), _CAPITAL + r"(?:本年)?支出(?!（类）)"),
    ((TREE.spoken,), TREE.said),
    (
        ("年初财政拨款结转和结余",),
        rf"(?:{_BEGAN}财政拨款|(?<!预算)财政拨款{_BEGAN})结转[和及与]?结余",
    ),
    (("年末财政拨款结转和结余",), r"(?:年末财政拨款|(?<!预算)财政拨款年末)结转[和及与]?结余"),
    *(
        ((f"{when}{name}结转和结余",), rf"(?:{at}{money}|{money}{at})结转[和及与]?结余")
        for name, money in zip(APPROPRIATIONS, (_GENERAL, _FUND, _CAPITAL), strict=True)
        for when, at in (("年初", _BEGAN), ("年末", "年末"))
    ),
    (
        ("使用非财政拨款结余",),
        r"使用非财政拨款(?:结余)?(?:[（和及、]专用结余）?)?(?:结余)?"
        r"|用?事业基金弥补收支差额",
    ),
    (("年初结转和结余",), rf"{_BEGAN}结转[和及与、]?结余(?:资金)?|上年结转(?:收入)?"),
    (
        ("年末结转和结余",),
        rf"{_ENDED}结转[和及与、]?结余(?:资金)?|{_ENDED}结转(?=[\d为])|{_ENDED}结余(?=[\d为]|资金)|结转(?:至|到)?下年(?:支出)?",
    ),
    (("结余分配",), "结余分配"),
    (("财政拨款收入",), r"(?:本年)?财政拨款收入(?:合计)?"),
    (("财政拨款支出",), r"(?:本年)?财政拨款支出(?:合计)?"),
    (("上级补助收入",), "上级补助收入"),
    (("附属单位上缴收入",), r"附属单位(?:上缴|缴款)收入|附属单位上缴"),
    (("事业收入",), r"(?<!附属)事业(?:单位)?收入"),
    (("经营收入",), r"(?:事业单位)?经营收入"),
    (("其他收入",), "其他收入"),
    (
        ("本年收入合计",),
        r"本年(?:度)?(?:总)?收入(?:合计|小计)?|各项收入(?:合计|共计|总计|计)?(?=为?\d)|(?<![税业游他息])收入合计",
    ),
    (
        ("本年支出合计",),
        r"本年(?:度)?(?:总)?支出(?:合计|小计)?|各项支出(?:合计|共计|总计|计)?(?=为?\d)|(?<![购费目务])支出合计",
    ),
    (("对附属单位补助支出",), r"对?附属单位补助(?:支出)?"),
    (("上缴上级支出",), "上缴上级支出"),
    (("经营支出",), "经营支出"),
    (("基本支出结转和结余",), r"基本支出结转(?:[和及与]?结余)?"),
    (("基本支出",), rf"基本支出(?:合计)?|{_DAILY}"),
    (("项目支出结转和结余",), r"项目支出结转(?:[和及与]?结余)?"),
    (("基本建设类项目支出",), "基本建设类项目(?:支出)?"),
    (("行政事业类项目支出",), "行政事业类项目(?:支出)?"),
    (("项目支出",), rf"项目支出(?:合计)?(?!绩效|预算|总额)|{_SPECIAL}"),
    (("工资福利支出",), "工资福利支出"),
    (("商品和服务支出",), "商品和服务支出"),
    (("对个人和家庭的补助",), "对个人和家庭的?补助(?:支出)?"),
    (("资本性支出",), "(?<!其他)资本性支出"),
    (("财政专户管理资金收入",), "财政专户(?:管理)?资金收入"),
    (("资产总额",), "(?<![定动形净])资产(?:总额|总计|合计)"),
    (("负债总额",), "负债(?:总额|总计|合计)"),
    (("人员经费",), r"(?:人员经费|(?<![\u4e00-\u9fff])人员支出)" + SUM),
    (("公用经费",), r"(?:日常)?公用(?:经费|支出)" + SUM),
    *(((name,), said) for line in (*TREE.parts, *BESIDE) for name, said in said_in(line)),
    (("机构运行经费",), r"机构运行(?:经费|成本)" + SUM),
    (("授予中小企业合同金额",), rf"(?:其中)?授予{_SME}(?:的)?合同总?(?:金额|额|金)(?:为)?"),
    (
        ("授予小微企业合同金额",),
        rf"(?:其中)?(?:授予|(?<=[中,;：])){_MICRO}(?:的)?合同总?(?:金额|额|金)(?:为)?",
    ),
    (
        ("面向中小企业预留采购项目中的成交金额",),
        rf"面向{_SME}预留的?政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    (
        ("面向小微企业预留采购项目中的成交金额",),
        rf"面向{_MICRO}预留的?政府采购项目中,由{_MICRO}供应商中标或成交的,?(?:采购)?金额",
    ),
    (
        ("其他采购项目中中小企业成交金额",),
        rf"其他政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    (("面向中小企业预留采购项目预算金额",), rf"面向{_SME}预留的?政府采购项目(?:预算)?金额"),
    (("面向小微企业预留采购项目预算金额",), rf"面向{_MICRO}预留的?政府采购项目(?:预算)?金额"),
    (("货物采购授予中小企业合同金额",), rf"货物采购授予{_SME}合同金额"),
    (("工程采购授予中小企业合同金额",), rf"工程采购授予{_SME}合同金额"),
    (("服务采购授予中小企业合同金额",), rf"服务采购授予{_SME}合同金额"),
    (
        ("政府采购货物支出",),
        rf"{_BOUGHT}货物(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购货物(?:类)?(?:支出)?",
    ),
    (
        ("政府采购工程支出",),
        rf"{_BOUGHT}工程(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购工程(?:类)?(?:支出)?",
    ),
    (
        ("政府采购服务支出",),
        rf"{_BOUGHT}服务(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购服务(?:类)?(?:支出)?",
    ),
    (
        ("政府采购支出总额",),
        r"政府采购(?:支出|金额)(?:总额|合计|总计)?|政府采购(?=预算(?:数|金?额|总[金额]+)?\d)|政府采购(?:合同)?总(?:额|金额)|采购支出总额",
    ),
    (("副部（省）级及以上领导用车",), r"副部（省）级及?以上领导(?:干部)?用车"),
    (("车辆",), r"共有(?:公务用|机动)?车辆?|车辆(?:合计|总数|共计?|保有量)"),
    (("编报绩效目标",), r"编报绩效目标的?"),
    (("绩效跟踪",), r"绩效(?:跟踪|监控)(?:评价)?的?"),
    (("绩效自评",), r"绩效(?:自评|自我评价)(?:的)?"),
    (("绩效评价",), r"(?:重点|部门)?绩效评价(?:得分)?(?:的)?"),
)

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
OWN = (
    r"(?:教育|科研|医疗|门急诊|门诊|住院|专户|其他)事业收入|非(?:同级|本级)?财政拨款(?:收入|支出|资金|结转[和与]?结余)?"
    r"|(?:非同级|非本级|同级|本级|其他|(?<![本我该])单位|横向)财政拨款(?:收入|支出)|(?:其他|债务利息|对企业)资本性支出(?:（[^）]*）)?"
    r"|其他(?:商品和服务支出|工资福利支出|对个人和家庭的?补助(?:支出)?)"
)
EACH = (
    r"[人车]均[^,。;：（）\d]{0,8}(?:（境）)?[^,。;：（）\d]{0,6}费用?(?:支出)?|[人车]均(?=约?\d)"
)
PROJECT = (
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
_FAR = (("PATH", PATH), ("PROJECT", PROJECT))
_NEAR = (
    ("OWN", OWN),
    ("EACH", EACH),
    ("THRESHOLD", _THRESHOLD),
    *((f"S{index}", pattern) for index, (_, pattern) in enumerate(SUBJECTS)),
    ("CLASS", _CLASS),
)
# The name of an item that a heading may be, without the paths of 科目.
ITEM = re.compile("|".join(pattern for _, pattern in SUBJECTS))
FAR_SUBJECT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FAR))
# A pattern only: it is a part of the lexer's, and compiling it takes longer than a page.
NEAR_SUBJECT = "|".join(f"(?P<{name}>{guarded(pattern)})" for name, pattern in _NEAR)
NEAR_SENSES = tuple(name for name, _ in _NEAR)
