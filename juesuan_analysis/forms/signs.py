"""What stands in a cell beside its number: signs of money, units, marks of notes."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.forms.amount import parse_amount
from juesuan_analysis.vocabulary.text import NOTE_SIGNS

_MONEY = r"(?:人民币|RMB|CNY|[¥￥])"
_UNIT = re.compile(r"(?:(?:万|千|亿)元?|元)$")
_MARK = rf"（\d{{0,2}}）|[\[【〔]\d{{0,2}}[\]】〕]|[{NOTE_SIGNS}]+"
_MARKS = re.compile(rf"^({_MARK})(?=.)|(?<=[\d.元）])({_MARK}|注\d{{0,2}})$")
_COUNTERS = "年月日季人名位辆台套艘架个批次项件家户处所间倍张份期亩吨米号天时笔篇岁条"
_SHARE = re.compile("[%‰]")
# Words that say that a number is below zero, or whose; digits of a note that nothing parts;
# the error of a sheet; letters in the place of digits.
_WORDS = re.compile(r"[负减亏]|(CR|DR|贷|借)$|注[:：\d、,，]*\d|DIV/|[A-Za-z](?=[\d.])|\d[loIO|]")
# 2024年 and 12人 in a cell are none of its amounts.
_COUNTED = re.compile(rf"\d(?:余|多)?(?:[{_COUNTERS}]|年度)(?![\d一-龥])")
_BRACKETED = re.compile(r"（[^（）]*\d[^（）]*）")


def unsigned(text: str) -> str:
    """The number in a squeezed text, without what may stand beside one.

    Examples
    --------
    >>> unsigned("¥40.07"), unsigned("40.07万元"), unsigned("-¥40.07*"), unsigned("（¥1.00）")
    ('40.07', '40.07', '-40.07', '（1.00）')
    """
    return re.sub(_MONEY, "", _UNIT.sub("", _MARKS.sub("", text)))


def is_signed(text: str) -> bool:
    """Whether a sign in a text tells that it is an amount, decimals or none: ¥40, 40元."""
    bare = _MARKS.sub("", text)
    return bool(re.search(_MONEY, bare) or _UNIT.search(bare)) and unsigned(text) != bare


def amount_of(printed: str, beside: str, unit: str) -> Decimal | None:
    """Read the number of a cell by what stands beside it, in 万元.

    Parameters
    ----------
    printed
        The number, as its characters stand.
    beside
        All of the cell's text, squeezed; empty where nothing but the number stands in it.
    unit
        The unit of the form. A cell that names another is not read: one of both is wrong.
    """
    if not beside:
        return parse_amount(printed, unit)
    text = _MARKS.sub("", beside)
    bare, own = re.sub(_MONEY, "", text), _UNIT.search(text)
    other = own is not None and own[0].removesuffix("元") != unit.removesuffix("元")
    if other or _SHARE.search(text) or _WORDS.search(bare) or _COUNTED.search(bare):
        return None
    negative = _BRACKETED.fullmatch(unsigned(text)) and not printed.startswith(("(", "（"))
    return parse_amount(f"({printed})" if negative else printed, unit)
