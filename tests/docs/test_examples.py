"""The examples on the pages run and give what the pages say."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "comparison.md"


def test_what_a_comparison_needs():
    text = "\n".join(
        block.split("```")[0] for block in PAGE.read_text("utf-8").split("```pycon\n")[1:]
    )
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    found = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test)
    assert found.attempted > 20
    assert found.failed == 0
