"""The nine statutory forms as data: titles, columns and their other wordings.

Source of the forms: 财政部 部门决算公开 (公开01–09表); wordings as met in published disclosures.
A column is known by its header path: the texts of the header cells above it, from the top down,
joined by ``/`` (``本年支出/小计``). Patterns must match the whole path.
"""

from __future__ import annotations

from dataclasses import dataclass

from juesuan_analysis.frozen import frozen

NAME_COLUMN = (
    r"(.*/)?(科目名称|项目名称|项目|名称|科目|支出项目|收入项目|"
    r"(支出)?(部门(预算)?支出)?(功能|经济)分类(科目)?(名称)?|项目（按.*分类）)(/(合计|总计))?"
)
OWNER_COLUMN = r"(.*/)?((预算)?(单位|部门)(名称)?)"  # form 9 may name whose amounts a row holds
CODE_COLUMN = r"(.*/)?(.*(编码|代码|编号)|类|款|项)(/(类|款|项))?"
ORDER_COLUMN = r"(.*/)?(行次|序号|栏次)"

_ACCOUNT = (
    r"(本年|当年)?(决算数|金额|决算|决算金额|支出决算数|收入决算数|年末决算数|决算支出|本年数)"
)
_AMOUNT = rf"(.*/)?{_ACCOUNT}"
_TOTAL = r"(小计|合计|总计|本年支出合计|本年支出小计|支出合计)"
_BUDGET = r"预算(数|金额)?(/(合计|小计))?"
# What may stand above the columns of 本年支出.
_SPENDING = (
    r"(((本年)?(一般公共预算|政府性基金预算|国有资本经营预算)?(财政拨款)?支出(合计|决算数?)?|"
    rf"{_TOTAL})/)*"
)
_SPENT = rf"(本年支出|本年支出合计|支出决算数?)(/{_TOTAL})?"


BUDGETS = ("年初预算", "全年预算", "预算数")


@frozen
class Measure:
    """A column of a form: its canonical name and the header paths that mean it.

    ``weaker`` are paths that mean it only where no other column does better. ``key`` is its word in
    the ids of identities, ``inside`` the column that holds it (其中), where the form may have it.
    """

    name: str
    pattern: str
    weaker: tuple[str, ...] = ()
    key: str = ""
    inside: str = ""

    @property
    def patterns(self) -> tuple[str, ...]:
        """All patterns, the surest first."""
        return self.pattern, *self.weaker


@dataclass(frozen=True, slots=True, eq=False)  # there is one object for each form
class Form:
    """A statutory form.

    ``titles`` are the wordings that misprints are compared with, the regulation's first; others
    are known by their parts. ``coded`` forms list 科目 by code, the ``economic`` one 科目 of the
    economic classification; ``sided`` ones set 收入 beside 支出. Where lines may stand ``across``
    the page, the header names them. In ``several`` tables each has a header of its own. Columns
    under ``again`` print the same expenditure once more, by other lines. Lines of appropriations
    under ``parent`` are named after it.
    """

    number: int
    titles: tuple[str, ...]
    measures: tuple[Measure, ...]
    coded: bool = False
    economic: bool = False
    sided: bool = False
    across: bool = False
    several: bool = False
    again: str = ""
    parent: str = ""

    @property
    def title(self) -> str:
        """The title in the regulation."""
        return self.titles[0]

    @property
    def lists_codes(self) -> bool:
        """Whether its lines are 科目."""
        return self.coded or self.economic

    @property
    def has_budgets(self) -> bool:
        """Whether it prints budgets beside the final account."""
        return any(measure.name in BUDGETS for measure in self.measures)


_INCOME = (
    Measure(
        "本年收入合计",
        r"本年收入合计|本年收入|收入合计|(本年)?收入(合计|决算数?)?/(合计|小计)",
        weaker=("合计", "总计"),
    ),
    Measure("财政拨款收入", r"(.*/)?(本年)?财政拨款(收入)?(/(小计|合计))?"),
    Measure("上级补助收入", r"(.*/)?上级补助收入", key="subsidy"),
    Measure("事业收入", r"(.*/)?事业收入(（.*）)?(/(小计|合计|金额))?", key="service"),
    Measure(
        "教育收费",
        r"(.*/)?(其中：)?(教育收费|教育事业收费|财政专户管理资金)(收入)?",
        inside="事业收入",
    ),
    Measure("经营收入", r"(.*/)?(事业单位)?经营收入", key="business"),
    Measure("附属单位上缴收入", r"(.*/)?附属单位(上缴|缴款)(收入)?", key="remitted"),
    Measure("其他收入", r"(.*/)?其他收入(/(小计|合计))?", key="other"),
)
_EXPENDITURE = (
    Measure(
        "本年支出合计",
        r"本年支出合计|本年支出|支出合计|(本年)?支出(合计|决算数?)?/(合计|小计)",
        weaker=("合计", "总计"),
    ),
    Measure("基本支出", r"(.*/)?基本支出(/(小计|合计))?"),
    Measure("项目支出", r"(.*/)?项目支出(/(小计|合计))?"),
    Measure("上缴上级支出", r"(.*/)?上缴上级(支出)?"),
    Measure("经营支出", r"(.*/)?(事业单位)?经营支出"),
    Measure("对附属单位补助支出", r"(.*/)?对附属单位补助(支出)?"),
)
# The parts of a year's income and of its expenditure: the columns behind the total.
_APPROPRIATED, *OTHER_INCOME = (measure for measure in _INCOME[1:] if not measure.inside)
OTHER_SOURCES = tuple(measure.name for measure in OTHER_INCOME)
SOURCES = (_APPROPRIATED.name, *OTHER_SOURCES)
KINDS = tuple(measure.name for measure in _EXPENDITURE[1:])
_APPROPRIATION_SIDE = (
    Measure("决算数", rf"(收入[^/]*/)?{_ACCOUNT}"),
    Measure("合计", r"(.*/)?(合计|小计)", weaker=(rf"支出[^/]*/{_ACCOUNT}",)),
    Measure("一般公共预算财政拨款", r"(.*/)?一般公共(预算)?(财政拨款)?(支出)?"),
    Measure("政府性基金预算财政拨款", r"(.*/)?政府性基金(预算)?(财政拨款)?(支出)?"),
    Measure("国有资本经营预算财政拨款", r"(.*/)?国有资本经营(预算)?(财政拨款)?(支出)?"),
)
_OPENING = r"(上年|年初)(财政拨款)?结转(和|及)?(结余)?(/(小计|合计))?"
_RECEIVED = r"本年收入(合计)?(/(小计|合计))?"
_CLOSING = r"(年末|结转下年)(财政拨款)?(结转)?(和|及)?(结余)?(/(小计|合计))?"
_BASIC_PROJECT = (
    Measure("合计", rf"{_SPENDING}{_TOTAL}|{_SPENT}", weaker=(_ACCOUNT,)),
    Measure("基本支出", rf"{_SPENDING}基本支出(/(小计|合计))?"),
    Measure("项目支出", rf"{_SPENDING}项目支出(/(小计|合计))?"),
    Measure("人员经费", rf"{_SPENDING}(基本支出/)?人员经费(/(小计|合计))?"),
    Measure("公用经费", rf"{_SPENDING}(基本支出/)?(日常)?公用经费(/(小计|合计))?"),
    Measure("年初结转和结余", _OPENING),
    Measure("本年收入", _RECEIVED),
    Measure("年末结转和结余", _CLOSING),
)
_ROLLING = (
    Measure("年初结转和结余", _OPENING),
    Measure("本年收入", _RECEIVED),
    Measure("本年支出", rf"{_SPENT}|{_SPENDING}{_TOTAL}"),
    Measure("基本支出", rf"{_SPENDING}基本支出(/(小计|合计))?"),
    Measure("项目支出", rf"{_SPENDING}项目支出(/(小计|合计))?"),
    Measure("年末结转和结余", _CLOSING),
    Measure("结余分配", r"(.*/)?结余分配"),
)

FORMS: tuple[Form, ...] = (
    Form(
        1,
        ("收入支出决算总表", "收支决算总表"),
        (
            Measure("年初预算", r"(.*/)?(本年)?年初预算(数|金额)?"),
            Measure("全年预算", r"(.*/)?(本年)?(全年|调整后?)预算(数|金额)?"),
            Measure("决算数", _AMOUNT),
        ),
        sided=True,
        again="经济分类|支出性质",
    ),
    Form(
        2,
        ("收入决算表",),
        _INCOME,
        coded=True,
    ),
    Form(
        3,
        ("支出决算表",),
        _EXPENDITURE,
        coded=True,
    ),
    Form(
        4,
        ("财政拨款收入支出决算总表", "财政拨款收支决算总表"),
        _APPROPRIATION_SIDE,
        sided=True,
        parent="年初财政拨款结转和结余",
    ),
    Form(
        5,
        ("一般公共预算财政拨款支出决算表",),
        _BASIC_PROJECT,
        coded=True,
    ),
    Form(
        6,
        ("一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"),
        (
            Measure("决算数", _AMOUNT, (r"(.*/)?(合计|小计|本年支出|本年支出合计|基本支出)",)),
            # Where one list of 科目 has a column for each, beside 合计.
            Measure("人员经费", r"(.*/)?人员经费"),
            Measure("公用经费", r"(.*/)?(日常)?公用经费"),
        ),
        economic=True,
        several=True,
    ),
    Form(
        7,
        ("政府性基金预算财政拨款收入支出决算表",),
        _ROLLING,
        coded=True,
    ),
    Form(
        8,
        ("国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款收入支出决算表"),
        (Measure("合计", rf"{_TOTAL}"), *_ROLLING),
        coded=True,
    ),
    Form(
        9,
        ("财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"),
        (
            # One 预算数: where several are printed, that of the full year.
            Measure(
                "预算数",
                rf"(.*/)?(本年)?(全年|调整后?){_BUDGET}",
                weaker=(rf"(.*/)?(本年)?{_BUDGET}", rf"(.*/)?(本年)?年初{_BUDGET}"),
            ),
            Measure(
                "决算数",
                r"(.*/)?(本年)?(支出|全年)?决算(统计)?(数|金额|支出)?(/(合计|小计))?",
                weaker=(r"(.*/)?统计数",),
            ),
        ),
        across=True,
        several=True,
    ),
)
BY_NUMBER = {form.number: form for form in FORMS}
# The numbers of forms of a kind. Coded ones print only the rows that have something to tell: a row
# that is not there is nil.
SIDED = frozenset(form.number for form in FORMS if form.sided)
CODED = frozenset(form.number for form in FORMS if form.coded)
LISTING_CODES = frozenset(form.number for form in FORMS if form.lists_codes)

# Tables printed among the nine that are of other matters: their titles end a form. Those of
# accounts are known by their parts, see :mod:`juesuan_analysis.vocabulary.titles`.
OTHER_TITLES: tuple[str, ...] = (
    "政府采购情况表",
    "政府采购支出决算表",
    "政府购买服务支出情况表",
    "政府购买服务支出决算表",
    "机关运行经费支出情况表",
    "机构运行信息表",
    "机构运行信息决算表",
    "国有资产占用情况表",
    "资产信息表",
    "项目支出绩效自评表",
    "预算项目支出绩效自评表",
    "绩效目标自评表",
    "部门整体支出绩效自评表",
)
