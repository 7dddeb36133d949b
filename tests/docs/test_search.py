"""Index and query are cut the same way."""

from docs.generate.search import pairs


def test_chinese_is_cut_into_pairs():
    assert pairs("一般公共预算") == ["一般", "般公", "公共", "共预", "预算"]


def test_latin_words_stay_whole():
    assert pairs("open_store 读取 F12") == ["open_store", "读取", "F12"]


def test_a_single_character_stays():
    assert pairs("类、款") == ["类", "款"]
