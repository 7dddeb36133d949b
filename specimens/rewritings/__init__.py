"""Rewritings of a PDF that a person sees as the same pages.

Each is a function from the bytes of a PDF to the bytes of another. What is read from both must be
the same; :data:`REWRITINGS` names those that need nothing but Python, :mod:`.producers` those that
need another program.
"""

from __future__ import annotations

from collections.abc import Callable

from specimens.rewritings import content, fonts, overlay, pages, saving, typed

Rewriting = Callable[[bytes], bytes]

REWRITINGS: dict[str, Rewriting] = {
    "字高按 256 单位写": fonts.heights_in(256),
    "字高按 2048 单位写": fonts.heights_in(2048),
    "字高写 0": fonts.heights_in(0),
    "字体框写 0": fonts.without_boxes,
    "内容流拆成多段": content.split_streams,
    "内容流合成一段": content.merged_streams,
    "文字串拆成单字": content.split_strings,
    "文字对象倒序": content.reversed_text,
    "文字对象打乱": content.shuffled_text,
    "先画文字后画线": content.text_first,
    "描边加粗": content.stroked_text,
    "套进表单对象": content.in_form_objects,
    "套进打开的图层": content.in_open_layer,
    "横放 90 度": pages.turned(90),
    "倒放 180 度": pages.turned(180),
    "横放 270 度": pages.turned(270),
    "放大 1.4 倍": pages.scaled(1.4),
    "缩小 0.6 倍": pages.scaled(0.6),
    "裁掉页边": pages.cropped,
    "页面原点挪开": pages.moved_origin,
    "两页拼一张": pages.two_on_a_sheet,
    "重抄页面": pages.imported,
    "加空白页": pages.with_blank_pages,
    "盖章": overlay.sealed,
    "斜水印": overlay.slanted_watermark,
    "浅色横水印": overlay.pale_watermark,
    "看不见的文字": overlay.invisible_text,
    "重影": overlay.painted_twice,
    "数后加注号": typed.with_marks,
    "字体不嵌入": typed.not_held,
    "页脚印章日期": overlay.dated,
    "压缩对象流": saving.packed,
    "不压缩": saving.unpacked,
    "空口令加密": saving.encrypted,
    "线性化": saving.linearised,
}
"""Chinese name, as the docs list it, to rewriting."""
