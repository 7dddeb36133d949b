"""What a folder holds: documents to read, and everything else, by what it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from juesuan_analysis.batch.sources import Address, name_of
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.kinds import DOCUMENTS

ARCHIVE, PICTURE = "压缩包（请先解压）", "图片（请合成 PDF 再读）"
_PARTIAL, SYSTEM, _OTHER = "没有下载完的文件", "系统或临时文件", "其他文件"
_ENDS = {
    ARCHIVE: (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"),
    PICTURE: (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
    _PARTIAL: (".crdownload", ".part", ".partial", ".download", ".tmp", ".td"),
}
_SYSTEM = re.compile(r"^[.~]|^(thumbs\.db|desktop\.ini|ehthumbs\.db)$|\.lnk$", re.IGNORECASE)
# What analysts and this program keep beside the documents.
_OWN = re.compile(r"^(manifest|清单)(\.draft)?\.\w+$|^overrides\.csv$", re.IGNORECASE)
_SAVED = ("_files", ".files")  # folders of a saved web page
_SHOWN = 10


@frozen
class Contents:
    """Documents under a folder, and files that are none, each with what it is."""

    documents: tuple[Address, ...]
    others: tuple[tuple[Address, str], ...] = ()


def no_document(name: str) -> str | None:
    """What a file is that is no document, by its name; None for a document.

    >>> no_document("决算.docx"), no_document("~$决算.docx"), no_document("a.zip")
    (None, '系统或临时文件', '压缩包（请先解压）')
    """
    if _SYSTEM.search(name):
        return SYSTEM
    lower = name.lower()
    if lower.endswith(DOCUMENTS):
        return None
    return next((kind for kind, ends in _ENDS.items() if lower.endswith(ends)), _OTHER)


def sorted_out(files: Sequence[Address]) -> Contents:
    """Part documents from what is none; manifests and corrections are neither."""
    told = [(path, no_document(name_of(path))) for path in files if not _OWN.match(name_of(path))]
    documents = tuple(path for path, kind in told if kind is None)
    return Contents(documents, tuple((path, kind) for path, kind in told if kind))


def contents_of(folder: Path) -> Contents:
    """Everything under a folder, and folders in it that cannot be opened, as documents.

    Links to folders are not followed: they may lead in circles. Stores are passed by.
    """
    closed: list[Path] = []
    files: list[Address] = []
    for root, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        if _is_store(Path(root), folders):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_saved(name)]
        files += (Path(root, name) for name in names)
    found = sorted_out(files)
    return Contents((*found.documents, *closed), found.others)


def _is_store(root: Path, folders: Sequence[str]) -> bool:
    return "disclosures" in folders and any((root / "disclosures").glob("year=*"))


def _is_saved(name: str) -> bool:
    return name.endswith(_SAVED)


def passed_over(others: Sequence[tuple[Address, str]]) -> Iterator[str]:
    """Say which files are not read, those of one kind in a line."""
    for kind in dict.fromkeys(kind for _, kind in others):
        names = sorted(name_of(path) for path, each in others if each == kind)
        more = f"……等 {len(names)} 个" if len(names) > _SHOWN else ""
        yield f"没有读取 {len(names)} 个{kind}：{'、'.join(names[:_SHOWN])}{more}"
