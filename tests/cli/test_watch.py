"""Progress tells rate and remaining time; the log has a line for each document."""

import json

import pytest
from click.testing import CliRunner
from cluster.conftest import draw

from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.batch.tasks import look_for
from juesuan_analysis.cli import main
from juesuan_analysis.cli.watch import _progress, _span, watched


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(7, "7 秒"), (65, "1 分 5 秒"), (7260, "2 小时 1 分"), (86400, "24 小时")],
)
def test_spans(seconds, told):
    assert _span(seconds) == told


def test_rate_and_remaining_time():
    assert _progress(20, 100, 10, 20) == "已处理 20/100 份，每秒读 2.0 份，约还需 40 秒"
    assert _progress(100, 100, 10, 100) == "已处理 100/100 份，每秒读 10.0 份"


def test_no_rate_before_there_is_one():
    assert _progress(90, 100, 0.1, 0) == "已处理 90/100 份"
    assert _progress(91, 100, 0.9, 1) == "已处理 91/100 份"


def test_less_than_a_second_is_not_told():
    assert _progress(99, 100, 10, 99) == "已处理 99/100 份，每秒读 9.9 份"


def test_a_pipe_gets_few_lines(capsys):
    outcomes = [Outcome(f"{n}.pdf", "read") for n in range(1000)]
    assert [o for o, _ in watched(iter(outcomes), 1000)] == outcomes
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2  # the first and the last: it was over at once
    assert lines[-1].startswith("已处理 1000/1000 份")


@pytest.mark.slow
def test_a_line_in_the_log_for_each_document(tmp_path):
    folder = draw(tmp_path / "pdfs", 1)
    (folder / "空.pdf").write_bytes(b"")
    log = tmp_path / "log" / "run.jsonl"
    for _ in range(2):
        CliRunner().invoke(
            main, ["extract", str(folder), "--out", str(tmp_path / "s"), "--log", str(log)]
        )
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["start", "document", "document", "end"] * 2
    start, *documents, end = lines[:4]
    assert start["documents"] == 2
    assert start["limits"] == {"seconds": 300, "memory": 2 << 30}
    assert {d["source"]: d["state"] for d in documents} == {
        "空.pdf": "failed",
        "虚构00.pdf": "read",
    }
    read = next(d for d in documents if d["state"] == "read")
    assert read["cells"] == 6
    assert len(read["sha256"]) == 64
    assert read["seconds"] > 0
    assert "文件是空的" in next(d["message"] for d in documents if d["state"] == "failed")
    assert end["states"] == {"read": 1, "failed": 1}
    assert end["stopped"] is None


def test_a_failure_is_told_with_the_folder_that_it_is_in(tmp_path):
    (tmp_path / "甲区").mkdir()
    (tmp_path / "甲区" / "空.pdf").write_bytes(b"")
    store = tmp_path / "s"
    told = CliRunner().invoke(main, ["extract", str(tmp_path), "--out", str(store)]).output
    assert "✗ 甲区/空.pdf：" in told
    assert "没有读成任何决算" in told and "勾稽关系不符" not in told
    (tmp_path / "甲区" / "空.pdf").unlink()
    assert "已不在原处" in CliRunner().invoke(main, ["status", str(store)]).output


def test_one_file_of_a_folder_says_nothing_of_the_manifests_other_rows(tmp_path):
    folder = draw(tmp_path / "pdfs", 2)
    (folder / "manifest.csv").write_text(
        "file,year\n虚构00.pdf,2024\n虚构01.pdf,2024\n别.pdf,2024\n"
    )
    assert look_for([folder / "虚构00.pdf"]).told == ()
    assert "别.pdf" in look_for([folder]).told[0]
