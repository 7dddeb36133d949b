"""Wholes and their parts: what 其中 divides, and whose the change behind a list is."""

from __future__ import annotations

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.brackets import owned
from juesuan_analysis.narrative.heads import headed
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.scene import Scene, Stepped
from juesuan_analysis.narrative.scopes import Listing, Parts
from juesuan_analysis.narrative.whose import settled
from juesuan_analysis.vocabulary import sections

_LEAST_LISTED = 2  # parts; a sentence after one part may speak of that


def divide(scene: Scene, token: Token) -> Stepped:
    """Let what follows be parts of what was spoken of: 其中."""
    scene = owned(scene)
    if _changes_from(scene, scene.sentence.start):
        scene = settle(scene)  # 比上年减少50万元,其中…: whose it is, before its parts are told
    start, listing = len(scene.stated), scene.listing
    # 其中 within 其中 divides the same whole further.
    if listing is None or listing.over:
        subjects = scene.about.subjects
        listing = Listing(subjects, start) if subjects else None
    first = scene.sentence.parts.start
    parts = Parts(True, _kind_divided(scene), start if first is None else first)
    return scene._replace(sentence=scene.sentence._replace(parts=parts), listing=listing), ()


def _changes_from(scene: Scene, start: int) -> bool:
    return any(s.kind in sections.CHANGE_KINDS for s in scene.stated[start:])


def _kind_divided(scene: Scene) -> str | None:
    """Return the kind of a budget that 其中 divides: what is listed then are budgets as well."""
    kept = [
        s for s in scene.stated if s.kind not in sections.CHANGE_KINDS and not _earlier(scene, s)
    ]
    if not kept or kept[-1].kind not in sections.BUDGET_KINDS:
        return None
    last = kept[-1]
    same = (s for s in kept if s.sentence == last.sentence)
    alone = all(s.kind == last.kind or s.subject != last.subject for s in same)
    return last.kind if alone else None


def _earlier(scene: Scene, statement: Statement) -> bool:
    """Whether a statement is of a year before: 预算18万元,较2022年的20万元减少2万元."""
    this = min(scene.text.year, scene.sentence.year)
    return statement.year is not None and statement.year < this


def end_sentence(scene: Scene, token: Token) -> Stepped:
    """Begin a new sentence; a list that was divided may be spoken of again as a whole."""
    after = scene.text.tokens[token.at + 1 : token.at + 2]
    # 其中：… 100万元。比上年减少30万元: the whole or its last part, as the rate tells.
    goes_on = any(t.kind in ("BASE", "CHANGE") and t.start == token.end for t in after)
    scene = _with_list(scene)
    if (
        scene.listing
        and len({s.subject for s in scene.stated[scene.listing.start :]}) < _LEAST_LISTED
    ):
        scene = scene._replace(listing=None)
    start = scene.sentence.parts.start if goes_on else None
    scene = (scene if goes_on else settle(scene)).next_sentence()
    if start is not None:
        scene = scene._replace(sentence=scene.sentence._replace(parts=Parts(start=start)))
    return headed(scene, token.end), ()


def _with_list(scene: Scene) -> Scene:
    """Take a whole and its shares for a list, where no 其中 says so: 按性质分:…占60%,…占40%."""
    start, parts = scene.sentence.start, scene.sentence.parts
    here = scene.stated[start:]
    shared = {s.subject for s in here[1:] if s.kind == sections.SHARE}
    if parts.divided or not here or here[0].kind != sections.AMOUNT or len(shared) < _LEAST_LISTED:
        return scene
    inside = here[0].subject not in shared
    whole = (here[0].subject,) if inside else scene.sentence.opening
    first = start + inside
    amounts = {s.subject for s in scene.stated[:first] if s.kind == sections.AMOUNT}
    if len(whole) != 1 or whole[0] not in amounts - shared:
        return scene
    sentence = scene.sentence._replace(parts=parts._replace(start=first))
    return scene._replace(sentence=sentence, listing=Listing(whole, first))


def end_clause(scene: Scene, token: Token) -> Stepped:
    """End a part of a sentence, and settle whose its changes are."""
    if scene.sentence.skipping:
        scene = scene._replace(sentence=scene.sentence._replace(skipping=False))
    scene = scene.out_of_sub_unit()
    changed = _changes_from(scene, scene.sentence.parts.start or 0)
    return settle(scene) if changed else scene, ()


def settle(scene: Scene) -> Scene:
    """Tell of whom a list of parts speaks, when its sentence is over."""
    parts = scene.sentence.parts
    if parts.start is None:
        return scene
    sentence = scene.sentence._replace(parts=parts._replace(start=None))
    return scene._replace(stated=settled(scene.stated, parts.start), sentence=sentence)
