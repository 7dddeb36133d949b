"""The data contract: columns and types of the datasets.

``year`` is the hive partition (``entries/year=2024/…parquet``), so the files do not repeat it.
"""

from __future__ import annotations

import pyarrow as pa

# 元 with two decimals is 万元 with six.
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
    ("place", pa.string()),  # of a workbook or document: sheet and cell, or table and row
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

# The account of one page: what it is, and whose the amounts are that it prints.
COUNTS = ("printed", "entered", "stated", "annexed", "told", "outside", "unseen")
PAGE = pa.struct(
    [
        ("page", pa.int16()),
        ("role", pa.string()),
        ("forms", pa.list_(pa.int8())),
        *((name, pa.int32()) for name in COUNTS),
        ("note", pa.string()),
    ]
)
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

# What a file is among several of one department and year; null where there is one.
IN_FORCE, OTHER_EDITION, DAMAGED = "采用", "另一版", "损坏副本"
# One file of a disclosure that was published in several.
PART = pa.struct(
    [
        ("source", pa.string()),
        ("source_sha256", pa.string()),
        ("nature", pa.string()),
        ("pages", pa.int16()),
        ("overrides", pa.string()),
        ("reader", pa.string()),
    ]
)
DISCLOSURES = pa.schema(
    [
        *_WHO,
        ("scope", pa.string()),
        ("nature", pa.string()),  # what the file is: 部门决算, 只有决算表 …
        ("parts", pa.list_(PART)),  # the files of one disclosure
        ("edition", pa.string()),  # 采用, 另一版 or 损坏副本; null where there is one
        ("dated", pa.string()),  # the date that the file itself bears
        ("doubts", pa.list_(pa.string())),  # what contradicts the identity
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
        ("accounts", pa.list_(PAGE)),
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
        ("mark", pa.string()),  # of a note beside the amount; empty where there is none
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
        ("named", pa.bool_()),  # whether the vocabulary knows the subject
        ("other_subject", pa.string()),  # what the words could mean as well
        ("decided_by", pa.string()),  # what decided between the two
        ("under", pa.string()),  # a lower heading that the vocabulary does not know
        *_PLACE,
        ("ref", pa.string()),
        ("standing", pa.string()),
        *_EVIDENCE,
        ("project_id", pa.string()),  # of the annexes, where the sentence speaks of one
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
        ("lost", pa.string()),  # of what was not read: 数, 行, 附件, or nothing that judging lacks
        ("against", pa.string()),  # of an edition: the file of the other
        ("terms", pa.list_(TERM)),
        ("explanation", pa.string()),  # of a conflict: which figure, changed to what, mends it
        ("mends", pa.int16()),  # of a conflict: how many that change mends; 0 where none is known
        ("mistake", pa.int16()),  # of a conflict: the number of the mistake that explains it
        *_PLACE,
        ("ref", pa.string()),
    ]
)
# A value of an annex as it is printed, with its place; ``column`` is the one that it fills.
CELL = pa.struct([("column", pa.string()), ("printed", pa.string()), *_PLACE])
# What rows of the annexes share: which project, where it is printed, which row there.
_ROW = [("project_id", pa.string()), ("origin", pa.string()), ("order", pa.int16())]
_END = [
    *_PLACE,
    ("cells", pa.list_(CELL)),
    ("confidence", pa.float32()),
    ("ref", pa.string()),
    ("standing", pa.string()),
]
PROJECTS = pa.schema(
    [
        *_WHO,
        *_ROW,
        ("name", pa.string()),
        ("code", pa.string()),
        ("kind", pa.string()),
        ("competent_department", pa.string()),
        ("implementing_unit", pa.string()),
        ("score", AMOUNT),
        ("score_max", AMOUNT),
        ("grade", pa.string()),
        ("objective", pa.string()),
        ("achieved", pa.string()),
        ("shortfall", pa.string()),
        ("matched_by", pa.string()),
        *_END,
    ]
)
PROJECT_FUNDS = pa.schema(
    [
        *_WHO,
        *_ROW,
        ("breakdown", pa.string()),
        ("line", pa.string()),
        ("original_budget", AMOUNT),
        ("full_year_budget", AMOUNT),
        ("executed", AMOUNT),
        ("unit", pa.string()),
        ("rate", AMOUNT),
        ("weight", AMOUNT),
        ("score", AMOUNT),
        *_END,
    ]
)
INDICATORS = pa.schema(
    [
        *_WHO,
        *_ROW,
        ("level", pa.int8()),
        ("level1", pa.string()),
        ("level2", pa.string()),
        ("level3", pa.string()),
        ("group_weight", AMOUNT),
        ("direction", pa.string()),
        ("target", pa.string()),
        ("target_value", AMOUNT),
        ("target_unit", pa.string()),
        ("actual", pa.string()),
        ("actual_value", AMOUNT),
        ("actual_unit", pa.string()),
        ("weight", AMOUNT),
        ("score", AMOUNT),
        ("deviation_reason", pa.string()),
        *_END,
    ]
)
ANNEXES: dict[str, pa.Schema] = {
    "projects": PROJECTS,
    "project_funds": PROJECT_FUNDS,
    "indicators": INDICATORS,
}
DATASETS: dict[str, pa.Schema] = {
    "disclosures": DISCLOSURES,
    "entries": ENTRIES,
    "statements": STATEMENTS,
    "findings": FINDINGS,
    **ANNEXES,
}
