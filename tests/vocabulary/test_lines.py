import pytest

from juesuan_analysis.vocabulary.lines import canonical, clean


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("一、一般公共服务支出", "一般公共服务支出"),
        ("二十一、国有资本经营预算支出", "国有资本经营预算支出"),
        ("其中：一般公共预算财政拨款", "一般公共预算财政拨款"),
        ("（1）公务用车购置费", "公务用车购置费"),
        ("1.因公出国（境）费", "因公出国（境）费"),
        ("合  计", "合计"),
    ],
)
def test_clean(printed, name):
    assert clean(printed) == name


@pytest.mark.parametrize(
    ("form", "printed", "line"),
    [
        (1, "收入总计", "总计"),
        (1, "本年收入合计", "本年收入合计"),
        (3, "总 计", "合计"),
        (6, "人员经费合计", "人员经费合计"),
        (9, "因公出国(境)费用", "因公出国（境）费"),
        (9, "公务用车购置及运行费/小计", "公务用车购置及运行维护费"),
        (9, "公务用车购置", "公务用车购置费"),
        (9, "公务用车运行费", "公务用车运行维护费"),
        (9, "3.公务接待费", "公务接待费"),
    ],
)
def test_canonical(form, printed, line):
    assert canonical(form, printed) == line
