"""Files of one disclosure (虚构), one form each, and a way to read them in this process."""

from collections import Counter

import docx
from declared.small import TOLD, word_table

from juesuan_analysis.batch.run import run
from juesuan_analysis.batch.tasks import look_for
from juesuan_analysis.batch.workers import read_document
from juesuan_analysis.errors import DocumentError

FORM_5 = [
    ["科目编码", "科目名称", "本年支出", "基本支出", "项目支出"],
    ["合计", "", "300.50", "200.25", "100.25"],
    ["201", "一般公共服务支出", "300.50", "200.25", "100.25"],
]
FORM_8 = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", "", "", "", ""]]
TITLE_5, TITLE_8 = "一般公共预算财政拨款支出决算表", "国有资本经营预算财政拨款支出决算表"


def write(path, lines, rows=None, form3=False):
    path.parent.mkdir(parents=True, exist_ok=True)
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if form3:
        word_table(made)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                table.cell(r, c).text = value
    made.save(path)


def main_file(path, name="虚构市甲局", year=2023):
    above = [f"{name}{year}年度部门决算", "支出决算表", f"部门：{name}", "金额单位：万元"]
    write(path, above, form3=True)


def narrative(path, name="虚构市甲局"):
    write(path, [f"{name}2023年度部门决算情况说明", *TOLD[1:]])


def form5(path, *above, rows=FORM_5):
    write(path, [*above, TITLE_5, "单位：万元"], rows)


def form8(path, *above):
    write(path, [*above, TITLE_8, "单位：万元"], FORM_8)


def here(tasks):
    """Read in this process: starting others takes longer than reading."""
    for task in tasks:
        try:
            yield task, read_document(task)
        except DocumentError as error:
            yield task, error


def extract(path, store):
    outcomes = [*run(look_for([path]).tasks, store, extracts=here)]
    counts = Counter(outcome.state for outcome in outcomes)
    told = [f"{o.source}：{o.message or o.unread}" for o in outcomes]
    return "\n".join([*told, f"新读入 {counts['read']}，未变动 {counts['unchanged']}"])
