"""Faults put into the entries of a document, each with the cells that are wrong after it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from juesuan_analysis.facts import Entry
from juesuan_analysis.facts.finding import Key
from juesuan_analysis.identities.book import key_of

_LISTS = (2, 3, 5, 7, 8)
_CENT = Decimal("0.01")
Cells = dict[int, Entry]


@dataclass(frozen=True)
class Fault:
    """The entries as they are printed with the fault, and the keys of the wrong cells."""

    entries: list[Entry]
    wrong: frozenset[Key]


def _put(entries: Sequence[Entry], changes: Cells) -> Fault | None:
    told = {i: e for i, e in changes.items() if e.amount != entries[i].amount}
    if not told:
        return None
    wrong = frozenset(key_of(entry) for entry in told.values())
    return Fault([told.get(i, e) for i, e in enumerate(entries)], wrong)


def _with(entry: Entry, amount: Decimal | None) -> Entry:
    scale = {"元": 10000, "千元": 10}.get(entry.unit, 1)
    printed = "" if amount is None else f"{amount * scale:.2f}"
    return replace(entry, amount=amount, printed=printed)


def _printed(entries: Sequence[Entry]) -> list[int]:
    return [i for i, e in enumerate(entries) if e.amount]


def _move(entries: Sequence[Entry], by: dict[int, Decimal]) -> Fault | None:
    return _put(
        entries, {i: _with(entries[i], (entries[i].amount or 0) + d) for i, d in by.items()}
    )


def digit(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """One digit of one amount is another."""
    at = dice.choice(_printed(entries))
    text = f"{abs(entries[at].amount or 0):.2f}"
    places = [i for i, c in enumerate(text) if c.isdigit()]
    place = dice.choice(places)
    least = 1 if place == 0 and text[1] != "." else 0
    new = dice.choice([d for d in range(least, 10) if str(d) != text[place]])
    changed = Decimal(text[:place] + str(new) + text[place + 1 :])
    return _put(entries, {at: _with(entries[at], changed)})


def _siblings(entries: Sequence[Entry], at: int) -> list[int]:
    """Other printed cells of the same form, column and parent; for a sum they are all one."""
    one = entries[at]
    return [
        i
        for i in _printed(entries)
        if i != at
        and (entries[i].form, entries[i].side, entries[i].measure)
        == (one.form, one.side, one.measure)
        and len(entries[i].code or "") == len(one.code or "")
        and (entries[i].code or "")[:-2] == (one.code or "")[:-2]
    ]


def _row(entries: Sequence[Entry], at: int) -> list[int]:
    one = entries[at]
    return [
        i
        for i, e in enumerate(entries)
        if (e.form, e.side, e.code, e.line) == (one.form, one.side, one.code, one.line)
    ]


def cancelling(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """What one cell has too much, another of the same column or row has too little."""
    at = dice.choice([i for i in _printed(entries) if entries[i].code])
    mates = _siblings(entries, at)
    if dice.random() < 1 / 3:  # in the same row
        mates = [i for i in _row(entries, at) if entries[i].amount and i != at]
    mates = [i for i in mates if entries[i].amount]
    if not mates:
        return None
    least = min(entries[at].amount or _CENT, *(entries[i].amount or _CENT for i in mates))
    moved = (max(least, Decimal(1)) * Decimal(dice.uniform(0.1, 0.9))).quantize(_CENT)
    return _move(entries, {at: moved, dice.choice(mates): -moved})


def rows_swapped(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """Two rows of one level of a form have each other's amounts."""
    at = dice.choice([i for i in _printed(entries) if entries[i].code])
    one = entries[at]
    same = [
        i
        for i in _printed(entries)
        if entries[i].form == one.form
        and entries[i].measure == one.measure
        and entries[i].code != one.code
        and len(entries[i].code or "") == len(one.code or "")
    ]
    return _exchange(entries, _row(entries, at), _row(entries, dice.choice(same))) if same else None


def _exchange(entries: Sequence[Entry], one: list[int], other: list[int]) -> Fault | None:
    changes: Cells = {}
    of = {entries[j].measure: j for j in other}
    for i in one:
        j = of.get(entries[i].measure)
        if j is not None:
            changes[i] = _with(entries[i], entries[j].amount)
            changes[j] = _with(entries[j], entries[i].amount)
    return _put(entries, changes)


def cells_swapped(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """Two cells of a form have each other's amounts."""
    one, other = dice.sample(_printed(entries), 2)
    if entries[one].form != entries[other].form:
        return None
    amounts = entries[one].amount, entries[other].amount
    return _put(
        entries, {one: _with(entries[one], amounts[1]), other: _with(entries[other], amounts[0])}
    )


def _column(entries: Sequence[Entry], dice: random.Random) -> tuple[list[int], list[int]] | None:
    form = dice.choice([*_LISTS, 4, 9])
    mine = [i for i, e in enumerate(entries) if e.form == form and (form != 4 or e.side == "支出")]
    columns = list(dict.fromkeys(entries[i].measure for i in mine if entries[i].amount))
    if len(columns) < 2:
        return None
    one, other = dice.sample(columns, 2)
    return (
        [i for i in mine if entries[i].measure == one],
        [i for i in mine if entries[i].measure == other],
    )


def columns_exchanged(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """Two columns of a form have each other's heading."""
    found = _column(entries, dice)
    if found is None:
        return None
    rows = {(entries[j].code, entries[j].line): j for j in found[1]}
    pairs = [(i, rows.get((entries[i].code, entries[i].line))) for i in found[0]]
    changes: Cells = {}
    for i, j in pairs:
        if j is not None:
            changes[i] = _with(entries[i], entries[j].amount)
            changes[j] = _with(entries[j], entries[i].amount)
    return _put(entries, changes)


def column_shifted(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """The amounts of one column stand one row lower, from some row on."""
    found = _column(entries, dice)
    if found is None or len(found[0]) < 4:
        return None
    column = found[0]
    start = dice.randrange(len(column) - 2)
    amounts = [None, *(entries[i].amount for i in column[start:-1])]
    pairs = zip(column[start:], amounts, strict=True)
    return _put(entries, {i: _with(entries[i], amount) for i, amount in pairs})


def chain(entries: Sequence[Entry], dice: random.Random) -> Fault | None:
    """A row is changed with everything above it in its form, which so adds up again."""
    lowest = [
        i
        for i in _printed(entries)
        if entries[i].form in _LISTS and len(entries[i].code or "") >= 5
        if not any(
            e.form == entries[i].form and (e.code or "").startswith(entries[i].code or "")
            for e in entries
            if e.code and len(e.code) > len(entries[i].code or "")
        )
    ]
    if not lowest:
        return None
    leaf = entries[dice.choice(lowest)]
    moved = ((leaf.amount or _CENT) * Decimal(dice.uniform(0.05, 0.6))).quantize(_CENT)
    if not moved:
        return None
    uppers = {(leaf.code or "")[:n] for n in (3, 5, 7)}
    totals = {leaf.measure, _TOTALS[leaf.form]}
    return _move(
        entries,
        {
            i: moved
            for i, e in enumerate(entries)
            if e.form == leaf.form
            and e.measure in totals
            and (e.code in uppers or (not e.code and e.line == "合计"))
        },
    )


_TOTALS = {2: "本年收入合计", 3: "本年支出合计", 5: "合计", 7: "本年支出", 8: "本年支出"}


def pasted(
    entries: Sequence[Entry], dice: random.Random, donors: Sequence[Sequence[Entry]]
) -> Fault | None:
    """A whole form is that of another year, or of another office."""
    forms = sorted({entries[i].form for i in _printed(entries)})
    form, donor = dice.choice(forms), dice.choice(donors)
    if not any(e.form == form and e.amount for e in donor):
        return None
    own = {key_of(e): e.amount for e in entries if e.form == form}
    found = [e for e in donor if e.form == form]
    wrong = frozenset(key_of(e) for e in found if e.amount and e.amount != own.get(key_of(e)))
    at = next(i for i, e in enumerate(entries) if e.form == form)
    rest = [e for e in entries if e.form != form]
    return Fault([*rest[:at], *found, *rest[at:]], wrong) if wrong else None


Put = Callable[[Sequence[Entry], random.Random], "Fault | None"]
KINDS: dict[str, Put] = {
    "改一位数字": digit,
    "两格一多一少": cancelling,
    "两格互换": cells_swapped,
    "两行互换": rows_swapped,
    "两栏互换": columns_exchanged,
    "一栏错一行": column_shifted,
    "一串数同改": chain,
}
PASTED = "整张表换成别的年度"


def faults(
    entries: Sequence[Entry],
    kind: str,
    count: int,
    seed: str,
    donors: Sequence[Sequence[Entry]] = (),
) -> Iterator[Fault]:
    """Yield so many faults of a kind, the same for the same seed; fewer where there are none."""
    dice = random.Random(f"{seed}{kind}")
    for _ in range(count):
        tries = (
            pasted(entries, dice, donors) if kind == PASTED else KINDS[kind](entries, dice)
            for _ in range(20)
        )
        found = next((fault for fault in tries if fault is not None), None)
        if found is not None:
            yield found
