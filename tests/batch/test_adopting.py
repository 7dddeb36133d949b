"""Files that do not say whose they are (虚构), and stores after files have moved, changed or gone."""

import shutil

import pytest
from one_form_a_file import FORM_5, extract, form5, form8, main_file, narrative

from juesuan_analysis import open_store


def held(store):
    """Everything that a store says, whatever the order."""
    found = open_store(store)
    who = found.disclosures()
    parts = [sorted(part["source"] for part in row) for row in who["parts"]]
    doubts = [sorted(row) for row in who["doubts"]]
    columns = ["disclosure_id", "source", "form", "code", "line", "measure", "printed", "standing"]
    cells = found.entries()[columns].astype(str).to_numpy().tolist()
    told = found.statements()[["disclosure_id", "source", "sentence"]].astype(str)
    return (
        sorted(map(str, zip(who["disclosure_id"], parts, doubts, who["nature"], strict=True))),
        sorted(map(str, cells)),
        sorted(map(str, told.to_numpy().tolist())),
    )


def ids(store):
    return sorted(open_store(store).disclosures()["disclosure_id"])


def test_a_form_without_a_name_or_a_year_is_a_part_of_what_lies_beside_it(tmp_path):
    main_file(tmp_path / "甲/附件1.docx")
    form5(tmp_path / "甲/附件3.docx")
    form8(tmp_path / "甲/附件4.docx", "2023年度")
    told = extract(tmp_path / "甲", tmp_path / "库")
    assert ids(tmp_path / "库") == ["-|虚构市甲局|部门|2023"], told
    assert "按同一文件夹的 附件1.docx取部门“虚构市甲局”" in told
    rows = open_store(tmp_path / "库").disclosures()
    assert list(rows["forms"].iloc[0]) == [3, 5, 8]


def test_the_name_of_the_folder_tells_where_no_file_does(tmp_path):
    folder = tmp_path / "虚构市乙局2022年度部门决算"
    form5(folder / "附件3.docx")
    form8(folder / "附件4.docx")
    told = extract(tmp_path, tmp_path / "库")
    assert ids(tmp_path / "库") == ["-|虚构市乙局|部门|2022"], told
    assert "按文件夹名“虚构市乙局2022年度部门决算”" in told


def test_of_two_offices_in_a_folder_the_one_with_the_same_stem(tmp_path):
    main_file(tmp_path / "甲局1.docx")
    main_file(tmp_path / "乙局1.docx", "虚构市乙局")
    form5(tmp_path / "乙局2.docx", "2023年度")
    extract(tmp_path, tmp_path / "库")
    rows = open_store(tmp_path / "库").disclosures().set_index("department")
    assert list(rows.loc["虚构市乙局", "forms"]) == [3, 5]


def test_between_two_offices_nothing_is_taken_and_that_is_told(tmp_path):
    main_file(tmp_path / "1.docx")
    main_file(tmp_path / "2.docx", "虚构市乙局")
    form5(tmp_path / "附件3.docx", "2023年度")
    form5(tmp_path / "附件4.docx", rows=[FORM_5[0], ["合计", "", "1.00", "1.00", ""]])
    told = extract(tmp_path, tmp_path / "库")
    assert "-|附件3|部门|2023" in ids(tmp_path / "库")
    assert "附件3.docx：1" in told  # told as a finding: the name of the file is taken
    assert "附件4.docx：读不出年度" in told


def test_two_that_print_the_same_form_are_no_parts_of_one(tmp_path):
    main_file(tmp_path / "1.docx")
    form5(tmp_path / "附件3.docx", "2023年度")
    form5(tmp_path / "附件4.docx", "2023年度", rows=[FORM_5[0], ["合计", "", "1.00", "1.00", ""]])
    extract(tmp_path, tmp_path / "库")
    rows = open_store(tmp_path / "库").disclosures().set_index("department")
    assert list(rows.loc["虚构市甲局", "forms"]) == [3]


def test_files_given_one_after_the_other_are_joined(tmp_path):
    main_file(tmp_path / "1.docx")
    narrative(tmp_path / "2.docx")
    extract(tmp_path / "1.docx", tmp_path / "库")
    extract(tmp_path / "2.docx", tmp_path / "库")
    rows = open_store(tmp_path / "库").disclosures()
    assert [len(parts) for parts in rows["parts"]] == [2]


def folder_of_parts(folder):
    main_file(folder / "1.docx")
    narrative(folder / "2.docx")
    form5(folder / "附件3.docx")
    return folder


def moved_away(folder):
    (folder.parent / "乙").mkdir()
    (folder / "附件3.docx").rename(folder.parent / "乙" / "附件3.docx")


CHANGES = {
    "a part is gone": lambda folder: (folder / "2.docx").unlink(),
    "the part that named the others is gone": lambda folder: (folder / "1.docx").unlink(),
    "a part has another name": lambda folder: (folder / "2.docx").rename(folder / "说明.docx"),
    "a part is corrected": lambda folder: form5(
        folder / "附件3.docx", rows=[FORM_5[0], ["合计", "", "301.50", "201.25", "100.25"]]
    ),
    "a part becomes another's": lambda folder: narrative(folder / "2.docx", "虚构市丙局"),
    "a part lies elsewhere": moved_away,
    "a part is added": lambda folder: form8(folder / "附件4.docx"),
    "a second office comes": lambda folder: main_file(folder / "丙.docx", "虚构市丙局"),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_read_again_after_a_change_is_as_if_read_for_the_first_time(tmp_path, change):
    folder = folder_of_parts(tmp_path / "卷/甲")
    extract(tmp_path / "卷", tmp_path / "库")
    CHANGES[change](folder)
    extract(tmp_path / "卷", tmp_path / "库")
    extract(tmp_path / "卷", tmp_path / "新库")
    assert held(tmp_path / "库") == held(tmp_path / "新库")
    assert "新读入 0" in extract(tmp_path / "卷", tmp_path / "库")


def test_a_store_moved_with_its_folder_still_knows_its_files(tmp_path):
    folder_of_parts(tmp_path / "一/甲")
    extract(tmp_path / "一/甲", tmp_path / "一/库")
    shutil.move(tmp_path / "一", tmp_path / "二")
    assert "新读入 0，未变动 3" in extract(tmp_path / "二/甲", tmp_path / "二/库")
