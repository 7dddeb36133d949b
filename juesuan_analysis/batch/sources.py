"""PDFs wherever they lie: on this machine, or at an address that fsspec knows."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.store.disk import connect, disk_of
from juesuan_analysis.store.journal import aside
from juesuan_analysis.trouble_words import in_chinese
from juesuan_analysis.vocabulary.text import shown

Address = Path | str  # a path of this machine, or an address such as s3://bucket/a.pdf
Stamps = dict[str, list[str]]  # address -> its stamp and the SHA-256 of its content then
_STAMPS = ".stamps.json"


def name_of(address: Address) -> str:
    """The file name alone."""
    return PurePosixPath(address).name if isinstance(address, str) else address.name


def folder_of(address: Address) -> Address:
    """The folder that a file is in."""
    return address.rpartition("/")[0] if isinstance(address, str) else address.parent


def below(address: Address, folder: Address) -> str:
    """Where a file lies below a folder, with / between names whatever the system writes."""
    if isinstance(address, Path) and isinstance(folder, Path):
        return address.relative_to(folder).as_posix()  # of "." a path shows nothing
    return str(address)[len(str(folder)) :].lstrip("/")


def _stamp(info: dict[str, Any]) -> str:
    """What changes when a remote file does, as far as its listing tells."""
    when = info.get("LastModified") or info.get("mtime") or info.get("created") or ""
    return str(info.get("ETag") or f"{info.get('size')} {when}")


def find_remote(address: str) -> dict[Address, str]:
    """Files at an address (folders are searched through), each with its stamp.

    Raises
    ------
    JuesuanError
        There is nothing at the address, or it cannot be reached.
    """
    system, root = connect(address)
    scheme = address.partition("://")[0]
    try:
        found = system.find(root, detail=True) or {root: system.info(root)}
    except Exception as error:  # each file system has errors of its own
        raise JuesuanError(f"读不到 {address}（{type(error).__name__}：{error}）") from error
    return {f"{scheme}://{path.lstrip('/')}": _stamp(info) for path, info in found.items()}


@contextmanager
def local_file(address: Address) -> Iterator[Path]:
    """A file of this machine with the same name and content; a copy where it lies elsewhere."""
    if isinstance(address, Path):
        yield address
        return
    system, path = connect(address)
    with tempfile.TemporaryDirectory(prefix="juesuan-") as folder:
        copy = Path(folder) / name_of(address)
        system.get_file(path, str(copy))
        yield copy


def read_small(address: Address) -> bytes | None:
    """A small file, or None where there is none.

    Raises
    ------
    JuesuanError
        There is one, and it cannot be read.
    """
    try:
        if isinstance(address, Path):
            if address.exists() and not address.is_file():
                raise JuesuanError(f"{shown(str(address))} 不是普通文件")
            return address.read_bytes()
        system, path = connect(address)
        return bytes(system.cat_file(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        told = in_chinese(error)
        raise JuesuanError(f"读不了 {shown(str(address))}（{told}）") from error


def load_stamps(store: Address) -> Stamps:
    """What is remembered of remote PDFs, so that unchanged ones need not be fetched."""
    try:
        found: Stamps = json.loads(disk_of(store).read(_STAMPS))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def save_stamps(store: Address, stamps: Stamps) -> None:
    """Remember them. Losing them costs time, nothing else."""
    disk, draft = disk_of(store), aside(".json")
    disk.write({draft: json.dumps(stamps, ensure_ascii=False).encode()})
    disk.move({draft: _STAMPS})
