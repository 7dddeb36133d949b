"""The nine forms of some accounts as tables of text, in a layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from juesuan_analysis.vocabulary.forms import BY_NUMBER
from specimens.accounts import Accounts
from specimens.cells import Cell, cells
from specimens.layouts import Layout

_CHINESE = "一二三四五六七八九十"
_RADICALS = str.maketrans("门车长行用工一支生", "⻔⻋⻓⾏⽤⼯⼀⽀⽣")
_YUAN = Decimal(10000)
_LOWEST = ("合计", "总计")


@dataclass(frozen=True)
class Head:
    """A header cell that spans columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class FormTable:
    """A form ready to be set: header rows, body rows, widths and alignment (l, c, r) by column."""

    title: str
    header: list[list[Head]]
    rows: list[list[str]]
    widths: list[float]
    aligns: str
    merge_total: int = 0  # label columns that the total row joins
    notes: list[str] = field(default_factory=list)


def numeral(n: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _CHINESE[tens - 1] + "十"
    return head + (_CHINESE[ones - 1] if ones else "")


def printed(amount: Decimal | None, layout: Layout) -> str:
    """An amount as the layout prints it."""
    if amount is None:
        if not layout.zeros:
            return ""
        amount = Decimal(0)
    value = amount * _YUAN if layout.unit == "元" else amount
    return f"{value:,.2f}" if layout.thousands else f"{value:.2f}"


def _set(text: str, layout: Layout) -> str:
    if layout.spaced and text in ("合计", "项目", "栏次", "收入", "支出"):
        return "  ".join(text)
    return text.translate(_RADICALS) if layout.radicals else text


def _by_line(found: Iterable[Cell]) -> dict[tuple[str | None, str], dict[str, Decimal | None]]:
    rows: dict[tuple[str | None, str], dict[str, Decimal | None]] = {}
    for cell in found:
        rows.setdefault((cell.code, cell.line), {})[cell.measure] = cell.amount
    return rows


def _numbers(layout: Layout, labels: int, count: int) -> list[list[Head]]:
    if not layout.column_numbers:
        return []
    return [[Head(_set("栏次", layout), labels), *(Head(str(i + 1)) for i in range(count))]]


def _code_heads(layout: Layout, first: str, rows: int) -> tuple[list[Head], list[list[Head]]]:
    """Header cells over the codes and names: those of the top row, and the rows below it."""
    if layout.split_codes:
        below = [[Head(first, 3), Head("科目名称", 1, rows)], [Head(t) for t in "类款项"]]
        return [Head(_set("项目", layout), 4)], below
    return [Head(_set("项目", layout), 2)], [[Head(layout.code), Head("科目名称")]]


def _coded_labels(layout: Layout, code: str | None, name: str) -> list[str]:
    if code is None:
        labels = [_set(name, layout)]
        return [*labels, *[""] * (3 if layout.split_codes else 1)]
    name = _set(name, layout)
    if layout.split_codes:
        return [code[:3], code[3:5], code[5:7], name]
    return [code, name]


def _coded(
    form: int, accounts: Accounts, layout: Layout, columns: dict[str, tuple[str, ...]]
) -> FormTable:
    """Forms 2, 3, 5, 7 and 8. ``columns``: measure to header path (one or two levels)."""
    found = _by_line(cells(accounts, form))
    top, below = _code_heads(layout, layout.code, 2)
    depth = 1 + len(below)
    labels = 4 if layout.split_codes else 2
    second: list[Head] = []
    for path in dict.fromkeys(p[0] for p in columns.values()):
        subs = [p[1] for p in columns.values() if p[0] == path and len(p) > 1]
        top.append(Head(path, len(subs) or 1, 1 if subs else depth))
        second += [Head(s, 1, depth - 1) for s in subs]
    header = [top, [*below[0], *second], *below[1:], *_numbers(layout, labels, len(columns))]
    body = [
        [*_coded_labels(layout, code, name), *(printed(row.get(m), layout) for m in columns)]
        for (code, name), row in found.items()
    ]
    if not any(cell.amount for cell in cells(accounts, form)):
        body = body[:1]
        body[0][labels:] = [""] * len(columns)
        body += [[""] * (labels + len(columns))] * layout.empty_rows
    if layout.total == "last":
        body = body[1:] + body[:1]
    code_widths = [0.45] * 3 if layout.split_codes else [1.1]
    widths = [*code_widths, 2.6, *[1.2] * len(columns)]
    aligns = "l" * labels + "r" * len(columns)
    return FormTable(layout.title(form), header, body, widths, aligns, labels)


def _spent(first: str = "小计") -> dict[str, tuple[str, ...]]:
    return {
        "本年支出": ("本年支出", first),
        "基本支出": ("本年支出", "基本支出"),
        "项目支出": ("本年支出", "项目支出"),
    }


def _rolling(first: str) -> dict[str, tuple[str, ...]]:
    return {
        "年初结转和结余": ("年初结转和结余",),
        "本年收入": ("本年收入",),
        **_spent(first),
        "年末结转和结余": ("年末结转和结余",),
    }


def _columns(form: int, accounts: Accounts, layout: Layout) -> dict[str, tuple[str, ...]]:
    if form in (2, 3):
        return {cell.measure: (cell.measure,) for cell in cells(accounts, form)}
    if form == 5 and layout.wording == "shandong":
        return {
            "合计": ("本年支出", "小计"),
            **{k: v for k, v in _spent().items() if k != "本年支出"},
        }
    if form == 5:
        return {m: (m,) for m in ("合计", "基本支出", "项目支出")}
    if form == 8 and not layout.rolling8:
        return _spent()
    return _rolling("合计" if layout.wording == "shanghai" else "小计")


def _numbered_lines(names: Sequence[str], layout: Layout, nested: str) -> list[str]:
    """Names as forms 1 and 4 print them: parts numbered 一、二、, totals not."""
    out, count = [], 0
    for name in names:
        if "/" in name:
            prefix = f"{numeral(count_of(name))}、" if nested == "一、" else nested
            out.append(prefix + name.split("/")[1])
        elif name in _LOWEST or name.startswith(("本年", "年初", "年末", "使用", "结余分配")):
            out.append(name)
        else:
            count += 1
            out.append(f"{numeral(count)}、{name}")
    return [name.translate(_RADICALS) if layout.radicals else name for name in out]


def count_of(name: str) -> int:
    """Which of the three appropriations a nested line names, from 1."""
    return 1 + ("政府性" in name) + 2 * ("国有" in name)


_TAIL = ("本年", "年初", "年末", "使用", "结余分配", "总计")


def _aligned(parts: list[list[list[str]]], blanks: list[list[str]]) -> list[list[str]]:
    """Set two lists side by side with the totals level, as forms 1 and 4 do."""
    tails = [next(i for i, row in enumerate(p) if row[0].startswith(_TAIL)) for p in parts]
    lasts = [len(p) - t for p, t in zip(parts, tails, strict=True)]
    top, bottom = max(tails), max(lasts)
    rows: list[list[list[str]]] = []
    for part, blank, tail in zip(parts, blanks, tails, strict=True):
        head = part[:tail] + [blank] * (top - tail)
        end = part[tail:-1] + [blank] * (bottom - (len(part) - tail)) + part[-1:]
        rows.append(head + end)
    return [[text for part in row for text in part] for row in zip(*rows, strict=True)]


def _sided(form: int, accounts: Accounts, layout: Layout) -> FormTable:
    """Forms 1 and 4: 收入 beside 支出."""
    parts, heads, top, widths, aligns = [], [], [], [], ""
    numbers: list[Head] = []
    for side in ("收入", "支出"):
        found = _by_line(c for c in cells(accounts, form) if c.side == side)
        measures = list(next(iter(found.values())))
        names = _numbered_lines([line for _, line in found], layout, layout.nested_opening)
        amounts = [[printed(row[m], layout) for m in measures] for row in found.values()]
        columns = [layout.amount if m == "决算数" else m for m in measures]
        order = [_set("项目", layout), *(["行次"] if layout.line_numbers else []), *columns]
        heads += [Head(t) for t in order]
        top.append(Head(_set(side, layout), len(order)))
        numbers += [Head(_set("栏次", layout), 2 if layout.line_numbers else 1)]
        start = sum(len(n.text) == 1 for n in numbers)
        numbers += [Head(str(start + i + 1)) for i in range(len(columns))]
        number = [[""]] * len(names) if layout.line_numbers else [[]] * len(names)
        parts.append([[n, *o, *a] for n, o, a in zip(names, number, amounts, strict=True)])
        widths += [3.0, *([0.6] if layout.line_numbers else []), *[1.2] * len(columns)]
        aligns += "l" + ("c" if layout.line_numbers else "") + "r" * len(columns)
    blanks = [[""] * len(part[0]) for part in parts]
    rows = _aligned(parts, blanks)
    if layout.line_numbers:
        width = len(parts[0][0])
        for i, row in enumerate(rows):
            row[1], row[width + 1] = str(i + 1), str(len(rows) + i + 1)
    header = [top, heads, *([numbers] if layout.column_numbers else [])]
    return FormTable(layout.title(form), header, rows, widths, aligns)


def _group6(group: Sequence[Cell], height: int, layout: Layout) -> list[list[str]]:
    """One group of form 6: codes, name and amount of each line, filled up to a height."""
    rows = []
    for cell in group:
        code = cell.code or ""
        codes = [code[:3], code[3:]] if layout.split_codes else [code]
        rows.append([*codes, _set(cell.line, layout), printed(cell.amount, layout)])
    return rows + [[""] * len(rows[0])] * (height - len(rows))


def _form6(accounts: Accounts, layout: Layout) -> FormTable:
    """Form 6: 人员经费 beside 公用经费, the latter in one group or two."""
    found = cells(accounts, 6)
    personnel_total, public_total = (c for c in found if c.code is None)
    personnel = [c for c in found if c.side == "人员经费" and c.code]
    public = [c for c in found if c.side == "公用经费" and c.code]
    groups = [personnel, public]
    if layout.groups6 == 3:
        goods = [c for c in public if (c.code or "").startswith("302")]
        groups = [personnel, goods, [c for c in public if c not in goods]]
    height = max(map(len, groups))
    beside = zip(*(_group6(group, height, layout) for group in groups), strict=True)
    rows = [[text for part in parts for text in part] for parts in beside]
    width = len(rows[0]) // len(groups)
    last = [""] * len(rows[0])
    last[0], last[width - 1] = personnel_total.line, printed(personnel_total.amount, layout)
    last[width], last[-1] = public_total.line, printed(public_total.amount, layout)
    tops = [Head("人员经费", width), Head("公用经费", width * (len(groups) - 1))]
    heads = [
        Head(layout.code, 2 if layout.split_codes else 1),
        Head("科目名称"),
        Head(layout.amount),
    ]
    widths = [*([0.45] * 2 if layout.split_codes else [0.9]), 2.2, 1.1]
    return FormTable(
        layout.title(6),
        [tops, heads * len(groups)],
        [*rows, last],
        widths * len(groups),
        ("l" * (width - 1) + "r") * len(groups),
    )


_PUBLIC_ROWS = (
    "合计",
    "1.因公出国（境）费",
    "2.公务用车购置及运行维护费",
    "（1）公务用车购置费",
    "（2）公务用车运行维护费",
    "3.公务接待费",
)


def _form9(accounts: Accounts, layout: Layout) -> FormTable:
    """Form 9: its lines down the page, or across it in blocks or in pairs."""
    found = {(c.measure, c.line): printed(c.amount, layout) for c in cells(accounts, 9)}
    lines = list(dict.fromkeys(line for _, line in found))
    title = layout.title(9)
    if layout.public == "rows":
        named = zip(_PUBLIC_ROWS, lines, strict=True)
        rows = [[name, found["预算数", line], found["决算数", line]] for name, line in named]
        header = [[Head(_set("项目", layout)), Head("预算数"), Head("决算数")]]
        return FormTable(title, header, rows, [3, 1.2, 1.2], "lrr")
    if layout.public == "blocks":
        row = [found[m, line] for m in ("预算数", "决算数") for line in lines]
        return FormTable(title, _blocks(layout), [row], [1.0] * 12, "r" * 12)
    row = [found[m, line] for line in lines for m in ("预算数", "决算数")]
    return FormTable(title, _pairs(), [row], [1.0] * 12, "r" * 12)


def _blocks(layout: Layout) -> list[list[Head]]:
    block = [
        Head("合计", 1, 2),
        Head("因公出国（境）费", 1, 2),
        Head("公务用车购置及运行维护费", 3),
        Head("公务接待费", 1, 2),
    ]
    subs = [Head("小计"), Head("公务用车购置费"), Head("公务用车运行维护费")]
    header = [[Head("预算数", 6), Head("决算数", 6)], block * 2, subs * 2]
    if layout.column_numbers:
        header.append([Head(str(i + 1)) for i in range(12)])
    return header


def _pairs() -> list[list[Head]]:
    return [
        [Head("财政拨款“三公”经费", 12)],
        [
            Head("合计", 2, 2),
            Head("因公出国（境）费", 2, 2),
            Head("公务用车购置及运行费", 6),
            Head("公务接待费", 2, 2),
        ],
        [Head("小计", 2), Head("公务用车购置费", 2), Head("公务用车运行费", 2)],
        [Head("预算数"), Head("决算数")] * 6,
    ]


def form_table(form: int, accounts: Accounts, layout: Layout) -> FormTable:
    """Lay one form out."""
    if form in (1, 4):
        return _sided(form, accounts, layout)
    if form == 6:
        return _form6(accounts, layout)
    if form == 9:
        return _form9(accounts, layout)
    return _coded(form, accounts, layout, _columns(form, accounts, layout))


def printed_cells(accounts: Accounts, layout: Layout) -> list[Cell]:
    """The cells that a PDF in this layout prints: the ground truth for a reader."""
    out = []
    for cell in cells(accounts):
        empty = BY_NUMBER[cell.form].coded and not any(c.amount for c in cells(accounts, cell.form))
        missing = (
            cell.form == 8
            and not layout.rolling8
            and cell.measure in ("年初结转和结余", "本年收入", "年末结转和结余")
        )
        if empty or missing or not printed(cell.amount, layout):
            continue
        out.append(
            Cell(
                cell.form, cell.side, cell.code, cell.line, cell.measure, cell.amount or Decimal(0)
            )
        )
    return out
