from pathlib import Path

import pytest

from juesuan_analysis.show.report.names import file_names, guarded, plain, safe_name, targets


@pytest.mark.parametrize(
    ("department", "name"),
    [
        ("教育局", "教育局"),
        ("../../etc/passwd", "etc_passwd"),
        ("..", "未命名"),
        ("", "未命名"),
        ("/", "未命名"),
        ("C:\\windows", "C_windows"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("a\x00b\nc", "a_b_c"),
        ("局. ", "局"),
        ("右\u202e左", "右_左"),
    ],
)
def test_a_department_makes_a_name_that_is_legal_everywhere(department, name):
    assert safe_name(department) == name


def test_a_long_name_is_cut_between_characters():
    name = safe_name("局" * 500)
    assert len(name.encode()) <= 120
    assert set(name) == {"局"}


def row(department, year=2024, key="a"):
    return {"department": department, "year": year, "disclosure_id": key}


def test_files_of_several_departments_differ():
    assert file_names([row("甲"), row("乙")]) == ["甲_2024", "乙_2024"]


@pytest.mark.parametrize(("one", "other"), [("甲", "甲"), ("ABC", "abc"), ("a/b", "a:b")])
def test_two_disclosures_never_share_a_file(one, other):
    names = file_names([row(one, key="a"), row(other, key="b")])
    assert len({name.casefold() for name in names}) == 2


def test_one_disclosure_is_written_to_the_file_that_was_named():
    assert targets(Path("x/r.html"), [row("甲")], ".html") == [Path("x/r.html")]


def test_several_get_their_names_added():
    assert targets(Path("x/r.html"), [row("甲"), row("乙")], ".html") == [
        Path("x/r_甲_2024.html"),
        Path("x/r_乙_2024.html"),
    ]


def test_any_other_place_is_a_folder():
    assert targets(Path("x"), [row("甲")], ".html") == [Path("x/甲_2024.html")]


@pytest.mark.parametrize("department", ["../../x", "/etc/x", "..\\..\\x", "~/x", "a/../../b"])
def test_no_department_leaves_its_folder(tmp_path, department):
    [path] = targets(tmp_path / "out", [row(department)], ".html")
    assert path.resolve().parent == tmp_path / "out"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "-HYPERLINK"]
)
def test_a_text_that_might_run_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.50", "+3", "教育局", "1,234.50", "", "-1.5%"])
def test_other_texts_stay(text):
    assert guarded(text) == text


def test_characters_that_a_workbook_cannot_hold_are_dropped():
    assert plain("a\x00\x0b\ufffeb\n") == "ab\n"
