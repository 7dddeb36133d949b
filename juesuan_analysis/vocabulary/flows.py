"""Income by source and expenditure by kind: their wordings in sentences, and their cells.

The order counts: of several that fit at one place the first is taken.
"""

from __future__ import annotations

from juesuan_analysis.vocabulary.cells import FINAL, IN, OUT, TOTAL, Cell
from juesuan_analysis.vocabulary.lines import PERSONNEL_TOTAL, PUBLIC_TOTAL
from juesuan_analysis.vocabulary.phrases import SUM
from juesuan_analysis.vocabulary.sections import ANY, GENERAL_BUDGET, WHOLE
from juesuan_analysis.vocabulary.subject import Subject

# 用于保障机构正常运转的日常支出 is what a template says for 基本支出.
_DAILY = "保障[^,。;\\d]{0,40}正常运转的?日常(?:公用)?支出"
_SPECIAL = "专项业务工作的经费支出"
_INCOME = ("本年收入合计", "收入总计")
_SPENT = ("本年支出合计", "支出总计")

FLOWS: tuple[Subject, ...] = (
    Subject(
        ("财政拨款收入",),
        r"(?:本年)?财政拨款收入(?:合计)?",
        at=(
            (WHOLE, Cell(2, None, TOTAL, "财政拨款收入")),
            (ANY, Cell(4, IN, "本年收入合计", FINAL)),
        ),
        overall_of=_INCOME,
        english="Fiscal appropriations",
    ),
    Subject(
        ("财政拨款支出",),
        r"(?:本年)?财政拨款支出(?:合计)?",
        at=((ANY, Cell(4, OUT, "本年支出合计", TOTAL)),),
        english="Expenditure from fiscal appropriations",
    ),
    Subject(
        ("上级补助收入",),
        "上级补助收入",
        at=((WHOLE, Cell(2, None, TOTAL, "上级补助收入")),),
        overall_of=_INCOME,
        english="Subsidies from superior units",
    ),
    Subject(
        ("附属单位上缴收入",),
        r"附属单位(?:上缴|缴款)收入|附属单位上缴",
        at=((WHOLE, Cell(2, None, TOTAL, "附属单位上缴收入")),),
        overall_of=_INCOME,
        english="Remittances from subordinate units",
    ),
    Subject(
        ("事业收入",),
        r"(?<!附属)事业(?:单位)?收入",
        at=((WHOLE, Cell(2, None, TOTAL, "事业收入")),),
        overall_of=_INCOME,
        english="Operating revenue of institutions",
    ),
    Subject(
        ("经营收入",),
        r"(?:事业单位)?经营收入",
        at=((WHOLE, Cell(2, None, TOTAL, "经营收入")),),
        overall_of=_INCOME,
        english="Business revenue",
    ),
    Subject(
        ("其他收入",),
        "其他收入",
        at=((WHOLE, Cell(2, None, TOTAL, "其他收入")),),
        overall_of=_INCOME,
        english="Other revenue",
    ),
    Subject(
        ("本年收入合计",),
        r"本年(?:度)?(?:总)?收入(?:合计|小计)?|各项收入(?:合计|共计|总计|计)?(?=为?\d)|(?<![税业游他息])收入合计",
        at=((WHOLE, Cell(1, IN, "本年收入合计", FINAL)),),
        english="Revenue of the year",
    ),
    Subject(
        ("本年支出合计",),
        r"本年(?:度)?(?:总)?支出(?:合计|小计)?|各项支出(?:合计|共计|总计|计)?(?=为?\d)|(?<![购费目务])支出合计",
        at=((WHOLE, Cell(1, OUT, "本年支出合计", FINAL)),),
        english="Expenditure of the year",
    ),
    Subject(
        ("对附属单位补助支出",),
        r"对?附属单位补助(?:支出)?",
        at=((WHOLE, Cell(3, None, TOTAL, "对附属单位补助支出")),),
        overall_of=_SPENT,
        english="Subsidies to subordinate units",
    ),
    Subject(
        ("上缴上级支出",),
        "上缴上级支出",
        at=((WHOLE, Cell(3, None, TOTAL, "上缴上级支出")),),
        overall_of=_SPENT,
        english="Remittances to superior units",
    ),
    Subject(
        ("经营支出",),
        "经营支出",
        at=((WHOLE, Cell(3, None, TOTAL, "经营支出")),),
        overall_of=_SPENT,
        english="Business expenditure",
    ),
    Subject(("基本支出结转和结余",), r"基本支出结转(?:[和及与]?结余)?"),
    Subject(
        ("基本支出",),
        rf"基本支出(?:合计)?|{_DAILY}",
        at=(
            (WHOLE, Cell(3, None, TOTAL, "基本支出")),
            (GENERAL_BUDGET, Cell(5, None, TOTAL, "基本支出")),
        ),
        overall_of=_SPENT,
        english="Basic expenditure",
    ),
    Subject(("项目支出结转和结余",), r"项目支出结转(?:[和及与]?结余)?"),
    Subject(("基本建设类项目支出",), "基本建设类项目(?:支出)?"),
    Subject(("行政事业类项目支出",), "行政事业类项目(?:支出)?"),
    Subject(
        ("项目支出",),
        rf"项目支出(?:合计)?(?!绩效|预算|总额)|{_SPECIAL}",
        at=(
            (WHOLE, Cell(3, None, TOTAL, "项目支出")),
            (GENERAL_BUDGET, Cell(5, None, TOTAL, "项目支出")),
        ),
        overall_of=_SPENT,
        english="Project expenditure",
    ),
    Subject(("工资福利支出",), "工资福利支出"),
    Subject(("商品和服务支出",), "商品和服务支出"),
    Subject(("对个人和家庭的补助",), "对个人和家庭的?补助(?:支出)?"),
    Subject(("资本性支出",), "(?<!其他)资本性支出"),
    Subject(("财政专户管理资金收入",), "财政专户(?:管理)?资金收入"),
    Subject(("资产总额",), "(?<![定动形净])资产(?:总额|总计|合计)"),
    Subject(("负债总额",), "负债(?:总额|总计|合计)"),
    Subject(
        ("人员经费",),
        r"(?:人员经费|(?<![\u4e00-\u9fff])人员支出)" + SUM,
        at=((GENERAL_BUDGET, Cell(6, None, PERSONNEL_TOTAL, FINAL)),),
        of=("基本支出",),
        english="Personnel expenses",
    ),
    Subject(
        ("公用经费",),
        r"(?:日常)?公用(?:经费|支出)" + SUM,
        at=((GENERAL_BUDGET, Cell(6, None, PUBLIC_TOTAL, FINAL)),),
        of=("基本支出",),
        english="Operating expenses",
    ),
)
