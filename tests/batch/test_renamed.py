"""An edition's rows say whose they are, in every reference."""

from juesuan_analysis.batch.rows import renamed


def test_references_and_terms_follow_the_document():
    term = {"disclosure_id": "甲|2024", "ref": "甲|2024|表1/总计/决算数"}
    last = {"disclosure_id": "甲|2023", "ref": "甲|2023|表1/总计/决算数"}
    row = {"disclosure_id": "甲|2024", "ref": "甲|2024|关系/F1", "terms": [term, last]}
    now = renamed(row, "甲|2024", "甲|2024|第2版")
    assert now["ref"] == "甲|2024|第2版|关系/F1"
    assert [t["ref"] for t in now["terms"]] == ["甲|2024|第2版|表1/总计/决算数", last["ref"]]


def test_what_was_not_read_has_no_terms():
    row = {"disclosure_id": "甲", "ref": "甲|关系/读取", "terms": None}
    assert renamed(row, "甲", "乙") == {"disclosure_id": "乙", "ref": "乙|关系/读取", "terms": None}
