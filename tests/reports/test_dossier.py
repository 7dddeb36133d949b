"""Which disclosures of a store are meant."""

import pytest

from juesuan_analysis.errors import JuesuanError
from juesuan_analysis.reports.dossier import _named, chosen

EVERY = {"甲区财政局", "乙区财政局", "甲区财政局国库中心"}


def test_a_whole_name_is_that_department_only():
    assert _named(EVERY, ["甲区财政局"]) == {"甲区财政局"}


def test_a_part_of_a_name_finds_all_that_have_it():
    assert _named(EVERY, ["乙区", "国库"]) == {"乙区财政局", "甲区财政局国库中心"}


def test_an_empty_name_finds_none():
    assert _named(EVERY, [""]) == set()


def test_a_name_that_is_not_there_is_refused_with_those_that_are(store):
    with pytest.raises(JuesuanError, match="数据里有 部门"):
        chosen(store, ["没有这个局"])
