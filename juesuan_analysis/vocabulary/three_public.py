"""The lines of form 9 (“三公”经费), as a tree: the one place that names them.

Rows, sums, the 款 of form 6, what narratives call them and count beside them, indicators, costs
for each thing, and English names are all derived from it.
"""

from __future__ import annotations

from juesuan_analysis.vocabulary.phrases import FUNDED, SUM
from juesuan_analysis.vocabulary.tree import Cost, Count, Line, Narrower

_CAR = r"(?:公务用?车|公车|车辆)"
_BUY = r"(?:更新|购置|新购|（更新）|（购置）){1,3}"
_PURCHASE = rf"{_CAR}(?:车辆)?(?:购置|更新购置)(?!税)"
_RUNNING = rf"{_CAR}(?:（含[^（）]*）)?(?:运行[及与]?维护|运行|维护|运维)"
_AND = r"(?:费用?|支出)?(?:（[^（）]*）)?(?:以及|[及和与、/])"
_RUN = r"(?:运行|维护|运维|使用)[及与]?"
_YUAN = 10_000

ABROAD = Line(
    key="abroad",
    name="因公出国（境）费",
    english="Official trips abroad",
    row=r".*因公出国(?!.*[数团次批人]).*",
    said=rf"因公出国(?:（境）|境)?{SUM}",
    short=(r"出国(?:（境）|境)?(?:费用?|支出|经费)",),
    code="30212",
    counted="因公出国（境）",
    counts=(
        Count(
            noun="团组数",
            unit="个",
            english="Delegations abroad",
            column="trips",
            cost=Cost("cost_per_trip", "每团组出国（境）费", "Cost per delegation", "万元/团组"),
            units=("个", "团组", "批", "批次", "次"),
        ),
        Count(
            noun="人次",
            unit="人次",
            english="Travellers abroad",
            column="travellers",
            cost=Cost(
                "cost_per_traveller", "每人次出国（境）费", "Cost per traveller", "万元/人次"
            ),
            units=("人次", "人"),
        ),
    ),
    narrower=(
        Narrower(
            "参加其他单位组织的出国（境）",
            r"参加(?:其他|外)(?:单位|部门)"
            r"(?:组织的?(?:因公)?出国(?:（境）|境)?|组团(?=[\d为共]))",
            counted=("参加其他单位组织的因公出国（境）",),
        ),
    ),
    doing=r"(?:出国(?:（境）|境)?|组团|出访)(?:团组|批次|人员|人数|人次|共|计|数)*",
)
PURCHASE = Line(
    key="purchase",
    name="公务用车购置费",
    english="Vehicle purchase",
    row=r".*公务用车购置(费|支出|费支出)?",
    said=rf"{_PURCHASE}{SUM}",
    short=(r"(?:车辆?|用车|更新)?购置(?:费用?|支出|经费)?",),
    code="31013",
    counted="公务用车购置",
    counts=(
        Count(
            noun="数",
            unit="辆",
            english="Vehicles bought",
            column="bought",
            cost=Cost("price_per_vehicle", "单车购置费", "Price per vehicle", "万元/辆"),
            units=("辆", "台"),
            said=r"(?:更新|购置|购买|新增|新购)+(?:公务|执法执勤|执法|办案|警务|业务)*"
            rf"(?:用车|车辆|车)(?:数量?)?|{_PURCHASE}(?:数量?|辆数)"
            rf"|{_BUY}的?(?:公务)?(?:用车|车辆)?(?=(?:\d+|[一二三四五六七八九十两])辆)",
        ),
    ),
)
RUNNING = Line(
    key="running",
    name="公务用车运行维护费",
    english="Vehicle operation",
    row=r".*(公务用车)?运行(维护)?费(支出)?",
    said=rf"{_RUNNING}{SUM}",
    short=(r"(?:车辆?|用车)?(?:运行(?:及?维护)?|运维|维护)(?:费用?|支出|经费)?",),
    code="30231",
    counted="公务用车",
    counts=(
        Count(
            noun="保有量",
            unit="辆",
            english="Vehicles held",
            column="vehicles",
            cost=Cost(
                "running_per_vehicle", "单车运行维护费", "Operating cost per vehicle", "万元/辆"
            ),
            units=("辆",),
            said=r"(?:公务(?:用)?车(?:辆)?(?:期末|年末|实际|实有|现有?|总)*(?:保有|拥有)"
            r"(?:数?量?|数量))|(?:期末|年末)?(?:保有|拥有)(?:公务(?:用)?车|车辆)"
            r"|(?:(?<=[及和与、,;。：])|(?<=^))(?:车辆)?保有(?:数量|量|数)",
            short=(r"(?:车辆?)?(?:实有|实际)?保有(?:数?量|数)?|实有车辆",),
            also=("车辆",),
            kept=True,
        ),
    ),
)
VEHICLES = Line(
    key="vehicles",
    name="公务用车购置及运行维护费",
    english="Official vehicles",
    row=rf".*(公务用车购置{_AND}(公务用车)?{_RUN}(维护)?费?)(支出)?(/(小计|合计))?",
    said=rf"{_CAR}(?:更新)?购置{_AND}(?:{_CAR})?(?:{_RUN})+{SUM}",
    short=(
        rf"(?:车辆?|用车)?购置{_AND}(?:用车|车辆)?{_RUN}(?:维护)?费?(?:用|支出)?",
        r"(?:公务)?用车(?:费用?|支出)",
    ),
    parts=(PURCHASE, RUNNING),
)
RECEPTION = Line(
    key="reception",
    name="公务接待费",
    english="Official receptions",
    row=r".*公务接待(费|支出|费支出)?(/(小计|合计))?",
    said=rf"公务接待{SUM}",
    short=(r"接待(?:费用?|支出|经费)",),
    code="30217",
    counted="公务接待",
    counts=(
        Count(
            noun="批次",
            unit="批次",
            english="Receptions, groups",
            column="batches",
            cost=Cost("cost_per_batch", "每批次接待费", "Cost per reception", "元/批次", _YUAN),
            units=("批次", "批", "次", "个"),
        ),
        Count(
            noun="人次",
            unit="人次",
            english="Receptions, guests",
            column="guests",
            cost=Cost("cost_per_guest", "每人次接待费", "Cost per guest", "元/人次", _YUAN),
            units=("人次", "人"),
        ),
    ),
    narrower=(
        Narrower(
            "国（境）外接待费",
            rf"国（?境）?外(?:公务)?接待{SUM}",
            counted=("国（境）外接待", "国（境）外公务接待"),
            also=("国（境）外公务接待费",),
            home=False,
        ),
        Narrower(
            "外宾接待费",
            rf"(?:外宾|外事)(?:公务)?接待{SUM}|接待外宾",
            counted=("外宾接待", "外事接待"),
            home=False,
        ),
        Narrower(
            "国内接待费",
            rf"(?:国内|其他国内)(?:公务)?接待{SUM}",
            counted=("国内公务接待", "国内接待"),
            also=("国内公务接待费",),
            home=True,
        ),
    ),
    doing=r"接待(?:国内)?(?:来访|公务|来宾|客人|人员|团组|批次|人次|总|共|计|约|各类)*",
)
TREE = Line(
    key="total",
    name="合计",
    english="Three-public expenses",
    row=r"合计|总计|小计|支出合计|“?三公”?经费(支出)?(合计|小计)?",
    said=r"[“”]?三公[“”]?经费(?:一般公共预算)?(?:财政拨款)?(?:支出)?(?:合计|总额)?",
    subject="“三公”经费合计",
    short=(r"[“”]?三公[“”]?(?:支出|费用)?",),
    parts=(ABROAD, VEHICLES, RECEPTION),
)
_HELD = (
    Count(noun="个数", unit="个", units=("个", "次", "场", "期", "项")),
    Count(noun="人次", unit="人次", units=("人次", "人")),
)
# What offices print beside “三公” in the same table; the total may hold it.
BESIDE = (
    Line(
        key="meetings",
        name="会议费",
        english="Meetings",
        row=r"([^、及和]*[^、及和“三公”]/)?会议费(支出|用)?(/(小计|合计))?",
        said=rf"{FUNDED}会议费{SUM}",
        counted="会议",
        counts=_HELD,
    ),
    Line(
        key="training",
        name="培训费",
        english="Training",
        row=r"([^、及和]*[^、及和“三公”]/)?培训费(支出|用)?(/(小计|合计))?",
        said=rf"{FUNDED}培训费{SUM}",
        counted="培训",
        counts=_HELD,
    ),
    Line(
        key="operating",
        name="机关运行经费",
        english="Administrative operating expenses",
        row=r"(.*/)?(行政.*单位)?机关运行(经费|费)(支出)?(/(小计|合计))?",
        said=rf"机关(?:单位)?运行(?:经费|成本){SUM}",
    ),
)
