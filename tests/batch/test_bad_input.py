"""Each bad file costs one clear line, and nothing else."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner
from ruled import FORM3_WIDTHS, canvas, form3, small_disclosure, table, text

from juesuan_analysis import open_store
from juesuan_analysis.cli import main

ROWS = [["", "合计", "300.50", "200.25", "100.25", "", "", ""]]


def good(path: Path, year: int = 2024) -> None:
    page = canvas(path)
    small_disclosure(page, ROWS, year=year)
    page.save()


def budget(path: Path) -> None:
    page = canvas(path)
    text(page, 100, 700, "虚构市甲局2025年部门预算")
    text(page, 100, 680, "预算编制说明：本年部门预算收入与支出")
    table(page, 20, 600, FORM3_WIDTHS[:2], [["项目", "预算数"], ["收入", "1.00"]])
    page.save()


def scan(path: Path) -> None:
    page = canvas(path)
    page.rect(50, 50, 300, 300, fill=1)
    page.save()


def encrypted(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(10, 10, "x")
    page.save()


def truncated(path: Path) -> None:
    good(path)
    path.write_bytes(path.read_bytes()[:400])


def pageless(path: Path) -> None:
    document = pdfium.PdfDocument.new()
    document.save(path)


BAD = {
    "空": (lambda p: p.write_bytes(b""), "文件是空的"),
    "网页": (lambda p: p.write_text("<html>404</html>"), "不是 PDF 文件"),
    "截断": (truncated, "已损坏或不完整"),
    "加密": (encrypted, "加了密码"),
    "扫描": (scan, "没有文字层"),
    "预算": (budget, "预算，不是部门决算"),
    "无页": (pageless, "已损坏或不完整"),
}


def run(*arguments: object):
    return CliRunner().invoke(main, ["extract", *map(str, arguments), "--jobs", "2"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")
    good(folder / "好.pdf")
    good(folder / "好（副本）.pdf")
    good(folder / "好（重排）.pdf")
    (folder / "好（重排）.pdf").write_bytes((folder / "好.pdf").read_bytes() + b"\n% again")
    for name, (make, _) in BAD.items():
        make(folder / f"{name}.pdf")
    return folder


@pytest.fixture(scope="module")
def result(folder):
    return run(folder, "--out", folder / "store")


@pytest.mark.parametrize("name", BAD)
def test_each_fault_has_one_line_with_its_name(result, name):
    lines = [line for line in result.output.splitlines() if f"{name}.pdf" in line]
    assert len(lines) == 1
    assert BAD[name][1] in lines[0]


def test_the_rest_goes_on_and_is_counted(result, folder):
    assert "文档 10 份：新读入 1，未变动 0，重复 2，失败 7" in result.output
    assert len(open_store(folder / "store").entries(form=3)) == 6


def test_failure_is_told_by_the_exit_code(result):
    assert result.exit_code == 1


def test_duplicates_are_told(result):
    assert "内容完全相同" in result.output
    assert "同一部门同一年度" in result.output


def test_second_run_reads_nothing_again(tmp_path):
    good(tmp_path / "甲.pdf")
    assert run(tmp_path, "--out", tmp_path / "store").exit_code == 0
    again = run(tmp_path, "--out", tmp_path / "store")
    assert again.exit_code == 0
    assert "新读入 0，未变动 1" in again.output
    assert "没有重新读取" in again.output


def test_changed_manifest_is_read_again(tmp_path):
    good(tmp_path / "甲.pdf")
    run(tmp_path, "--out", tmp_path / "store")
    (tmp_path / "manifest.csv").write_text("file,department\n甲.pdf,虚构市乙局\n", "utf-8")
    run(tmp_path, "--out", tmp_path / "store")
    assert list(open_store(tmp_path / "store").disclosures()["department"]) == ["虚构市乙局"]


def test_folder_without_documents(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "没有找到 PDF、Word、Excel 或网页文件" in result.output


def test_missing_input(tmp_path):
    assert "找不到" in run(tmp_path / "nowhere").output


@pytest.mark.slow
def test_another_version_with_other_figures_is_kept_and_told(tmp_path):
    good(tmp_path / "甲.pdf")
    page = canvas(tmp_path / "甲（更正）.pdf")
    text(page, 100, 700, "虚构市甲局")
    text(page, 100, 680, "2024年度部门决算")
    page.showPage()
    form3(page, [["", "合计", "300.60", "200.35", "100.25", "", "", ""]])
    page.save()
    told = run(tmp_path, "--out", tmp_path / "store").output
    assert "数字不同，存为第 2 版" in told
    assert len(open_store(tmp_path / "store").disclosures()) == 2
    again = run(tmp_path, "--out", tmp_path / "store").output
    assert "未变动 2" in again
