"""What a file among final accounts may be, and the signs by which each nature is told."""

from __future__ import annotations

from juesuan_analysis.frozen import frozen

DEPARTMENT, UNIT = "部门决算", "单位决算"
FORMS_ALONE, NARRATIVE_ALONE = "只有决算表", "只有情况说明"
BUDGET, GOVERNMENT, EXECUTION = "部门预算", "政府决算", "预算执行"
PERFORMANCE, PLACE_SUMMARY, TEMPLATE, ELSE = "绩效报告", "三公汇总", "空白模板", "其他文件"
UNCLEAR = "认不清"  # nothing is said of what the file is


@frozen
class Sign:
    """Words that speak for a nature: where they stand, how much they weigh, what to tell."""

    where: str  # 封面 (the cover and the file name), 行 (a whole line), 文 (anywhere), 表名
    pattern: str
    weight: int
    reason: str
    least: int = 1  # so many lines at least


_PLACES = r"(全|本)(省|自治区|市|州|盟|县|区|旗|镇|乡)|(?<!单位)(?<!部门)[省市州县区镇乡](本)?级"
_TAXES = r"(一、|二、|\d+[.、])?(税收收入|非税收入|增值税|企业所得税|个人所得税|契税|房产税|印花税)"
GOVERNMENT_SIGNS = (
    Sign(
        "封面",
        rf"({_PLACES}).{{0,20}}(?<!部门)(?<!单位)决算|财政(总|收支)?决算|政府(财政)?决算|"
        r"(?<!部门)(?<!单位)(?<!拨款)(?<!拨款收入)(收支|支出|收入)决算(草案)?(的报告|表)?$|"
        r"(?<!部门)(?<!单位)决算(草案|报告)|社会保险基金.*决算|总决算|政府(一般|专项)?债务.*决算",
        3,
        "封面写的是一级政府的决算",
    ),
    Sign("表名", "政府", 2, "表名是全市（县、区）或本级的表"),
    Sign(
        "文",
        r"调整预算数|(为|占)(上年|调整|年初)?预算数?的?%|(为|比)上年决算数?的?%|预算数的%",
        2,
        "表中有调整预算数、决算数为预算数的%等政府决算的栏",
    ),
    Sign("行", rf"{_TAXES}([\d,.%()（）-]|$).*", 2, "表中列税收收入和非税收入", least=2),
    Sign(
        "行",
        r"(一、|二、|三、)?(转移性(收入|支出)|(返还性|一般性转移支付|专项转移支付)(收入|支出)?|"
        r"地方政府(一般|专项)?债务.*|上解(上级)?(收入|支出)|社会保险基金.*)([\d,.%-]|$).*",
        1,
        "表中列转移性收支、债务",
        least=2,
    ),
    Sign(
        "文",
        rf"({_PLACES})(一般)?公共(财政)?预算(总)?(收入|支出)",
        2,
        "说明的是全市（县、区）的收支",
    ),
)
DEPARTMENT_SIGNS = (
    Sign("封面", r"(部门|单位)(年度)?决算(?!数)", 3, "封面写明部门（单位）决算"),
    Sign("表名", "1|2|3", 3, "有收入支出决算总表、收入决算表或支出决算表"),
    Sign("行", r"第一部分[:：、]?.*(部门|单位|学校|机构)?(概况|基本情况|概述)", 1, "有部门概况"),
    Sign(
        "文",
        r"(^|表|元)(公开|编制|填报|预算)?(部门|单位)(名称)?：(?!(人民币)?[（(]?[万千亿]?元)[一-龥]{3}",
        2,
        "表上写明部门（单位）",
    ),
    Sign("文", r"公开0?\d表", 2, "表上印着部门决算公开表的编号"),
    Sign("行", r"基本支出|项目支出", 2, "表中分基本支出和项目支出", least=2),
    Sign("行", r".{0,20}基本支出项目支出.{0,24}", 2, "表中分基本支出和项目支出"),
    Sign("文", r"(本|我)(部门|单位|局|校|院|委)|纳入.{0,20}部门决算", 1, "文中说的是一个部门"),
)
"""Signs that an account is a department's; a government's has none of them."""

# Covers that tell what a file is beside accounts, where it has none of the nine forms.
COVERS = (
    (r"审计(工作|结果)|(工作|统计)(年报|年度报告|公报)|(中标|采购|招标|成交).{0,6}公告", ELSE),
    (r"绩效(自评|评价|自评价|目标)?.{0,6}(报告|表|结果)|绩效自评", PERFORMANCE),
    (r"预算执行(情况)?(?!率)", EXECUTION),
    (
        r"(部门|单位|财政|政府|(?<!全)年度?|收支|支出|收入)(总|调整)?预算|预算(公开|草案|编制|调整)",
        BUDGET,
    ),
)
# A title of what a place, not an office, spent on 三公: its level, or its name before the year.
PLACE_PUBLIC = (
    r"^(附件|附表|表)?[一二三四五六七八九十\d]*[:：、.]?(关于)?(20\d\d年度?)?"
    r"([一-龥]{1,20}?[省市州县区旗盟镇乡])?(20\d\d年度?)?"
    r"(((全|本)[省市州县区旗镇乡]|[省市州县区旗镇乡]?(本)?级)(各)?[一-龥]{0,12})?(20\d\d年度?)?"
    r"(一般公共预算|财政拨款)?(安排的?)?[“\"]?三公[”\"]?经费(?![及和、])"
)
REFUSALS = {
    GOVERNMENT: "是一级政府的决算（全市、全县或本级），不是部门决算",
    EXECUTION: "是预算执行情况，不是部门决算",
    PERFORMANCE: "只有绩效报告，没有部门决算的表和说明",
    PLACE_SUMMARY: "是一个地方“三公”经费的汇总，不是部门决算",
    TEMPLATE: "是空白模板，没有填一个数",
    BUDGET: "是部门预算，不是部门决算",
    ELSE: "没有找到部门决算的公开表（收入支出决算总表等），可能不是部门决算",
    UNCLEAR: "没有读到部门决算的公开表：文件里有认不清的页，不能断定它不是部门决算",
}
