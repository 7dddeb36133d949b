"""Fetch the addresses of a manifest into a folder, and write back what came."""

from __future__ import annotations

import shutil
import ssl
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath
from queue import SimpleQueue

import httpx

from juesuan_analysis.batch.fetch.asking import Asker, AskError, Manners, agent_of
from juesuan_analysis.batch.fetch.back import Table, table_of, taken
from juesuan_analysis.batch.fetch.ledger import FOLDER, Ledger, Memory, ledger_of
from juesuan_analysis.batch.fetch.partial import drop, rest_of
from juesuan_analysis.batch.fetch.saving import Allowance, Saved, save, with_suffix
from juesuan_analysis.batch.manifest import NAME, own_file
from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.fingerprint import sha256_of
from juesuan_analysis.store.trouble import is_full
from juesuan_analysis.trouble_words import in_chinese
from juesuan_analysis.vocabulary.text import shown

_NEW, _SAME, _CHANGED, GONE, _FAILED, DONE = "新取", "未变", "变了", "不见了", "失败", "已取"
FORMER = "旧版"  # folder of what offices have replaced since
_FULL = "磁盘已满，停止取文件；已取的都已保存，腾出空间后再次运行会接着取"


@frozen
class Settings:
    """How to fetch: manners, limits, and from how many servers at a time."""

    manners: Manners = field(default_factory=Manners)
    limits: Allowance = field(default_factory=Allowance)
    hosts: int = 4


@frozen
class Fetched:
    """What became of a row: its number, address and file, state, fingerprints, and why."""

    row: int
    source: str
    file: str
    state: str
    sha256: str = ""
    former: str = ""
    fetched: str = ""
    message: str = ""
    kept: str = ""  # where the file that was replaced is now


@dataclass(slots=True)
class _Run:
    folder: Path
    table: Table
    rows: dict[int, dict[str, str]]
    ledger: Ledger
    asker: Asker
    settings: Settings
    names: set[str]
    stamp: str
    stop: threading.Event
    guard: threading.Lock = field(default_factory=threading.Lock)


def fetch(manifest: Path, folder: Path, settings: Settings | None = None) -> Iterator[Fetched]:
    """Fetch what a manifest lists, yielding what became of each row as it is settled.

    Fingerprints and dates stand in the manifest at the end, however the run ends. A run that is
    broken off is gone on with; a whole one asks again whether anything has changed.

    Parameters
    ----------
    manifest
        A table of text or a workbook, with a column ``source``.
    folder
        Where files go; the names in the column ``file`` are paths below it.
    settings
        How to fetch.

    Raises
    ------
    JuesuanError
        The manifest cannot be read or written to, or the disk is full.
    """
    chosen = settings or Settings()
    table = table_of(manifest)
    if "source" not in table.columns:
        raise JuesuanError(f"{manifest} 缺少 source（来源、网址）一列，没有可取的")
    ledger = ledger_of(folder)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    ledger.begin(ledger.run or uuid.uuid4().hex)
    agent = {"user-agent": agent_of(chosen.manners.contact), "accept-encoding": "gzip, deflate"}
    names = taken(list(table.rows().values()))
    with httpx.Client(headers=agent, timeout=chosen.manners.timeout, verify=_trust()) as client:
        stop = threading.Event()
        asker = Asker(chosen.manners, client, stop.wait, stop.is_set)
        run = _Run(folder, table, table.rows(), ledger, asker, chosen, names, now, stop)
        try:
            yield from _all(run)
            ledger.end()
        finally:
            run.stop.set()
            _conclude(run)


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """The authorities that this machine trusts; reading them takes a while."""
    return httpx.create_ssl_context()


def _conclude(run: _Run) -> None:
    run.table.save()
    there, mark = own_file(run.folder), run.folder / FOLDER / NAME
    if there is None or _is_ours(there, mark, run.table.path):
        run.table.save(mark)
        run.table.save(run.folder / NAME)  # where extracting looks for it


def _is_ours(there: Path, mark: Path, manifest: Path) -> bool:
    """Whether a manifest beside the files is the copy that a former run has put there."""
    # A manifest that somebody wrote there is never overwritten.
    if there.resolve() == manifest.resolve() or not mark.exists():
        return False
    return sha256_of(mark) == sha256_of(there)


def _all(run: _Run) -> Iterator[Fetched]:
    """Settle all rows: those of one server one after the other, several servers at a time."""
    by_host: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in run.rows.items():
        if "source" in row:
            by_host.setdefault(_host(row["source"]), []).append((number, row))
    done: SimpleQueue[Fetched | BaseException | None] = SimpleQueue()
    with ThreadPoolExecutor(max(1, min(run.settings.hosts, len(by_host)))) as pool:
        for rows in by_host.values():
            pool.submit(_host_rows, run, rows, done)
        try:
            yield from _drained(run, done, len(by_host))
        finally:
            run.stop.set()


def _drained(
    run: _Run, done: SimpleQueue[Fetched | BaseException | None], left: int
) -> Iterator[Fetched]:
    while left:
        found = done.get()
        if found is None:
            left -= 1
        elif isinstance(found, BaseException):
            run.stop.set()
            if is_full(found):
                raise JuesuanError(_FULL) from found
            raise found
        else:
            _write_back(run, found)
            yield found


def _host(source: str) -> str:
    try:
        return httpx.URL(source).host
    except (httpx.InvalidURL, ValueError, TypeError):
        return ""


def _host_rows(
    run: _Run,
    rows: Sequence[tuple[int, dict[str, str]]],
    done: SimpleQueue[Fetched | BaseException | None],
) -> None:
    try:
        for number, row in rows:
            if run.stop.is_set():
                break
            done.put(_settled(run, number, row))
    except BaseException as error:  # handed to whoever waits
        done.put(error)
    finally:
        done.put(None)


def _settled(run: _Run, number: int, row: Mapping[str, str]) -> Fetched:
    source, file = row["source"], row.get("file", "")
    former = run.ledger.known.get(source)
    start = Fetched(number, source, file or (former.file if former else ""), _FAILED)
    try:
        return _one(run, start, former, row.get("sha256", ""))
    except AskError as error:
        part = run.ledger.part(source)
        if not (error.unfinished and rest_of(part)):
            drop(part)
        before = former.sha256 if former else row.get("sha256", "")
        # What never came is a wrong address; what came once and is gone was withdrawn.
        state = GONE if error.gone and before else _FAILED
        return replace(start, state=state, former=before, message=str(error))
    except OSError as error:
        drop(run.ledger.part(source))
        if is_full(error):
            raise
        return replace(start, message=f"写不了文件（{in_chinese(error)}）")


def _one(run: _Run, start: Fetched, former: Memory | None, listed: str) -> Fetched:
    target = _target(run, start.file) if start.file else None
    present = sha256_of(target) if target and target.is_file() else ""
    # A file that was changed or deleted here is fetched anew, whatever the server remembers.
    known = former if former and former.sha256 == present else None
    # A run that was broken off goes on: what it had is not asked for again.
    if known and known.run == run.ledger.run:
        return replace(start, state=DONE, sha256=present, fetched=known.fetched)
    before = present or listed
    saved = _asked(run, start.source, known, start.file)
    if saved.part is None or saved.sha256 == present:
        if saved.part is not None:
            drop(saved.part)
        _remember(run, start.source, start.file, replace(saved, sha256=present))
        return replace(start, state=_SAME, sha256=present, former=before, fetched=run.stamp)
    file, target = _placed(run, start.file, saved)
    kept = _keep_former(run, target, former) if target.is_file() else ""
    target.parent.mkdir(parents=True, exist_ok=True)
    saved.part.replace(target)
    drop(saved.part)
    _remember(run, start.source, file, saved)
    state = _CHANGED if before and before != saved.sha256 else _NEW
    told = f"旧文件留在 {kept}" if kept else ""
    what = (file, state, saved.sha256, before, run.stamp, told, kept)
    return Fetched(start.row, start.source, *what)


def _asked(run: _Run, source: str, known: Memory | None, wanted: str) -> Saved:
    part, limits = run.ledger.part(source), run.settings.limits

    def headers() -> dict[str, str]:
        if rest := rest_of(part):
            return rest
        told = {"if-none-match": known.etag} if known and known.etag else {}
        dated = {"if-modified-since": known.modified} if known and known.modified else {}
        return told | dated

    def take(answer: httpx.Response) -> Saved:
        return save(answer, part, limits, wanted)

    return run.asker.ask(source, headers, take)


def _target(run: _Run, file: str) -> Path:
    """Where a file of the manifest goes: below the folder, and nowhere else."""
    path = PurePosixPath(file.replace("\\", "/"))
    # A manifest may come from anybody: its paths must not lead out of the folder.
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise AskError(f"文件名 {shown(file)} 不在文件夹之内，没有取")
    return run.folder / path


def _placed(run: _Run, file: str, saved: Saved) -> tuple[str, Path]:
    """Name a file that the manifest does not name: as the server does, but no name twice."""
    if file:
        return file, _target(run, file)
    with run.guard:
        wanted = PurePosixPath(with_suffix(saved.name, saved.kind))
        name, n = str(wanted), 1
        # On many disks names that differ in case alone are one file.
        while name.casefold() in run.names or (run.folder / name).exists():
            n += 1
            name = f"{wanted.stem}_{n}{wanted.suffix}"
        run.names.add(name.casefold())
    return name, run.folder / name


def _keep_former(run: _Run, target: Path, former: Memory | None) -> str:
    """Keep what an office has replaced, as an edition of its own; tell where."""
    day = (former.fetched if former else "")[:10].replace("-", "") or "先前"
    with run.guard:
        folder = run.folder / FORMER
        folder.mkdir(parents=True, exist_ok=True)
        kept, n = folder / f"{target.stem}.{day}{target.suffix}", 1
        while kept.exists():
            n += 1
            kept = folder / f"{target.stem}.{day}_{n}{target.suffix}"
    # Copied, not moved: a run that ends here leaves the file where the manifest says.
    shutil.copy2(target, kept)
    return f"{FORMER}/{kept.name}"


def _remember(run: _Run, source: str, file: str, saved: Saved) -> None:
    memory = Memory(file, saved.sha256, saved.etag, saved.modified, run.stamp, run.ledger.run)
    with run.guard:
        run.ledger.remember(source, memory)


def _write_back(run: _Run, found: Fetched) -> None:
    """Fill in the row, and add one for what was replaced."""
    row = run.rows[found.row]
    if found.sha256:
        told = {"file": found.file, "sha256": found.sha256, "fetched": found.fetched}
        run.table.put(found.row, told)
    if found.state == _CHANGED and found.kept:
        about = {n: row[n] for n in ("region", "department", "scope", "year") if n in row}
        note = f"旧版：公开方已换成 {found.file}"
        former = {"file": found.kept, "sha256": found.former, "note": note}
        run.table.add(about | former | {"fetched": row.get("fetched", "")})
