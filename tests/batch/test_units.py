from juesuan_analysis.disclosure.units import find_units


def test_a_numbered_list_to_the_next_part():
    page = [
        "纳入枣庄市台儿庄区人民政府办公室（汇总）2024年度部门决",
        "算编制范围的二级预算单位包括：",
        "1. 枣庄市台儿庄区人民政府办公室（汇总）本级",
        "2. 台儿庄区红十字会",
        "第二部分",
        "3. 不是单位的一行字",
    ]
    assert find_units([page]) == ["枣庄市台儿庄区人民政府办公室", "台儿庄区红十字会"]


def test_a_table_whose_units_are_within_another():
    page = [
        "上海市普陀区财政局2024年度部门决算编制范围的单位包括：",
        "序号 单位名称 备注",
        "1 上海市普陀区财政局（本级）",
        "2 上海市普陀区财政局财政所 预算不单列，并入本级",
    ]
    assert find_units([page]) == ["上海市普陀区财政局"]


def test_no_list():
    assert find_units([["本部门无下属单位", "1. 收入支出决算总表"]]) == []
