"""Which disclosures a command writes out, and what it says of the files."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from juesuan_analysis.cli.interrupt import exit_code
from juesuan_analysis.cli.words import Failure
from juesuan_analysis.trouble_words import in_chinese

if TYPE_CHECKING:
    from juesuan_analysis.store import Store


def choice(store: Store, departments: Sequence[str], years: Sequence[int]) -> list[dict[str, Any]]:
    """Choose the disclosures that were asked for."""
    from juesuan_analysis.show.report.dossier import chosen

    return chosen(store, departments, years)


def told_text(value: object) -> str:
    """A value of a frame as text, nothing where it is missing."""
    import pandas as pd

    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


SHOWN = 50  # differences in a terminal, where not all are asked for


def tell_first(lines: Iterable[str], count: int) -> None:
    """Print the first lines of a list, and how many more there are."""
    shown = list(lines)
    for line in shown:
        click.echo(line)
    if count > len(shown):
        click.echo(f"……另有 {count - len(shown)} 处，用 --all 或 --csv 看全部")


def save_table(path: Path, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table as CSV for a spreadsheet, in which no text is a formula; say where."""
    from juesuan_analysis.show.report.names import guarded

    try:
        # Without the mark Excel takes UTF-8 for the encoding of the machine.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(heads)
            writer.writerows([guarded(told_text(value)) for value in row] for row in rows)
    except OSError as error:
        raise Failure(f"写不了 {path}（{in_chinese(error)}）") from error
    click.echo(f"已存为 {path}")


def tell_written(written: Iterator[Path], total: int, what: str) -> None:
    """Name each file when it is written, with a bar in a terminal; say why one cannot be."""
    from tqdm import tqdm

    quiet = total < 2 or not sys.stderr.isatty()
    try:
        with tqdm(total=total, desc=what, unit="份", disable=quiet) as bar:
            for path in written:
                bar.update()
                tqdm.write(f"已写 {path}", file=sys.stdout)
    except OSError as error:
        where = f"写不了 {error.filename}" if error.filename else f"{what}没有写完"
        raise Failure(f"{where}：{in_chinese(error)}") from error
    except KeyboardInterrupt as error:
        click.echo("已中断：前面列出的文件都已写完")
        sys.exit(exit_code(error))
