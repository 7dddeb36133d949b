"""Watching a run: progress with rate and remaining time, and a log for operators."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.trouble_words import in_chinese

if TYPE_CHECKING:
    from juesuan_analysis.batch.run import Limits, Outcome

_LINES = 10  # at most about so many lines of progress in a pipe
_QUIET = 2.0  # seconds between two of them at least
_ENOUGH = 3  # documents read, before there is a rate to speak of
_FORMAT = (
    "{desc}：{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} 份"
    " [已用 {elapsed}，还需 {remaining}，{rate_fmt}]"
)
_LOGGED = ("source", "sha256", "state", "seconds", "cells", "unread", "conflicts", "message")


def watched(
    settled: Iterator[Outcome], total: int
) -> Iterator[tuple[Outcome, Callable[[str], None]]]:
    """Show progress: a bar in a terminal, a line now and then in a pipe.

    Yields each outcome with what prints a line above the bar.
    """
    if not sys.stderr.isatty():
        yield from _in_lines(settled, total)
        return
    # Neither tqdm.auto nor rich: both save views of widgets into notebooks.
    from tqdm import tqdm

    with tqdm(total=total, desc="读取", unit="份", bar_format=_FORMAT, smoothing=0.05) as bar:
        for outcome in settled:
            yield outcome, bar.write
            bar.update()


def _in_lines(
    settled: Iterator[Outcome], total: int
) -> Iterator[tuple[Outcome, Callable[[str], None]]]:
    """Plain lines, with the rate and the time that remains once there is a rate."""
    start, every, read, told = time.monotonic(), max(1, total // _LINES), 0, float("-inf")
    for done, outcome in enumerate(settled, start=1):
        yield outcome, _echo
        now = time.monotonic()
        read += outcome.seconds is not None
        if done == total or (done % every == 0 and now - told >= _QUIET):
            _echo(_progress(done, total, now - start, read))
            told = now


def _echo(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _progress(done: int, total: int, seconds: float, read: int) -> str:
    """Say how far it is. What has not changed is passed over at once, and is no measure."""
    told = f"已处理 {done}/{total} 份"
    if read < _ENOUGH or not seconds:
        return told
    rate = read / seconds
    left = (total - done) / rate
    return f"{told}，每秒读 {rate:.1f} 份" + (f"，约还需 {_span(left)}" if left >= 1 else "")


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "小时"), (minutes, "分"), (rest, "秒")]
    told = [f"{n} {unit}" for n, unit in parts if n][:2]
    return " ".join(told)


class Log:
    """A log in JSON Lines: a line at the start, one for each document, one at the end.

    Lines are appended and flushed at once, so that a log can be followed and outlives a kill.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._file: IO[str] | None = None
        self._states: dict[str, int] = {}
        self._start = time.monotonic()

    def __enter__(self) -> Log:
        if self.path:
            with self._named():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("a", encoding="utf-8")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        seconds = round(time.monotonic() - self._start, 3)
        stopped = kind.__name__ if kind else None
        self._write(event="end", seconds=seconds, states=self._states, stopped=stopped)
        if self._file:
            with suppress(OSError):
                self._file.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            told = f"写不了日志 {self.path}（{in_chinese(error)}）；读完的都已保存"
            raise JuesuanError(told) from error

    def _write(self, **fields: Any) -> None:  # noqa: ANN401
        if self._file:
            now = datetime.now(UTC).astimezone().isoformat(timespec="milliseconds")
            with self._named():
                self._file.write(json.dumps({"time": now} | fields, ensure_ascii=False) + "\n")
                self._file.flush()

    def start(self, documents: int, store: Path | str, where: str, limits: Limits) -> None:
        """Say what is to be done, by which versions and under which limits."""
        if self._file is None:
            return
        from importlib.metadata import version

        from juesuan_analysis.batch.tables import READER

        self._write(
            event="start",
            documents=documents,
            store=str(store),
            where=where,
            version=version("juesuan-analysis"),
            reader=READER,
            python=sys.version.split()[0],
            libraries={name: version(name) for name in ("camelot-py", "pypdfium2", "pyarrow")},
            limits=asdict(limits),
        )

    def document(self, outcome: Outcome) -> None:
        """Log what became of one document."""
        self._states[outcome.state] = self._states.get(outcome.state, 0) + 1
        fields = asdict(outcome)
        told = {name: fields[name] for name in _LOGGED}
        if told["seconds"] is not None:
            told["seconds"] = round(told["seconds"], 3)
        self._write(event="document", **told)
