from juesuan_analysis.vocabulary.text import fold, squeeze


def test_radicals_become_characters():
    assert fold("部⻔⻋辆⻓期⾏政") == "部门车辆长期行政"


def test_full_width_becomes_half_width():
    assert fold("１，２３４．５６") == "1,234.56"


def test_squeeze_drops_every_kind_of_space():
    assert squeeze(" 合\u3000 计\u200b\n") == "合计"


def test_squeeze_widens_brackets():
    assert squeeze("因公出国(境)费:") == "因公出国（境）费："


def test_squeeze_drops_direction_overrides():
    assert squeeze("财政\u202e局") == "财政局"


def test_what_is_not_told_is_dropped_beside_words_and_kept_beside_digits():
    assert squeeze("\ufffd合\ufffd计 1\ufffd34.56") == "合计1\ufffd34.56"
