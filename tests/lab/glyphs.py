"""Whether a picture shows a text in the carried font, told from the shapes of its characters.

The text is drawn a second time, by FreeType straight from the font file, and looked for in the
picture: the normalised cross-correlation is 1 where both are the same. The charts' own drawing
snaps strokes to pixels and this one does not, so both are blurred a little first.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from juesuan_analysis.fonts import FILES

TITLE_PIXELS = 12.0 / 72 * 110  # the charts' title: 12 points at 110 dots an inch
_FINE = 8  # drawn so much larger, then made smaller: strokes fall between pixels
_BLUR = 0.7
_PAD = 3
_NEAR = 4  # pixels that count as the same place
_LEAST_INK = 4.0  # standard deviation of a window that is not just paper


def pixels(png: bytes) -> np.ndarray:
    """Ink as light on dark, rows down, of a picture on white paper."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    grey = Image.alpha_composite(paper, image).convert("L")
    return 255.0 - np.asarray(grey.filter(ImageFilter.GaussianBlur(_BLUR)), dtype=float)


def text(words: str, size: float = TITLE_PIXELS) -> np.ndarray:
    """Words as the carried bold font draws them."""
    font = ImageFont.truetype(FILES[1], size * _FINE)
    steps = [round(font.getlength(word) / _FINE) * _FINE for word in words]  # whole pixels

    def letters(draw: ImageDraw.ImageDraw) -> None:
        for n, word in enumerate(words):
            draw.text((sum(steps[:n]), 0), word, 255, font)

    return _drawn(sum(steps), letters)


def boxes(count: int, size: float = TITLE_PIXELS) -> np.ndarray:
    """What stands in the place of characters that a font does not have."""
    side = size * _FINE

    def frames(draw: ImageDraw.ImageDraw) -> None:
        for n in range(count):
            corners = ((n + 0.1) * side, 0.2 * side, (n + 0.9) * side, 1.1 * side)
            draw.rectangle(corners, outline=255, width=round(side * 0.06))

    return _drawn(count * side, frames)


def _drawn(width: float, draw) -> np.ndarray:
    image = Image.new("L", (round(width), round(TITLE_PIXELS * _FINE * 1.6)), 0)
    draw(ImageDraw.Draw(image))
    image = image.crop(image.getbbox())
    small = image.resize((-(-image.width // _FINE), -(-image.height // _FINE)), Image.BOX)
    padded = Image.new("L", (small.width + 2 * _PAD, small.height + 2 * _PAD), 0)
    padded.paste(small, (_PAD, _PAD))
    return np.asarray(padded.filter(ImageFilter.GaussianBlur(_BLUR)), dtype=float)


def likeness(picture: np.ndarray, template: np.ndarray) -> np.ndarray:
    """Normalised cross-correlation for every place of the template's upper left corner."""
    picture = np.pad(picture, _PAD)
    rows, columns = (p - t + 1 for p, t in zip(picture.shape, template.shape, strict=True))
    shape = tuple(p + t for p, t in zip(picture.shape, template.shape, strict=True))

    def summed(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        spectrum = np.fft.rfft2(values, shape) * np.conj(np.fft.rfft2(weights, shape))
        return np.fft.irfft2(spectrum, shape)[:rows, :columns]

    form = template - template.mean()
    window = np.full(template.shape, 1 / template.size)
    variance = summed(picture**2, window) - summed(picture, window) ** 2
    spread = np.sqrt(np.maximum(variance, 0))
    against = summed(picture, form) / template.size
    return np.where(spread > _LEAST_INK, against / np.maximum(spread, 1) / form.std(), 0.0)


def place_of(picture: np.ndarray, words: str) -> tuple[float, tuple[int, int]]:
    """How alike the words are to what stands where they fit best, and that place (row, column)."""
    scores = likeness(picture, text(words))
    row, column = np.unravel_index(int(scores.argmax()), scores.shape)
    return float(scores[row, column]), (int(row), int(column))


def at(picture: np.ndarray, template: np.ndarray, place: tuple[int, int]) -> float:
    """How alike another drawing is to what stands at a place."""
    row, column = place
    near = likeness(picture, template)[
        max(0, row - _NEAR) : row + _NEAR + 1, max(0, column - _NEAR) : column + _NEAR + 1
    ]
    return float(near.max()) if near.size else 0.0
