"""Every file of a folder has its place: read, or named with the reason."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from declared.small import document, page, workbook

from juesuan_analysis.batch.draft import drafted, look
from juesuan_analysis.batch.folder import no_document
from juesuan_analysis.batch.tasks import look_for
from juesuan_analysis.batch.twins import ordered
from juesuan_analysis.cli import main
from juesuan_analysis.errors import JuesuanError


def touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4")


def rows(folder):
    return {
        task.path.relative_to(folder).as_posix(): task.manifest for task in look_for([folder]).tasks
    }


def manifest(folder, *lines, encoding="utf-8"):
    (folder / "manifest.csv").write_text("\n".join(lines), encoding)


def test_what_is_no_document_is_named_by_what_it_is(tmp_path):
    touch(
        tmp_path, "甲.pdf", "乙.docx", "a.zip", "b.rar", "c.jpg", ".DS_Store", "~$乙.docx", "d.txt"
    )
    found = look_for([tmp_path])
    assert [task.source for task in found.tasks] == ["乙.docx", "甲.pdf"]
    assert sorted(found.told) == [
        "没有读取 1 个其他文件：d.txt",
        "没有读取 1 个图片（请合成 PDF 再读）：c.jpg",
        "没有读取 2 个压缩包（请先解压）：a.zip、b.rar",
        "没有读取 2 个系统或临时文件：.DS_Store、~$乙.docx",
    ]
    assert found.others == 6


@pytest.mark.parametrize("name", ["决算.PDF", "决算.XLS", "决算.htm", "决算.wps", "决算.ofd"])
def test_what_is_a_document(name):
    assert no_document(name) is None


def test_a_store_in_the_folder_is_passed_by(tmp_path):
    touch(tmp_path, "甲.pdf", "库/disclosures/year=2023/a.parquet", "库/b.pdf")
    assert [task.source for task in look_for([tmp_path]).tasks] == ["甲.pdf"]
    assert look_for([tmp_path]).others == 0


def test_nothing_but_others(tmp_path):
    touch(tmp_path, "a.zip")
    with pytest.raises(JuesuanError, match="有 1 个别的文件"):
        look_for([tmp_path])


def test_a_manifest_above_knows_paths_and_bare_names(tmp_path):
    touch(tmp_path, "东/P01.pdf", "西/P02.pdf", "西/P03.pdf")
    manifest(tmp_path, "file,year", "东/P01.pdf,2021", "P02.pdf,2022", "西\\P03,2023")
    assert {name: row["year"] for name, row in rows(tmp_path).items()} == {
        "东/P01.pdf": "2021",
        "西/P02.pdf": "2022",
        "西/P03.pdf": "2023",
    }


def test_the_folder_that_one_stands_in(tmp_path, monkeypatch):
    touch(tmp_path, "P01.pdf", "西/P02.pdf")
    manifest(tmp_path, "file,year", "P01.pdf,2021", "西/P02.pdf,2022")
    monkeypatch.chdir(tmp_path)
    found = {task.place: task.manifest["year"] for task in look_for([Path()]).tasks}
    assert found == {"P01.pdf": "2021", "西/P02.pdf": "2022"}


def test_the_nearest_manifest_wins_and_the_other_adds(tmp_path):
    touch(tmp_path, "东/P01.pdf")
    manifest(tmp_path, "file,year,department", "东/P01.pdf,2021,虚构局")
    manifest(tmp_path / "东", "file,year", "P01.pdf,2022")
    assert rows(tmp_path)["东/P01.pdf"] | {"file": ""} == {
        "file": "",
        "year": "2022",
        "department": "虚构局",
    }


def test_a_bare_name_of_two_files_is_told(tmp_path):
    touch(tmp_path, "东/P01.pdf", "西/P01.pdf")
    manifest(tmp_path, "file,year", "P01.pdf,2021")
    assert rows(tmp_path) == {"东/P01.pdf": {}, "西/P01.pdf": {}}
    assert "没有一行用上：P01.pdf（P01.pdf 不止一份" in look_for([tmp_path]).told[0]


def test_a_manifest_above_what_was_given_is_not_looked_for(tmp_path):
    touch(tmp_path, "东/P01.pdf")
    manifest(tmp_path, "file,year", "东/P01.pdf,2021")
    assert rows(tmp_path / "东") == {"P01.pdf": {}}


def test_a_manifest_in_a_workbook(tmp_path):
    from openpyxl import Workbook

    touch(tmp_path, "P01.pdf")
    book = Workbook()
    for row in (["文件名", "年度"], ["P01.pdf", 2021]):
        book.active.append(row)
    book.save(tmp_path / "manifest.xlsx")
    assert rows(tmp_path)["P01.pdf"]["year"] == "2021"


@pytest.mark.parametrize(
    ("names", "line", "first"),
    [
        (["决算(1).pdf", "决算.pdf"], "", "决算.pdf"),
        (["决算 - 副本.pdf", "决算.pdf"], "", "决算.pdf"),
        (["a.pdf", "b.pdf"], "b.pdf,2023", "b.pdf"),
        (["决算.pdf", "决算（1）.pdf"], "决算（1）.pdf,2023", "决算（1）.pdf"),
    ],
)
def test_of_twins_the_one_that_is_meant_is_read(tmp_path, names, line, first):
    touch(tmp_path, *names)
    manifest(tmp_path, "file,year", line)
    assert ordered(look_for([tmp_path]).tasks)[0].source == first


def test_of_twins_the_one_that_is_corrected_is_read(tmp_path):
    touch(tmp_path, "a.pdf", "b.pdf")
    assert ordered(look_for([tmp_path]).tasks, {"b.pdf"})[0].source == "b.pdf"


def test_a_folder_named_after_a_zone(tmp_path):
    (tmp_path / "雄安新区").mkdir()
    document(tmp_path / "雄安新区" / "甲.docx")
    rows = drafted(tmp_path, map(look, look_for([tmp_path]).tasks))
    assert [row["region"] for row in rows] == ["河北省雄安新区"]


@pytest.mark.parametrize("region", ["台儿庄区", "枣庄市台儿庄区", "370405"])
def test_a_region_has_one_name(tmp_path, region):
    touch(tmp_path, "a.pdf")
    manifest(tmp_path, "file,region", f"a.pdf,{region}")
    assert look_for([tmp_path]).tasks[0].overrides == {"region": "山东省枣庄市台儿庄区"}


def test_a_draft_says_what_documents_and_folders_say(tmp_path):
    for name in ("台儿庄区", "东新区"):
        (tmp_path / name).mkdir()
    workbook(tmp_path / "台儿庄区" / "甲.xlsx")
    document(tmp_path / "东新区" / "甲.docx")
    touch(tmp_path, "坏.xlsx")
    manifest(tmp_path, "file,year,source", "台儿庄区/甲.xlsx,2022,http://虚构/甲.xlsx")
    found = drafted(tmp_path, map(look, look_for([tmp_path]).tasks))
    told = {
        row["file"]: [row[n] for n in ("region", "department", "year", "note")] for row in found
    }
    assert told["台儿庄区/甲.xlsx"] == [
        "山东省枣庄市台儿庄区", "虚构市甲局", "2022", "地区取自文件夹；文件里的年度是 2023",
    ]  # fmt: skip
    assert told["东新区/甲.docx"] == ["东新区", "虚构市甲局", "2023", "地区取自文件夹"]
    assert told["坏.xlsx"][1] == ""
    assert told["坏.xlsx"][3]
    assert next(row for row in found if "甲.xlsx" in row["file"])["source"].endswith("甲.xlsx")


def test_a_draft_never_writes_over_a_manifest(tmp_path):
    workbook(tmp_path / "甲.xlsx")
    manifest(tmp_path, "file,year", "甲.xlsx,2022")
    before = (tmp_path / "manifest.csv").read_bytes()
    told = CliRunner().invoke(main, ["manifest", str(tmp_path)]).output
    assert "没有动它" in told
    assert (tmp_path / "manifest.csv").read_bytes() == before
    assert (tmp_path / "manifest.draft.csv").exists()


def test_a_folder_with_everything_is_accounted_for(tmp_path):
    """虚构: a folder as it comes from an office's site."""
    folder = tmp_path / "决算"
    folder.mkdir()
    workbook(folder / "甲局.xlsx")
    document(folder / "乙局.docx")
    (folder / "丙局.html").write_bytes(page())
    for name in ("乙局.docx", "丙局.html"):
        manifest_row = f"{name},虚构市{name[0]}局"
        with (folder / "manifest.csv").open("a", encoding="utf-8") as file:
            file.write(("file,department\n" if name[0] == "乙" else "") + manifest_row + "\n")
    (folder / "甲局(1).xlsx").write_bytes((folder / "甲局.xlsx").read_bytes())
    (folder / "登录.pdf").write_bytes(b"<html><title>x</title><input type=password></html>")
    (folder / "丁局.doc").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")
    )
    (folder / "附件.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    (folder / "空.pdf").touch()
    ended = CliRunner().invoke(
        main, ["extract", str(folder), "--out", str(tmp_path / "库"), "--jobs", "1"]
    )
    assert (
        "文档 7 份：新读入 3，未变动 0，重复 1，失败 3；另有 1 个文件不是决算文件的格式"
        in ended.output
    )
    for name in ("甲局(1).xlsx", "登录.pdf", "丁局.doc", "附件.zip", "空.pdf"):
        assert name in ended.output
