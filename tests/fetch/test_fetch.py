"""What a manifest lists is fetched politely, whole or not at all, and written back."""

import csv
import errno
import time

import pytest
from fetch.conftest import LOGIN, PDF, drip, half
from openpyxl import Workbook, load_workbook

from juesuan_analysis.batch.fetch import Settings, fetch
from juesuan_analysis.batch.fetch.asking import Manners
from juesuan_analysis.batch.fetch.saving import Allowance
from juesuan_analysis.errors import JuesuanError

QUICK = Settings(Manners(pause=0, tries=2, backoff=0.01, timeout=2))


def listed(tmp_path, site, *rows, heads="file,source", encoding="utf-8"):
    path = tmp_path / "manifest.csv"
    lines = [heads, *(",".join(row).replace("SITE", site.root) for row in rows)]
    path.write_text("\n".join(lines), encoding)
    return path


def got(manifest, folder, settings=QUICK):
    return [(one.state, one.message) for one in fetch(manifest, folder, settings)]


def files(folder):
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and ".fetch" not in path.parts
    )


def written(manifest, encoding="utf-8"):
    with manifest.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_a_file_is_fetched_and_written_back(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, ("区/甲.pdf", "SITE/a.pdf"))
    assert got(manifest, tmp_path) == [("新取", "")]
    assert (tmp_path / "区" / "甲.pdf").read_bytes() == PDF
    row = written(manifest)[0]
    assert len(row["sha256"]) == 64
    assert row["fetched"][:2] == "20"


def test_who_asks_is_told_and_robots_come_first(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    got(listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf")), tmp_path)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a.pdf"]
    assert site.asked[1][1]["user-agent"].startswith("juesuan-analysis/")


def test_robots_are_obeyed(tmp_path, site):
    site.pages["/robots.txt"] = 200, {}, b"User-agent: *\nDisallow: /in/"
    site.pages |= {"/in/a.pdf": (200, {}, PDF), "/b.pdf": (200, {}, PDF)}
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/in/a.pdf"), ("乙.pdf", "SITE/b.pdf"))
    assert got(manifest, tmp_path) == [("失败", "网站的 robots.txt 不允许取这个地址"), ("新取", "")]
    assert site.paths() == ["/b.pdf"]


def test_a_site_whose_robots_cannot_be_read_is_left_alone(tmp_path, site):
    site.pages["/robots.txt"] = 503, {}, b""
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    assert got(manifest, tmp_path) == [("失败", "网站的 robots.txt 读不到（503）")]
    assert site.paths() == []


def test_what_has_not_changed_is_not_sent_again(tmp_path, site):
    site.pages["/a.pdf"] = 200, {"ETag": '"1"'}, PDF
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    assert [s for s, _ in got(manifest, tmp_path) + got(manifest, tmp_path)] == ["新取", "未变"]
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_what_an_office_replaces_is_told_and_the_former_kept(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf", "2023"), heads="file,source,year")
    got(manifest, tmp_path)
    site.pages["/a.pdf"] = 200, {}, PDF + b"more"
    ((state, told),) = got(manifest, tmp_path)
    assert state == "变了"
    assert told.startswith("旧文件留在 旧版/甲.20")
    former = written(manifest)[1]
    assert (tmp_path / former["file"]).read_bytes() == PDF
    assert (former["year"], former["source"]) == ("2023", "")
    assert [s for s, _ in got(manifest, tmp_path)] == ["未变"]  # the former has no address


def test_what_is_gone_is_told(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    got(manifest, tmp_path)
    del site.pages["/a.pdf"]
    assert got(manifest, tmp_path) == [("不见了", "网站上没有这个文件（404）")]
    assert (tmp_path / "甲.pdf").read_bytes() == PDF


def test_a_run_that_was_broken_off_is_gone_on_with(tmp_path, site):
    site.pages |= {"/a.pdf": (200, {}, PDF), "/b.pdf": (200, {}, PDF + b"b")}
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"), ("乙.pdf", "SITE/b.pdf"))
    run = fetch(manifest, tmp_path, Settings(Manners(pause=3, tries=1)))
    next(run)
    run.close()
    assert written(manifest)[0]["sha256"]
    assert [s for s, _ in got(manifest, tmp_path)] == ["已取", "新取"]
    assert site.paths().count("/a.pdf") == 1


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ((200, {}, LOGIN.encode()), "得到的是网页，不是文件（标题“统一身份登录”）"),
        ((200, {}, b""), "传来的文件是空的"),
        ((200, {}, b"\x00\x01nothing"), "得到的不是 PDF、Word、Excel 或网页"),
        ((200, {"Content-Length": str(10**10)}, b""), "文件超过 1 MB"),
        ((200, {}, b"%PDF-" + b"x" * (2 << 20)), "文件超过 1 MB"),
        ((302, {"Location": "/a.pdf"}, b""), "循环重定向"),
        ((302, {"Location": "/login"}, b""), "得到的是网页，不是文件"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "不是 http 或 https 网址"),
        ((403, {}, b""), "网站不让取（403）"),
        ((404, {}, b""), "网站上没有这个文件（404）"),
        (drip, "服务器太慢，1 秒还没有传完"),
        (half, "传到一半断了"),
        (lambda handler: time.sleep(3), "没有等到回答（超时）"),
    ],
)
def test_each_fault_has_a_line_and_nothing_is_half_written(tmp_path, site, page, told):
    site.pages |= {"/a.pdf": page, "/login": (200, {}, LOGIN.encode())}
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    strict = Settings(Manners(0, 1, 0.01, 1), Allowance(1 << 20, 1))
    ((state, message),) = got(manifest, tmp_path / "raw", strict)
    assert state == "失败"
    assert told in message
    assert files(tmp_path / "raw") == ["manifest.csv"]
    assert [p.name for p in (tmp_path / "raw" / ".fetch").glob("*.part")] == []


class Broken:
    """A page that breaks off after some bytes, and sends the rest where it is asked for it."""

    def __init__(self, body, marks, after=1000):
        self.body, self.marks, self.after, self.ranges = body, marks, after, []

    def __call__(self, handler):
        asked = handler.headers.get("Range")
        self.ranges.append(asked)
        same = handler.headers.get("If-Range") == self.marks.get("ETag")
        start = int(asked[6:-1]) if asked and same else 0
        if start >= len(self.body):
            return 416, {}, b""
        total = len(self.body)
        handler.send_response(206 if start else 200)
        for name, value in self.marks.items():
            handler.send_header(name, value)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        handler.send_header("Content-Length", str(total - start))
        handler.end_headers()
        handler.wfile.write(self.body[start : start + self.after])
        handler.close_connection = True
        return None


RANGES = {"ETag": '"1"', "Accept-Ranges": "bytes"}


def test_what_broke_off_is_gone_on_with(tmp_path, site):
    page = Broken(PDF, RANGES)
    site.pages["/a.pdf"] = page
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    settings = Settings(Manners(pause=0, tries=3, backoff=0.01, timeout=2))
    assert [state for state, _ in got(manifest, tmp_path, settings)] == ["新取"]
    assert page.ranges == [None, "bytes=1000-", "bytes=2000-"]
    assert (tmp_path / "甲.pdf").read_bytes() == PDF


def test_another_run_goes_on_where_the_last_one_broke_off(tmp_path, site):
    page = Broken(PDF, RANGES, after=1500)
    site.pages["/a.pdf"] = page
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    once = Settings(Manners(pause=0, tries=1, timeout=2))
    assert [state for state, _ in got(manifest, tmp_path, once)] == ["失败"]
    assert files(tmp_path) == ["manifest.csv"]
    assert [state for state, _ in got(manifest, tmp_path, once)] == ["新取"]
    assert page.ranges == [None, "bytes=1500-"]
    assert (tmp_path / "甲.pdf").read_bytes() == PDF
    assert not [*(tmp_path / ".fetch").glob("*.part"), *(tmp_path / ".fetch").glob("*.mark")]


def test_what_has_changed_meanwhile_comes_anew(tmp_path, site):
    site.pages["/a.pdf"] = Broken(PDF, RANGES, after=1500)
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    once = Settings(Manners(pause=0, tries=1, timeout=2))
    got(manifest, tmp_path, once)
    site.pages["/a.pdf"] = Broken(b"%PDF-2.0" + b"y" * 900, RANGES | {"ETag": '"2"'})
    assert [state for state, _ in got(manifest, tmp_path, once)] == ["新取"]
    assert (tmp_path / "甲.pdf").read_bytes() == b"%PDF-2.0" + b"y" * 900


@pytest.mark.parametrize(
    "marks", [{}, {"ETag": 'W/"1"', "Accept-Ranges": "bytes"}, {"ETag": '"1"'}]
)
def test_without_a_mark_or_ranges_a_file_comes_anew(tmp_path, site, marks):
    page = Broken(PDF, marks, after=1500)
    site.pages["/a.pdf"] = page
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    got(manifest, tmp_path)
    assert page.ranges == [None, None]


def test_redirects_without_end(tmp_path, site):
    for i in range(30):
        site.pages[f"/{i}"] = 302, {"Location": f"/{i + 1}"}, b""
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/0"))
    assert "重定向过多" in got(manifest, tmp_path)[0][1]


@pytest.mark.parametrize("source", ["某网站", "ftp://127.0.0.1/a.pdf", "http://", "http://[::1"])
def test_what_is_no_address(tmp_path, site, source):
    manifest = listed(tmp_path, site, ("甲.pdf", source))
    assert "网址" in got(manifest, tmp_path)[0][1]


@pytest.mark.parametrize("file", ["../甲.pdf", "/tmp/甲.pdf", "区/../../甲.pdf", "C:/甲.pdf"])
def test_no_file_outside_of_the_folder(tmp_path, site, file):
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, (file, "SITE/a.pdf"))
    assert "不在文件夹之内" in got(manifest, tmp_path / "raw")[0][1]


def test_a_busy_server_is_asked_again_as_it_wishes(tmp_path, site):
    answers = iter([(503, {"Retry-After": "0"}, b""), (200, {}, PDF)])
    site.pages["/a.pdf"] = lambda handler: next(answers)
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))
    assert got(manifest, tmp_path) == [("新取", "")]


def test_one_request_at_a_time_with_a_pause(tmp_path, site):
    rows = [(f"{i}.pdf", f"SITE/{i}.pdf") for i in range(3)]
    site.pages |= {f"/{i}.pdf": (200, {}, PDF) for i in range(3)}
    start = time.monotonic()
    got(listed(tmp_path, site, *rows), tmp_path, Settings(Manners(pause=0.1)))
    assert site.most == 1
    assert time.monotonic() - start > 0.3


def test_a_server_that_is_not_there_is_given_up(tmp_path, site):
    rows = [(f"{i}.pdf", f"http://127.0.0.1:9/{i}.pdf") for i in range(4)]
    told = [message for _, message in got(listed(tmp_path, site, *rows), tmp_path)]
    assert told[:2] == ["连不上服务器，或传到一半断了"] * 2
    assert all("前面几个地址都没有连上" in message for message in told[2:])


def test_a_file_without_a_name_gets_the_servers(tmp_path, site):
    name = "attachment; filename*=UTF-8''%E7%94%B2%E5%B1%80.pdf"
    site.pages["/down?id=1"] = 200, {"Content-Disposition": name}, PDF
    site.pages["/down?id=2"] = 200, {"Content-Disposition": name}, PDF + b"2"
    rows = ("SITE/down?id=1",), ("SITE/down?id=2",)
    manifest = listed(tmp_path, site, *rows, heads="网址", encoding="gbk")
    got(manifest, tmp_path)
    assert [row["文件名"] for row in written(manifest, "gbk")] == ["甲局.pdf", "甲局_2.pdf"]


def test_other_columns_and_the_encoding_stay(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    row = ("甲.pdf", "SITE/a.pdf", "张三")
    manifest = listed(tmp_path, site, row, heads="文件名,网址,经手人", encoding="gbk")
    got(manifest, tmp_path)
    assert list(written(manifest, "gbk")[0]) == ["文件名", "网址", "经手人", "指纹", "获取时间"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_heads_below_a_title_and_by_their_words(tmp_path, site, encoding):
    site.pages["/a.pdf"] = 200, {}, PDF
    row = ("SITE/a.pdf", "甲.pdf")
    heads = "2023年决算清单（虚构）\n公开网址,附件名称"
    manifest = listed(tmp_path, site, row, heads=heads, encoding=encoding)
    assert got(manifest, tmp_path) == [("新取", "")]
    lines = manifest.read_text(encoding).splitlines()
    assert lines[:2] == ["2023年决算清单（虚构）", "公开网址,附件名称,指纹,获取时间"]
    assert lines[2].startswith(f"{site.root}/a.pdf,甲.pdf,")


def test_a_workbook_is_written_back_where_its_cells_stand(tmp_path, site):
    site.pages["/a.pdf"] = 200, {}, PDF
    book = Workbook()
    book.active.title = "清单"
    book.active["B2"] = "2023年决算清单（虚构）"
    for column, cells in zip(
        "BCD", (("文件", "甲.pdf"), ("年度", 2023), ("链接", "/a.pdf")), strict=True
    ):
        book.active[f"{column}3"] = cells[0]
        book.active[f"{column}5"] = f"{site.root}/a.pdf" if cells[0] == "链接" else cells[1]
    book.save(tmp_path / "清单.xlsx")
    assert got(tmp_path / "清单.xlsx", tmp_path) == [("新取", "")]
    page = load_workbook(tmp_path / "清单.xlsx")["清单"]
    assert [page["E3"].value, page["F3"].value, page["C5"].value] == ["指纹", "获取时间", 2023]
    assert len(page["E5"].value) == 64
    assert files(tmp_path) == ["清单.xlsx", "甲.pdf"]


def test_a_full_disk_ends_the_run_in_order(tmp_path, site, monkeypatch):
    site.pages["/a.pdf"] = 200, {}, PDF
    manifest = listed(tmp_path, site, ("甲.pdf", "SITE/a.pdf"))

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("juesuan_analysis.batch.fetch.saving._write", full)
    with pytest.raises(JuesuanError, match="磁盘已满"):
        got(manifest, tmp_path / "raw")
    assert files(tmp_path / "raw") == ["manifest.csv"]


def test_a_manifest_without_addresses(tmp_path, site):
    with pytest.raises(JuesuanError, match="缺少 source"):
        got(listed(tmp_path, site, ("甲.pdf",), heads="file"), tmp_path)
