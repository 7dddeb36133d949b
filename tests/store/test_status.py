"""What a store holds, what failed, what is stale."""

import pyarrow as pa
from click.testing import CliRunner
from store.test_diff import put

from juesuan_analysis.cli import main
from juesuan_analysis.store import open_store
from juesuan_analysis.store.compact import compact
from juesuan_analysis.store.failures import Failure, remember
from juesuan_analysis.store.repeats import Repeat, note_repeat
from juesuan_analysis.store.schema import DATASETS
from juesuan_analysis.store.status import _compared, status_of, unnamed_in

LINES = [("合计", "1.00"), ("公务接待费", None)]


def filled(path):
    put(path, LINES, 1, findings=("成立", "不符"))
    put(path, LINES, 2)
    return open_store(path)


def test_counts(tmp_path):
    status = status_of(filled(tmp_path), "1")
    assert status.documents.to_numpy().tolist() == [[2, 2], [2, 2]]
    assert status.cells == 4
    assert status.outcomes == {"成立": 2, "不符": 1}


def test_projects_are_counted(tmp_path):
    put(tmp_path, LINES, scores=[("甲项目", "90"), ("乙项目", "95")])
    assert status_of(open_store(tmp_path), "1").annexed == {
        "projects": 2,
        "tables": 2,
        "indicators": 0,
    }
    told = CliRunner().invoke(main, ["status", str(tmp_path)]).output
    assert "绩效项目 2 个，其中有自评表的 2 个；绩效指标 0 条" in told


def test_small_files_and_blocks(tmp_path):
    store = filled(tmp_path)
    assert (status_of(store, "1").files.small, status_of(store, "1").files.blocks) == (
        2 * len(DATASETS),
        0,
    )
    list(compact(tmp_path))
    assert (status_of(store, "1").files.small, status_of(store, "1").files.blocks) == (
        0,
        len(DATASETS),
    )


def test_another_reader_makes_stale(tmp_path):
    assert status_of(filled(tmp_path), "2").outdated == ["1.pdf", "2.pdf"]


def test_pdfs_that_are_new_changed_or_gone(tmp_path):
    status = status_of(filled(tmp_path), "1", {"1.pdf": "another", "3.pdf": "x"})
    assert (status.changed, status.gone, status.new) == (["1.pdf"], ["2.pdf"], ["3.pdf"])


def test_pdfs_of_one_name_are_told_apart_by_their_content(tmp_path):
    store = filled(tmp_path)
    sha = dict(zip(*store.disclosures()[["source", "source_sha256"]].T.to_numpy(), strict=True))
    there = [("1.pdf", sha["1.pdf"]), ("1.pdf", "another"), ("2.pdf", sha["2.pdf"])]
    status = status_of(store, "1", there)
    assert (status.changed, status.gone, status.new) == ([], [], ["1.pdf"])


def test_a_renamed_pdf_is_gone_and_new():
    known, there = [("旧.pdf", "a"), ("丙.pdf", "c")], [("新.pdf", "a"), ("丙.pdf", "c")]
    assert _compared(known, there, {*known}, {"c"}) == (["旧.pdf"], [], ["新.pdf"])


def test_what_repeats_another_is_not_new(tmp_path):
    store = filled(tmp_path)
    note_repeat(tmp_path, Repeat("副本.pdf", "r" * 64, "", "1", "{}"))
    there = [*zip(*store.disclosures()[["source", "source_sha256"]].T.to_numpy(), strict=True)]
    status = status_of(store, "1", [*there, ("副本.pdf", "r" * 64)])
    assert (status.new, status.repeated) == ([], ["副本.pdf"])


def test_findings_that_wait_for_other_documents_are_told(tmp_path):
    filled(tmp_path)
    told = CliRunner().invoke(main, ["status", str(tmp_path)]).output
    assert "一并核对的 2 份：运行 juesuan check 会核对" in told


FAILED = Failure(
    "坏.pdf", "f" * 64, "已加密", "文件加了密码", 2, "1", "{}", 300, 1, "2026-11-23T10:00:00"
)


def test_the_command_says_what_failed_and_why(tmp_path):
    filled(tmp_path)
    remember(tmp_path, FAILED)
    told = CliRunner().invoke(main, ["status", str(tmp_path)]).output
    assert "读取失败 1 份：已加密 1" in told
    assert "坏.pdf：文件加了密码（试过 2 次，2026-11-23 10:00）" in told
    assert "（地区不明）" in told


def test_the_command_says_what_failed_where_nothing_was_read(tmp_path):
    remember(tmp_path, FAILED)
    told = CliRunner().invoke(main, ["status", str(tmp_path)])
    assert (told.exit_code, told.output.splitlines()[0]) == (0, "没有读成任何决算")
    assert "坏.pdf：文件加了密码" in told.output


def test_the_command_that_compacts(tmp_path):
    filled(tmp_path)
    run = CliRunner().invoke
    assert (
        f"2024 年：2 份文档，{2 * len(DATASETS)} 个文件合并为 {len(DATASETS)} 个"
        in run(main, ["compact", str(tmp_path)]).output
    )
    assert "没有需要合并的小文件" in run(main, ["compact", str(tmp_path)]).output
    assert run(main, ["compact", str(tmp_path / "none")]).exit_code == 1


def test_names_out_of_the_vocabulary_are_counted():
    class Told:
        def rows(self, dataset, columns):
            told = {
                "subject": ["救护培训收入", "事业收入", "救护培训收入", "", "账面原值", "某项目"]
            }
            named = [False, True, False, False, False, False]
            return pa.table({**told, "named": named, "project_id": [*[None] * 5, "甲|某项目"]})

    assert unnamed_in(Told()) == {"救护培训收入": 2, "账面原值": 1}
