"""Which statements a stated reason explains, and how far it reaches."""

from __future__ import annotations

from juesuan_analysis.narrative.reasons import reason_end


def test_reason_of_a_change_goes_to_amount_and_rate(read):
    found = read("收入总计10万元，比上年增加1万元，增长11.11%。主要是人员增加；项目增加。")
    assert [s.reason for s in found] == [None, "人员增加；项目增加", "人员增加；项目增加"]


def test_reason_of_the_deviation_leaves_the_change_alone(read):
    body = (
        "公务接待费支出决算为2.5万元，完成预算的50%，决算数小于预算数的主要原因是厉行节约，"
        "与上年相比减少0.5万元，减少的主要原因是批次减少。"
    )
    found = read(body, "九、财政拨款“三公”经费支出决算情况说明")
    assert [(s.kind, s.reason) for s in found] == [
        ("金额", None),
        ("完成率", "厉行节约"),
        ("增减额", "厉行节约"),
        ("增减额", "批次减少"),
    ]


def test_a_figure_inside_a_reason_is_marked(read):
    body = (
        "收入支出总计增加1062.85万元，增长12.08%。主要原因：项目支出增加，较上一度增加1133.95万元。"
    )
    last = read(body, year=2024)[-1]
    assert (last.subject, last.kind, str(last.value)) == ("原因/项目支出", "增减额", "1133.95")


def test_a_description_is_not_a_reason(read):
    body = "公务用车运行维护费8.88万元，主要是按规定保留的公务用车的加油、维修支出。"
    assert [s.reason for s in read(body, "九、“三公”经费支出决算情况说明")] == [None]


def test_a_list_of_causes_is_one_reason():
    text = "原因是一是甲;二是乙。下句"
    assert text[: reason_end(text, 3, budget=False, year=2023)] == "原因是一是甲;二是乙"


def test_a_reason_ends_where_the_next_subject_states_a_figure():
    text = "原因是甲;公务接待费5万元"
    assert text[: reason_end(text, 3, budget=False, year=2023)] == "原因是甲"
