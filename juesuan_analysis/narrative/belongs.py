"""What a figure is about: the phrase before it, what was counted, the subject spoken of."""

from __future__ import annotations

from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative import grammar
from juesuan_analysis.narrative.glue import GLUE_END
from juesuan_analysis.narrative.lexer import Token, figure
from juesuan_analysis.narrative.meanings import SUB_UNIT
from juesuan_analysis.narrative.noun_phrase import phrase_before, raw_phrase
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import Names
from juesuan_analysis.narrative.stating import sentence_around
from juesuan_analysis.narrative.tallies import AREAS, THINGS, WORTH, WORTH_OF
from juesuan_analysis.vocabulary import sections

_SPENT = regex(
    "(?:全年|本年|当年|年度|年内|累计|共|合计)*(?:实际|共|合计|总)+(?:发生|支出|开支|使用|完成|执行)+(?:为|了)?"
)
_ORDINALS = regex(r"[前上以]+述?([两二三四])[项者类]|[两二三四][项者类]")
_AMOUNTS = [unit for unit in grammar.UNITS.values() if unit.measures == "amount"]


def subjects_before(scene: Scene, token: Token, count: int) -> tuple[Scene, Names]:
    """Return what a figure, or a group of joined ones, is about."""
    if scene.relation.kind == "PLAIN":
        if count == 1 and (sub_unit := _sub_unit(scene, token)):
            scene = scene.in_sub_unit(sub_unit)
            return scene, scene.about.subjects
        scene, names = _phrased(scene, token)
        if names:
            return scene, names
    # 分别 with as many figures as were named before, in an earlier clause.
    if count > 1 and len(scene.about.subjects) != count:
        return scene, _last_subjects(scene, token, count)
    return scene, scene.about.subjects


def _phrased(scene: Scene, token: Token) -> tuple[Scene, Names]:
    """Take what the phrase before a figure names; amounts behind it are of the same."""
    name, loose = phrase_before(scene, token)
    if not name:
        scene = scene.worded(loose=loose)
        spent = _SPENT.fullmatch(raw_phrase(scene, token))
        return scene.resumed() if spent else scene, ()
    amount = figure(token.text).unit in (None, *_AMOUNTS)
    subjects = (name,) if amount else scene.about.subjects
    about = scene.about._replace(subjects=subjects, loose=loose, counted=None)
    return scene._replace(about=about), (name,)


def _sub_unit(scene: Scene, token: Token) -> str:
    """Name the part of the department whose amount it is: 其中：局本级8万元，所属单位3万元."""
    name = GLUE_END.sub("", raw_phrase(scene, token)).strip("（")
    whole = (scene.about.whole or scene.about.subjects)[:1]
    if not whole or whole[0] not in scene.subjects_stated() or not SUB_UNIT.fullmatch(name):
        return ""
    return name if figure(token.text).unit in _AMOUNTS else ""


def things_worth(scene: Scene, token: Token) -> Names:
    """Return what was counted just before, if this is what it is worth: 2台，共计5万元."""
    near = scene.text.tokens[max(token.at - 2, 0) : token.at]
    before = [t for t in near if t.kind != "COMMA"]
    if not before or before[-1].kind != "FIGURE" or scene.relation.kind != "PLAIN":
        return ()
    thing, worth = figure(before[-1].text).unit, figure(token.text).unit
    raw = raw_phrase(scene, token)
    if not scene.stated or worth not in _AMOUNTS or not WORTH.fullmatch(raw):
        return ()
    subject = scene.stated[-1].subject
    # Land and houses have a value each; 原值 is of all assets alike.
    if thing and thing.name in AREAS and "原值" not in raw:
        return (f"{subject.removesuffix('面积')}价值",)
    return (WORTH_OF.get(subject, subject),) if thing and thing.name in THINGS else ()


def ordinals(scene: Scene, token: Token, count: int) -> Names:
    """Return the first of the things listed, where the text counts them: 前两项分别减少A和B."""
    words = scene.text.words
    start = max(words.rfind(stop, 0, token.after) for stop in "。;,")
    if not _ORDINALS.search(words, start, token.after + 20):
        return ()
    amounts = (s.subject for s in scene.stated if s.kind == sections.AMOUNT)
    names = tuple(dict.fromkeys(amounts))
    return names[:count] if len(names) >= count else ()


def _last_subjects(scene: Scene, token: Token, count: int) -> Names:
    # 收入减少84万元、支出减少100万元,分别下降15%、17.86%: of what just changed, else of amounts.
    here, stated = sentence_around(scene, token.after), scene.stated
    changes = [s.subject for s in stated if s.kind == sections.CHANGE and s.sentence == here]
    amounts = [s.subject for s in stated if s.kind == sections.AMOUNT]
    for names in (changes[-count:], amounts[-count:]):
        if len(set(names)) == count:
            return tuple(names)
    return ("",)
