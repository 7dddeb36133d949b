"""Damage PDFs, read each as a run does, and show how long the slowest take and what is said.

    python -m benchmarks.damaged [--count 210] [--seed 7] [--slowest 10] [--only WORD]

Each file is a real disclosure or a specimen cut to some pages (about 100 kB), damaged in one of the
ways of :data:`WAYS`. Seconds are those of the processor. Ends with 1 where one reaches a limit or
breaks the reader. ``docs/performance.md`` keeps a run.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from juesuan_analysis.batch.packed import Packed
from juesuan_analysis.batch.tasks import Task
from juesuan_analysis.batch.workers import CRASHED, TOO_LARGE, TOO_SLOW, Limits, local
from juesuan_analysis.errors import DocumentError
from specimens import taierzhuang
from specimens.layouts import LAYOUTS
from specimens.typeset import typeset

CORPUS = Path("../shared/corpus")
_PAGES = 16
_PATIENCE = 5  # times the limit
READ, REFUSED = "读入", "一句话拒收"
FATES = (READ, REFUSED, TOO_SLOW, TOO_LARGE, CRASHED, "读取出错")
Damage = Callable[[bytes, Random], bytes]


def _opened(change: Callable[[pikepdf.Pdf, Random], None]) -> Damage:
    def damage(data: bytes, random: Random) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf, random)
            stream = io.BytesIO()
            pdf.save(stream, deterministic_id=True)
            return stream.getvalue()

    return damage


def _truncated(data: bytes, random: Random) -> bytes:
    return data[: int(len(data) * random.uniform(0.3, 0.99))]


def _flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((8, 64, 512))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _holed(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + bytes(random.randrange(1, 5000)) + data[start:]


def _without_xref(data: bytes, random: Random) -> bytes:
    at = data.rfind(b"startxref")
    return data[:at] + b"startxref\n%d\n%%%%EOF" % random.randrange(len(data))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font":
            yield thing


def _without_maps(pdf: pikepdf.Pdf, random: Random) -> None:
    share = random.choice((0.3, 1.0))
    for font in _fonts(pdf):
        if "/ToUnicode" in font and random.random() < share:
            del font.ToUnicode


def _wrong_maps(pdf: pikepdf.Pdf, random: Random) -> None:
    """Give every font the map of another one."""
    mapped = [font for font in _fonts(pdf) if "/ToUnicode" in font]
    maps = [font.ToUnicode for font in mapped]
    random.shuffle(maps)
    for font, other in zip(mapped, maps, strict=True):
        font.ToUnicode = other


def _shifted_maps(pdf: pikepdf.Pdf, random: Random) -> None:
    """Shift what the maps say: 0041 for 0040."""
    step = random.choice((1, 7, 256))
    for font in _fonts(pdf):
        if "/ToUnicode" in font:
            words = font.ToUnicode.read_bytes().split(b"<")
            shifted = [_shift(word, step) if random.random() < 0.5 else word for word in words]
            font.ToUnicode.write(b"<".join(shifted))


def _shift(word: bytes, step: int) -> bytes:
    code, close, rest = word.partition(b">")
    try:
        return b"%04X" % ((int(code, 16) + step) % 0xFFFF) + close + rest
    except ValueError:
        return word


def _without_font_files(pdf: pikepdf.Pdf, random: Random) -> None:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in thing and random.random() < 0.8:
                    del thing[key]


def _contents(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Page, bytes]]:
    for page in pdf.pages:
        page.contents_coalesce()
        content: Any = page.Contents
        yield page, content.read_bytes()


def _broken_streams(pdf: pikepdf.Pdf, random: Random) -> None:
    for page, content in _contents(pdf):
        cut = random.randrange(max(len(content), 1))
        page.Contents = Stream(pdf, content[:cut] + bytes(random.randrange(256) for _ in range(40)))


def _without_rules(pdf: pikepdf.Pdf, random: Random) -> None:
    """Leave out most lines, so that tables are looked for on a picture of the page."""
    for page, content in _contents(pdf):
        kept = [line for line in content.split(b"\n") if not line.endswith((b" l", b" re", b" S"))]
        page.Contents = Stream(pdf, b"\n".join(kept if random.random() < 0.9 else [content]))


def _many_rules(pdf: pikepdf.Pdf, random: Random) -> None:
    """Draw hatching over the pages."""
    step = random.choice((3, 5, 9))
    lines = [b"q .2 w"]
    lines += [b"%d 0 m %d 842 l S" % (x, x) for x in range(0, 600, step)]
    lines += [b"0 %d m 600 %d l S" % (y, y) for y in range(0, 842, step)]
    for page in pdf.pages:
        page.contents_add(b"\n".join([*lines, b"Q"]))


def _huge_picture(pdf: pikepdf.Pdf, random: Random) -> None:
    side = random.choice((3000, 8000))
    picture = Stream(pdf, bytes(side * side // 8))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 1, Name.DeviceGray
    for page in pdf.pages:
        page.add_resource(picture, Name.XObject, Name.Huge)
        page.contents_add(b"q 400 0 0 400 90 90 cm /Huge Do Q", prepend=True)


def _as_pictures(pdf: pikepdf.Pdf, random: Random) -> None:
    """Cover the text of the pages by a picture of dots."""
    side = 600
    dots = bytes(random.getrandbits(8) for _ in range(side * side // 8))
    picture = Stream(pdf, dots)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = side
    picture.BitsPerComponent, picture.ColorSpace = 1, Name.DeviceGray
    for page in pdf.pages:
        page.add_resource(picture, Name.XObject, Name.Dots)
        page.contents_add(b"q 595 0 0 842 0 0 cm /Dots Do Q")


def _huge_pages(pdf: pikepdf.Pdf, random: Random) -> None:
    far = random.choice((2000, 14400))
    for page in pdf.pages:
        page.MediaBox = Array([0, 0, far, far])


def _looped_tree(pdf: pikepdf.Pdf, random: Random) -> None:
    pages: Any = pdf.Root.Pages
    kids = list(pages.Kids)
    pages.Kids = Array([*kids, *random.sample(kids, min(3, len(kids)))])
    pages.Count = random.choice((1, len(kids) * 2, 100_000))


def _nested_forms(pdf: pikepdf.Pdf, random: Random) -> None:
    """Let each page draw itself again, within itself."""
    for page, content in _contents(pdf):
        inner = Stream(pdf, content + b" /Again Do" * random.choice((1, 4)))
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, page.mediabox
        inner = pdf.make_indirect(inner)
        inner.Resources = page.resources
        page.add_resource(inner, Name.XObject, Name.Again)
        page.contents_add(b"/Again Do")


WAYS: dict[str, Damage] = {
    "截断": _truncated,
    "翻转若干位": _flipped,
    "插入一段零": _holed,
    "交叉引用表指错": _without_xref,
    "去掉 ToUnicode": _opened(_without_maps),
    "ToUnicode 互换": _opened(_wrong_maps),
    "ToUnicode 错位": _opened(_shifted_maps),
    "去掉字体文件": _opened(_without_font_files),
    "内容流中断": _opened(_broken_streams),
    "去掉表格线": _opened(_without_rules),
    "画满格线": _opened(_many_rules),
    "巨大的图片": _opened(_huge_picture),
    "盖上一页噪点": _opened(_as_pictures),
    "巨大的页面": _opened(_huge_pages),
    "页面树成环": _opened(_looped_tree),
    "页面画自己": _opened(_nested_forms),
}


@dataclass(frozen=True)
class Outcome:
    """How long a damaged file took, and what became of it."""

    name: str
    way: str
    seconds: float
    fate: str
    told: str


def originals() -> list[tuple[str, bytes]]:
    """Real disclosures where they are there, and specimens, cut to some pages."""
    found = [(path.stem, path.read_bytes()) for path in sorted(CORPUS.glob("*.pdf"))]
    accounts = taierzhuang.accounts()
    found += [(f"样本·{name}", typeset(accounts, layout)) for name, layout in LAYOUTS.items()]
    return [(name, _cut(data)) for name, data in found]


def _cut(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[:5]
        del pdf.pages[_PAGES:]
        pdf.remove_unreferenced_resources()
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
        return stream.getvalue()


def files(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield so many damaged files; count and seed decide them."""
    whole, ways = originals(), [*WAYS]
    for number in range(count):
        random = Random(f"{seed}/{number}")
        way = ways[number % len(ways)]
        name, data = whole[number // len(ways) % len(whole)]
        yield f"{number:03d} {name}", way, WAYS[way](data, random)


def timed(job: tuple[str, str, bytes]) -> Outcome:
    """Read a damaged file as a run does, in a process of its own with the limits of a run."""
    name, way, data = job
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "虚构.pdf"
        path.write_bytes(data)
        start = _spent()
        limits = Limits()
        patient = replace(limits, seconds=_PATIENCE * limits.seconds)  # others use the machine, too
        ((_, result),) = local(1, patient, Path(folder))([Task(path)])
        spent = _spent() - start
        fate, told = _told(result)
        return Outcome(
            name, way, spent, TOO_SLOW if spent > limits.seconds_for(path) else fate, told
        )


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _told(result: object) -> tuple[str, str]:
    if isinstance(result, Packed):
        one = result.outcome
        return READ, f"读入 {one.printed} 个数，没有读出 {one.unread} 处，不符 {one.conflicts} 处"
    if isinstance(result, DocumentError):
        stopped = result.kind in (TOO_SLOW, TOO_LARGE, CRASHED, "读取出错")
        return result.kind if stopped else REFUSED, str(result)
    return "读取出错", str(result)


def _shown(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    for one in outcomes:
        print(f"{one.seconds:6.1f} 秒 {one.fate} {one.way} {one.name}：{one.told}", file=sys.stderr)
        yield one


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how long the files took, by the way they were damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=210)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--slowest", type=int, default=10)
    parser.add_argument("--only", default="", help="ways whose names hold this word")
    asked = parser.parse_args(arguments)
    work = (job for job in files(asked.count, asked.seed) if asked.only in job[1])
    outcomes = list(_shown(map(timed, work)))
    print(f"| 损坏 | {' | '.join(FATES)} | 最慢（秒） | 合计（秒） |")
    print("|---|" + "---:|" * (len(FATES) + 2))
    for way in dict.fromkeys(one.way for one in outcomes):
        own = [one for one in outcomes if one.way == way]
        fates = Counter(one.fate for one in own)
        spent = [one.seconds for one in own]
        counts = " | ".join(str(fates[fate]) for fate in FATES)
        print(f"| {way} | {counts} | {max(spent):.1f} | {sum(spent):.0f} |")
    for one in sorted(outcomes, key=lambda one: -one.seconds)[: asked.slowest]:
        print(f"{one.seconds:6.1f} 秒 {one.fate} {one.way} {one.name}：{one.told}")
    sums = Counter(one.fate for one in outcomes)
    print(f"{len(outcomes)} 份：" + "，".join(f"{fate} {sums[fate]}" for fate in FATES))
    return int(any(sums[fate] for fate in FATES[2:]))


if __name__ == "__main__":
    sys.exit(main())
