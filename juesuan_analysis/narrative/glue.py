"""Words that name nothing by themselves, and what tells that a clause states something."""

from __future__ import annotations

from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative.grammar import UNIT

# Words that carry no subject of their own, at either end of a phrase before a figure.
GLUE_START = regex(
    r"^(?:[.、]|其中|其它|和|及|以及|并|且|共计|累计(?!折旧|摊销|盈余)|合计|总计|全年|本年度?|当年|年度|年末|年中|截至|本部门|本单位|我部门|我单位"
    r"|我局|实现|取得|收到|开支|发生|列支|部门|单位|中(?![小央心等学医国介草药西东部])|共|的|各|还|均|分别|也|则|但|实际|等|度|内|在(?!建)|将|为|有|含|（|：|”)+"
)
GLUE_END = regex(
    r"(?:为|是|达到|达|共计|累计|合计|总计|约|共|有|计|数为|各是|各为|均为|均是|分别为|分别是|各|均|分别|的|：|总体|安排|涉及"
    r"|实现|支出|收入|决算数?|决算支出|金额|总额|数额|数量|年末|实际|较年初|年初|比例|近|人民币|完成|折合|又|略|则)+$"
)
# The office itself is the subject of the sentence, not of the figure.
OFFICE = regex(
    r"(?:局|委|办|办公室|委员会|部门|单位|中心|政府|院|校|学校|厅|站|所|队|处|（汇总）|（本级）|机关|法院|协会|公司|馆|会)$"
)

# What says no more than that the figure is about the same thing as the one before.
NO_NAME = regex(
    r"(?:本|该|此|上述|各|其)?(?:项目|项|类|款)?(?:级|类|款|项)?(?:科目)?"
    r"(?:费用|经费|支出|收入|资金|预算|决算|金额|数据|数|安排数|安排|本年度?|当年|实际|完成)*|相比|比较|对比"
)

THIS_OFFICE = regex(r"^(?:[本我该](?:部门|单位|局|委|办|院|校|中心|机关)|全年|当年)+,?")

NEGATION = regex(r"预算(?!财政|拨款|安排)|绩效|项目评价|人数|人次|团组|批次|设备")
# What shows that a clause states something of its own and is not more of a reason.
STATES = regex(rf"\d(?:{UNIT})|持平|原因|（\d*[类款项]）")
APPROXIMATE = regex("基本|大体|大致|略|总体")
LIST_GOES_ON = regex(
    r"[一二三四五六七八九]是|其次|再次|另外|此外,?由于|（[二三四五]）|[2-9][、.)](?!\d)"
)
