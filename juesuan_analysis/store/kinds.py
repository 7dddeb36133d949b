"""Kinds of columns: what another program has made of them when it wrote a file again."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.types as pt

_KINDS: tuple[tuple[str, Callable[[pa.DataType], bool]], ...] = (
    ("文字", lambda t: pt.is_string(t) or pt.is_large_string(t) or pt.is_string_view(t)),
    ("整数", pt.is_integer),
    ("小数", pt.is_decimal),
    ("浮点数", pt.is_floating),
    ("是否", pt.is_boolean),
    ("列表", lambda t: pt.is_list(t) or pt.is_large_list(t) or pt.is_list_view(t)),
    ("结构", pt.is_struct),
    ("空列", pt.is_null),
)
_BLANK = "空列"


def kind_of(found: pa.DataType) -> str:
    """What a column holds, in a word; several types may hold the same.

    >>> kind_of(pa.large_string()), kind_of(pa.decimal128(18, 6)), kind_of(pa.float64())
    ('文字', '小数', '浮点数')
    """
    if pt.is_dictionary(found):
        return kind_of(found.value_type)
    return next((name for name, is_one in _KINDS if is_one(found)), str(found))


def altered(found: pa.Schema, own: pa.Schema) -> list[str]:
    """Say which columns of ours are of another kind than we write.

    >>> own = pa.schema([("amount", pa.decimal128(18, 6)), ("line", pa.string())])
    >>> altered(pa.schema([("amount", pa.string()), ("line", pa.large_string())]), own)
    ['amount 列是文字，应为小数']
    """
    pairs = [(name, kind_of(found.field(name).type)) for name in own.names if name in found.names]
    return [
        f"{name} 列是{kind}，应为{kind_of(own.field(name).type)}"
        for name, kind in pairs
        if kind not in (_BLANK, kind_of(own.field(name).type))
    ]
