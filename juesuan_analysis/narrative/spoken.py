"""What the text comes to speak of: one subject or a list, the whole department or a part of it."""

from __future__ import annotations

import re

from juesuan_analysis.narrative.glue import OFFICE
from juesuan_analysis.narrative.joined import with_listed
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import MONEY, PARTS_OF_ITEM, QUALIFIED_BY_MONEY, SUB_UNIT
from juesuan_analysis.narrative.naming import extend_path, is_item, is_path, subjects_of
from juesuan_analysis.narrative.noun_phrase import BRACKETS, raw_phrase
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import FIGURES, RELATIONS, Names
from juesuan_analysis.vocabulary.lines import APPROPRIATIONS

NEAR = 10  # characters between a word and what it is about
# 科目 end so; offices do not.
_ITEM = re.compile(
    r"[、和及]?(?P<name>[\u4e00-\u9fff（）“”、]{2,25}(?:事务|运行|活动|服务|建设|业务|补助|保险|缴费|公积金"
    r"|医疗|工程|救助|抚恤|补贴|执法|监管|支出|项目|费))"
)
_SIDE_OF = {"财政拨款收入": "收入", "财政拨款支出": "支出"}
_OTHER_SIDE = {"收入": "支出", "支出": "收入"}
_OTHER = re.compile("[^、和与及为：,的]")  # more than what joins
_OWN = re.compile("[本我该]")


def take_subject(scene: Scene, token: Token) -> Stepped:
    """Let the figures that follow be about what the text names."""
    section, path = scene.text.section, scene.about.path
    aside = scene.sentence.skipping or scene.reason or _is_quoted(scene, token)
    if aside and not _leads_to_figure(scene, token):
        if scene.reason:
            names = subjects_of(token, section, ())
            return scene._replace(about=scene.about._replace(subjects=names)), ()
        return scene, ()
    names = subjects_of(token, section, path)
    if names[0] in MONEY:
        if item := _item_before(scene, token):
            return scene.speaking_of((item,)), ()
        if _is_money(scene, token, names):
            return scene, ()
    return _speaking_of(scene, token, _of_fund(scene, token, names)), ()


def _speaking_of(scene: Scene, token: Token, names: Names) -> Scene:
    """Take the names of a subject, with whose they are and what shares their figures."""
    sub_unit = _sub_unit(scene, token) if names[0] in scene.subjects_stated() else ""
    owner, path = scene.about.owner, scene.about.path
    if is_item(names[0]):
        owner = None
    elif owner and names[0] in PARTS_OF_ITEM:
        names = tuple(f"{owner}/{name}" for name in names)
    names = with_listed(scene, token, names)
    path = extend_path(token, path) if is_path(token) else path
    about = scene.about._replace(owner=owner, path=path, sub_unit="")
    scene = scene._replace(about=about).speaking_of(names, token.text)
    return scene.in_sub_unit(sub_unit) if sub_unit else scene


def _before(scene: Scene, token: Token) -> Token | None:
    return scene.text.tokens[token.at - 1] if token.at else None


def _adjoins_subject(scene: Scene, token: Token) -> bool:
    before = _before(scene, token)
    return before is not None and before.kind == "SUBJECT" and before.end == token.start


def _of_fund(scene: Scene, token: Token, names: Names) -> Names:
    """Give 本年支出 to the fund whose income the sentence has just told of."""
    side = _SIDE_OF.get(names[0])
    if side is None or "财政拨款" in token.text:
        return names
    for before in reversed(scene.text.tokens[: token.at]):
        if before.kind == "END":
            break
        named = subjects_of(before, scene.text.section, ()) if before.kind == "SUBJECT" else ("",)
        fund = next((f for f in APPROPRIATIONS if named[0] == f"{f}{_OTHER_SIDE[side]}"), "")
        if fund:
            return (f"{fund}{side}",)
    return names


def _item_before(scene: Scene, token: Token) -> str:
    """Name the 科目 before its money: 一般行政管理事务财政拨款支出120万元."""
    item = None if _adjoins_subject(scene, token) else _ITEM.fullmatch(raw_phrase(scene, token))
    return item["name"] if item else ""


def _is_money(scene: Scene, token: Token, names: Names) -> bool:
    """Whether a name tells whose money it was: 公务接待费2023年财政拨款支出决算12.40万元."""
    if _adjoins_subject(scene, token):
        return scene.about.subjects[:1] != names[:1]
    if scene.text.section not in QUALIFIED_BY_MONEY:
        return False
    before = _before(scene, token)
    divides = before is not None and before.kind in ("OF_WHICH", "SEMICOLON", "OPEN")
    return bool(scene.about.subjects) and not divides and not scene.sentence.brackets


def _is_quoted(scene: Scene, token: Token) -> bool:
    """Whether a subject is only mentioned: 在“事业收入”“经营收入”之外取得的收入."""
    words = scene.text.words
    around = words[max(token.start - 1, 0) : token.start], words[token.end : token.end + 1]
    return around == ("“", "”") and not is_path(token)


def _sub_unit(scene: Scene, token: Token) -> str:
    """Name the part of the department that a subject, told of the whole before, is now told of."""
    name = raw_phrase(scene, token)
    if not _OTHER.search(name):
        return scene.about.sub_unit
    bare = BRACKETS.sub("", name)
    divided = scene.sentence.parts.divided
    part = divided and OFFICE.search(bare) and not _OWN.match(bare)
    return name if part or SUB_UNIT.fullmatch(name) else ""


def _leads_to_figure(scene: Scene, token: Token) -> bool:
    rest = scene.text.tokens[token.at + 1 : token.at + 2]
    near = [t for t in rest if t.start - token.end <= NEAR]
    return any(t.kind in FIGURES | RELATIONS | {"BASE", "BASE_BUDGET", "FLAT"} for t in near)
