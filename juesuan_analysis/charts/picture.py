"""A figure that a notebook shows wherever it is displayed, with or without pyplot."""

from __future__ import annotations

import io

from matplotlib.figure import Figure


class Picture(Figure):
    """A matplotlib figure with a picture of itself for notebooks.

    A plain ``Figure`` made without pyplot is shown as ``<Figure size …>`` until something in the
    notebook has switched matplotlib's inline backend on.
    """

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", facecolor="white", metadata={"Software": None})
        return buffer.getvalue()
