"""Marks of notes beside amounts: 28.44¹, 28.44（1）, *28.44, 28.44 注1、2. A mark is no digit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from juesuan_analysis.forms.amount import DECIMAL
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.chars import Char
from juesuan_analysis.vocabulary.text import NOTE_SIGNS

_RAISED = "⁰¹²³⁴-⁹₀-₉"
_NUMBER = rf"(?:\d{{1,2}}|[{_RAISED}]{{1,2}}|[一二三四五六七八九十]{{1,2}}|[a-hk])"
_NUMBERS = rf"{_NUMBER}(?:[,，、]{_NUMBER})*"
_CIRCLED = "[①-⓿❶-➓]"
_BRACKETED = rf"[(（\[【〔［]注?(?:{_NUMBERS})?[)）\]】〕］]"
_SIGNS = f"{NOTE_SIGNS}＊★☆◆◇●○■□"  # bullets too: beside a number they begin nothing
_ONE = (
    rf"(?:{_BRACKETED}|注[:：]?(?:{_NUMBERS}|{_CIRCLED}+)?|{_CIRCLED}+|(?!##)[{_SIGNS}]+(?<!##)"
    rf"|[{_RAISED}]{{1,2}}[)）]?)"
)
_SEVERAL = rf"{_ONE}(?:[,，、]?{_ONE}|[,，、]{_NUMBER})*"
_MONEY = r"[-−–－]?(?:人民币|RMB|[¥￥])?"
# Patterns that few documents need, and that take a process 6 ms each: compiled where they are.
_BEFORE = rf"({_SEVERAL}){_MONEY}"
_BEHIND = rf"(?:万元|千元|亿元|元)?({_SEVERAL}|[a-hk])"
_ALONE = _SEVERAL
_EACH = re.compile(_ONE)
_OPEN = re.compile(r"(注[:：]?|[、,，])$")  # the digits of an amount may be the mark's
# What a mark, or a unit before one, begins with.
_FIRSTS = frozenset(f"(（[【〔［注{_SIGNS}⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉万千亿元abcdefghk")
_GAP = 0.4  # of the character height: what is farther apart is not beside
_OFF = 0.8  # of the character height: a mark may be raised, but is on the same line
_MOST = 12  # characters of all marks of a number
_DIGITS = 2  # of a note's number
_SMALLER = 0.9  # times the size: so small is no part of the number
_SEAM = 0.06  # of the character height: digits of one number are spaced more evenly
_Run = list[Char]


@frozen
class Noted:
    """Characters of one kind, and the marks of notes that belong to them.

    ``open`` tells that its first digits may be a note's: 注128.44.
    """

    chars: _Run
    before: tuple[Char, ...] = ()
    behind: tuple[Char, ...] = ()
    open: bool = False


def text_of(chars: Sequence[Char]) -> str:
    """The characters of a mark as they are printed; raised digits as such."""
    return "".join([char.text for char in chars])


def marks_in(text: str) -> str:
    """The marks of notes in what stands in a cell beside its number."""
    return "".join(_EACH.findall(text))


def is_mark(chars: Sequence[Char]) -> bool:
    """Whether characters are marks of notes, and nothing else."""
    return bool(re.fullmatch(_ALONE, text_of(chars)))


def beside(last: Char, char: Char) -> bool:
    """Whether two characters stand beside one another, one of them perhaps raised."""
    size = max(last.size, char.size, 1.0)
    return abs(char.y - last.y) < _OFF * size and -size < char.x0 - last.x1 < _GAP * size


def _is_amount(run: Sequence[Char]) -> bool:
    return bool(DECIMAL.fullmatch("".join([char.text for char in run])))


def _may_begin(run: Sequence[Char]) -> bool:
    first = run[0].text[:1]
    return first in _FIRSTS or "①" <= first <= "➓"


def _chain(runs: Sequence[_Run], start: int) -> int:
    """How many runs stand beside one another from ``start`` on, before the next amount."""
    end, length = start + 1, len(runs[start])
    while end < len(runs) and length <= _MOST and beside(runs[end - 1][-1], runs[end][0]):
        if _is_amount(runs[end]):
            break
        length += len(runs[end])
        end += 1
    return end


def _matched(chars: Sequence[Char], pattern: str) -> tuple[_Run, _Run, _Run] | None:
    """Part characters into what stands before the marks, the marks, and the rest."""
    found = re.fullmatch(pattern, text_of(chars))
    if not found:
        return None
    parts: tuple[_Run, _Run, _Run] = ([], [], [])
    at = 0
    for char in chars:
        parts[0 if at < found.start(1) else 1 if at < found.end(1) else 2].append(char)
        at += len(char.text)
    return parts


def _seam(run: _Run) -> int:
    """Where a note's number ends that begins a run: 注1 28.44; 0 where nothing parts them."""
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(run)]
    least = sorted(gaps)[len(gaps) // 2] + _SEAM * run[0].size
    at = next((i for i, gap in enumerate(gaps[:_DIGITS], 1) if gap > least), 0)
    return at if run[0].text.isdigit() and _is_amount(run[at:]) else 0


def _behind(out: list[Noted], chars: Sequence[Char]) -> bool:
    """Give marks to the amount that they stand behind."""
    amount = out[-1].chars if out else []
    if not amount or not beside(amount[-1], chars[0]) or not _is_amount(amount):
        return False
    parts = _matched(chars, _BEHIND)
    if parts:
        unit, marks, _ = parts
        out[-1] = replace(out[-1], behind=tuple(marks))
        out += [Noted(unit)] if unit else []
    return bool(parts)


def _before(out: list[Noted], chars: Sequence[Char], amount: _Run) -> bool:
    """Give marks to the amount that they stand before; none where their digits may be its own."""
    if not beside(chars[-1], amount[0]) or not _is_amount(amount):
        return False
    level = chars[-1].size > _SMALLER * amount[0].size
    open_ = level and _OPEN.search(text_of(chars))
    at = _seam(amount) if open_ else 0
    parts = _matched([*chars, *amount[:at]], _BEFORE)
    if open_ and not at and re.match(_ALONE, text_of(chars)):
        out += [Noted([*chars]), Noted(amount, open=True)]
        return True
    if not parts or (open_ and not at):
        return False
    _, marks, money = parts
    out += [Noted(money)] if money else []
    out.append(Noted(amount[at:], before=tuple(marks)))
    return True


def noted(runs: Sequence[_Run]) -> list[Noted]:
    """Take the marks of notes beside amounts out of a page's runs of characters.

    Parameters
    ----------
    runs
        Characters of one kind, numbers or not, in the order of reading.
    """
    out: list[Noted] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        if not _may_begin(run):
            out.append(Noted(run))
            at += 1
            continue
        end = _chain(runs, at)
        chars = [char for each in runs[at:end] for char in each]
        if _behind(out, chars):
            at = end
        elif end < len(runs) and _before(out, chars, runs[end]):
            at = end + 1
        else:
            out.append(Noted(run))
            at += 1
    return out
