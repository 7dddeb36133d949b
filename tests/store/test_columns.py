"""Only the columns that are asked for."""

import pytest

from juesuan_analysis.errors import JuesuanError


def test_columns_that_are_named_come_with_their_document(store):
    assert list(store.entries(form=1, columns=["amount"])) == ["disclosure_id", "amount"]


def test_the_same_rows_come(store):
    assert len(store.findings(columns=["outcome"])) == len(store.findings())


def test_a_column_that_is_not_there_is_refused_with_those_that_are(store):
    with pytest.raises(JuesuanError, match=r"没有“金额”这种列。可选：.*amount"):
        store.entries(columns=["金额"])


def test_every_outcome_can_be_asked_for(store):
    assert set(store.findings(outcome="调整")["outcome"]) <= {"调整"}
