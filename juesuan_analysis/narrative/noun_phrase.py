"""The noun phrase before a figure or a relation, and what it means in its section."""

from __future__ import annotations

from typing import NamedTuple

from juesuan_analysis.lazily import regex
from juesuan_analysis.narrative.glue import GLUE_END, GLUE_START, NO_NAME, OFFICE, THIS_OFFICE
from juesuan_analysis.narrative.grammar import YEARS
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import (
    BARE,
    ELLIPSES,
    NAMED,
    PARTNER,
    QUALIFIED_BY_MONEY,
    SECTION_GLUE,
    WITH_CLASSES,
    WITH_SIDES,
)
from juesuan_analysis.narrative.scene import Scene, is_loose
from juesuan_analysis.narrative.subjects import CLASS_STEMS
from juesuan_analysis.narrative.tallies import GATHERED, GATHERINGS

# One bracket may stand in another: “三公”经费（因公出国（境）费、公务接待费）支出.
BRACKETS = regex(r"（(?:[^（）]|（[^（）]*）)*）")
_PHRASE = regex(r"(?=.*[\u4e00-\u9fff]).{2,40}")
_VERB_TO_BE = regex("(?:总额|总数|总规模)?(?:决算)?(?:为|是|：)?$")
_INTRODUCED = regex("^[^,。;]{2,14}情况中[,：]?")
_MONEY = regex("(?:一般公共预算|政府性基金预算?|国有资本经营预算)?(?:财政)?拨款?(?:安排)?")
_NEEDS_END = ("其他", "性", "费用", "一般", "缴费")
_CLAUSE_START = regex(rf"(?:^|[,;。：、）])(?:[本我该][^,;。：、）\d]{{0,6}})?(?:{YEARS})?,?$")
_TOTAL = regex("总[额数](?:为|是|：)?$")


class Phrase(NamedTuple):
    """What a phrase names, if anything; ``loose`` words can mean another thing as well."""

    name: str | None
    loose: bool


def raw_phrase(scene: Scene, token: Token) -> str:
    """Return all that stands between the last token and this one."""
    return scene.text.words[token.after : token.start]


def phrase_before(scene: Scene, token: Token) -> Phrase:
    """Return the noun phrase between the last token and this one, if it says anything."""
    text = BRACKETS.sub("", raw_phrase(scene, token))
    word = THIS_OFFICE.sub("", _VERB_TO_BE.sub("", text))
    bare = _bare(scene, token, word, total=_TOTAL.search(text) is not None)
    if bare:
        return Phrase(bare, is_loose(scene.text.section, word) if text else scene.about.loose)
    return Phrase(_named(scene, text), scene.about.loose and not text)


def _named(scene: Scene, text: str) -> str | None:
    """Name what the words of a phrase say: a name, or what its section's ellipses stand for."""
    section = scene.text.section
    whole, text = GLUE_START.sub("", text), _trimmed(text)
    meant = _meant(section, whole) or _meant(section, text)
    if meant:
        return meant
    if not _PHRASE.fullmatch(text) or OFFICE.search(text) or is_glue(scene, text):
        return None
    if NO_NAME.fullmatch(text) or (section in QUALIFIED_BY_MONEY and _MONEY.fullmatch(text)):
        return None
    stem = text.strip("“”").removesuffix("类")
    return CLASS_STEMS.get(stem, text) if section in WITH_CLASSES else text


def adopting(scene: Scene, phrase: Phrase) -> Scene:
    """Let what a phrase names be the subject, as in 会议费支出决算为."""
    if not phrase.name:
        return scene.worded(loose=phrase.loose)
    subjects = (phrase.name,)
    about = scene.about._replace(subjects=subjects, loose=phrase.loose, path=(), counted=None)
    return scene._replace(about=about)


def adopt(scene: Scene, token: Token, *, or_resume: bool = False) -> Scene:
    """Adopt the phrase before a token; where there is none, the whole before may be meant."""
    phrase = phrase_before(scene, token)
    scene = adopting(scene, phrase)
    return scene.resumed() if or_resume and not phrase.name else scene


def side(scene: Scene, token: Token) -> str | None:
    """Name 收入 or 支出 at the beginning of a clause: 收入决算为100万元."""
    section, word = scene.text.section, token.text[:2]
    names = BARE.get(section, {}).get(word) if section in WITH_SIDES else None
    known = all(subject in NAMED for subject in scene.about.subjects)
    return names[-1] if names and known and _begins_clause(scene, token) else None


def _begins_clause(scene: Scene, token: Token) -> bool:
    return _CLAUSE_START.search(scene.text.words[: token.after]) is not None


def _bare(scene: Scene, token: Token, word: str, *, total: bool) -> str | None:
    """Name 收入 or 支出 alone: of an amount, or of what the change before it is about.

    支出总额 is the total where 收入总额 has been stated as one.
    """
    names = BARE.get(scene.text.section, {}).get(word)
    if not names or not _begins_clause(scene, token):
        return None
    if total and PARTNER.get(names[0]) in scene.subjects_stated():
        return names[0]
    if token.kind == "FIGURE" or len(names) == 1:
        return names[-1]
    named = (*(s.subject for s in scene.stated), *scene.about.subjects)
    near = (n for name in reversed(named) for n in (name, PARTNER.get(name)) if n in names)
    return next(near, word)


def _meant(section: str, text: str) -> str | None:
    """Name what a phrase without its head means in the section: 运行维护费9.20万元."""
    known = ELLIPSES.get(section, ())
    return next((name for pattern, name in known if pattern.fullmatch(text)), None)


def is_glue(scene: Scene, text: str) -> bool:
    """Whether the words add nothing in this section to what subject and unit say."""
    if scene.about.subjects in GATHERINGS and GATHERED.fullmatch(text):
        return True
    glue = SECTION_GLUE.get(scene.text.section)
    return glue is not None and glue.fullmatch(text) is not None


def _trimmed(text: str) -> str:
    """Take what names nothing off both ends; 其他资本性支出 keeps its end."""
    text = _INTRODUCED.sub("", text)
    bare = GLUE_END.sub("", text)
    ending = text[len(bare) : len(bare) + 2]
    if ending == text[-2:] and (ending == "收入" or bare.endswith(_NEEDS_END)):
        bare += ending * (ending in ("支出", "收入"))
    return GLUE_START.sub("", bare)
