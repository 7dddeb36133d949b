"""Faults put into the PDFs themselves: a page lost, a page of another year, a digit misprinted."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from juesuan_analysis.disclosure.document import Extract, extract_document
from juesuan_analysis.errors import DocumentError
from juesuan_analysis.facts.finding import CONFLICT, NOT_ENOUGH, NOT_READ
from juesuan_analysis.identities.book import key_of
from juesuan_analysis.identities.present import PRESENT
from juesuan_analysis.proof.standing import PROVED
from specimens.layouts import LAYOUTS
from specimens.panel import invented
from specimens.typeset import document, typeset_document

_OFFICES = ("财政局", "教育和体育局", "民政局")


@dataclass
class Pages:
    """Counts over trials: how many were told of, and the wrong cells that stand as proved."""

    trials: int = 0
    told: int = 0
    wrong: int = 0
    proved: int = 0


def _told(extract: Extract) -> set[tuple[str, str]]:
    """What is shown by default: conflicts, what is missing, and what was not read."""
    found = {
        (f.identity, f.reason or f.statement)
        for f in extract.verdict.findings
        if f.outcome in (CONFLICT, NOT_READ) or (f.identity in PRESENT and f.outcome == NOT_ENOUGH)
    }
    return found | {("读取", one.reason) for one in extract.unread}


def _read(pdf: Any, folder: Path) -> Extract | None:  # noqa: ANN401
    path = folder / "改.pdf"
    pdf.save(path)
    try:
        return extract_document(path)
    except DocumentError:
        return None  # refused, which is no silence


def lost(paths: Sequence[Path], count: int) -> Pages:
    """Leave out one page with a form or with the narrative."""
    dice, found = random.Random("缺页"), Pages()
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            whole = extract_document(path)
            places = [entry.place for entry in whole.entries]
            places += [statement.place for statement in whole.statements]
            told = {place.page for place in places}
            for page in dice.sample(sorted(told), min(count, len(told))):
                pdf = pypdfium2.PdfDocument(path)
                pdf.del_page(page - 1)
                read = _read(pdf, Path(folder))
                found.trials += 1
                found.told += read is None or bool(_told(read) - _told(whole))
    return found


def exchanged(pairs: Sequence[tuple[Path, Path]], count: int) -> Pages:
    """Put a form's page of another year in place of its own."""
    dice, found = random.Random("换页"), Pages()
    with tempfile.TemporaryDirectory() as folder:
        for path, donor in pairs:
            own, other = extract_document(path), extract_document(donor)
            pages = [{e.form: e.place.page for e in x.entries} for x in (own, other)]
            for form in dice.sample(sorted(pages[0].keys() & pages[1].keys()), count):
                pdf, from_ = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument(donor)
                at = pages[0][form] - 1
                pdf.del_page(at)
                pdf.import_pages(from_, [pages[1][form] - 1], at)
                read = _read(pdf, Path(folder))
                if read is None or _count(found, own, read):
                    found.trials += 1
                    found.told += read is None or bool(_told(read) - _told(own))
    return found


def _count(found: Pages, own: Extract, read: Extract) -> bool:
    """Count the wrong cells; what changed no cell (an empty form, another table) is no trial."""
    meant = {key_of(entry): entry.amount for entry in own.entries}
    standings = zip(read.entries, read.verdict.entry_standings, strict=True)
    wrong = [s for e, s in standings if e.amount and e.amount != meant.get(key_of(e))]
    found.wrong += len(wrong)
    found.proved += wrong.count(PROVED)
    return bool(wrong)


def misprinted(count: int) -> Pages:
    """Change one digit of one amount of a form, as it is typeset, in each layout in turn."""
    dice, found = random.Random("错一位"), Pages()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = [*LAYOUTS][number % len(LAYOUTS)]
            accounts = invented("东湖区", dice.choice(_OFFICES), 2024)
            for fault in (False, True):
                printed = document(accounts, LAYOUTS[name])
                if fault:
                    _misprint(printed, dice)
                (Path(folder) / "原.pdf").write_bytes(typeset_document(printed))
                read = extract_document(Path(folder) / "原.pdf")
                if not fault:
                    own = read
            if _count(found, own, read):
                found.trials += 1
                found.told += bool(_told(read) - _told(own))
    return found


def _amounts(printed: dict[str, Any]) -> Iterator[tuple[list[str], int]]:
    for block in printed["blocks"]:
        for part in block["content"]:
            for row in part["rows"] if part["kind"] == "table" else ():
                for at, text in enumerate(row):
                    if isinstance(text, str) and text[-3:-2] == "." and text[-2:].isdigit():
                        yield row, at


def _misprint(printed: dict[str, Any], dice: random.Random) -> None:
    row, at = dice.choice(
        [one for one in _amounts(printed) if float(one[0][one[1]].replace(",", ""))]
    )
    text = row[at]
    place = dice.choice([i for i, c in enumerate(text) if c.isdigit()])
    new = dice.choice([d for d in "123456789" if d != text[place]])
    row[at] = text[:place] + new + text[place + 1 :]
