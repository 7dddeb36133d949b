"""The data contract: columns and types of the four datasets.

``year`` is the hive partition (``entries/year=2024/…parquet``), so the files do not repeat it.
"""

from __future__ import annotations

import pyarrow as pa

AMOUNT = pa.decimal128(18, 6)
PARTITION = pa.schema([("year", pa.int16())])

_WHO = [
    ("disclosure_id", pa.string()),
    ("source", pa.string()),
    ("source_sha256", pa.string()),
    ("region", pa.string()),
    ("region_code", pa.string()),
    ("department", pa.string()),
]
_PLACE = [
    ("page", pa.int16()),
    ("x0", pa.float32()),
    ("y0", pa.float32()),
    ("x1", pa.float32()),
    ("y1", pa.float32()),
]
# What speaks for a number that is proved.
_EVIDENCE = [
    ("grade", pa.int8()),  # 1: its own form; 2: another form; 3: the narrative or another year
    ("origins", pa.list_(pa.string())),  # where each confirmation comes from
    ("sharpness", pa.float32()),  # tolerance of the sharpest, as a share of the amount
]
EVIDENCE = tuple(name for name, _ in _EVIDENCE)
WHO = tuple(name for name, _ in _WHO)
PLACE = tuple(name for name, _ in _PLACE)

# One figure that an identity involves, with its place.
# ``disclosure_id``, ``dataset`` and ``ref`` say where it is stored: in the finding's own disclosure
# or in another. ``role`` is 数, 用词 (a word of a sentence) or 缺行 (a row that is not printed).
TERM = pa.struct(
    [
        ("disclosure_id", pa.string()),
        ("dataset", pa.string()),
        ("ref", pa.string()),
        ("role", pa.string()),
        ("name", pa.string()),
        ("amount", AMOUNT),
        ("unit", pa.string()),
        *_PLACE,
    ]
)

DISCLOSURES = pa.schema(
    [
        *_WHO,
        ("scope", pa.string()),
        ("pages", pa.int16()),
        ("forms", pa.list_(pa.int8())),
        ("cells", pa.int32()),
        ("printed", pa.int32()),
        ("unread", pa.int32()),
        ("address", pa.string()),
        ("fetched", pa.string()),
        ("overrides", pa.string()),
        ("reader", pa.string()),
        ("units", pa.list_(pa.string())),  # 单位 that a 部门 summary says it holds
        ("checked_against", pa.string()),  # fingerprint of what else its findings rest on
    ]
)
ENTRIES = pa.schema(
    [
        *_WHO,
        ("form", pa.int8()),
        ("side", pa.string()),
        ("code", pa.string()),
        ("line", pa.string()),
        ("level", pa.int8()),
        ("measure", pa.string()),
        ("amount", AMOUNT),
        ("printed", pa.string()),
        ("unit", pa.string()),
        *_PLACE,
        ("confidence", pa.float32()),  # null: from the text of the PDF; else how sure OCR is
        ("repaired", pa.string()),  # what OCR read, where identities proved another amount
        ("ref", pa.string()),
        ("standing", pa.string()),
        *_EVIDENCE,
        ("checks", pa.int16()),  # identities that were evaluated with the cell
        ("nil", pa.string()),  # of a blank cell that a sum proves to be nil: 由合计推得
    ]
)
STATEMENTS = pa.schema(
    [
        *_WHO,
        ("section", pa.string()),
        ("subject", pa.string()),
        ("kind", pa.string()),
        ("value", AMOUNT),
        ("decimals", pa.int8()),  # as the text writes them: how exact the figure is
        ("unit", pa.string()),
        ("stated_year", pa.int16()),
        ("base_year", pa.int16()),
        ("sentence", pa.string()),
        ("reason", pa.string()),
        *_PLACE,
        ("ref", pa.string()),
        ("standing", pa.string()),
        *_EVIDENCE,
    ]
)
FINDINGS = pa.schema(
    [
        *_WHO,
        ("identity", pa.string()),
        ("statement", pa.string()),
        ("outcome", pa.string()),
        ("form", pa.int8()),
        ("left", AMOUNT),
        ("right", AMOUNT),
        ("difference", AMOUNT),
        ("tolerance", AMOUNT),
        ("unit", pa.string()),  # of the sides: 万元 or %
        ("reason", pa.string()),
        ("printed", pa.string()),
        ("terms", pa.list_(TERM)),
        ("explanation", pa.string()),  # of a conflict: which figure, changed to what, mends it
        ("mistake", pa.int16()),  # of a conflict: the number of the mistake that explains it
        *_PLACE,
        ("ref", pa.string()),
    ]
)
DATASETS: dict[str, pa.Schema] = {
    "disclosures": DISCLOSURES,
    "entries": ENTRIES,
    "statements": STATEMENTS,
    "findings": FINDINGS,
}
