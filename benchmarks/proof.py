"""What the standings are worth: faults put into documents, and what becomes of the wrong cells.

    python -m benchmarks.proof [--count N] [--pages]

Prints a table in Markdown, with denominators and fixed seeds. ``../shared/corpus`` is measured too
where it is there. ``docs/proof.md`` keeps a run.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults import KINDS, PASTED, Fault, faults
from benchmarks.pages import exchanged, lost, misprinted
from juesuan_analysis.disclosure.document import extract_document
from juesuan_analysis.facts import Entry, Statement
from juesuan_analysis.facts.finding import CONFLICT, NOT_READ
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.proof.standing import CONTRADICTED, PROVED
from juesuan_analysis.proof.verdict import Context, Verdict, judge

CORPUS, SPECIMENS = Path("../shared/corpus"), Path("data/raw")
# One of each layout, in years that have a year before; the first is a real one, typeset again.
_NAMES = (
    "台儿庄区政府办公室_2024.pdf",
    "虚构_东湖区教育和体育局_2023.pdf",
    "虚构_西山区财政局_2024.pdf",
    "虚构_南浦区财政局_2024.pdf",
    "虚构_东湖区民政局_2022.pdf",
)


@dataclass(frozen=True)
class Document:
    """A document that was read, and what else is known of its office."""

    name: str
    entries: list[Entry]
    statements: list[Statement]
    forms: list[int]
    previous: list[Entry] | None
    donors: list[list[Entry]]

    def judged(self, entries: Sequence[Entry]) -> Verdict:
        """The verdict on entries in place of its own."""
        forms, context = self.forms, Context(self.previous)
        return judge(entries, self.statements, forms=forms, context=context)


@dataclass
class Rates:
    """Counts over the trials of one kind of fault."""

    trials: int = 0
    caught: int = 0
    wrong: int = 0
    wrong_proved: int = 0
    trials_proved: int = 0
    named: int = 0
    innocents: int = 0
    right_lost: int = 0
    right: int = 0
    excused: int = 0  # trials in which something is newly told as not read
    examples: list[str] = field(default_factory=list)


def _before(path: Path) -> Path:
    name, _, year = path.stem.rpartition("_")
    return path.with_name(f"{name}_{int(year) - 1}{path.suffix}")


def documents(corpus: bool = True) -> Iterator[Document]:
    """Read the documents that are measured; each has forms of others to be pasted in."""
    paths = [SPECIMENS / name for name in _NAMES]
    paths += sorted(CORPUS.glob("*.pdf")) if corpus else []
    read = {path: extract_document(path) for path in paths}
    every = [extract.entries for extract in read.values()]
    for path, extract in read.items():
        last = _before(path) if "虚构" in path.stem else path
        previous = extract_document(last).entries if last != path and last.exists() else None
        donors = [previous] if previous else [e for e in every if e is not extract.entries]
        yield Document(
            path.stem, extract.entries, extract.statements, extract.forms, previous, donors
        )


def measured(found: Sequence[Document], kind: str, count: int, seed: str = "7") -> Rates:
    """Put faults of a kind into each document, and judge it anew each time."""
    rates = Rates()
    for document in found:
        clean = document.judged(document.entries)
        for fault in faults(document.entries, kind, count, seed + document.name, document.donors):
            _count(rates, document, fault, clean)
    return rates


Seen = set[tuple[str, object]]


def _seen(verdict: Verdict, outcome: str = CONFLICT) -> Seen:
    return {(f.statement, f.difference) for f in verdict.findings if f.outcome == outcome}


def _count(rates: Rates, document: Document, fault: Fault, clean: Verdict) -> None:
    verdict = document.judged(fault.entries)
    standing = {
        key_of(e): s for e, s in zip(fault.entries, verdict.entry_standings, strict=True) if s
    }
    wrong = [key for key in fault.wrong if key in standing]
    proved = [key for key in wrong if standing[key] == PROVED]
    blamed = {key for key, s in standing.items() if s == CONTRADICTED}
    rates.trials += 1
    caught = bool(_seen(verdict) - _seen(clean))
    rates.excused += bool(_seen(verdict, NOT_READ) - _seen(clean, NOT_READ))
    rates.caught += caught
    rates.wrong += len(wrong)
    rates.wrong_proved += len(proved)
    rates.trials_proved += bool(proved)
    rates.named += bool(blamed & fault.wrong)
    rates.innocents += len(blamed - fault.wrong)
    printed = [key_of(e) for e in fault.entries if e.amount is not None]
    right = [key for key in printed if key not in fault.wrong]
    rates.right += len(right)
    rates.right_lost += sum(standing.get(key) != PROVED for key in right)
    if proved:
        rates.examples.append(f"{document.name} {proved[0]}{'' if caught else ' 未发现'}")


def kept(found: Sequence[Document]) -> tuple[int, int]:
    """Proved and all printed cells of the documents as they are."""
    proved = printed = 0
    for document in found:
        standings = document.judged(document.entries).entry_standings
        proved += standings.count(PROVED)
        printed += sum(entry.amount is not None for entry in document.entries)
    return proved, printed


def _row(kind: str, r: Rates) -> str:
    trials = max(r.trials, 1)
    return (
        f"| {kind} | {r.trials} | {r.caught}/{r.trials} = {r.caught / trials:.1%} | "
        f"{r.wrong_proved}/{r.wrong} = {r.wrong_proved / max(r.wrong, 1):.1%} | "
        f"{r.trials_proved}/{r.trials} = {r.trials_proved / trials:.1%} | "
        f"{r.named / trials:.1%} | {r.innocents / trials:.2f} | "
        f"{1 - r.right_lost / max(r.right, 1):.1%} | {r.excused}/{r.trials} |"
    )


HEAD = """\
| 放进去的错 | 次数 | 发现 | 错格仍为已印证 | 有错格仍为已印证的次数 | 指到错格 | 误指的格（平均） \
| 对的格仍为已印证 | 因“未读出”放过 |
|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=40, help="faults of a kind in each document")
    parser.add_argument("--examples", action="store_true")
    parser.add_argument("--pages", action="store_true", help="faults in the PDFs too")
    options = parser.parse_args()
    found = list(documents())
    proved, printed = kept(found)
    print(f"原样的 {len(found)} 份：{printed} 个数，已印证 {proved} = {proved / printed:.1%}\n")
    print(HEAD)
    for kind in (*KINDS, PASTED):
        rates = measured(found, kind, options.count)
        print(_row(kind, rates), flush=True)
        if options.examples:
            print(*(f"    {e}" for e in rates.examples[:12]), sep="\n")
    if options.pages:
        _print_pages()


def _print_pages() -> None:
    paths = [SPECIMENS / name for name in _NAMES] + sorted(CORPUS.glob("*.pdf"))
    pairs = [(path, _before(path)) for path in paths if _before_exists(path)]
    print("\n| 放进 PDF 的错 | 次数 | 说了出来 | 错格仍为已印证 |\n|---|---|---|---|")
    for name, counted in (
        ("少一页", lost(paths, 4)),
        ("一页换成上一年的", exchanged(pairs, 3)),
        ("印错一位数字", misprinted(18)),
    ):
        print(
            f"| {name} | {counted.trials} | {counted.told}/{counted.trials} = "
            f"{counted.told / counted.trials:.1%} | {counted.proved}/{counted.wrong} |",
            flush=True,
        )


def _before_exists(path: Path) -> bool:
    return "虚构" in path.stem and _before(path).exists()


if __name__ == "__main__":
    main()
