"""What is known while a paragraph is read from left to right, and how a figure becomes known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from juesuan_analysis.facts import Statement
from juesuan_analysis.narrative.grammar import (
    GLUE_END,
    GLUE_START,
    NO_NAME,
    OFFICE,
    THIS_OFFICE,
    YEARS,
)
from juesuan_analysis.narrative.lexer import Token
from juesuan_analysis.narrative.meanings import (
    BARE,
    COUNT_SUBJECTS,
    ELLIPSES,
    GATHERED,
    GATHERINGS,
    KNOWN,
    LOOSE,
    NAMED,
    OTHER_SUBJECT,
    PARTNER,
    QUALIFIED_BY_MONEY,
    SECTION_GLUE,
    WITH_CLASSES,
    WITH_SIDES,
)
from juesuan_analysis.narrative.paragraphs import Paragraph
from juesuan_analysis.narrative.subjects import CLASS_STEMS

_BRACKETS = re.compile(r"（[^（）]*）")
_PHRASE = re.compile(r"(?=.*[\u4e00-\u9fff]).{2,40}")
_VERB_TO_BE = re.compile("(?:总额|总数|总规模)?(?:决算)?(?:为|是|：)?$")
_INTRODUCED = re.compile("^[^,。;]{2,14}情况中[,：]?")
_MONEY = re.compile("(?:一般公共预算|政府性基金预算?|国有资本经营预算)?(?:财政)?拨款?(?:安排)?")
_NEEDS_END = ("其他", "性", "费用", "一般", "缴费")
_CLAUSE_START = re.compile(rf"(?:^|[,;。：、）])(?:[本我该][^,;。：、）\d]{{0,6}})?(?:{YEARS})?,?$")
_YEAR = re.compile(r"20\d\d")
_TOTAL = re.compile("总[额数](?:为|是|：)?$")
REASON = "原因"


@dataclass
class Context:
    """The state of reading; handlers change it, statements only get appended."""

    section: str
    year: int
    paragraph: Paragraph
    tokens: Sequence[Token]
    under: str | None = None
    lead: tuple[str, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    subjects: tuple[str, ...] = ()
    loose: bool = False
    counted: str | None = None
    path: tuple[str, ...] = ()
    figure_year: int = 0
    base: int | None = None
    against_budget: bool = False
    paragraph_base: int | None = None
    budget: str | None = None
    mode: str = "PLAIN"
    sign: int | None = 1
    gap: int = 0
    owner: str | None = None
    parts_from: int | None = None
    divided: bool = False
    part_kind: str | None = None
    topic: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    sentence_from: int = 0
    listed_from: int | None = None
    resumes: bool = False
    sub_unit: str = ""
    whole: tuple[str, ...] = ()
    skipping: bool = False
    within_reason: bool = False
    brackets: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    consumed: int = 0
    reason_end: int = 0
    reason: Context | None = None

    def new_sentence(self) -> None:
        """Forget what holds for one sentence only."""
        self.figure_year, self.base, self.against_budget = self._year_told(), None, False
        self.skipping, self.counted, self.divided = False, None, False
        self.owner = self.parts_from = self.part_kind = None
        if self.resumes and self.subjects != self.opening:
            self.topic = ()  # something else was named
        self.resumes, self.opening = bool(self.topic), self.subjects
        self.sentence_from = len(self.statements)
        self.leave_sub_unit()
        self.brackets.clear()

    def _year_told(self) -> int:
        """Return next year where the sentence before told of its budget, else this year."""
        ahead = self.figure_year > self.year
        told = (s.year == self.figure_year for s in self.statements[self.sentence_from :])
        return self.figure_year if ahead and any(told) else self.year

    def last_year(self) -> int:
        """Return the year before the one that is spoken of."""
        return max(self.year, self.figure_year) - 1

    def new_subjects(self, names: tuple[str, ...], words: str = "") -> None:
        """Take what the next figures are about, and the words that name it.

        Counts do not displace the subject of the amounts.
        """
        self.loose = self._is_loose(words)
        self.topic, self.resumes = () if self.resumes else self.topic, False
        if names[0] in COUNT_SUBJECTS and len(names) == 1:
            self.counted = names[0]
        else:
            self.subjects, self.counted, self.whole = names, None, ()

    def resume(self) -> None:
        """Speak again of the whole that 其中 divided, where a new sentence names nothing else."""
        if self.resumes and self.topic:
            self.subjects, self.counted, self.resumes = self.topic, None, False

    def enter_sub_unit(self, name: str) -> None:
        """Let the figures that follow be those of a part of the department: 局本级8万元."""
        self.sub_unit, self.whole = name, self.whole or self.subjects
        self.subjects = tuple(f"{name}{subject}" for subject in self.whole)

    def leave_sub_unit(self) -> None:
        """Speak of the whole department again."""
        self.subjects = self.whole or self.subjects
        self.sub_unit, self.whole = "", ()

    def phrase_before(self, token: Token) -> str | None:
        """Return the noun phrase between the last token and this one, if it says anything."""
        text = _BRACKETS.sub("", self.raw_phrase(token))
        word = THIS_OFFICE.sub("", _VERB_TO_BE.sub("", text))
        bare = self._bare(token, word, total=_TOTAL.search(text) is not None)
        self.loose = self.loose if not text else bare is not None and self._is_loose(word)
        if bare:
            return bare
        whole, text = GLUE_START.sub("", text), _trimmed(text)
        meant = self._meant(whole) or self._meant(text)
        if meant:
            return meant
        if not _PHRASE.fullmatch(text) or OFFICE.search(text) or self.is_glue(text):
            return None
        if NO_NAME.fullmatch(text) or self._is_money(text):
            return None
        stem = text.strip("“”").removesuffix("类")
        return CLASS_STEMS.get(stem, text) if self.section in WITH_CLASSES else text

    def _is_loose(self, words: str) -> bool:
        """Whether words can mean another thing as well: 总收入 may be 本年收入合计."""
        known = LOOSE.get(self.section)
        return known is not None and known.fullmatch(words) is not None

    def _is_money(self, text: str) -> bool:
        return self.section in QUALIFIED_BY_MONEY and bool(_MONEY.fullmatch(text))

    def _meant(self, text: str) -> str | None:
        """Name what a phrase without its head means in the section: 运行维护费9.20万元."""
        known = ELLIPSES.get(self.section, ())
        return next((name for pattern, name in known if pattern.fullmatch(text)), None)

    def side(self, word: str) -> str | None:
        """Name 收入 or 支出 at the beginning of a clause: 收入决算为100万元."""
        names = BARE.get(self.section, {}).get(word) if self.section in WITH_SIDES else None
        known = all(subject in NAMED for subject in self.subjects)
        begins = _CLAUSE_START.search(self.paragraph.text[: self.gap])
        return names[-1] if names and known and begins else None

    def _bare(self, token: Token, word: str, *, total: bool = False) -> str | None:
        """Name 收入 or 支出 alone: of an amount, or of what the change before it is about.

        支出总额 is the total where 收入总额 has been told as one.
        """
        names = BARE.get(self.section, {}).get(word)
        if not names or not _CLAUSE_START.search(self.paragraph.text[: self.gap]):
            return None
        if total and PARTNER.get(names[0]) in self.stated():
            return names[0]
        if token.kind == "FIGURE" or len(names) == 1:
            return names[-1]
        told = (*(s.subject for s in self.statements), *self.subjects)
        near = (n for name in reversed(told) for n in (name, PARTNER.get(name)) if n in names)
        return next(near, word)

    def stated(self) -> set[str]:
        """Return what the paragraph has stated something of."""
        return {statement.subject for statement in self.statements}

    def is_glue(self, text: str) -> bool:
        """Whether the words add nothing in this section to what subject and unit say."""
        if self.subjects in GATHERINGS and GATHERED.fullmatch(text):
            return True
        glue = SECTION_GLUE.get(self.section)
        return glue is not None and glue.fullmatch(text) is not None

    def raw_phrase(self, token: Token) -> str:
        """Return all that stands between the last token and this one."""
        return self.paragraph.text[self.gap : token.start]

    def adopt_phrase(self, token: Token) -> str | None:
        """Let a phrase before a relation become the subject, as in 会议费支出决算为."""
        phrase = self.phrase_before(token)
        if phrase:
            self.subjects, self.counted, self.path = (phrase,), None, ()
        return phrase

    def state(
        self,
        kind: str,
        value: Decimal | None,
        unit: str,
        span: tuple[int, int],
        *,
        subjects: tuple[str, ...] | None = None,
        year: int | None = None,
        base_year: int | None = None,
        clause: bool = False,
    ) -> None:
        """Append a statement for each subject."""
        start, end = span
        sentence = self.sentence(start, "。!?;" if clause else "。!?")
        place, of = self.paragraph.place(start, end), year or self.figure_year
        for name in (self.subjects if subjects is None else subjects) or ("",):
            subject = self._name(name)
            named, other = subject in KNOWN or "/" in subject, self._other(subject)
            self.statements.append(
                Statement(
                    self.section, subject, kind, value, unit, of, base_year, sentence, None, place,
                    named, other, under=self.under,
                )
            )  # fmt: skip

    def _other(self, subject: str) -> str | None:
        """Return what loose words could mean as well."""
        return OTHER_SUBJECT.get(subject) if self.loose else None

    def change_base(self) -> int:
        """Return the year that a change is measured from; this year's budget counts as this."""
        if self.against_budget:
            return self.figure_year
        return self.base or self.paragraph_base or self.last_year()

    def _name(self, subject: str) -> str:
        return f"{REASON}/{subject}" if self.within_reason else subject

    def sentence(self, offset: int, stops: str = "。!?") -> str:
        """Return the sentence around an offset, as printed."""
        text = self.paragraph.text
        start = max(text.rfind(stop, 0, offset) for stop in stops) + 1
        ends = (text.find(stop, offset) + 1 for stop in stops)
        return self.paragraph.shown(start, min((end for end in ends if end), default=len(text)))


def _trimmed(text: str) -> str:
    """Take what names nothing off both ends; 其他资本性支出 keeps its end."""
    text = _INTRODUCED.sub("", text)
    bare = GLUE_END.sub("", text)
    ending = text[len(bare) : len(bare) + 2]
    if ending == text[-2:] and (ending == "收入" or bare.endswith(_NEEDS_END)):
        bare += ending * (ending in ("支出", "收入"))
    return GLUE_START.sub("", bare)


def year_in(text: str, default: int) -> int:
    """Read the year that a text names."""
    match = _YEAR.search(text)
    return int(match.group()) if match else default
