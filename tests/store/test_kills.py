"""The benchmark of kills sees what a kill may do wrong."""

from pathlib import Path

import pytest

from benchmarks.kills import Scene, faults

OLD, NEW = "虚构|甲局|部门|2023", "虚构|甲局|部门|2024"


def scene(before, after):
    return Scene(Path(), [], {"entries": before}, {"entries": after}, 1.0)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ({OLD: "a\nb"}, []),
        ({OLD: "c\nd"}, []),
        ({OLD: "a\nd"}, ["mixed"]),
        ({OLD: "a\na\nb\nb"}, ["doubled"]),
        ({OLD: "a"}, ["lost"]),
        ({}, ["lost"]),
    ],
)
def test_of_a_document_that_is_replaced(rows, kinds):
    known = scene({OLD: "a\nb"}, {OLD: "c\nd"})
    assert list(faults({"entries": rows}, known)) == kinds


@pytest.mark.parametrize(
    ("rows", "kinds"), [({OLD: "a"}, []), ({NEW: "b"}, []), ({}, ["lost"]), ({NEW: "a"}, ["mixed"])]
)
def test_of_a_document_that_changes_its_year(rows, kinds):
    assert list(faults({"entries": rows}, scene({OLD: "a"}, {NEW: "b"}))) == kinds


def test_of_a_document_that_was_not_there_yet():
    assert list(faults({"entries": {}}, scene({}, {OLD: "a"}))) == []
