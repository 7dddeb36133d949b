"""The same objects in a file, packed otherwise."""

from __future__ import annotations

import io
from typing import Any

import pikepdf


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF that is in memory."""
    return pikepdf.open(io.BytesIO(data))


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:  # noqa: ANN401
    """Write a PDF into memory; the same PDF gives the same bytes."""
    stream = io.BytesIO()
    pdf.save(stream, **({"deterministic_id": True} | how))
    return stream.getvalue()


def packed(data: bytes) -> bytes:
    """Put objects into streams."""
    with opened(data) as pdf:
        return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def unpacked(data: bytes) -> bytes:
    """Compress nothing."""
    with opened(data) as pdf:
        return saved(
            pdf,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def encrypted(data: bytes) -> bytes:
    """Encrypt with an empty password to open it, as "may not be changed" is written."""
    with opened(data) as pdf:
        locked = pikepdf.Encryption(owner="owner", user="", R=6)
        return saved(pdf, encryption=locked, deterministic_id=False)


def linearised(data: bytes) -> bytes:
    """Order the objects for the web."""
    with opened(data) as pdf:
        return saved(pdf, linearize=True)
