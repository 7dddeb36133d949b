"""What differs between two builds: cells by place, amount and page, and counts."""

from decimal import Decimal

import pyarrow as pa
import pytest
from click.testing import CliRunner

from juesuan_analysis.cli import main
from juesuan_analysis.store import open_store
from juesuan_analysis.store.blocks import as_parquet
from juesuan_analysis.store.diff import compare
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.write import replace_document

LINES = {"合计": "18.79", "公务接待费": "1.20", "因公出国（境）费": None}


def put(path, lines, number=1, findings=("成立",), department="虚构局", scores=()):
    who = {
        "disclosure_id": f"虚构|{number}|部门|2024",
        "department": department,
        "source": f"{number}.pdf",
    }
    cells = [
        who | {"form": 9, "line": line, "measure": "决算数", "printed": printed, "page": 7,
               "amount": pa.scalar(printed).cast(pa.decimal128(18, 6)).as_py() if printed else None}
        for line, printed in lines
    ]  # fmt: skip
    rows = {
        "disclosures": [who | {"cells": len(cells)}],
        "entries": cells,
        "findings": [who | {"outcome": outcome} for outcome in findings],
        "projects": [
            who | {"project_id": name, "origin": "自评表", "ref": name, "score": Decimal(score)}
            for name, score in scores
        ],
    }
    files = {
        name: as_parquet(pa.Table.from_pylist(rows.get(name, []), schema=schema))
        for name, schema in DATASETS.items()
    }
    replace_document(path, who["disclosure_id"], 2024, files)


@pytest.fixture
def stores(tmp_path):
    def make(before, after, **more):
        put(tmp_path / "a", before)
        put(tmp_path / "b", after, **more)
        return open_store(tmp_path / "a"), open_store(tmp_path / "b")

    return make


def changes(found):
    names = ["change", "line", "amount_a", "amount_b", "page_a", "page_b"]
    return found.cells[names].astype("string").fillna("").to_numpy().tolist()


def test_the_same(stores):
    assert compare(*stores(LINES.items(), LINES.items())).same


def test_a_changed_amount(stores):
    found = compare(*stores(LINES.items(), (LINES | {"合计": "18.80"}).items()))
    assert changes(found) == [["改动", "合计", "18.790000", "18.800000", "7", "7"]]
    assert not found.same


def test_a_blank_is_not_a_zero(stores):
    found = compare(*stores(LINES.items(), (LINES | {"因公出国（境）费": "0.00"}).items()))
    assert [row[0] for row in changes(found)] == ["改动"]


def test_cells_that_come_and_go(stores):
    found = compare(*stores([("合计", "1.00")], [("公务接待费", "1.00")]))
    assert sorted(changes(found)) == [
        ["新增", "公务接待费", "", "1.000000", "", "7"],
        ["消失", "合计", "1.000000", "", "7", ""],
    ]


def test_a_line_that_stands_twice_is_compared_in_its_order(stores):
    twice = [("合计", "1.00"), ("合计", "2.00")]
    assert compare(*stores(twice, twice)).same
    assert len(compare(*stores(twice, [*twice, ("合计", "3.00")])).cells) == 1


def test_documents_and_findings(stores, tmp_path):
    a, b = stores(LINES.items(), LINES.items(), findings=("成立", "不符"))
    put(tmp_path / "b", LINES.items(), number=2)
    found = compare(a, b)
    assert found.only_b == ["虚构|2|部门|2024"]
    assert found.uneven == ["虚构|1|部门|2024"]
    assert found.counts.loc["核对结果：不符"].tolist() == [0, 1]


def test_the_command_tells_and_fails_on_a_difference(stores, tmp_path):
    stores(LINES.items(), (LINES | {"合计": "18.80"}).items())
    run = CliRunner().invoke
    told = run(main, ["diff", str(tmp_path / "a"), str(tmp_path / "b")])
    assert told.exit_code == 1
    assert (
        "改动　虚构局 2024 表9 合计 决算数：18.79 → 18.8（印作 “18.79” → “18.80”，第 7 页）"
        in told.output
    )
    assert run(main, ["diff", str(tmp_path / "a"), str(tmp_path / "a")]).exit_code == 0


def test_no_text_in_the_csv_is_a_formula(stores, tmp_path):
    stores([], [("=HYPERLINK(1)", "1.00"), ("+合计", "-2.50")])
    table = tmp_path / "t.csv"
    CliRunner().invoke(
        main, ["diff", str(tmp_path / "a"), str(tmp_path / "b"), "--csv", str(table)]
    )
    text = table.read_text("utf-8-sig")
    assert ",'=HYPERLINK(1)," in text
    assert ",'+合计," in text
    assert ",-2.500000," in text
    assert text.startswith("变化,部门,年度,表,")


def test_a_score_that_changed_makes_its_document_another(tmp_path):
    put(tmp_path / "a", LINES.items(), scores=[("甲项目", "90")])
    put(tmp_path / "b", LINES.items(), scores=[("甲项目", "91")])
    found = compare(open_store(tmp_path / "a"), open_store(tmp_path / "b"))
    assert found.uneven == ["虚构|1|部门|2024"]
    assert found.counts.loc["绩效项目"].tolist() == [1, 1]
    assert compare(open_store(tmp_path / "a"), open_store(tmp_path / "a")).same
