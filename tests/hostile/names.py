"""Names that mislead, break lines, or run as formulas, for whoever shows or stores names.

``FILE_NAMES`` are file names a Linux disk can hold (the last one is not even Unicode);
``DEPARTMENTS`` can come out of a PDF, a manifest or a store. All of it is 虚构.
"""

from __future__ import annotations

import os
from pathlib import Path

DEPARTMENTS = (
    '=HYPERLINK("http://example.invalid","虚构局")',
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "<script>alert('虚构')</script>",
    "<img src=x onerror=alert(1)>虚构局",
    '虚构局" onmouseover="alert(1)',
    "虚构&amp;局&lt;",
    "{{ 7*7 }}{% raw %}虚构局",
    "虚构局\x1b[31m红\x1b]0;标题\x07",
    "虚构\u202e局政财\u202c",
    "虚构\u2066\u2067局\u2069",
    "虚构局\n第二行\r第三行",
    "虚构\u2028局\u2029",
    "虚构\x00局",
    "虚构\ud800局",
    "虚构\U00029ba9局",
    "../../虚构局",
    "C:\\虚构\\局",
    "CON",
    "虚构|局|部门|2024",
    "虚构%s{0}$(id)`id`局",
    "$虚构_{局}$",
    "| 虚构 | 局 |\n|---|---|",
    "虚" * 500,
    "é虚构局".encode().decode(),
    "",
    " ",
)

FILE_NAMES = (
    "换行\n第二行.pdf",
    "回车\r覆盖.pdf",
    "颜色\x1b[31m红.pdf",
    "标题\x1b]0;x\x07.pdf",
    "反向\u202efdp.pdf",
    "-rf.pdf",
    "--force.pdf",
    "=1+1.pdf",
    "$(touch x)`id`;&|.pdf",
    "空 格\t制表.pdf",
    "<b>粗</b>&amp;.pdf",
    "引\"号'.pdf",
    "%s{0}%(x)s.pdf",
    "全角．ｐｄｆ.PDF",
    "长" * 80 + ".pdf",
    ".pdf",
    " .pdf",
    "𩮩.pdf",
    os.fsdecode(b"\xff\xfe\xb2\xc6\xd5\xfe.pdf"),
)


def place(folder: Path, content: bytes) -> list[Path]:
    """Write a file under each name that this disk takes; contents differ by a comment."""
    placed = []
    for number, name in enumerate(FILE_NAMES):
        try:
            (folder / name).write_bytes(content + b"\n%% %d" % number)
        except (OSError, ValueError):
            continue  # not this disk
        placed.append(folder / name)
    return placed
