"""How many single mistakes in a 情况说明 are found, and whether the guilty figure is named first.

Run ``PYTHONPATH=tests:. python -m identities.told_faults``.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from identities.odd_tellers import ODD
from identities.tellers import CLEAN, ENTRIES
from narrative.conftest import text_lines

from juesuan_analysis.facts import Statement
from juesuan_analysis.facts.finding import CONFLICT
from juesuan_analysis.identities import check
from juesuan_analysis.identities.told import key_of
from juesuan_analysis.narrative import read_narrative
from juesuan_analysis.proof import suspects

_AMOUNT = r"\d[\d,]*\.\d+(?=万元)"
_OPPOSITE = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
Fault = Callable[[str, random.Random], str]


def _other_digit(text: str, at: int, dice: random.Random) -> str:
    digit = dice.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def _digit(pattern: str) -> Fault:
    def fault(text: str, dice: random.Random) -> str:
        found = dice.choice([m for m in re.finditer(pattern, text) if m[0].strip("0.,")])
        return _other_digit(
            text, dice.choice([i for i in range(*found.span()) if text[i].isdigit()]), dice
        )

    return fault


def _opposite(words: str) -> Fault:
    def fault(text: str, dice: random.Random) -> str:
        found = dice.choice(list(re.finditer(rf"(?:{words})(?=\d*[1-9.])", text)))
        return text[: found.start()] + _OPPOSITE[found[0]] + text[found.end() :]

    return fault


def _other_share(text: str, dice: random.Random) -> str:
    found = list(re.finditer(r"占[^，。；、\d]*(\d+\.?\d*)(?=%)", text))
    one, other = dice.sample(found, 2)
    return text[: one.start(1)] + other[1] + text[one.end(1) :]


def _unit(text: str, dice: random.Random) -> str:
    found = dice.choice(list(re.finditer(_AMOUNT, text)))
    return text[: found.end()] + text[found.end() + 1 :]


def _swapped(text: str, dice: random.Random) -> str:
    """Two neighbouring digits of an amount change places: a slip of the typist."""
    found = [
        m.start() + i
        for m in re.finditer(_AMOUNT, text)
        for i in range(len(m[0]) - 1)
        if m[0][i : i + 2].isdigit() and m[0][i] != m[0][i + 1]
    ]
    at = dice.choice(found)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _last_year(text: str, dice: random.Random) -> str:
    """Give last year's amount in place of this year's."""
    found = re.finditer(
        r"(\d+\.\d+)万元[。，](?:比|较|与)[^，。\d]*?(?:20\d\d年?度?)?[^，。\d]*?，?(增加|减少)(\d+\.\d+)万元",
        text,
    )
    one = dice.choice(list(found))
    now, by = float(one[1]), float(one[3])
    before = now - by if one[2] == "增加" else now + by
    return text[: one.start(1)] + f"{before:.2f}" + text[one.end(1) :]


FAULTS: dict[str, Fault] = {
    "改一位数字（金额）": _digit(_AMOUNT),
    "两位数字颠倒（金额）": _swapped,
    "改一位数字（比率）": _digit(r"\d+\.?\d*(?=%)"),
    "增加、减少写反": _opposite("增加|减少"),
    "增长、下降写反": _opposite("增长|下降"),
    "写成另一项的占比": _other_share,
    "万元写成元": _unit,
    "写成上年数": _last_year,
}


def guilty(clean: list[Statement], told: list[Statement]) -> set[int]:
    """Positions of the statements that a fault changed."""
    pairs = enumerate(zip(clean, told, strict=False))
    return {i for i, (one, other) in pairs if (one.value, one.kind) != (other.value, other.kind)}


def tries(name: str, number: int) -> Iterator[tuple[bool, bool, bool, str]]:
    """Tell of each try whether it was found, named first, among the first three; and its text."""
    dice, fault = random.Random(11), FAULTS[name]
    texts = {of: told() for of, told in (CLEAN | ODD).items()}
    clean = {of: read_narrative(text_lines(text), 2024) for of, text in texts.items()}
    while number:
        of = dice.choice(list(texts))
        try:
            text = fault(texts[of], dice)
        except (IndexError, ValueError):
            continue
        told = read_narrative(text_lines(text), 2024)
        keys = {key_of(i) for i in guilty(clean[of], told)}
        if not keys:
            continue
        number -= 1
        findings = check(ENTRIES, told)
        found = any(f.outcome == CONFLICT for f in findings)
        ranked = [s.key for s in suspects(findings, ENTRIES)] if found else []
        lines = [b for a, b in zip(texts[of].split("\n"), text.split("\n"), strict=True) if a != b]
        yield found, bool(keys & set(ranked[:1])), bool(keys & set(ranked[:3])), f"{of}: {lines[0]}"


def main(number: int = 200) -> None:
    """Print a row for each kind of fault."""
    for name in FAULTS:
        counts: Counter[str] = Counter()
        for found, first, three, _ in tries(name, number):
            counts.update(found=found, first=first, three=three)
        of = max(counts["found"], 1)
        print(
            f"{name}	{number}处	发现 {counts['found'] / number:.1%}"
            f"	首位 {counts['first'] / of:.1%}	前三名 {counts['three'] / of:.1%}"
        )


if __name__ == "__main__":
    main()
