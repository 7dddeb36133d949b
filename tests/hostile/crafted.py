"""PDFs made to hurt: bombs, cycles, absurd sizes. Each is a small file; all of it is 虚构."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from itertools import count

TITLE = "支出决算表"
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120"
    b"/CapHeight 880/StemV 80/ItalicAngle 0/FontBBox[0 -120 1000 880]>>/DW 1000>>]>>"
)


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Write numbered objects as a PDF."""
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    rows = [
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n"
        for n in range(size)
    ]
    out += b"xref\n0 %d\n" % size + b"".join(rows)
    out += b"trailer<</Size %d%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, extra: bytes = b"", deflate: bool = True) -> bytes:
    """Write a stream object."""
    if deflate:
        data, extra = zlib.compress(data, 9), extra + b"/Filter/FlateDecode"
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), extra, data)


def show(x: float, y: float, words: str, size: float = 8) -> bytes:
    """Set words at a place."""
    coded = words.encode("utf-16-be", "surrogatepass").hex().encode()
    return b"BT /F %g Tf %g %g Td <%b> Tj ET\n" % (size, x, y, coded)


COVER = show(100, 700, "虚构市甲局") + show(100, 680, "2024年度部门决算")
HEAD = show(250, 800, TITLE) + show(480, 780, "单位：万元")


def document(
    *contents: bytes,
    box: bytes = b"0 0 595 842",
    more: dict[int, bytes] | None = None,
    page: bytes = b"",
    resources: bytes = b"",
) -> bytes:
    """A PDF with a cover and these pages (content streams, or whole stream objects)."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: _FONT}
    kids = []
    for number, content in zip(count(100, 2), (COVER, *contents), strict=False):
        body = content if content.startswith(b"<<") else stream(content)
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents %d 0 R%b"
            b"/Resources<</Font<</F 3 0 R>>%b>>>>" % (box, number + 1, page, resources)
        )
        objects[number + 1] = body
        kids.append(b"%d 0 R" % number)
    objects[2] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    return pdf(objects | (more or {}))


HEADER = (
    "科目编码",
    "科目名称",
    "本年支出合计",
    "基本支出",
    "项目支出",
    "上缴上级支出",
    "经营支出",
    "对附属单位补助支出",
)


def rulings(rows: int, columns: int, cell: str = "") -> bytes:
    """A form page with so many rules."""
    across = b"".join(
        b"20 %g m 570 %g l S\n" % (y, y) for y in (760 - 700 * i / rows for i in range(rows + 1))
    )
    down = b"".join(
        b"%g 60 m %g 760 l S\n" % (x, x)
        for x in (20 + 550 * i / columns for i in range(columns + 1))
    )
    xs = [20 + 550 * j / columns for j in range(columns)]
    ys = [752 - 700 * i / rows for i in range(rows)]
    size = min(6.0, 500 / columns, 600 / rows)
    words = b"".join(show(x + 1, ys[0], name, 3) for x, name in zip(xs, HEADER, strict=False))
    for y in ys[1:] if cell else ():
        texts = ["", "合计", *[cell] * columns]
        words += b"".join(show(x + 1, y, text, size) for x, text in zip(xs, texts, strict=False))
    return HEAD + across + down + words


def amounts(number: int) -> bytes:
    """So many amounts in one column, without any rule."""
    return HEAD + b"".join(show(300, 770 - i * 700 / number, "1,234.56") for i in range(number))


def laughs(levels: int, times: int) -> bytes:
    """Forms that call forms: ``times`` to the power of ``levels`` drawings."""
    more = {}
    for level in range(levels):
        call = b"/X Do " * times if level < levels - 1 else b"0 0 1 1 re f "
        below = b"/XObject<</X %d 0 R>>" % (11 + level)
        more[10 + level] = stream(
            call, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<%b>>" % below
        )
    return document(HEAD + b"/X Do\n" + amounts(3), more=more, resources=b"/XObject<</X 10 0 R>>")


def cyclic_forms() -> bytes:
    form = stream(
        b"/Y Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R/Y 11 0 R>>>>",
    )
    return document(
        HEAD + b"/X Do\n" + amounts(3),
        more={10: form, 11: form},
        resources=b"/XObject<</X 10 0 R>>",
    )


def cyclic_tree(claimed: int) -> bytes:
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[2 0 R 3 0 R]>>" % claimed,
            3: b"<</Type/Pages/Count 5/Parent 2 0 R/Kids[2 0 R]>>",
        }
    )


def deep_tree(depth: int) -> bytes:
    nodes = {2 + i: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (3 + i) for i in range(depth)}
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            **nodes,
            2 + depth: b"<</Type/Page/MediaBox[0 0 9 9]>>",
        }
    )


def cyclic_outlines() -> bytes:
    made = document(HEAD)
    return made.replace(b"/Pages 2 0 R>>", b"/Pages 2 0 R/Outlines 2 0 R/Names 1 0 R>>")


def same_page(times: int) -> bytes:
    """One page object listed so many times."""
    content = stream(COVER + HEAD)
    kids = b"4 0 R " * times
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%b]>>" % (times, kids),
            3: _FONT,
            4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            5: content,
        }
    )


def bomb(megabytes: int, unit: bytes) -> bytes:
    """Content that is so large once it is inflated."""
    packer = zlib.compressobj(9)
    part = unit * ((1 << 20) // len(unit))
    data = b"".join(packer.compress(part) for _ in range(megabytes)) + packer.flush()
    body = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(data), data)
    return document(HEAD + amounts(3), body)


def twice_packed(megabytes: int) -> bytes:
    inner = zlib.compress(zlib.compress(b" " * (megabytes << 20), 9), 9)
    return document(
        HEAD,
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream"
        % (len(inner), inner),
    )


def huge_image(side: int) -> bytes:
    image = stream(
        b"\0" * 1000,
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB"
        % (side, side),
    )
    return document(
        amounts(5) + b"q 500 0 0 700 20 60 cm /X Do Q",
        more={10: image},
        resources=b"/XObject<</X 10 0 R>>",
    )


def unmapped_font() -> bytes:
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Symbol/Encoding<</Differences[0/g1/g2/g3/g4]>>>>"
    return document(
        HEAD + b"BT /G 9 Tf 20 700 Td (\\000\\001\\002\\003) Tj ET\n" * 50, more={10: plain}
    ).replace(b"/F 3 0 R>>", b"/F 3 0 R/G 10 0 R>>")


def misleading_words() -> bytes:
    words = '\x1b[31m红\x07\u202e反向\u2066=HYPERLINK("http://x")\ud800\U00029ba9'
    line = "20101" + words
    return document(
        rulings(4, 8) + show(22, 700, line) + show(90, 700, words),
        HEAD + show(20, 700, f"编制单位：{words}局"),
    )


def long_line(length: int, unit: str) -> bytes:
    head = (
        show(50, 800, "第三部分 2024年度部门决算情况说明")
        + show(50, 780, "一、收入支出决算总体情况说明")
        + show(50, 770, "2024年度收入总计100万元。")
    )
    return document(rulings(3, 8), head + show(50, 740, unit * (length // len(unit)), 1))


def many_lines(number: int, words: str) -> bytes:
    head = show(50, 800, "一、收入支出决算总体情况说明") + show(
        50, 770, "2024年度收入总计100万元。"
    )
    return document(
        rulings(3, 8), head + b"".join(show(50, 760 - i * 0.7, words, 1) for i in range(number))
    )


Maker = Callable[[], bytes]
CRAFTED: dict[str, Maker] = {
    "空": lambda: b"",
    "网页": lambda: b"<html>404</html>",
    "只有头": lambda: b"%PDF-1.7\n",
    "头后乱码": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50,
    "膨胀_1GB空格": lambda: bomb(1024, b" "),
    "膨胀_200MB画线": lambda: bomb(200, b"0 0 m 9 9 l S\n"),
    "膨胀_50MB文字": lambda: bomb(50, show(9, 9, "虚构1.00")),
    "两层膨胀": lambda: twice_packed(512),
    "表单套表单": lambda: laughs(9, 12),
    "表单互相引用": cyclic_forms,
    "页树成环": lambda: cyclic_tree(10),
    "自称十亿页": lambda: cyclic_tree(10**9),
    "页树太深": lambda: deep_tree(20_000),
    "大纲成环": cyclic_outlines,
    "同一页五万次": lambda: same_page(50_000),
    "同一页两千次": lambda: same_page(2_000),
    "页面巨大": lambda: document(rulings(5, 8), box=b"0 0 200000000 200000000"),
    "页面巨大且无线": lambda: document(amounts(9), box=b"0 0 14400 14400"),
    "页面为零": lambda: document(rulings(5, 8), box=b"0 0 0 0"),
    "页面为负": lambda: document(rulings(5, 8), box=b"0 842 595 0"),
    "页面非数": lambda: document(rulings(5, 8), box=b"0 0 1e99 nan"),
    "旋转怪异": lambda: document(rulings(5, 8), page=b"/Rotate 45/UserUnit 1e9"),
    "两万横线": lambda: document(rulings(20_000, 8)),
    "四万格": lambda: document(rulings(200, 200)),
    "四万格有数": lambda: document(rulings(200, 200, "1.00")),
    "十万列": lambda: document(rulings(2, 100_000)),
    "一页三万个数": lambda: document(rulings(5, 8) + amounts(30_000)),
    "无线三万个数": lambda: document(amounts(30_000)),
    "巨图": lambda: huge_image(60_000),
    "字体无映射": unmapped_font,
    "误导文字": misleading_words,
    "长行_增减": lambda: long_line(30_000, "增减"),
    "长行_数": lambda: long_line(30_000, "1,"),
    "长行_括号": lambda: long_line(30_000, "（类"),
    "长行_混": lambda: long_line(30_000, "比上年增加1.00万元，主要原因是（"),
    "许多行": lambda: many_lines(3_000, "一般公共预算财政拨款支出1.00万元，比上年增长"),
    "许多标题": lambda: many_lines(3_000, "一、支出决算情况说明"),
    "许多表名": lambda: document(
        b"".join(show(50, 800 - i * 0.2, TITLE, 1) for i in range(4_000)) + rulings(5, 8)
    ),
    "天文数字": lambda: document(rulings(4, 8, "9" * 40 + ".00")),
    "年度荒唐": lambda: document(rulings(4, 8) + show(20, 700, "2099年度决算 20999年度")),
}
