"""Put faults into entries and measure how many the identities catch.

    PYTHONPATH=tests python -m identities.faults

prints, for the invented accounts, for each truth in ``../shared/corpus`` and for each PDF there
without conflicts, how many faults of each kind raise a conflict and how often the guilty cell is
among the first three suspects.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from identities.ledger import CORPUS, TRUTHS, accounts, narrative, truth

from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import CONFLICT, Finding, Key
from juesuan_analysis.identities import check
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof import suspects

Fault = tuple[list[Entry], list]  # the faulty entries, and the keys of the guilty cells


@dataclass
class Rates:
    faults: int = 0
    caught: int = 0
    found: int = 0

    @property
    def catch_rate(self) -> float:
        return self.caught / self.faults

    @property
    def find_rate(self) -> float:
        return self.found / self.caught


def _printed(entries: Sequence[Entry]) -> list[int]:
    return [i for i, e in enumerate(entries) if e.amount]


def _put(entries: Sequence[Entry], changes: dict[int, Entry]) -> list[Entry]:
    return [changes.get(i, e) for i, e in enumerate(entries)]


def _amount(entry: Entry, amount) -> Entry:
    return replace(entry, amount=amount, printed="" if amount is None else f"{amount:.2f}")


def change_digit(entries: Sequence[Entry], dice: random.Random) -> Fault:
    """Change one digit, any digit, of one printed cell that is not nil."""
    at = dice.choice(_printed(entries))
    text = entries[at].printed
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    place = dice.choice(digits)
    least = 1 if place == digits[0] and text[place + 1] != "." else 0
    new = dice.choice([d for d in range(least, 10) if str(d) != text[place]])
    changed = text[:place] + str(new) + text[place + 1 :]
    guilty = _amount(entries[at], Decimal(changed))
    return _put(entries, {at: guilty}), [key_of(guilty)]


def drop_row(entries: Sequence[Entry], dice: random.Random) -> Fault:
    """Leave out a row that has an amount."""
    at = entries[dice.choice(_printed(entries))]

    def same(e: Entry) -> bool:
        return (e.form, e.side, e.code, e.line) == (at.form, at.side, at.code, at.line)

    row = key_of(at)[3]
    upper = row[:-2] if row.isdigit() and len(row) > 3 else "合计"
    lower = {key_of(e)[3] for e in entries if (e.code or "")[:-2] == row}
    rows = {row, upper, "本年支出合计", *lower}
    guilty = [key_of(e) for e in entries if same(e)] + [("缺行", at.form, r) for r in rows]
    return [e for e in entries if not same(e)], guilty


def swap_cells(entries: Sequence[Entry], dice: random.Random) -> Fault:
    """Swap two cells of a form that differ."""
    while True:
        i, j = dice.sample(_printed(entries), 2)
        one, other = entries[i], entries[j]
        if one.form == other.form and abs(one.amount - other.amount) > 1:
            break
    changes = {i: _amount(one, other.amount), j: _amount(other, one.amount)}
    return _put(entries, changes), [key_of(one), key_of(other)]


def shift_column(entries: Sequence[Entry], dice: random.Random) -> Fault:
    """Move the amounts of one column of a form to the next column."""
    form = dice.choice([f for f in (2, 3, 4, 5, 7, 9) if any(e.form == f for e in entries)])
    mine = [e for e in entries if e.form == form and (form != 4 or e.side == "支出")]
    measures = list(dict.fromkeys(e.measure for e in mine))
    column = dice.randrange(len(measures) - 1)
    one, other = measures[column], measures[column + 1]
    cells = {(e.side, e.code, e.line, e.measure): i for i, e in enumerate(entries) if e in mine}
    changes = {}
    for (side, code, line, measure), i in cells.items():
        j = cells.get((side, code, line, other))
        if measure == one and entries[i].amount:
            changes[i] = _amount(entries[i], None)
            if j is not None:
                changes[j] = _amount(entries[j], entries[i].amount)
    if not changes:
        return shift_column(entries, dice)
    return _put(entries, changes), [key_of(entries[i]) for i in changes]


KINDS: dict[str, Callable[[Sequence[Entry], random.Random], Fault]] = {
    "改一位数字": change_digit,
    "删一行": drop_row,
    "两格互换": swap_cells,
    "一栏错位": shift_column,
}


def measure(
    entries: Sequence[Entry], told: Sequence[Statement], kind: str, count: int, seed: int = 7
) -> Rates:
    """Inject faults one at a time into consistent entries."""
    dice, rates = random.Random(seed), Rates()
    forms = {e.form for e in entries} | {7, 8, 9}
    assert not any(f.outcome == CONFLICT for f in check(entries, told, forms=forms))
    for _ in range(count):
        faulty, guilty = KINDS[kind](entries, dice)
        findings = check(faulty, told, forms=forms)
        rates.faults += 1
        if any(f.outcome == CONFLICT for f in findings):
            rates.caught += 1
            named = [s.key for s in suspects(findings, faulty)[:3]]
            rates.found += any(key in guilty for key in named)
    return rates


def is_caught(findings: Sequence[Finding], key: Key, value: Decimal) -> bool:
    """Whether a value in place of a cell's would break an identity."""
    ranges = (f.range_of(t) for f in findings if f.checked for t in f.terms if t.key == key)
    return any(
        (low is not None and value < low) or (high is not None and value > high)
        for low, high in ranges
    )


def every_digit(entries: Sequence[Entry], told: Sequence[Statement]) -> tuple[int, int]:
    """Caught and all faults, over each other digit at each place of each cell that is not nil."""
    forms = {e.form for e in entries} | {7, 8, 9}
    uses: dict[Key, list[Finding]] = {}
    for finding in check(entries, told, forms=forms):
        for term in finding.terms:
            uses.setdefault(term.key, []).append(finding)
    caught = faults = 0
    for entry in (entries[i] for i in _printed(entries)):
        for changed in _changed_digits(entry.printed):
            faults += 1
            caught += is_caught(uses[key_of(entry)], key_of(entry), Decimal(changed))
    return caught, faults


def _changed_digits(text: str) -> Iterator[str]:
    first = next(i for i, c in enumerate(text) if c.isdigit())
    for place, old in enumerate(text):
        least = 1 if place == first and text[place + 1] != "." else 0
        if old.isdigit():
            new = (str(d) for d in range(least, 10) if str(d) != old)
            yield from (text[:place] + d + text[place + 1 :] for d in new)


def documents() -> Iterator[tuple[str, list[Entry], list[Statement]]]:
    yield "虚构部门（表）", accounts(), []
    yield "虚构部门（表和情况说明）", accounts(), narrative(accounts())
    for path in TRUTHS:
        yield path.name.removesuffix(".truth.tsv"), truth(path), []
    for path in sorted(CORPUS.glob("*.pdf")):
        extract = extract_document(path)
        if not any(f.outcome == CONFLICT for f in extract.verdict.findings):
            yield f"{path.stem}（PDF，连同情况说明）", extract.entries, extract.statements


def main(count: int = 400) -> None:
    for name, entries, told in documents():
        caught, faults = every_digit(entries, told)
        print(f"{name}\t改一位数字（全部）\t{faults}处\t发现 {caught / faults:.1%}")
        for kind in KINDS:
            rates = measure(entries, told, kind, count)
            print(
                f"{name}\t{kind}\t{rates.faults}处\t发现 {rates.catch_rate:.1%}\t前三名 {rates.find_rate:.1%}"
            )


if __name__ == "__main__":
    main()
