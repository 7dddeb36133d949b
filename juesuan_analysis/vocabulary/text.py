"""Folding of Chinese text, so that the same word is the same string.

PDF producers write CJK radicals in place of characters (⻔ for 门), full-width digits and
brackets of both widths, and stretch short names with spaces. Comparison happens on folded text.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from decimal import Decimal

from juesuan_analysis.lazily import regex

# CJK Radicals Supplement (U+2E80-2EFF) has almost no NFKC mappings; these are the simplified
# forms that fonts confuse with their characters.
_RADICALS = str.maketrans(
    "⺁⺄⺈⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺹⺺⺻⺼⺽⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乙刀㔾小小兀尣尢尤巳幺彑彐忄心扌攵旡月歹母民氵水灬爫爫丬犭王疋目示礻竹糹纟罓罒羊羊耂肀聿月臼艹虎衤覀西见角角讠贝足车辶辶辶阝钅长镸长门阜阝雨青韦页风飞食飠饣𩙿首马骨鬼鱼鸟卤麦黄黾斉齐歯齿龙龙龟龟龟",
)
_RADICAL = re.compile("[\u2e80-\u2eff]")
_INVISIBLE = re.compile(r"[\s\u00ad\ue000-\uf8ff]+")  # of what folding leaves
# Never part of a word, and able to mislead where they are shown: control characters (which begin a
# terminal's escapes), joiners, marks that turn the direction of text or choose a variant, halves of
# characters, non-characters.
_JOINERS = r"\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_MISLEADING = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c{_JOINERS}\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_JOINER = re.compile(f"[{_JOINERS}]+")
_UNSHOWN = re.compile(rf"[\t\n\r{_MISLEADING.pattern[1:]}")
_MARK = re.compile(r"[²³¹⁰⁴-⁹₀-₉①-⑳⓪㉑-㉟㊱-㊿❶-➓⓫-⓿]")
NOTE_SIGNS = "*†‡※#§"  # that stand beside what a note is about
_NARROW_MARK = re.compile(r"(?<!\d)[,;?!]|[,;?!](?!\d)")
_WIDE = {",": "，", ";": "；", "?": "？", "!": "！"}
HAN = regex("[一-龥]")
UNKNOWN = "\ufffd"  # stands for a character that is drawn and whose meaning the PDF does not tell
_ASIDE = re.compile(rf"(?<![\d.,]){UNKNOWN}+(?![\d.,])")  # beside a digit it may be one
_INNER = str.maketrans("“”", "‘’")
_BRACKETS = str.maketrans({"(": "（", ")": "）", ":": "：", "〔": "（", "〕": "）"})


def fold(text: str) -> str:
    """Fold compatibility characters and radicals (NFKC and a table); spaces stay.

    Characters that cannot be seen but change how a text is shown are dropped. Raised and circled
    digits stay what they are: they mark a number, and are none of its digits.
    """
    kept = _plain(_MISLEADING.sub("", text))
    if not _MARK.search(kept):
        return _plain(unicodedata.normalize("NFKC", kept))
    parts = _MARK.split(kept)
    folded = [unicodedata.normalize("NFKC", part) for part in parts]
    marks = _MARK.findall(kept)
    return _plain("".join(a + b for a, b in zip(folded, [*marks, ""], strict=True)))


def unjoined(text: str) -> str:
    """Leave out what only joins characters, or chooses a variant or a direction of them."""
    return _JOINER.sub("", text)


def _plain(text: str) -> str:
    """Replace radicals; most texts have none, and translating costs more than looking."""
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


def shown(text: str) -> str:
    """Write out what would mislead in a name or a message, so that it stands on one line."""
    return _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def punctuated(text: str) -> str:
    """Give a folded sentence its full-width marks back, but for those inside numbers.

    Examples
    --------
    >>> punctuated("压减支出1,234.50万元,厉行节约;人员减少")
    '压减支出1,234.50万元，厉行节约；人员减少'
    """
    return _NARROW_MARK.sub(lambda found: _WIDE[found[0]], text)


def quoted(text: str) -> str:
    """Quote a name; quotation marks within it become single.

    Examples
    --------
    >>> quoted("“三公”经费合计"), quoted("教育支出")
    ('“‘三公’经费合计”', '“教育支出”')
    """
    return f"“{text.translate(_INNER)}”"


@functools.lru_cache(maxsize=1 << 14)  # the same names and headings come again and again
def squeeze(text: str) -> str:
    """Fold, drop all white space, control and private-use characters, widen the brackets.

    What a PDF does not tell is dropped too, but not where it may be part of a number. So are the
    marks of notes.
    """
    seen = _MARK.sub("", _INVISIBLE.sub("", fold(text))).translate(_BRACKETS)
    return _ASIDE.sub("", seen) if UNKNOWN in seen else seen


def figure_text(value: Decimal | float | None) -> str:
    """Write a figure with all its decimals, two at the least; a blank is called one.

    Examples
    --------
    >>> figure_text(1234.5), figure_text(Decimal("0.123400")), figure_text(None)
    ('1,234.50', '0.1234', '空白')
    """
    if value is None or value != value:  # NaN
        return "空白"
    whole, _, decimals = f"{value:,.6f}".rstrip("0").partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}"
