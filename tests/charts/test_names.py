from juesuan_analysis.charts.names import short_names


def test_names_that_fit_stay():
    assert short_names(["甲区财政局", "乙区财政局"], 20) == ["甲区财政局", "乙区财政局"]


def test_names_told_apart_by_their_ends_keep_these():
    names = ["虚构省甲市东湖区第一中学", "虚构省甲市东湖区第二中学"]
    assert short_names(names, 16) == ["虚构省甲…一中学", "虚构省甲…二中学"]


def test_names_told_apart_in_the_middle_begin_there():
    names = [f"虚构省甲市东湖区第{n}退役军人事务局及所属单位" for n in "一二"]
    assert short_names(names, 16) == ["…区第一退役军…", "…区第二退役军…"]


def test_the_same_name_twice_stays_the_same():
    assert len(set(short_names(["虚构省甲市东湖区财政局"] * 2, 12))) == 1


def test_each_name_has_its_own_room():
    assert short_names(["虚构省甲市东湖区财政局", "甲局"], [12, 4]) == [
        "虚构省甲市…",
        "甲局",
    ]


def test_a_single_name_keeps_its_beginning():
    assert short_names(["枣庄市台儿庄区人民政府办公室"], 16) == ["枣庄市台儿庄区…"]


def test_a_marked_name_keeps_its_mark():
    assert short_names(["× 虚构省甲市东湖区财政局"], 12)[0].startswith("× ")
