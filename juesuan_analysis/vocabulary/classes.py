"""类 of the expenditure classifications (财政部《政府收支分类科目》) and their older names."""

from __future__ import annotations

from juesuan_analysis.frozen import frozen


@frozen
class Class:
    """A 类: its code, its name and its English.

    ``former`` are older names of the same code, each with its English; ``personnel`` says of an
    economic one that it is 人员经费, and not 公用经费.
    """

    code: str
    name: str
    english: str
    former: tuple[tuple[str, str], ...] = ()
    personnel: bool = False

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """All its names, each with its English."""
        return (self.name, self.english), *self.former


# As forms 1 and 4 list them.
FUNCTIONAL: tuple[Class, ...] = (
    Class("201", "一般公共服务支出", "General public services"),
    Class("202", "外交支出", "Foreign affairs"),
    Class("203", "国防支出", "National defence"),
    Class("204", "公共安全支出", "Public security"),
    Class("205", "教育支出", "Education"),
    Class("206", "科学技术支出", "Science and technology"),
    Class(
        "207",
        "文化旅游体育与传媒支出",
        "Culture, tourism, sport and media",
        former=(("文化体育与传媒支出", "Culture, sport and media"),),
    ),
    Class("208", "社会保障和就业支出", "Social security and employment"),
    Class(
        "210",
        "卫生健康支出",
        "Health",
        former=(("医疗卫生与计划生育支出", "Health and family planning"),),
    ),
    Class("211", "节能环保支出", "Energy saving and environment"),
    Class("212", "城乡社区支出", "Urban and rural communities"),
    Class("213", "农林水支出", "Agriculture, forestry and water"),
    Class("214", "交通运输支出", "Transport"),
    Class(
        "215",
        "资源勘探工业信息等支出",
        "Resources, industry and information",
        former=(("资源勘探信息等支出", "Resources and information"),),
    ),
    Class("216", "商业服务业等支出", "Commerce and services"),
    Class("217", "金融支出", "Finance"),
    Class("219", "援助其他地区支出", "Aid to other regions"),
    Class(
        "220",
        "自然资源海洋气象等支出",
        "Natural resources, ocean and weather",
        former=(("国土海洋气象等支出", "Land, ocean and weather"),),
    ),
    Class("221", "住房保障支出", "Housing security"),
    Class("222", "粮油物资储备支出", "Grain, oil and material reserves"),
    Class("223", "国有资本经营预算支出", "State capital operations"),
    Class("224", "灾害防治及应急管理支出", "Disaster prevention and emergency"),
    Class("229", "其他支出", "Other expenditure"),
    Class("231", "债务还本支出", "Debt repayment"),
    Class("232", "债务付息支出", "Debt interest"),
    Class("234", "抗疫特别国债安排的支出", "Special treasury bonds for COVID-19"),
)
# For departments.
ECONOMIC: tuple[Class, ...] = (
    Class("301", "工资福利支出", "Wages and welfare", personnel=True),
    Class("302", "商品和服务支出", "Goods and services"),
    Class("303", "对个人和家庭的补助", "Transfers to individuals and families", personnel=True),
    Class("307", "债务利息及费用支出", "Debt interest and fees"),
    Class("309", "资本性支出（基本建设）", "Capital expenditure (construction)"),
    Class("310", "资本性支出", "Capital expenditure"),
    Class("311", "对企业补助（基本建设）", "Subsidies to enterprises (construction)"),
    Class("312", "对企业补助", "Subsidies to enterprises"),
    Class("313", "对社会保障基金补助", "Subsidies to social security funds"),
    Class("399", "其他支出", "Other expenditure"),
)
