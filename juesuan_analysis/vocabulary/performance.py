"""The words of performance tables (绩效): columns, classes of indicators, lines of funds, labels.

Terms of 财预〔2020〕10号 and 财预〔2021〕101号, and what provinces say instead. The meaning of a
column is the first pattern that its heading matches; the order is part of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """Roles and the patterns of their words, in order; told apart by identity, to look up fast."""

    pairs: tuple[tuple[str, re.Pattern[str]], ...]

    def __iter__(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        """The roles, each with its pattern."""
        return iter(self.pairs)


def _words(*pairs: tuple[str, str]) -> Words:
    return Words(tuple((role, re.compile(pattern)) for role, pattern in pairs))


# Columns of a table of indicators. "-" is what is known and not taken.
INDICATOR_COLUMNS = _words(
    (
        "-",
        r"指标(解释|说明|类型|来源|定义)|(评分|评价|打分|赋分|扣分|计分|考核)(标准|细则|要点|办法)",
    ),
    ("-", r"计[分算](方法|公式|标准)|数据来源|佐证|评分依据|得分率|系数"),
    ("-", r"完成(率|比例|程度)$|偏[差离][率度]"),
    ("-", r"四级指标|序号|备注|填报说明"),
    ("level1", "一级指标"),
    ("level2", "二级指标"),
    ("level3", "三级指标|指标内容|明细指标|具体指标"),
    ("deviation_reason", "原因|改进|偏差|扣分(情况|事项|说明)|^说明$"),
    ("direction", "指标性质|^性质$|指标方向|(比较|运算)?符号"),
    ("unit", "[度计]量单位|^单位$|指标单位"),
    ("score", "得分|评分|打分|^自评分"),
    ("weight", "分值|权重|标准分|满分|分数|权值|^分$"),
    ("actual", "完成|实际|实现|达成|执行情况"),
    ("target", "指标值|目标|预期|计划|标准值|预算值|年初|年度值"),
    ("name", "^(评价|绩效|考核)?指标(名称)?$|^项目$|^类别$|评价内容|指标名称|^名称$"),
)
# Columns of a block of funds.
FUND_COLUMNS = _words(
    ("rate", "(执行率|完成率|支出率|到位率|执行进度)(?!.{0,2}(权重|分值|得分))"),
    ("-", "差额|偏差|原因|备注|结余"),
    ("executed", "执行数|执行金额|决算数|支出数|实际支出|实际执行|执行额|支出金额|支付数|全年执行"),
    ("original_budget", "年初预算|年初批复|年初安排|年初数|期初预算"),
    (
        "full_year_budget",
        "全年预算|调整后|调整预算|预算调整|预算数|预算金额|批复金额|批复数|预算安排",
    ),
    ("weight", "分值|权重|标准分|满分"),
    ("score", "得分|评分"),
    ("line", "任务名称|支出构成|资金来源|资金性质|资金类型"),
    ("content", "主要内容|任务内容|内容"),
)
BUDGETS = ("original_budget", "full_year_budget", "executed")
# Columns of a summary of projects.
SUMMARY_COLUMNS = _words(
    ("-", "序号|备注|等次说明|主管处室|负责人|联系人|电话"),
    (
        "-",
        "指标.{0,4}分$|^(产出|成本|效益|满意度|决策|过程|预算执行率?|执行率?)[^总]{0,4}(得分|分)$",
    ),
    ("grade", "等级|等次|结论|档次"),
    ("score", "得分|评分|分数|分值|自评分|总分"),
    ("result", "结果"),
    ("rate", "执行率|完成率"),
    ("executed", "执行数|决算数|支出数|实际支出"),
    ("original_budget", "年初预算"),
    ("full_year_budget", "预算数|预算金额|全年预算|资金总额|项目金额|金额"),
    ("code", "编码|代码|编号"),
    ("name", "项目名称|^项目$|评价对象|资金名称|自评项目|政策.*名称"),
    ("competent_department", "主管.{0,2}部门"),
    ("implementing_unit", "单位|部门|科室"),
)

# Second-level names and the class that they belong to.
CLASS_OF_LEVEL2: dict[str, str] = {
    "数量": "产出",
    "质量": "产出",
    "时效": "产出",
    "成本": "产出",
    "经济成本": "成本",
    "社会成本": "成本",
    "生态环境成本": "成本",
    "生态成本": "成本",
    "经济效益": "效益",
    "社会效益": "效益",
    "生态效益": "效益",
    "环境效益": "效益",
    "可持续影响": "效益",
    "可持续发展影响": "效益",
    "可持续": "效益",
    "服务对象满意度": "满意度",
    "社会公众或服务对象满意度": "满意度",
    "社会公众满意度": "满意度",
    "受益对象满意度": "满意度",
    "项目立项": "决策",
    "绩效目标": "决策",
    "资金投入": "决策",
    "资金落实": "投入",
    "资金管理": "过程",
    "组织实施": "过程",
    "业务管理": "过程",
    "财务管理": "过程",
    "产出数量": "产出",
    "产出质量": "产出",
    "产出时效": "产出",
    "产出成本": "产出",
    "项目产出": "产出",
    "项目效益": "效益",
}
NATIONAL = ("产出", "成本", "效益", "满意度")
# Classes of evaluation reports.
REPORT_CLASSES = ("决策", "投入", "过程", "产出", "效益", "效果", "成本", "满意度", "管理", "绩效")
_SUFFIX = re.compile(r"(类|目标)?指标$|类$")


def stem(name: str) -> str:
    """The bare name of a class or a kind of indicator: 产出指标 and 产出类 are 产出."""
    return _SUFFIX.sub("", name).removeprefix("项目" if name.startswith("项目决策") else "")


def is_class(name: str) -> bool:
    """Whether a name is that of a first level of project tables."""
    return stem(name) in NATIONAL


def is_level2(name: str) -> bool:
    """Whether a name is that of a second level of project tables."""
    return stem(name) in CLASS_OF_LEVEL2


def class_of(level2: str) -> str | None:
    """The class that a second-level name belongs to."""
    return CLASS_OF_LEVEL2.get(stem(level2))


def report_class(name: str) -> str | None:
    """The class of an evaluation report that a name is, else None."""
    found = stem(name).removeprefix("项目")
    return found if found in REPORT_CLASSES else None


# The lines of the block of funds; other lines keep their own names.
TOTAL_FUNDS = "年度资金总额"
FUND_LINES = _words(
    (
        TOTAL_FUNDS,
        "^(年度|全年|项目|预算)*(资金|预算)?(年度)?总(额|计|金额)$|资金总额|^预算总额$",
    ),
    ("上年结转资金", "结转|结余"),
    ("财政专户管理资金", "财政专户"),
    ("单位资金", "^单位资金$|^单位自有资金$"),
    ("其他资金", "^其[他它](资金|收入)?$"),
    ("当年财政拨款", "^(当年|本年|年度|其中)*(财政拨款|财政资金|财政拨款资金|财政预算资金)$"),
)
COMPOSITION_LINES = ("基本支出", "项目支出")
TOTAL_LINES = ("合计", "总计", "小计")

# Labels at the head of a project's table, and the field that the next cell fills.
HEAD_LABELS = _words(
    (
        "name",
        r"^(预算|自评|评价)?项目(支出)?名称$|^专项（项目）名称$|^项目（专项）名称$|^(专项资金|转移支付|政策|资金)(项目)?名称$",
    ),
    ("code", "^项目(编[码号]|代码)$"),
    ("whole", r"^(预算)?(部门|单位)(（单位）|（部门）)?(全称|名称)$|^部门（单位）$"),
    ("implementing_unit", r"(实施|执行|项目|资金使用|使用|承担|具体实施|预算)单位(（.*）)?$"),
    ("competent_department", r"主管(部门|单位|预算部门)(（.*）)?$|^(预算)?部门$|主管.{0,4}部门"),
    ("score", r"^(预算|项目|绩效|自评|评价|综合)*(总得分|得分|总分|评分|总评分)(（[^）]*）)?$"),
    ("", r"(负责人|联系人|填表人|填报人|经办人|审核人|电话|联系方式|手机|邮编|地址|日期|时间)$"),
    (
        "",
        r"^项目(类[别型]|属性|性质|期限?|周期|起止.*|概况|依据)$|^(报表|单位)编号$|^评价年度$|^年度$",
    ),
)
# Rows that end the indicators, and what may stand in them.
TOTALS = re.compile(
    r"^(自评|评价|绩效自评)?(得分|总分|合计|总计|总得分|得分合计|总评分|自评总分|分数合计|合计得分|小计|综合得分)(（.*分.*）)?[:：]?$"
)
TOTAL_TOLD = re.compile(
    r"^(?:自评|评价|绩效|综合|项目)*(?:总分|总得分|得分合计|综合得分|总评分|合计得分|合计|自评得分)"
    r"(?:（[^（）]*）)?(?:[:：]|为|是)?(\d+(?:\.\d+)?)分?(?=$|[^\d.分%])"
)
GRADE_TOLD = re.compile(r"(?:等[级次]|档次)(?:[:：]|为|是)*[“\"]?(优|良|中|差)")
# How a table says that execution is scored in another way than in proportion.
RULE = re.compile("满分|不得分|扣\\d|扣分|以上得|以下得|低于|达到.*得")
GRADE_LABEL = re.compile(r"(等级|等次|评价结论|自评结论|评价结果|自评结果)$")
FOOT = re.compile(
    r"^(评价结论|自评结论|存在(的)?(主要)?问题|改进措施|其他(需要)?(说明|问题)|备注|注[:：]|说明(?:$|[:：])|填[表报]|审核|联系|"
    r"评价机构|偏差大|改进措施及|绩效自评(综述|结论)|.*盖章|下一步|主要经验|经验做法|有关建议|附[:：])"
)
SHORTFALL = re.compile(
    r"^总分在?\d+分以下.*|^(偏差大|未完成|目标未完成).*原因.*|^.*未实现绩效目标的原因.*"
)
OBJECTIVE = re.compile(
    r"^(年初|年度|项目|总体|全年|预期|绩效|设定|年)*(预期|绩效|总体|年度|设定)?目标(申报|设定|内容|描述|情况)?$|^年初设定目标$|^预期目标$"
)
ACHIEVED = re.compile(
    r"目标.*(完成|实现|达成)情况$|^(年度|全年|实际|总体|目标|绩效|年末|自评|具体|预期)*(完成|实现)(情况|结果)(综述)?$|^实际完成.*$|^完成情况.*$"
)
BESIDE_GOALS = re.compile(r"^.{0,6}(完成率|完成比例|完成程度|偏差.{0,4}|是否完成)$")
PERSONS = re.compile(r"^(姓名|人员名单|成员姓名|专家姓名)$")
GRADE = re.compile(r"^[“\"]?(优秀?|良好?|中等?|差)等?[”\"]?$")
OTHER_GRADE = re.compile(r"[“\"]?([A-E]|一般|较[好差]|不?合格|基本合格)级?[”\"]?")
TICKED = re.compile(r"[☑✓√■]\s*(优|良|中|差)|(优|良|中|差)[（(]?[☑✓√■]")
HINT = re.compile(
    r"^[（(【\[]?请(简要|针对|在|按|根据|说明|填写|逐).*|.*\d+字以[内上].*|^[（(]?(此处|如有|若有).*填写.*"
)
NIL = re.compile(r"^[-—–―/／\\－_ 无]*$")
