"""More PDFs made to hurt: cycles below the pages, pictures that swell, maps of characters that lie."""

from __future__ import annotations

import struct
from decimal import Decimal

from hostile.crafted import COVER, HEAD, Maker, amounts, document, pdf, rulings, show, stream


def xref_cycle() -> bytes:
    """A cross-reference table whose former one is itself."""
    made = document(rulings(5, 8))
    start = made.rindex(b"xref\n0 ")
    return made.replace(b"trailer<<", b"trailer<</Prev %d/XRefStm %d" % (start, start))


def nested_object_streams(depth: int) -> bytes:
    """Object streams that extend one another in a circle, each said to hold the next."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>"}
    objects[3] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R>>"
    for i in range(depth):
        below = 10 + (i + 1) % depth
        objects[10 + i] = stream(
            b"%d 0 <</Type/ObjStm>>" % below,
            b"/Type/ObjStm/N 1/First 5/Extends %d 0 R" % below,
        )
    return pdf(objects)


def picture(data: bytes, kind: bytes, side: int) -> bytes:
    """A page that is one picture, with a cover of text."""
    image = stream(
        data,
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1"
        b"/ColorSpace/DeviceGray/Filter/%b" % (side, side, kind),
        deflate=False,
    )
    return document(
        b"q 500 0 0 700 20 60 cm /X Do Q",
        more={10: image},
        resources=b"/XObject<</X 10 0 R>>",
    )


def jbig2(side: int) -> bytes:
    """A page of JBIG2 that is all white and as large as it says."""
    page = struct.pack(">IBBI", 0, 0x30, 1, 19) + struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)
    region = (
        struct.pack(">IIIIB", side, side, 0, 0, 0) + bytes([8]) + b"\3\xff\xfd\xff\2\xfe\xfe\xfe"
    )
    body = region + b"\0" * 64
    return page + struct.pack(">IBBI", 1, 38, 1, len(body)) + body


def jpx(side: int) -> bytes:
    """The head of a JPEG 2000 stream that promises so many pixels in tiles of one."""
    size = struct.pack(">HIIIIIIIIH", 0, side, side, 0, 0, 1, 1, 0, 0, 3) + bytes([7, 1, 1]) * 3
    coded = struct.pack(">HBBHBBBBBB", 12, 0, 0, 65535, 1, 32, 4, 4, 0, 0)
    body = b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size
    return body + b"\xff\x52" + coded + b"\xff\x90\0\x0a" + bytes(8) + b"\xff\x93\xff\xd9"


def inline_image(side: int) -> bytes:
    head = b"q 500 0 0 700 20 60 cm BI /W %d /H %d /BPC 8 /CS /RGB /F /Fl ID " % (side, side)
    return document(rulings(5, 8) + head + b"x\x9c" + b"\0" * 5000 + b" EI Q")


def many_pages(number: int) -> bytes:
    return document(*[HEAD] * number)


def nested_forms(depth: int) -> bytes:
    """A chain of forms, each of which draws the next."""
    more = {
        10 + i: stream(
            b"/X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (11 + i),
        )
        for i in range(1, depth)
    }
    more = {number + 1000: body.replace(b"/X ", b"/X 10", 1) for number, body in more.items()}
    first = stream(
        b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 1011 0 R>>>>"
    )
    return document(
        rulings(5, 8) + b"/X Do", more={10: first, **more}, resources=b"/XObject<</X 10 0 R>>"
    )


def saved_states(number: int) -> bytes:
    return document(rulings(5, 8) + b"q 0.999 0 0 0.999 0 0 cm\n" * number)


def _map(pairs: dict[str, str]) -> bytes:
    """A ToUnicode map: the code of each character to what is claimed of it."""
    rows = b"\n".join(
        b"<%b> <%b>" % (k.encode("utf-16-be").hex().encode(), v.encode("utf-16-be").hex().encode())
        for k, v in pairs.items()
    )
    return stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%b\nendbfchar endcmap end end" % (len(pairs), rows)
    )


AMOUNT = "1234.56"
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/Identity-H/ToUnicode 12 0 R"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/Ascent 880/Descent -120"
    b"/CapHeight 880/StemV 80/ItalicAngle 0/FontBBox[0 -120 1000 880]>>/DW 500>>]>>"
)


def lying_map(claims: dict[str, str]) -> bytes:
    """A form whose amounts are set in a font that claims other characters for some of its own."""
    told = {c: c for c in "0123456789.,"} | claims
    rows = rulings(3, 8)
    y, width = 752 - 700 / 3, 550 / 8
    cells = ["合计", *[AMOUNT] * 2]
    words = show(20 + width + 1, y, cells[0], 6)
    for column, amount in enumerate(cells[1:], 2):
        coded = amount.encode("utf-16-be").hex().encode()
        words += b"BT /G 6 Tf %g %g Td <%b> Tj ET\n" % (20 + width * column + 1, y, coded)
    made = document(rows + words, more={11: _FONT, 12: _map(told)}, resources=b"")
    return made.replace(b"/F 3 0 R>>", b"/F 3 0 R/G 11 0 R>>")


LIES = {
    "控制字符": {"2": "\x07"},
    "换行": {"2": "\n"},
    "空格": {"2": " "},
    "零宽": {"2": "\u200b"},
    "反向": {"2": "\u202e"},
    "右至左": {"2": "\u200f"},
    "私用区": {"2": "\ue012"},
    "组合字符": {"2": "\u0301"},
    "阿拉伯数字": {"2": "\u0662"},
    "上标": {"2": "\u00b2"},
    "圈码": {"2": "\u2461"},
    "分数": {"2": "\u00bd"},
    "连成一字": {"2": "23"},
    "替代字符": {"2": "\ufffd"},
    "软连字符": {"2": "\u00ad"},
    "变体选择": {"2": "\ufe0f"},
    "小数点成空格": {".": " "},
    "小数点成零宽": {".": "\u200b"},
    "小数点成中点": {".": "\u00b7"},
    "小数点成逗号": {".": ","},
    "小数点成撇": {".": "'"},
    "小数点成句号": {".": "\u3002"},
    "千分号": {"6": "\u2030"},
}
TRUE = Decimal(AMOUNT)

MORE: dict[str, Maker] = {
    "交叉引用成环": xref_cycle,
    "对象流成环": lambda: nested_object_streams(3),
    "对象流含自己": lambda: nested_object_streams(1),
    "JBIG2_六万": lambda: picture(jbig2(60_000), b"JBIG2Decode", 60_000),
    "JPX_百万格": lambda: picture(jpx(1 << 20), b"JPXDecode", 1 << 20),
    "内嵌巨图": lambda: inline_image(60_000),
    "一万页": lambda: many_pages(10_000),
    "页宽百万": lambda: document(rulings(5, 8), box=b"0 0 1000000 842"),
    "页宽百万且无线": lambda: document(amounts(9), box=b"0 0 1000000 842"),
    "表单千层": lambda: nested_forms(1000),
    "状态百万层": lambda: saved_states(1_000_000),
    "封面为空": lambda: document(b"", COVER),
}
