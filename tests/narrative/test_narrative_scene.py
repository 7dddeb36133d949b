"""The scene: what holds for a sentence ends with it, and no step changes the scene that it takes."""

from __future__ import annotations

import pytest
from narrative.conftest import text_lines

from juesuan_analysis.narrative.lexemes import LEXEMES
from juesuan_analysis.narrative.lexer import tokens
from juesuan_analysis.narrative.paragraphs import join
from juesuan_analysis.narrative.scene import Scene
from juesuan_analysis.narrative.scopes import About, Listing, Sentence, Text
from juesuan_analysis.narrative.steps import STEPS, walk
from juesuan_analysis.vocabulary.sections import OVERALL, THREE_PUBLIC

YEAR = 2023


def scene_of(words: str, section: str = OVERALL, **fields) -> Scene:
    paragraph = join(text_lines(words))
    text = Text(section, YEAR, paragraph, paragraph.text, tokens(paragraph.text))
    return Scene(text, Sentence(YEAR), **fields)


def test_every_kind_of_token_has_a_step():
    assert {kind for kind, _ in LEXEMES} == set(STEPS)


def test_a_step_returns_another_scene_and_what_it_states():
    scene = scene_of("12.50万元", about=About(("收入总计",)))
    after, made = STEPS["FIGURE"](scene, scene.text.tokens[0])
    assert [(s.subject, s.kind, str(s.value)) for s in made] == [("收入总计", "金额", "12.50")]
    assert after.stated == scene.stated == ()


def test_what_a_sentence_set_is_forgotten_with_it():
    scene = walk(scene_of("收入总计12.50万元,比年初预算,其中：2022年(3.00万元。"))
    assert scene.sentence == Sentence(YEAR, start=2, opening=("收入总计",))


def test_the_base_of_a_paragraph_outlasts_its_sentence():
    scene = walk(scene_of("收入总计12.50万元,比2021年增加1.00万元。"))
    assert (scene.base, scene.sentence.base) == (2021, None)


def test_a_reason_has_a_scene_of_its_own():
    words = "收入总计12.50万元,比上年增加1.00万元,主要原因是事业收入增加3.00万元。"
    scene = walk(scene_of(words))
    assert scene.about.subjects == ("收入总计",)
    assert [s.subject for s in scene.stated] == ["收入总计", "收入总计", "原因/事业收入"]
    assert scene.stated[1].reason == "事业收入增加3.00万元"


@pytest.mark.parametrize(("named", "listing"), [(False, True), (True, False)])
def test_a_listed_whole_is_spoken_of_again_until_something_else_is_named(named, listing):
    scene = scene_of("", listing=Listing(("收入总计",), 1, over=True))
    scene = scene.speaking_of(("事业收入",)) if named else scene.resumed()
    assert (scene.listing is not None) == listing


def test_a_part_of_the_department_is_left_again():
    scene = scene_of("", THREE_PUBLIC, about=About(("公务接待费",)))
    inside = scene.in_sub_unit("局本级")
    assert inside.about.subjects == ("局本级公务接待费",)
    assert inside.out_of_sub_unit().about == scene.about


@pytest.mark.parametrize(
    ("text", "words"),
    [("收入总计为12万元", ["", "为"]), ("收入总计,合计12万元", ["", "", "合计"])],
)
def test_a_token_tells_where_the_words_before_it_begin(text, words):
    assert [text[t.after : t.start] for t in tokens(text)] == words
