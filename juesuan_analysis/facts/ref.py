"""The address of a figure: one text that lasts from reading to screen."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What the first step of a path says about the dataset that holds the figure.
DATASETS = {
    "表": "entries",
    "文": "statements",
    "关系": "findings",
    "项目": "projects",
    "资金": "project_funds",
    "指标": "indicators",
}
LATER_EDITION = r"\|第\d+版$"  # how the disclosure_id of an edition that is not in force ends
_BETWEEN = re.compile(r"(?<!\\)/")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    r"""Where a figure stands: its disclosure, and the way to it within that disclosure.

    Written ``disclosure_id|step/step/…``, with ``/`` within a step as ``\/``. The first step
    names the dataset (:data:`DATASETS`). It is unique within a disclosure, the same in every run
    on one document, and what all datasets and terms of findings are joined on.

    >>> ref = Ref("台儿庄|2024", ("表4", "支出", "一般公共服务支出", "合计"))
    >>> str(ref)
    '台儿庄|2024|表4/支出/一般公共服务支出/合计'
    >>> Ref.parse(str(ref)) == ref
    True
    >>> ref.dataset
    'entries'
    """

    disclosure_id: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.disclosure_id}|{written(self.path)}"

    @property
    def dataset(self) -> str:
        """The dataset that holds the figure.

        Raises
        ------
        ValueError
            The path begins with no known step.
        """
        found = next((name for head, name in DATASETS.items() if self.path[0].startswith(head)), "")
        if not found:
            raise ValueError(f"no dataset for {self.path[0]!r}")
        return found

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read a reference as it is written.

        Raises
        ------
        ValueError
            The text has no disclosure.
        """
        head, bar, path = text.rpartition("|")
        if not bar:
            raise ValueError(f"no reference: {text!r}")
        return cls(head, tuple(step.replace(r"\/", "/") for step in _BETWEEN.split(path)))


def written(path: tuple[str, ...]) -> str:
    r"""Write a path, without its disclosure.

    >>> written(("表4", "年初结转/基金", "合计"))
    '表4/年初结转\\/基金/合计'
    """
    return "/".join(step.replace("/", r"\/").replace("|", "¦") for step in path)
