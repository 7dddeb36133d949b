"""What a report's running text says of its project's money: budget, receipts, spending, rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from juesuan_analysis.facts import Place, Statement, TextLine
from juesuan_analysis.facts.performance import REPORT
from juesuan_analysis.frozen import frozen
from juesuan_analysis.lazily import regex
from juesuan_analysis.vocabulary.money import in_wan
from juesuan_analysis.vocabulary.text import squeeze

RECEIVED = "到位资金"
_SUM = (
    r"(?:共计?|合计|总计|总额)?(?:约?为|是|[:：])?"
    r"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|亿元|元)"
)
_SHARE = r"(?:约?为|是|达到?|[:：]|[=＝].{0,80}?[=＝])?(?P<value>\d+(?:\.\d+)?)(?P<unit>%)"
_BUDGET = r"预算(?:安排|批复|下达|总)?(?:资金|金额|经费|总额|数|额)?(?:预算)?"
_SPENT = (
    r"(?:决算数?|(?:实际|累计|全年)(?:支出|支付|使用|执行数?)|已支付|执行数)(?:资金|金额|总额)?"
)
# What is said, the kind of statement it is, and what is added to the project's name.
_TOLD = tuple(
    (regex(pattern), kind, suffix)
    for pattern, kind, suffix in (
        (rf"(?<!实际使用到){_BUDGET}{_SUM}", "全年预算", ""),
        (rf"(?:实际)?到位(?:预算|财政)?(?:资金|金额)?{_SUM}", "金额", RECEIVED),
        (rf"{_SPENT}{_SUM}", "金额", ""),
        (rf"资金到位率{_SHARE}", "占比", RECEIVED),
        (rf"预算执行率{_SHARE}", "完成率", ""),
    )
)
_YEAR = regex(r"(20\d\d)年")
_SENTENCE = regex(r"[^。；;]*[。；;]?")


@frozen
class _Text:
    """Lines put together, and where each begins."""

    text: str
    starts: Sequence[int]
    places: Sequence[Place]

    def place(self, at: int) -> Place:
        """The line that a character stands on."""
        return next(p for s, p in zip(self.starts[::-1], self.places[::-1], strict=True) if s <= at)


def _joined(lines: Sequence[TextLine]) -> _Text:
    texts = [squeeze(line.text) for line in lines]
    starts = [0, *accumulate(len(text) for text in texts)][:-1]
    return _Text("".join(texts), starts, [line.place for line in lines])


def money_told(lines: Sequence[TextLine], name: str) -> list[Statement]:
    """The first budget, amount and rate of each kind that a report's text gives its project.

    Parameters
    ----------
    lines
        The report's running text.
    name
        The project that it is about.
    """
    text = _joined(lines)
    found: dict[tuple[str, str], Statement] = {}
    for sentence in _SENTENCE.finditer(text.text):
        for told in _in_sentence(sentence, name, text):
            found.setdefault((told.subject, told.kind), told)
    return list(found.values())


def _in_sentence(sentence: re.Match[str], name: str, text: _Text) -> Iterator[Statement]:
    years = [int(year) for year in _YEAR.findall(sentence[0])]
    for pattern, kind, suffix in _TOLD:
        match = pattern.search(sentence[0])
        if match is None:
            continue
        value = Decimal(match["value"].replace(",", ""))
        unit = match["unit"]
        amount = value if unit == "%" else in_wan(value, unit)
        place = text.place(sentence.start() + match.start("value"))
        yield Statement(
            REPORT,
            name + suffix,
            kind,
            amount,
            "%" if unit == "%" else "万元",
            years[0] if years else None,
            None,
            sentence[0],
            None,
            place,
            named=False,
        )
