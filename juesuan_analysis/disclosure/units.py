"""Which 单位 a 部门 summary says it holds (纳入…决算编制范围的单位包括)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from juesuan_analysis.vocabulary.text import squeeze

_ANNOUNCED = re.compile(
    r"编制范围的.{0,12}(单位|机构)(共\d+[个家])?(，?具体)?(包括|如下|有|为)：?$"
)
_AT_MOST = 400  # lines of a list that may run over pages
_END = re.compile(r"^第[一二三四]部分|收入支出决算总表|^[一二三四五六七八九]、")
_ITEM = re.compile(r"^（?(\d{1,3})[.．、）]?(\D.{3,40})$")
# A unit that hands in no accounts of its own: it is inside those of another.
_WITHIN = re.compile(r"(预算|决算)?不单列|并入本级")
_CLEAN = re.compile(
    r"（(汇总|本级|机关)）|本级$|[，。；].*$|(全额拨款|差额拨款|自收自支|行政单位|事业单位|参公).*$"
)


def find_units(pages: Sequence[Sequence[str]]) -> list[str]:
    """List the units that a document announces, as it names them; empty where it lists none."""
    lines = [squeeze(line) for page in pages for line in page]
    start = next((i for i, line in enumerate(lines) if _announced(lines, i)), None)
    return list(_listed(lines[start + 1 :][:_AT_MOST])) if start is not None else []


def _announced(lines: Sequence[str], index: int) -> bool:
    """Whether a list begins after this line; the sentence may run over from the line before."""
    two = "".join(lines[max(index - 1, 0) : index + 1])
    return bool(_ANNOUNCED.search(two))


def _listed(lines: Sequence[str]) -> Iterator[str]:
    expected = 1
    for line in lines:
        if _END.search(line):
            return
        item = _ITEM.match(line)
        if item is None or int(item[1]) != expected:
            continue
        expected += 1
        if not _WITHIN.search(item[2]):
            yield _CLEAN.sub("", item[2])
