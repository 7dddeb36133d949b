"""Every column of the schema has a meaning in Chinese, and every meaning has a column."""

from pathlib import Path

import pytest

from docs.generate import dictionary

PATH = Path(__file__).parents[2] / "docs" / "columns.toml"
MEANINGS = dictionary.read(PATH)
COLUMNS = [(name, f.name) for name, fields in dictionary.columns().items() for f in fields]


@pytest.mark.parametrize(("dataset", "column"), COLUMNS)
def test_every_column_has_a_meaning(dataset, column):
    assert dictionary.meaning(MEANINGS, dataset, column)


def test_no_meaning_is_of_a_column_that_is_gone():
    known = {("shared", column) for _, column in COLUMNS} | set(COLUMNS)
    written = {(d, c) for d, columns in MEANINGS.items() if d != "datasets" for c in columns}
    assert written - known == set()


def test_every_dataset_is_introduced():
    assert set(MEANINGS["datasets"]) == set(dictionary.columns()) - {"terms"}


def test_the_page_shows_types_in_chinese():
    assert "| `amount` | 精确小数（18, 6） |" in dictionary.page(PATH)
