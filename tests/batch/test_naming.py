"""Names of one office (虚构) that differ over years are told."""

import pytest
from click.testing import CliRunner
from one_form_a_file import extract, main_file

from juesuan_analysis.batch.naming import Named, differing, names_in, said
from juesuan_analysis.cli import main


def names(*told, folders=((), ())):
    return [
        Named(None, "部门", name, frozenset({year}), frozenset(where))
        for (name, year), where in zip(told, folders, strict=False)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("虚构县文化局", "虚构县文化和旅游局"),
        ("虚构县农业农村局", "虚构县农业农材局"),
        ("中共虚构县委组织部", "中国共产党虚构县委员会组织部"),
        ("虚构市台南区民政局", "民政局"),
    ],
)
def test_names_that_may_be_one_offices(one, other):
    assert len([*differing(names((one, 2022), (other, 2023)))]) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("虚构县民政局", 2022), ("虚构县司法局", 2023)),
        (("虚构县文化局", 2023), ("虚构县文化和旅游局", 2023)),  # both at once
        (("虚构县第一中学", 2022), ("虚构县第二中学", 2023)),
        (("虚构县人民法院", 2022), ("虚构县人民检察院", 2023)),
    ],
)
def test_names_of_two_offices(one, other):
    assert [*differing(names(one, other))] == []


def test_two_names_alone_in_a_folder():
    found = [
        *differing(names(("虚构县卫计委", 2018), ("虚构县健康局", 2019), folders=("甲", "甲")))
    ]
    assert [why for _, _, why in found] == ["文件在同一个文件夹"]


def test_what_a_store_holds_is_looked_through(tmp_path):
    main_file(tmp_path / "一" / "1.docx", "虚构县文化局")
    extract(tmp_path / "一", tmp_path / "库")
    assert [one.name for one in names_in(tmp_path / "库")] == ["虚构县文化局"]
    assert [*differing(names_in(tmp_path / "没有"))] == []


def test_what_is_said():
    told = said(*names(("虚构县甲局", 2022), ("虚构县甲乙局", 2023)), "名称相近")
    assert told.startswith("“虚构县甲局”（2022 年）和“虚构县甲乙局”（2023 年）可能是同一个部门")


def test_status_tells_of_names_that_differ(tmp_path):
    main_file(tmp_path / "一" / "1.docx", "虚构县文化局", 2022)
    main_file(tmp_path / "二" / "2.docx", "虚构县文化和旅游局", 2023)
    extract(tmp_path / "一", tmp_path / "库")
    extract(tmp_path / "二", tmp_path / "库")
    told = CliRunner().invoke(main, ["status", str(tmp_path / "库")]).output
    assert "“虚构县文化局”（2022 年）和“虚构县文化和旅游局”（2023 年）可能是同一个部门" in told
