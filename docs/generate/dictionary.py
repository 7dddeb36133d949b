"""The data dictionary: columns and types from the schema, meanings from ``columns.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.types as pt

from docs.generate.table import table
from juesuan_analysis.store.schema import DATASETS, PARTITION, TERM

Meanings = dict[str, dict[str, str]]

_TYPES = {
    "string": "文本",
    "bool": "是否",
    "int8": "整数",
    "int16": "整数",
    "int32": "整数",
    "float": "小数",
}
_INTRO = """\
# 数据字典

`data/processed/` 里是 parquet 数据集，按年度分区，任何能读 parquet 的工具都能打开。在笔记本里用
`open_store` 读，金额是以万元为单位的浮点数，空白是 NaN；`exact=True` 保留精确小数。

```python
from juesuan_analysis import open_store

库 = open_store("data/processed")
库.entries(form=5, year=2024)
```

各数据集用 `disclosure_id` 相连。空白格不是 0：求和之前先想清楚缺失意味着什么。
"""


def columns() -> dict[str, list[pa.Field]]:
    """Give every dataset its columns, and the fields of a term, as the schema has them."""
    datasets = {name: [*schema, *PARTITION] for name, schema in DATASETS.items()}
    return datasets | {"terms": [TERM.field(i) for i in range(TERM.num_fields)]}


def meaning(meanings: Meanings, dataset: str, column: str) -> str:
    """What a column means in a dataset.

    Raises
    ------
    KeyError
        Nobody has written it down.
    """
    own = meanings.get(dataset, {})
    return own[column] if column in own else meanings["shared"][column]


def read(path: Path) -> Meanings:
    """Read the meanings."""
    return tomllib.loads(path.read_text("utf-8"))


def _type(kind: pa.DataType) -> str:
    if pt.is_decimal(kind):
        return f"精确小数（{kind.precision}, {kind.scale}）"
    if pt.is_list(kind):
        return "列表"
    return _TYPES[str(kind)]


def _section(dataset: str, fields: list[pa.Field], meanings: Meanings) -> Iterator[str]:
    title = "findings.terms 里的每一项" if dataset == "terms" else dataset
    yield f"## {title}"
    yield meanings["datasets"].get(dataset, "")
    rows = [(f"`{f.name}`", _type(f.type), meaning(meanings, dataset, f.name)) for f in fields]
    yield table(["列", "类型", "含义"], rows)


def page(path: Path) -> str:
    """Write the page."""
    meanings = read(path)
    sections = (_section(name, fields, meanings) for name, fields in columns().items())
    return "\n\n".join([_INTRO, *chain.from_iterable(sections), ""])
