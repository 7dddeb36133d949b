"""Of identical files, which one is the document and which are its copies."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from juesuan_analysis.batch.sources import name_of
from juesuan_analysis.batch.tasks import Task

_COPY = re.compile(
    r"[(（]\d+[)）]\s*$|[-_—\s]*(副本|复件|拷贝|备份|copy)\s*([(（]?\d+[)）]?)?\s*$|"
    r"^(副本|复件|copy of)",
    re.IGNORECASE,
)


def is_copy(stem: str) -> bool:
    """Whether a file's name says that it is a copy.

    >>> is_copy("决算(1)"), is_copy("决算 - 副本"), is_copy("决算（本级）")
    (True, True, False)
    """
    return bool(_COPY.search(stem))


def ordered(tasks: Sequence[Task], named: Collection[str] = ()) -> list[Task]:
    """Let those that may be identical be read in the order in which they are preferred.

    First what an analyst names, in the manifest or (``named``) in corrections; then what is not
    called a copy. Only files of one size can be identical, so that others keep their places.
    """
    sizes: dict[int, list[int]] = {}
    for i, task in enumerate(tasks):
        if isinstance(task.path, Path) and task.path.is_file():
            sizes.setdefault(task.path.stat().st_size, []).append(i)
    out = list(tasks)
    for places in sizes.values():
        chosen = sorted((tasks[i] for i in places), key=lambda task: _rank(task, named))
        for i, task in zip(places, chosen, strict=True):
            out[i] = task
    return out


def _rank(task: Task, named: Collection[str]) -> tuple[bool, bool]:
    unknown = not task.manifest and task.source not in named
    return unknown, is_copy(name_of(task.path).rpartition(".")[0])
