"""Build the carried font: a subset of Noto Sans CJK SC 2.004 under a name of its own.

Usage: ``python tools/build_font.py [SOURCE_DIR]``. The sources are the two collections of
Debian's package fonts-noto-cjk; the characters are GB 2312, the list beside this file, and the
ranges below. The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Juesuan Sans SC"
SOURCES = Path("/usr/share/fonts/opentype/noto")
TARGET = Path(__file__).parents[1] / "juesuan_analysis" / "fonts"
CHARACTERS = Path(__file__).with_name("font_characters.txt")
WEIGHTS = ("Regular", "Bold")
SIMPLIFIED_CHINESE = 2  # the face's place in the collection

RANGES = (
    (0x0020, 0x007E),  # Latin, digits, punctuation
    (0x00A0, 0x00FF),  # ± × ÷ · and Western names
    (0x2010, 0x2044),  # dashes, quotes, … ‰ ′ ″ ※
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218B),  # ℃ № Ⅰ ⅓
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # − ∑ ≈ ≤
    (0x2460, 0x24FF),  # circled and bracketed numbers
    (0x2500, 0x25FF),  # rules, blocks, ■ ▲ ●
    (0x2600, 0x2606),
    (0x2713, 0x2717),
    (0x2E80, 0x2FDF),  # radicals that PDF producers write in place of characters
    (0x3000, 0x303F),  # CJK punctuation
    (0x3200, 0x33FF),  # ㈠ ㊀ ㎡ ㎏
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFFEE),  # full-width and half-width forms
)


def gb2312() -> set[int]:
    """Return every code point of GB 2312, symbols and characters."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes([row, cell]).decode("gb2312", errors="ignore")
            found.update(map(ord, text))
    return found


def characters() -> set[int]:
    """Return the code points that the font carries, where the source has them."""
    listed = CHARACTERS.read_text(encoding="utf-8").splitlines()
    extra = {ord(c) for line in listed if not line.startswith("#") for c in line}
    ranged = {point for first, last in RANGES for point in range(first, last + 1)}
    return gb2312() | extra | ranged


def subset(font: TTFont) -> None:
    """Cut the font down to the characters, without hints and without vertical forms."""
    options = Options()
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    options.hinting = False
    options.desubroutinize = True  # 3% larger, and pages subset it six times faster
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)


def names(weight: str) -> dict[int, str | None]:
    """Return the name records that a changed font must change; None takes a record out."""
    plain = FAMILY.replace(" ", "")
    return {
        1: FAMILY,
        2: weight,
        3: f"{plain}-{weight};subset of Noto Sans CJK SC 2.004",
        4: FAMILY if weight == "Regular" else f"{FAMILY} {weight}",
        6: f"{plain}-{weight}",
        10: "Subset of Noto Sans CJK SC 2.004 by the juesuan-analysis project",
        16: None,
        17: None,
    }


def rename(font: TTFont, weight: str) -> None:
    """Give the font its own name in the name table and in the outlines' table."""
    table = font["name"]
    for number, text in names(weight).items():
        table.removeNames(nameID=number)
        if text is not None:
            table.setName(text, number, 3, 1, 0x409)
    postscript = str(names(weight)[6])
    outlines = font["CFF "].cff
    outlines.fontNames[0] = postscript
    top = outlines.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, f"{FAMILY} {weight}"
    for part in getattr(top, "FDArray", ()):
        part.FontName = part.FontName.replace(part.FontName.split("-")[0], postscript, 1)


def build(weight: str, sources: Path, target: Path) -> Path:
    """Write one weight and return its path."""
    font = TTFont(
        sources / f"NotoSansCJK-{weight}.ttc",
        fontNumber=SIMPLIFIED_CHINESE,
        recalcTimestamp=False,
        lazy=True,
    )
    subset(font)
    rename(font, weight)
    path = target / f"{FAMILY.replace(' ', '')}-{weight}.otf"
    font.save(path)
    return path


def main(arguments: list[str]) -> None:
    """Build both weights and say how large they are."""
    sources = Path(arguments[0]) if arguments else SOURCES
    for weight in WEIGHTS:
        path = build(weight, sources, TARGET)
        count = len(TTFont(path, lazy=True).getBestCmap())
        print(f"{path.name}: {count:,} characters, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
