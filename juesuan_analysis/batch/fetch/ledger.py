"""What is remembered of each address between two runs, beside the files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from juesuan_analysis.batch.fetch.partial import keep_only_marked
from juesuan_analysis.frozen import frozen

FOLDER = ".fetch"
_FILE = "ledger.jsonl"


@frozen
class Memory:
    """What an address gave last: its file, SHA-256, marks, and when; ``run`` is of which run."""

    file: str
    sha256: str
    etag: str = ""
    modified: str = ""
    fetched: str = ""
    run: str = ""


@dataclass(slots=True)
class Ledger:
    """The memories of a folder. ``run`` names the run that is going on, or was broken off."""

    folder: Path
    run: str = ""
    known: dict[str, Memory] = field(default_factory=dict)

    @property
    def _path(self) -> Path:
        return self.folder / FOLDER / _FILE

    def part(self, url: str) -> Path:
        """Where what comes from an address is put until it is whole."""
        return self.folder / FOLDER / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.part"

    def begin(self, run: str) -> None:
        """Begin a run, or go on with it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        keep_only_marked(self._path.parent)
        self.run = run
        self._rewrite()

    def remember(self, url: str, memory: Memory) -> None:
        """Note what an address gave."""
        self.known[url] = memory
        with self._path.open("a", encoding="utf-8") as file:
            file.write(_line(url, memory))

    def end(self) -> None:
        """End a run that came to its end."""
        self.run = ""
        self._rewrite()

    def _rewrite(self) -> None:
        draft = self._path.with_suffix(".draft")
        lines = [json.dumps({"run": self.run}) + "\n", *map(_line, self.known, self.known.values())]
        draft.write_text("".join(lines), "utf-8")
        draft.replace(self._path)


def _line(url: str, memory: Memory) -> str:
    return json.dumps({"url": url} | asdict(memory), ensure_ascii=False) + "\n"


def ledger_of(folder: Path) -> Ledger:
    """What is remembered of a folder; lines that cannot be read are left out."""
    ledger = Ledger(folder)
    try:
        lines = (folder / FOLDER / _FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ledger
    for line in lines:
        try:
            told = json.loads(line)
            if "url" in told:
                url = told.pop("url")
                ledger.known[url] = Memory(**told)
            else:
                ledger.run = str(told["run"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return ledger
