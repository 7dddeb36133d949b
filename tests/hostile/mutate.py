"""Mutations of a PDF, each decided by a seeded random generator alone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

_STREAM = re.compile(rb"/FlateDecode(.{0,200}?)>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_REFERENCE = re.compile(rb"\b\d+ 0 R")
_ABSURD = (
    b"0",
    b"-1",
    b"2147483648",
    b"99999999999999999999",
    b"1e30",
    b"0.0000001",
    b"-32769",
    b"65536",
)
_WORDS = (
    b"/Kids",
    b"/Parent",
    b"/Contents",
    b"/Resources",
    b"/Length",
    b"/Filter",
    b"/MediaBox",
    b"/ToUnicode",
    b"/Encoding",
    b"/XObject",
    b"/Type",
    b"obj",
    b"endstream",
    b" Tf",
    b" Tj",
    b" cm",
    b" re",
    b" l",
    b" Do",
)


def flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 8, 64, 512))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def cut(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randrange(1, 5000) :]


def double(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    piece = data[start : start + random.randrange(1, 20_000)]
    return data[:start] + piece * random.randrange(2, 5) + data[start:]


def _some(
    pattern: re.Pattern[bytes], new: Callable[[re.Match[bytes]], bytes], data: bytes, random: Random
) -> bytes:
    share = random.choice((0.002, 0.02, 0.2))
    return pattern.sub(lambda found: new(found) if random.random() < share else found[0], data)


def numbers(data: bytes, random: Random) -> bytes:
    return _some(_NUMBER, lambda _: random.choice(_ABSURD), data, random)


def references(data: bytes, random: Random) -> bytes:
    return _some(_REFERENCE, lambda _: b"%d 0 R" % random.randrange(60), data, random)


def words(data: bytes, random: Random) -> bytes:
    return data.replace(random.choice(_WORDS), random.choice(_WORDS), random.choice((1, 10, -1)))


def _inflated(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change what is inside of the streams; offsets go wrong, which readers mend."""

    def changed(found: re.Match[bytes]) -> bytes:
        try:
            inner = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        packed = zlib.compress(change(inner), 1)
        return b"/FlateDecode" + found[1] + b">>stream\n" + packed + b"\nendstream"

    return _STREAM.sub(changed, data)


def inner_numbers(data: bytes, random: Random) -> bytes:
    return _inflated(data, lambda inner: numbers(inner, random))


def inner_words(data: bytes, random: Random) -> bytes:
    return _inflated(data, lambda inner: words(inner, random))


def inner_flip(data: bytes, random: Random) -> bytes:
    return _inflated(data, lambda inner: flip(inner, random) if inner else inner)


def inner_double(data: bytes, random: Random) -> bytes:
    return _inflated(data, lambda inner: double(inner, random) if inner else inner)


MUTATIONS = (
    flip,
    truncate,
    cut,
    double,
    numbers,
    references,
    words,
    inner_numbers,
    inner_words,
    inner_flip,
    inner_double,
)


def mutate(data: bytes, seed: int) -> tuple[str, bytes]:
    """One or two mutations, and their names."""
    random = Random(seed)
    chosen = [random.choice(MUTATIONS) for _ in range(random.choice((1, 1, 2)))]
    for mutation in chosen:
        data = mutation(data, random) if data else data
    return "+".join(mutation.__name__ for mutation in chosen), data
