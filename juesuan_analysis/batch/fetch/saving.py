"""An answer into a file: within limits, recognised for what it is, and never half of it."""

from __future__ import annotations

import hashlib
import re
import time
from email.message import Message
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import httpx

from juesuan_analysis.batch.fetch.asking import AskError, PassingError
from juesuan_analysis.batch.fetch.partial import drop, is_rest, note, whole_size
from juesuan_analysis.frozen import frozen
from juesuan_analysis.reading.declared.web import is_login, page_title
from juesuan_analysis.reading.kinds import DOCUMENTS, Kind, kind_of
from juesuan_analysis.vocabulary.text import shown

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_PARTIAL, _NO_SUCH_RANGE = 206, 416
_LONGEST = 80  # characters of a name
_ARCHIVES = (".zip", ".rar", ".7z")
_NO_PAGES = (*(end for end in DOCUMENTS if end not in (".html", ".htm")), *_ARCHIVES)
_SUFFIXES: dict[Kind, str] = {
    "pdf": ".pdf", "xlsx": ".xlsx", "xls": ".xls", "docx": ".docx", "opendocument": ".ods",
    "html": ".html", "doc": ".doc", "ofd": ".ofd", "zip": ".zip", "rar": ".rar", "7z": ".7z",
    "encrypted": ".xlsx", "picture": ".jpg",
}  # fmt: skip


@frozen
class Allowance:
    """What one file may be: bytes, and seconds that it may take."""

    size: int = 200 << 20
    seconds: float = 600


@frozen
class Saved:
    """A file that was fetched, in a place aside; None of ``part`` where it has not changed."""

    part: Path | None
    sha256: str
    etag: str = ""
    modified: str = ""
    name: str = ""  # that the server gives it
    kind: Kind = "unknown"


def save(answer: httpx.Response, part: Path, limits: Allowance, wanted: str) -> Saved:
    """Write an answer to a place aside.

    Parameters
    ----------
    answer
        The answer, not read yet.
    part
        Where to.
    limits
        What a file may be.
    wanted
        The name that the file is to have, which tells what it is meant to be; may be empty.

    Raises
    ------
    AskError
        The answer is too large, too slow, not whole, or no document.
    """
    marks = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
    if answer.status_code == 304:
        return Saved(None, "", *marks)
    if answer.status_code == _NO_SUCH_RANGE:  # the file is shorter now than what had come
        drop(part)
        raise PassingError("服务器不能接着传，从头再取")
    goes_on = is_rest(answer, part)
    if answer.status_code == _PARTIAL and not goes_on:
        drop(part)
        raise PassingError("服务器接着传的不是所缺的部分，从头再取")
    length = whole_size(answer)
    if length is not None and length > limits.size:
        raise AskError(_too_large(limits))
    if not goes_on:
        note(answer, part)
    _write(answer, part, limits, "ab" if goes_on else "wb")
    whole = part.stat().st_size
    if length is not None and _is_short(answer, whole, length):
        raise PassingError("只传来一部分，没有传完")
    name = _name_of(answer)
    kind = _recognised(part, wanted or name)
    digest = hashlib.sha256(part.read_bytes()).hexdigest()
    return Saved(part, digest, *marks, name, kind)


def _is_short(answer: httpx.Response, whole: int, length: int) -> bool:
    return "content-encoding" not in answer.headers and whole < length


def _too_large(limits: Allowance) -> str:
    return f"文件超过 {limits.size >> 20} MB，不像一份决算，没有取"


def _write(
    answer: httpx.Response, part: Path, limits: Allowance, mode: Literal["ab", "wb"]
) -> None:
    start = time.monotonic()
    with part.open(mode) as file:
        for chunk in answer.iter_bytes():
            file.write(chunk)
            if file.tell() > limits.size:
                raise AskError(_too_large(limits))
            if time.monotonic() - start > limits.seconds:
                told = f"服务器太慢，{limits.seconds:.0f} 秒还没有传完"
                raise AskError(told, unfinished=True)


def _recognised(part: Path, wanted: str) -> Kind:
    kind = kind_of(part)
    meant = Path(wanted).suffix.lower()
    if kind == "empty":
        raise AskError("传来的文件是空的（0 字节）")
    if kind == "html" and (meant in _NO_PAGES or is_login(part)):
        about = f"（标题“{shown(page_title(part))[:40]}”）"
        raise AskError(f"得到的是网页，不是文件{about}，多半是登录页或出错页")
    if kind == "unknown":
        raise AskError("得到的不是 PDF、Word、Excel 或网页，没有保存")
    return kind


def _name_of(answer: httpx.Response) -> str:
    """The name that a server gives a file: in its answer's head, or at the end of the address."""
    told = _disposed(answer.headers.get("content-disposition", ""))
    return _clean(told or unquote(answer.url.path.rpartition("/")[2]))


def _disposed(header: str) -> str:
    if not header:
        return ""
    message = Message()
    message["content-disposition"] = header.encode("latin-1", "replace").decode("utf-8", "replace")
    return unquote(message.get_filename() or "")


def _clean(name: str) -> str:
    """A name that can stand in any folder.

    >>> _clean("../某局：2023.pdf"), _clean("  "), _clean("a?b.pdf")
    ('某局：2023.pdf', '', 'a_b.pdf')
    """
    bare = re.split(r"[\\/]", name.strip())[-1]
    bare = _UNSAFE.sub("_", bare).lstrip(".")
    stem, dot, end = bare.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{end[:10]}" if dot else bare[:_LONGEST]


def with_suffix(name: str, kind: Kind) -> str:
    """Give a name without the end of a document's name the one of its kind."""
    ends = (*DOCUMENTS, *_ARCHIVES, ".jpg", ".png")
    return name if name.lower().endswith(ends) else f"{name or '文件'}{_SUFFIXES.get(kind, '')}"
