"""Procurement, assets and performance: their wordings in sentences. No form has them.

The order counts: of several that fit at one place the first is taken.
"""

from __future__ import annotations

from juesuan_analysis.vocabulary.phrases import SUM
from juesuan_analysis.vocabulary.subject import Subject

# 其他一般公共服务支出 and 其他水利工程支出 are 科目.
_BOUGHT = r"(?:政府采购|(?<![\u4e00-\u9fff])|(?<=[中和及与为是采]))"
_SME = r"中小(?:微)?企业"
_MICRO = r"(?:小微|小型、微型|小型微型|小型和微型|微型)企业"

# What is procured, and its English; the parts of all that is.
PROCURED = {"货物": "goods", "工程": "works", "服务": "services"}
PURCHASES, BOUGHT = "政府采购支出总额", tuple(f"政府采购{what}支出" for what in PROCURED)
MATTERS: tuple[Subject, ...] = (
    Subject(("机构运行经费",), r"机构运行(?:经费|成本)" + SUM),
    Subject(("授予中小企业合同金额",), rf"授予{_SME}(?:的)?合同总?(?:金额|额|金)(?:为)?"),
    Subject(
        ("授予小微企业合同金额",),
        rf"(?:授予|(?<=[中,;：])){_MICRO}(?:的)?合同总?(?:金额|额|金)(?:为)?",
    ),
    Subject(
        ("面向中小企业预留采购项目中的成交金额",),
        rf"面向{_SME}预留的?政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    Subject(
        ("面向小微企业预留采购项目中的成交金额",),
        rf"面向{_MICRO}预留的?政府采购项目中,由{_MICRO}供应商中标或成交的,?(?:采购)?金额",
    ),
    Subject(
        ("其他采购项目中中小企业成交金额",),
        rf"其他政府采购项目中,由{_SME}供应商中标或成交的,?(?:采购)?金额",
    ),
    Subject(("面向中小企业预留采购项目预算金额",), rf"面向{_SME}预留的?政府采购项目(?:预算)?金额"),
    Subject(
        ("面向小微企业预留采购项目预算金额",), rf"面向{_MICRO}预留的?政府采购项目(?:预算)?金额"
    ),
    *(
        Subject((f"{what}采购授予中小企业合同金额",), f"{what}采购授予{_SME}合同金额")
        for what in PROCURED
    ),
    *(
        Subject(
            (name,),
            rf"{_BOUGHT}{what}(?:类)?(?:采购)?(?:支出|金额)|(?:政府)?采购{what}(?:类)?(?:支出)?",
        )
        for what, name in zip(PROCURED, BOUGHT, strict=True)
    ),
    Subject(
        (PURCHASES,),
        r"政府采购(?:支出|金额)(?:总额|合计|总计)?|政府采购(?=预算(?:数|金?额|总[金额]+)?\d)|政府采购(?:合同)?总(?:额|金额)|采购支出总额",
    ),
    Subject(("副部（省）级及以上领导用车",), r"副部（省）级及?以上领导(?:干部)?用车"),
    Subject(("车辆",), r"共有(?:公务用|机动)?车辆?|车辆(?:合计|总数|共计?|保有量)"),
    Subject(("编报绩效目标",), r"编报绩效目标的?"),
    Subject(("绩效跟踪",), r"绩效(?:跟踪|监控)(?:评价)?的?"),
    Subject(("绩效自评",), r"绩效(?:自评|自我评价)(?:的)?"),
    Subject(("绩效评价",), r"(?:重点|部门)?绩效评价(?:得分)?(?:的)?"),
)
