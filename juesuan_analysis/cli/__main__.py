"""``python -m juesuan_analysis.cli``: the same as ``juesuan``."""

from juesuan_analysis.cli import main

main()
