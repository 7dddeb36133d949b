"""The carried font, so that charts are readable where no Chinese font is installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FAMILY = "Juesuan Sans SC"
FILES = tuple(
    Path(__file__).with_name(f"JuesuanSansSC-{weight}.otf") for weight in ("Regular", "Bold")
)


@cache
def register() -> str:
    """Make the carried font known to matplotlib, once, and return its family name.

    Nothing else changes: to draw with it, name the family
    (``plt.rc_context({"font.family": [register()]})`` or ``sns.set_theme(font=register())``).
    """
    from matplotlib import font_manager  # half a second that reading documents need not pay

    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in FILES:
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    return FAMILY
