"""What came of a file before its transfer broke off, and how to ask for the rest.

The rest is only asked for where the server marked the file (a strong ETag, or its date) and takes
ranges; ``If-Range`` makes it send the whole file anew if that has changed since.
"""

from __future__ import annotations

import re
from pathlib import Path

import httpx

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_PARTIAL = 206


def _mark_of(part: Path) -> Path:
    return part.with_suffix(".mark")


def note(answer: httpx.Response, part: Path) -> None:
    """Note how a file that is about to come could be gone on with."""
    etag = answer.headers.get("etag", "")
    mark = etag if etag and not etag.startswith("W/") else answer.headers.get("last-modified", "")
    ranges = answer.headers.get("accept-ranges", "").lower() == "bytes"
    if mark and ranges and "content-encoding" not in answer.headers:
        _mark_of(part).write_text(mark, "utf-8")
    else:
        _mark_of(part).unlink(missing_ok=True)


def rest_of(part: Path) -> dict[str, str]:
    """The headers that ask for the rest of a file; none where it has to come anew."""
    mark = _mark_of(part)
    if not part.is_file() or not mark.is_file() or not (size := part.stat().st_size):
        return {}
    told = {"range": f"bytes={size}-", "if-range": mark.read_text("utf-8")}
    return told | {"accept-encoding": "identity"}


def is_rest(answer: httpx.Response, part: Path) -> bool:
    """Whether an answer goes on where the file broke off."""
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    held = part.stat().st_size if part.is_file() else 0
    return answer.status_code == _PARTIAL and found is not None and int(found[1]) == held


def whole_size(answer: httpx.Response) -> int | None:
    """How large the whole file is, as the server says."""
    if found := _RANGE.fullmatch(answer.headers.get("content-range", "")):
        return int(found[2])
    told = answer.headers.get("content-length", "")
    return int(told) if told.isdigit() else None


def drop(part: Path) -> None:
    """Forget what came."""
    part.unlink(missing_ok=True)
    _mark_of(part).unlink(missing_ok=True)


def keep_only_marked(folder: Path) -> None:
    """Drop what could not be gone on with."""
    for part in folder.glob("*.part"):
        if not _mark_of(part).exists():
            part.unlink(missing_ok=True)
