"""Set accounts as a PDF: cover, contents, the forms, the narrative, the glossary."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

import juesuan_analysis.fonts
from specimens.accounts import Accounts
from specimens.annexes import pages as annex_pages
from specimens.charts import bars
from specimens.forms import FormTable, Head, form_table, numeral
from specimens.layouts import Layout
from specimens.narrative import narrative

TEMPLATE = Path(__file__).with_name("disclosure.typ")
FONTS = Path(juesuan_analysis.fonts.__file__).parent
INVENTED = "（虚构数据，仅供软件测试与演示）"
_GLOSSARY = "一、财政拨款收入：指单位从本级财政部门取得的财政拨款。"

Block = dict[str, Any]


def _line(kind: str, text: str, **more: object) -> Block:
    return {"kind": kind, "text": text, **more}


def _page(content: list[Block], wide: bool = False) -> Block:
    return {"kind": "page", "wide": wide, "content": content}


def _table(table: FormTable, layout: Layout) -> Block:
    return {
        "kind": "table",
        "header": [[asdict(head) for head in row] for row in table.header],
        "rows": table.rows,
        "widths": table.widths,
        "aligns": table.aligns,
        "merge": table.merge_total,
        "repeat": layout.repeat_header,
        "tight": layout.tight,
        "size": layout.size,
        "pad": layout.pad,
    }


def _cover(accounts: Accounts) -> Block:
    lines = [
        _line("cover", accounts.department, skip=180),
        _line("cover", f"{accounts.year}年度{accounts.scope}决算"),
    ]
    return _page([*lines, *([_line("right", INVENTED)] if accounts.invented else [])])


def _contents(accounts: Accounts, layout: Layout) -> Block:
    forms = [f"{numeral(i)}、{layout.title(form)}" for i, form in enumerate(layout.order, start=1)]
    return _page(
        [
            _line("title", "目  录"),
            _line("note", f"第一部分 {accounts.scope}概况"),
            _line("note", f"第二部分 {accounts.year}年度{accounts.scope}决算表"),
            *(_line("note", form) for form in forms),
            _line("note", f"第三部分 {accounts.year}年度{accounts.scope}决算情况说明"),
            _line("note", "第四部分 名词解释"),
        ]
    )


def _overview(accounts: Accounts) -> Block:
    return _page(
        [
            _line("heading", f"第一部分 {accounts.scope}概况"),
            _line("heading", "一、主要职能"),
            _line("para", "贯彻执行有关法律法规和方针政策，承担本部门职责范围内的工作。"),
        ]
    )


def _other_table(title: str, accounts: Accounts, layout: Layout) -> Block:
    """A table that is none of the nine, with amounts that no reader may take."""
    table = FormTable(
        title,
        [[Head("项目"), Head("本年支出合计"), Head("基本支出")]],
        [["货物", "77.77", "55.55"], ["服务", "66.66", "44.44"]],
        [3, 1, 1],
        "lrr",
    )
    return _page([_line("title", title), _line("right", "单位：万元"), _table(table, layout)])


def _form(form: int, number: int, accounts: Accounts, layout: Layout) -> list[Block]:
    table = form_table(form, accounts, layout)
    lines = [_line("title", table.title)]
    if layout.mark:
        lines.append(_line("right", layout.mark.format(number)))
        lines.append(_line("left", f"部门：{accounts.department}"))
    lines.append(_line("right", f"{'金额' if layout.mark else ''}单位：{layout.unit}"))
    if not any(any(text.strip("0.,") for text in row[2:]) for row in table.rows) and form in (7, 8):
        note = _line("note", "说明：本部门没有此项收支，故本表无数据。")
    else:
        note = _line("note", "注：本表反映本年度有关收支情况。")
    pages = [_page([*lines, _table(table, layout), note], form in layout.landscape)]
    if form in layout.others:
        pages.append(_other_table(layout.others[form], accounts, layout))
    return pages


def _chart(caption: str, accounts: Accounts) -> Block:
    drawn = bars(caption, accounts)
    highest = max((amount for _, amount in drawn), default=1)
    heights = [
        {"label": label, "amount": f"{amount:.2f}", "height": float(amount / highest)}
        for label, amount in drawn
    ]
    return _line("chart", caption, bars=heights)


def _narrative(accounts: Accounts, layout: Layout) -> Block:
    title = f"第三部分 {accounts.year}年度{accounts.scope}决算情况说明"
    blocks = [
        _chart(text, accounts) if kind == "chart" else _line(kind, text)
        for kind, text in narrative(accounts, layout.wording)
    ]
    return _page([_line("heading", title), *blocks])


def document(accounts: Accounts, layout: Layout) -> dict[str, Any]:
    """Everything that the template sets, as plain data."""
    forms = [
        page
        for number, form in enumerate(layout.order, start=1)
        for page in _form(form, number, accounts, layout)
    ]
    glossary = _page([_line("heading", "第四部分 名词解释"), _line("para", _GLOSSARY)])
    title = f"{accounts.department}{accounts.year}年度{accounts.scope}决算"
    front = [_cover(accounts), _contents(accounts, layout), _overview(accounts)]
    annexes = (
        [_page(blocks) for blocks in annex_pages(accounts, layout.annex)]
        if accounts.projects
        else []
    )
    told = _narrative(accounts, layout)
    return {"title": title, "blocks": [*front, *forms, told, glossary, *annexes]}


def typeset(accounts: Accounts, layout: Layout) -> bytes:
    """Typeset a disclosure; the same accounts in the same layout give the same bytes."""
    return typeset_document(document(accounts, layout))


def typeset_document(printed: dict[str, Any]) -> bytes:
    """Typeset what :func:`document` gives."""
    data = json.dumps(printed, ensure_ascii=False)
    pdf: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        timestamp=0,
        pdf_tags=False,
    )
    return pdf
