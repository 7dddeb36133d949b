"""A table's rows, document by document."""

import pyarrow as pa

from juesuan_analysis.store.blocks import by_document


def parts(*rows):
    table = pa.Table.from_pylist(
        [{"disclosure_id": own, "n": n} for own, n in rows],
        schema=pa.schema([("disclosure_id", pa.string()), ("n", pa.int64())]),
    )
    return {own: part["n"].to_pylist() for own, part in by_document(table)}


def test_rows_of_a_document_come_together_in_their_order():
    assert parts(("乙", 3), ("甲", 2), ("乙", 1), ("甲", 4)) == {"甲": [2, 4], "乙": [3, 1]}


def test_of_no_rows_there_is_no_document():
    assert parts() == {}
