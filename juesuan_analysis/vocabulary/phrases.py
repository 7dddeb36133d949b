"""Pieces that wordings in sentences are made of, on folded text."""

from __future__ import annotations

INCREASE = "增加|增长|上升|提高|增大|增多|扩大|上涨|上浮|增幅|增支|增收|递增|增"
DECREASE = "减少|下降|降低|缩减|压减|下调|下浮|节约|节省|节支|减支|减收|减低|压缩|降幅|回落|递减|减"
# What may stand behind the name of a cost.
SUM = r"(?:支出|经费|费用|费)*(?:合计|小计|总计|总额)?"
FUNDED = "(?:一般公共预算)?(?:财政拨款)?(?:安排的?|负担的?|开支的?)?"
