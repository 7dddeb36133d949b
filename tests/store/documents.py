"""Small invented documents (虚构) for the tests of the store."""

import pyarrow as pa

from juesuan_analysis.store.blocks import as_parquet
from juesuan_analysis.store.schema import DATASETS


def identity(number: int, year: int = 2024) -> str:
    return f"虚构|{number}局|部门|{year}"


def document(number: int, version: str, rows: int = 18) -> dict[str, bytes]:
    """Files whose every row tells the version of its document; forms 1 to 9 in turn."""
    who = {
        "disclosure_id": identity(number),
        "department": f"{number}局",
        "region": f"区{number % 3}",
        "source_sha256": version,
    }
    counts = {"disclosures": 1, "entries": rows, "statements": 2, "findings": 3}
    more = {"entries": {"printed": version}, "findings": {"outcome": "成立"}}
    files = {}
    for name, schema in DATASETS.items():
        found = [
            who | more.get(name, {}) | ({"form": i % 9 + 1} if name == "entries" else {})
            for i in range(counts.get(name, 0))
        ]
        files[name] = as_parquet(pa.Table.from_pylist(found, schema=schema))
    return files
