"""Printed amounts to exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from juesuan_analysis.vocabulary.money import in_wan
from juesuan_analysis.vocabulary.text import UNKNOWN, squeeze

_MINUS = "-−–‐‒―"
MINUS = frozenset(_MINUS)
# △ and ▲ mark decreases in some reports; a number with one of them is no plain amount.
# So is one with a character that the PDF does not tell, which may be a digit or the point.
NUMERIC = MINUS | frozenset(f"0123456789.,—+%‰△▲{UNKNOWN}")
_WHOLE = r"([1-9]\d{0,2}(,\d{3})+|\d+)"
_BARE = r"(?<![\d.,])\.\d\d(?![\d.])"  # .50: a sheet may print no zero before the point
_FIGURE = rf"{_WHOLE}\.\d+|[1-9]\d{{0,2}}(,\d{{3}})+|{_BARE}"
_NUMBER = rf"({_WHOLE}(\.\d+)?|\.\d+)"
AMOUNT = re.compile(rf"[{_MINUS}+]?{_NUMBER}|[(（]{_NUMBER}[)）]")
DECIMAL = re.compile(rf"[{_MINUS}]?({_FIGURE})|[(（]({_FIGURE})[)）]")
_NIL = re.compile(rf"[{_MINUS}—/]*")
# What a sheet shows in place of a number: its column is too narrow, its formula fails.
_SIGNS = re.compile(r"[#*]{2,}|#(REF|VALUE|NAME|NUM|NULL|DIV/0|SPILL|CALC)[!?]?|#N/A|Err[:：]\d+")
_NUMERALS = "零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟"
_WORDS = re.compile(rf"负?(人民币)?[{_NUMERALS}]{{2,}}[元角分整{_NUMERALS}]*")
# What offices write into a cell that has a number which they do not print there. 无 is none.
_INSTEAD = re.compile(
    r"[略缺密]|同上|同前|[详参]?见.+|.*(保密|涉密|公开|待[定补核]|暂缺|另行).*|[A-Za-z][A-Za-z/]*|[\"″”〃\\]+"
)
_ENDED = re.compile(r"\.\d\d+\s+\d")  # an amount with its decimals, and more digits after it


def is_nil(printed: str) -> bool:
    """Whether a cell is blank or holds only a dash, which means that there is no amount."""
    told = UNKNOWN not in printed
    return not printed or (told and bool(_NIL.fullmatch(squeeze(printed))))


def is_signs(printed: str) -> bool:
    """Whether a cell shows signs where its column is too narrow, or a number is withheld."""
    return printed[:1] in ("#", "*", "E") and bool(_SIGNS.fullmatch(printed))


def is_written(printed: str) -> bool:
    """Whether a number is written in words: 二十八万元.

    Examples
    --------
    >>> is_written("贰拾捌万元整"), is_written("零")
    (True, False)
    """
    return bool(_WORDS.fullmatch(printed))


def is_instead(printed: str) -> bool:
    """Whether a cell holds words that stand for a number which is not printed there.

    Examples
    --------
    >>> is_instead("见附表"), is_instead("涉密不予公开"), is_instead("无")
    (True, True, False)
    """
    return bool(_INSTEAD.fullmatch(printed))


def stands_for(printed: str) -> bool:
    """Whether a cell without an amount shows what stands for one: signs, words, a numeral."""
    return is_signs(printed) or is_written(printed) or is_instead(printed)


def has_amount(line: str) -> bool:
    """Whether a line of text holds a number with decimals or with thousands separators."""
    return bool(DECIMAL.search(line))


def parse_amount(printed: str, unit: str) -> Decimal | None:
    """Read one printed amount.

    Parameters
    ----------
    printed
        The text of a cell, for example ``1,055.24``.
    unit
        The unit that the form states: 万元, 元, 千元 or 亿元.

    Returns
    -------
    The exact amount in 万元, below zero where it stands in brackets; or None where the text is not
    one amount (``2.940.05`` has two dots) or none that an office can have.
    """
    text = squeeze(printed)
    if UNKNOWN in printed or not AMOUNT.fullmatch(text) or _ENDED.search(printed):
        return None
    negative = text[0] in MINUS or text[0] == "（"
    size = Decimal(re.sub(r"[^\d.]", "", text))
    return in_wan(-size if negative else size, unit)
