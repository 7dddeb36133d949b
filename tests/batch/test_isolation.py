"""A document that crashes, hangs or eats the memory costs itself, and one clear line."""

import tempfile
from pathlib import Path

import pytest
from hostile.misbehave import DEEDS, read

from juesuan_analysis import open_store
from juesuan_analysis.batch.run import Limits, find_tasks, run
from juesuan_analysis.batch.workers import local
from juesuan_analysis.store.failures import failures

pytestmark = pytest.mark.slow
LIMITS = Limits(seconds=8, memory=600 << 20)
GOOD = ("甲", "乙", "丙", "丁")
TOLD = {
    "睡死": "读取超过 8 秒，已放弃",
    "死循环": "读取超过 8 秒，已放弃",
    "段错误": "意外结束（代码 -11）",
    "被杀": "被系统强行结束",
    "自尽": "意外结束（代码 3）",
    "慢慢吃内存": "内存超过 600 MB",
    "一口吃内存": "内存超过 600 MB",
    "吞掉内存错误": "内存超过 600 MB",
    "怪错误": "读取出错（LocalError：",
    "无底": "读取出错（RecursionError：",
    "控制字符": "读取出错（ValueError：\\u001b[31m红\\u000a\\u202e反）",
}


def extract(folder: Path, **options):
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    extracts = local(2, LIMITS, scratch, read)
    return list(
        run(find_tasks([folder]), folder / "store", limits=LIMITS, extracts=extracts, **options)
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")
    for name in (*GOOD, *DEEDS):
        (folder / f"{name}.pdf").write_text(name)
    return folder


@pytest.fixture(scope="module")
def outcomes(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("tmp")  # the machine's is others' too
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(own))
        patch.setattr(tempfile, "tempdir", None)
        found = {outcome.source.removesuffix(".pdf"): outcome for outcome in extract(folder)}
    assert list(own.iterdir()) == []
    return found


@pytest.mark.parametrize("name", TOLD)
def test_each_deed_is_told_in_one_line(outcomes, name):
    assert outcomes[name].state == "failed"
    assert TOLD[name] in outcomes[name].message
    assert "\n" not in outcomes[name].message


def test_every_file_has_one_outcome_and_the_good_ones_are_kept(outcomes, folder):
    assert set(outcomes) == {*GOOD, *DEEDS}
    assert [outcomes[name].state for name in GOOD] == ["read"] * 4
    assert sorted(open_store(folder / "store").disclosures()["source"]) == sorted(
        f"{name}.pdf" for name in GOOD
    )


def test_failures_are_remembered_with_their_reason(outcomes, folder):
    found = {f.source.removesuffix(".pdf"): f for f in failures(folder / "store")}
    assert {name: (f.kind, f.attempts) for name, f in found.items()} == {
        "睡死": ("超时", 1),
        "死循环": ("超时", 1),
        "段错误": ("崩溃", 1),
        "被杀": ("崩溃", 1),
        "自尽": ("崩溃", 1),
        "慢慢吃内存": ("内存超限", 1),
        "一口吃内存": ("内存超限", 1),
        "吞掉内存错误": ("内存超限", 1),
        "怪错误": ("读取出错", 1),
        "无底": ("读取出错", 1),
        "控制字符": ("读取出错", 1),
    }
    assert found["睡死"].seconds == LIMITS.seconds


def test_nothing_of_the_libraries_reaches_the_terminal(tmp_path, capfd):
    for name in GOOD[:2]:
        (tmp_path / f"{name}.pdf").write_text(name)
    extract(tmp_path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["死循环", "段错误", "慢慢吃内存"])
def test_a_document_alone_costs_only_itself(name, tmp_path):
    (tmp_path / f"{name}.pdf").write_text(name)
    (outcome,) = extract(tmp_path)
    assert TOLD[name].replace("600 MB", "") in outcome.message or TOLD[name] in outcome.message
