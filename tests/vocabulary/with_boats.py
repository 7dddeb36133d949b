"""What the package knows of a line that form 9 does not have (虚构), added in its one place.

Run in a process of its own, because every room derives what it knows when it is imported:
``python with_boats.py FORM.pdf`` prints it.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from juesuan_analysis.vocabulary import three_public
from juesuan_analysis.vocabulary.tree import Cost, Count, Line

BOATS = Line(
    key="boats",
    name="公务船购置费",
    english="Boat purchase",
    row="公务船购置费?",
    said="公务船购置费?",
    short=("购船费",),
    code="31019",
    counted="公务船购置",
    counts=(
        Count(
            noun="数",
            unit="艘",
            units=("艘",),
            said=r"(?:购置)公务船(?=\d+艘)|公务船购置数",
            english="Boats bought",
            column="boats",
            cost=Cost("price_per_boat", "每船购置费", "Price per boat", "万元/艘"),
        ),
    ),
)
VEHICLES = three_public.VEHICLES


def add() -> None:
    """Put the line among the parts of the vehicles."""
    fleet = replace(VEHICLES, parts=(*VEHICLES.parts, BOATS))
    parts = (fleet if part is VEHICLES else part for part in three_public.TREE.parts)
    three_public.TREE = replace(three_public.TREE, parts=tuple(parts))


TOLD = """九、财政拨款“三公”经费支出决算情况说明
公务用车购置及运行维护费支出决算为8.00万元。其中：公务船购置费2.00万元，占25%，购置公务船1艘。
购船费为2.00万元。"""


def known(form: Path) -> dict[str, object]:
    """What each room makes of a form and a narrative that have the line."""
    import form_pages
    import frames

    from juesuan_analysis.analysis import indicators, structure_of, three_public_ratios
    from juesuan_analysis.analysis.additive import PARTS_OF
    from juesuan_analysis.charts.language import in_english
    from juesuan_analysis.facts import Place, TextLine
    from juesuan_analysis.identities.between_forms import BETWEEN_FORMS
    from juesuan_analysis.identities.check import check
    from juesuan_analysis.identities.within_forms import WITHIN_FORMS
    from juesuan_analysis.narrative import read_narrative
    from juesuan_analysis.show.form_columns import panels_of

    rules = {rule.id: rule.statement for rule in (*WITHIN_FORMS, *BETWEEN_FORMS)}
    place = Place(1, 90.0, 80.0, 500.0, 94.0)
    statements = read_narrative([TextLine(line, place) for line in TOLD.splitlines()], 2024)
    entries = form_pages.read(form).entries
    found = check(entries, statements)
    cells = [(9, None, None, e.line, e.measure, e.amount) for e in entries]
    stored = frames.entries(*cells)
    figures = indicators(stored).set_index("indicator")["value"]
    told = frames.statements((frames.PUBLIC, "公务船购置数", "数量", 1))
    return {
        "read": {e.measure: str(e.amount) for e in entries if e.line == BOATS.name},
        "told": [[s.subject, s.kind, str(s.value)] for s in statements],
        "outcomes": {
            f.identity: f.outcome for f in found if f.identity in ("F9.total", "F9.vehicles")
        },
        "sum": rules["F9.vehicles"],
        "in form 6": rules["F69.boats"],
        "cell": [f.outcome for f in found if f.identity == "N.amount"],
        "share": [f.outcome for f in found if f.identity == "N.share"],
        "parts": PARTS_OF[VEHICLES.name],
        "indicator": figures[BOATS.name],
        "structure": list(structure_of(stored, "“三公”经费")["label"]),
        "for each": three_public_ratios(stored, told)["price_per_boat"].tolist(),
        "shown": [c.path for c in panels_of(9, set(), set())[0].columns if c.key[-1] == BOATS.name],
        "english": [in_english(w) for w in ("公务船购置费", "公务船购置数", "每船购置费")],
    }


if __name__ == "__main__":
    add()
    print(json.dumps(known(Path(sys.argv[1])), ensure_ascii=False))
