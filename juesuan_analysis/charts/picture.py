"""A figure that a notebook shows wherever it is displayed, with or without pyplot."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.figure import Figure


class Picture(Figure):
    """A matplotlib figure with a picture of itself for notebooks, on white everywhere.

    A plain ``Figure`` made without pyplot is shown as ``<Figure size …>`` until something in the
    notebook has switched matplotlib's inline backend on.

    Attributes
    ----------
    snapshot
        What the store is called that the figures are from; files of the picture hold it.
    """

    snapshot: str = ""

    def __repr__(self) -> str:
        titles = [ax.get_title(loc="left") for ax in self.axes]
        return f"图：{'；'.join(title for title in titles if title)}"

    def savefig(self, fname: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Write to a file; white also where the user's style (dark_background) says black."""
        super().savefig(fname, **{"facecolor": self.get_facecolor(), **kwargs})

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        # The same data gives the same bytes, so that notebooks run again do not differ.
        self.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()
