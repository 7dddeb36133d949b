"""How many figures of labelled passages the narrative reader gets wholly right, by section.

    python -m benchmarks.narrative [FILE ...]

A passage is ``# name year heading``, its text, and behind ``=`` what a person would record:
``subject code value [@year]``, joined by ``; ``. ``a|b`` is either, ``*`` any subject; ``=?`` is
neither right nor wrong. Codes: J 金额, Z 增减额, L 增减率, B 占比, N 年初预算, Q 全年预算,
W 完成率, S 数量. ``@`` is the year of an amount, or the base of a change, where that is not the
usual one. The figures are 虚构.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from juesuan_analysis.facts import Place, Statement, TextLine
from juesuan_analysis.narrative import read_narrative

PASSAGES = Path(__file__).parents[1] / "tests/narrative/passages"
KINDS = dict(
    zip(
        "JZLBNQWS",
        ["金额", "增减额", "增减率", "占比", "年初预算", "全年预算", "完成率", "数量"],
        strict=True,
    )
)
_CHANGES = ("增减额", "增减率")


@dataclass(frozen=True)
class Label:
    """What a person would record of one figure."""

    subjects: tuple[str, ...]
    kinds: tuple[str, ...]
    value: Decimal | None
    at: tuple[int, ...]
    optional: bool


@dataclass
class Passage:
    """A passage with its labels."""

    name: str
    year: int
    lines: list[str]
    labels: list[Label] = field(default_factory=list)


def passages(path: Path) -> list[Passage]:
    """Read the passages of a file."""
    found: list[Passage] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, year, heading = line[2:].split(" ", 2)
            found.append(Passage(name, int(year), [heading]))
        elif line.startswith("="):
            optional = line.startswith("=?")
            parts = line.lstrip("=?").strip().split("; ")
            found[-1].labels += [_label(part, found[-1].year, optional) for part in parts]
        elif line:
            found[-1].lines.append(line)
    return found


def _label(text: str, year: int, optional: bool) -> Label:
    subjects, codes, value, *at = text.split()
    kinds = tuple(KINDS[code] for code in codes.split("|"))
    usual = year - 1 if kinds[0] in _CHANGES else year
    years = tuple(int(y) for y in at[0][1:].split("|")) if at else (usual,)
    number = None if value == "None" else Decimal(value.split("|")[0])
    return Label(tuple(subjects.split("|")), kinds, number, years, optional)


def read(passage: Passage) -> list[Statement]:
    """Read a passage; what stands in a stated reason is left out."""
    lines = [
        TextLine(text, Place(1, 90.0, 80.0 + 20 * i, 500.0, 94.0 + 20 * i))
        for i, text in enumerate(passage.lines)
    ]
    return [s for s in read_narrative(lines, passage.year) if not s.subject.startswith("原因/")]


def is_right(label: Label, told: Statement) -> bool:
    """Whether a statement is what the label says: subject, kind, value and year."""
    at = told.base_year if told.kind in _CHANGES else told.year
    named = told.subject in label.subjects or "*" in label.subjects
    return named and told.kind in label.kinds and told.value == label.value and at in label.at


def aligned(labels: Sequence[Label], told: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pair labels with statements in order, with as many right pairs as can be."""

    @cache
    def best(i: int, j: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        if i == len(labels) or j == len(told):
            return 0, ()
        found = max(best(i + 1, j), best(i, j + 1), key=lambda one: one[0])
        if is_right(labels[i], told[j]):
            score, pairs = best(i + 1, j + 1)
            found = max((score + 1, ((i, j), *pairs)), found, key=lambda one: one[0])
        return found

    return list(best(0, 0)[1])


def counted(passage: Passage) -> tuple[str, Counter[str]]:
    """Count the figures to read, those right and the statements made, with the section."""
    told = read(passage)
    pairs = aligned(passage.labels, told)
    sections = Counter(s.section for s in told).most_common(1)
    section = sections[0][0] if sections else passage.lines[0]
    needed = {i for i, label in enumerate(passage.labels) if not label.optional}
    optional = {j for i, j in pairs if i not in needed}
    right = sum(i in needed for i, _ in pairs)
    return section, Counter(needed=len(needed), right=right, told=len(told) - len(optional))


def scores(paths: Sequence[Path]) -> dict[str, Counter[str]]:
    """Add up the counts of all passages by section."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in (p for path in paths for p in passages(path)):
        section, counts = counted(passage)
        total[section].update(counts)
    return dict(total)


def _row(name: str, counts: Counter[str]) -> str:
    recall = 100 * counts["right"] / max(counts["needed"], 1)
    precision = 100 * counts["right"] / max(counts["told"], 1)
    return f"| {name} | {counts['needed']} | {recall:.1f}% | {precision:.1f}% |"


def main() -> None:
    """Print the scores as a table in Markdown."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(PASSAGES.glob("*.txt"))
    found = scores(paths)
    print("| 节 | 数 | 召回率 | 准确率 |\n|---|---|---|---|")
    for section, counts in sorted(found.items(), key=lambda item: -item[1]["needed"]):
        print(_row(section, counts))
    print(_row("合计", sum(found.values(), Counter())))


if __name__ == "__main__":
    main()
