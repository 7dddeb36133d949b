"""Progress tells rate and remaining time; the log has a line for each document."""

import json

import pytest
from click.testing import CliRunner
from cluster.conftest import draw

from juesuan_analysis.batch.outcome import Outcome
from juesuan_analysis.cli import main
from juesuan_analysis.cli.watch import _progress, _span, watched


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "不到 1 秒"), (7, "7 秒"), (65, "1 分 5 秒"), (7260, "2 小时 1 分"), (86400, "24 小时")],
)
def test_spans(seconds, told):
    assert _span(seconds) == told


def test_rate_and_remaining_time():
    assert _progress(20, 100, 10) == "已处理 20/100 份，每秒 2.0 份，约还需 40 秒"
    assert _progress(100, 100, 10) == "已处理 100/100 份，每秒 10.0 份"


def test_a_pipe_gets_few_lines(capsys):
    outcomes = [Outcome(f"{n}.pdf", "read") for n in range(1000)]
    assert [o for o, _ in watched(iter(outcomes), 1000)] == outcomes
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 20
    assert lines[-1].startswith("已处理 1000/1000 份")


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
