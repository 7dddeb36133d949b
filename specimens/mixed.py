"""A folder as it comes from offices' sites, with everything at once (虚构).

Each file has one place: read under some nature, the copy of another, refused as something, or no
document at all. ``PLACES`` says which.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pypdfium2
from openpyxl import Workbook

from specimens.accounts import Accounts
from specimens.layouts import LAYOUTS
from specimens.panel import panel
from specimens.typeset import typeset

READ, COPY, NO_DOCUMENT = "读入", "重复", "没有读取"
Table = Sequence[Sequence[str]]
_FORMS = 3  # page on which the forms begin, behind cover and contents
_SALT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of Office 97 begin
_EMPTY_FORM = [["项目", "行次", "决算数", "项目", "行次", "决算数"]] + [
    [left, "", "", right, "", ""]
    for left, right in (
        ("一、一般公共预算财政拨款收入", "一、一般公共服务支出"),
        ("本年收入合计", "本年支出合计"),
        ("总计", "总计"),
    )
]
_TAXES = [["项目", "预算数", "调整预算数", "决算数"]] + [
    [name, "100.00", "98.00", "99.00"] for name in ("税收收入", "增值税", "契税", "收入合计")
]


def _word(*content: str | Table) -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    for item in content:
        if isinstance(item, str):
            made.add_paragraph(item)
            continue
        table = made.add_table(len(item), max(map(len, item)))
        for r, row in enumerate(item):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    made.save(buffer)
    return buffer.getvalue()


def _workbook(accounts: Accounts) -> bytes:
    """Form 9 alone, as a sheet."""
    book, buffer = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    total = sum(accounts.public_actual.values(), Decimal(0))
    who = f"部门：{accounts.department}"
    for row in (
        ["“三公”经费支出决算表"],
        [who, "", f"{accounts.year}年度", "单位：万元"],
        ["项目", "预算数", "决算数"],
        ["合计", "", float(total)],
    ):
        sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def _page(accounts: Accounts) -> bytes:
    """A narrative as a web page with its navigation."""
    said = (
        f"{accounts.department}{accounts.year}年度部门决算情况说明",
        "一、支出决算情况说明",
        f"本年支出合计{accounts.total_expenditure}万元。",
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in said)
    menu = "<table><tr><td>首页</td><td>公开</td></tr><tr><td>服务</td><td>互动</td></tr></table>"
    return f"<html><meta charset=gbk><body>{menu}{paragraphs}</body></html>".encode("gbk")


def _pages(pdf: bytes, first: int, last: int | None = None) -> bytes:
    """Some pages of a PDF, counted from 0."""
    source, made, buffer = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new(), io.BytesIO()
    made.import_pages(source, list(range(len(source)))[first:last])
    made.save(buffer)
    return buffer.getvalue()


def _bound(*pdfs: bytes) -> bytes:
    made, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    for pdf in pdfs:
        made.import_pages(pypdfium2.PdfDocument(pdf))
    made.save(buffer)
    return buffer.getvalue()


def _zip(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _corrected(accounts: Accounts) -> Accounts:
    """The same with another figure in form 9 and in the narrative."""
    item, amount = next((i, a) for i, a in accounts.public_budget.items() if a)
    return replace(accounts, public_budget={**accounts.public_budget, item: amount + 1})


def _refused() -> dict[str, tuple[bytes, str]]:
    """Files that are no department's accounts, and what they are."""
    county = "虚构县"
    return {
        "全县决算.docx": (
            _word(f"{county}2023年财政决算", "全县一般公共预算收入决算表", _TAXES),
            "政府决算",
        ),
        "部门预算.docx": (_word(f"{county}民政局2024年部门预算", "收支预算总表"), "部门预算"),
        "预算执行.docx": (
            _word(f"关于{county}2023年预算执行情况的报告", "全县一般公共预算收入增长。"),
            "预算执行",
        ),
        "绩效.docx": (_word("2023年度项目支出绩效自评报告", "一、项目基本情况"), "绩效报告"),
        "三公汇总.docx": (
            _word(f"{county}2023年“三公”经费决算汇总情况说明", "合计150.00万元。"),
            "三公汇总",
        ),
        "模板.docx": (
            _word("XX部门2023年度部门决算", "收入支出决算总表", "部门：XX部门", _EMPTY_FORM),
            "空白模板",
        ),
        "通知.docx": (_word("关于做好部门决算公开工作的通知", "各部门："), "其他文件"),
        "登录.pdf": (b"<html><title>x</title><input type=password></html>", "不是PDF"),
        "空.pdf": (b"", "空文件"),
        "半个.pdf": (b"%PDF-1.7\n1 0 obj\n", "已损坏"),
        "加密.xlsx": (_SALT + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "已加密"),
        "旧版.doc": (_SALT + "WordDocument\0".encode("utf-16-le"), "缺少LibreOffice"),
        "版式.ofd": (_zip("OFD.xml", b"<OFD/>"), "OFD"),
    }


def _no_documents() -> dict[str, bytes]:
    return {
        "附件.zip": _zip("决算.pdf", b"%PDF-1.4"),
        "附件.rar": b"Rar!\x1a\x07\x01\x00",
        "公章.jpg": b"\xff\xd8\xff\xe0",
        "说明.txt": b"x",
        "._甲.pdf": b"\0",
        "~$甲.docx": b"\0",
        "未完.pdf.crdownload": b"%PDF-",
    }


def files() -> dict[str, tuple[bytes, str]]:
    """Name below the folder to content and place; a manifest is beside them."""
    every = list(panel())
    (one, layout), (other, other_layout) = every[0], every[-1]
    pdf, second = (typeset(a, LAYOUTS[n]) for a, n in ((one, layout), (other, other_layout)))
    corrected = typeset(_corrected(one), LAYOUTS[layout])
    third, third_layout = every[len(every) // 2]
    whole = typeset(third, LAYOUTS[third_layout])
    far = replace(one, department="虚构省乙市档案馆", region="虚构省乙市")
    return {
        "甲/决算.pdf": (pdf, READ),
        "甲/决算(1).pdf": (pdf, COPY),
        "甲/决算（更正）.pdf": (corrected, READ),
        "乙/附件1.pdf": (_pages(whole, 0, _forms_end(whole)), READ),
        "乙/附件2.pdf": (_pages(whole, _forms_end(whole)), READ),
        "汇编.pdf": (_bound(second, typeset(far, LAYOUTS[layout])), READ),
        "三公.xlsx": (_workbook(replace(far, department="虚构省乙市图书馆")), READ),
        "网页.html": (_page(replace(far, department="虚构省乙市体育局")), READ),
        **{f"其他/{name}": told for name, told in _refused().items()},
        **{f"其他/{name}": (content, NO_DOCUMENT) for name, content in _no_documents().items()},
    }


def _forms_end(pdf: bytes) -> int:
    """The page (from 0) on which the narrative begins."""
    document = pypdfium2.PdfDocument(pdf)
    texts = (page.get_textpage().get_text_range() for page in document)
    marked = (i for i, text in enumerate(texts) if i >= _FORMS and "第三部分" in text)
    return next(marked, len(document) - 1)


def mixed(folder: Path, made: Callable[[], dict[str, tuple[bytes, str]]] = files) -> dict[str, str]:
    """Write the folder; give the place of each file."""
    found = made()
    for name, (content, _) in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    manifest = "文件名,备注\r\n甲/决算.pdf,虚构\r\n不在了.pdf,虚构\r\n"
    (folder / "manifest.csv").write_bytes(manifest.encode("gbk"))
    return {name: place for name, (_, place) in found.items()}
