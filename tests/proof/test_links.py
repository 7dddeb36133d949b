from juesuan_analysis.store.links import links
from juesuan_analysis.store.overrides import Override


def row(name, year=2024, scope="部门", units=(), sha="a", version=""):
    return {
        "disclosure_id": f"{name}|{scope}|{year}{version}",
        "source": f"{name}{year}{version}.pdf",
        "source_sha256": sha,
        "region": "虚构县",
        "department": name,
        "scope": scope,
        "year": year,
        "units": list(units),
    }


def only(rows, overrides=()):
    return {one.disclosure_id: one for one in links(rows, overrides)}


def test_last_year_of_the_same_department_and_scope():
    found = only([row("甲局"), row("甲局", 2023), row("甲局", 2023, "单位"), row("乙局", 2022)])
    assert found["甲局|部门|2024"].previous["disclosure_id"] == "甲局|部门|2023"
    assert found["甲局|部门|2023"].previous is None


def test_two_versions_of_last_year_are_none():
    rows = [row("甲局"), row("甲局", 2023), row("甲局", 2023, version="|第2版")]
    assert only(rows)["甲局|部门|2024"].previous is None


def test_all_units_of_a_summary():
    rows = [
        row("甲局", units=["甲局", "乙站"]),
        row("甲局", scope="单位"),
        row("虚构县乙站", scope="单位"),
    ]
    units = only(rows)["甲局|部门|2024"].units
    assert [unit["department"] for unit in units] == ["甲局", "虚构县乙站"]


def test_a_unit_that_is_missing_leaves_none():
    rows = [row("甲局", units=["甲局", "乙站"]), row("甲局", scope="单位")]
    assert only(rows)["甲局|部门|2024"].units is None


def test_the_fingerprint_moves_with_what_the_findings_rest_on():
    alone = only([row("甲局")])["甲局|部门|2024"].fingerprint
    linked = only([row("甲局"), row("甲局", 2023)])["甲局|部门|2024"].fingerprint
    read_again = only([row("甲局"), row("甲局", 2023, sha="b")])["甲局|部门|2024"].fingerprint
    override = Override("甲局2023.pdf", 5, "合计", "基本支出", None, "虚构", "张三")
    fixed = only([row("甲局"), row("甲局", 2023)], [override])["甲局|部门|2024"].fingerprint
    assert alone == ""
    assert len({alone, linked, read_again, fixed}) == 4


def test_two_editions_are_each_others_evidence():
    first, later = row("甲局") | {"edition": "另一版"}, row("甲局", version="|第2版")
    found = only([first, later | {"edition": "采用"}])
    assert found["甲局|部门|2024"].edition["disclosure_id"] == "甲局|部门|2024|第2版"
    assert found["甲局|部门|2024|第2版"].edition["disclosure_id"] == "甲局|部门|2024"
    assert found["甲局|部门|2024"].fingerprint != ""


def test_a_damaged_copy_is_no_edition():
    first, later = row("甲局") | {"edition": "采用"}, row("甲局", version="|第2版")
    found = only([first, later | {"edition": "损坏副本"}])
    assert {one.edition for one in found.values()} == {None}
