"""Make scans of PDFs: every page a picture, as a copier would give it.

Skew, noise, grey paper, blur and a red seal are added on purpose; all of it is deterministic.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

Image = npt.NDArray[np.uint8]
_POINTS = 72
_SEAL = (30, 30, 215)  # blue, green, red


@dataclass(frozen=True)
class Copier:
    """How a page is scanned.

    ``skew`` is in degrees, clockwise; ``turn`` counts quarter turns clockwise; ``grey`` is the
    paper's shade (255 is white); ``quality`` is that of the JPEG.
    """

    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    grey: int = 255
    blur: float = 0.0
    seal: bool = False
    turn: int = 0
    quality: int = 80


def _stamp(image: Image, dpi: int) -> Image:
    """Press a red seal on the page: a ring and a star; print shows through the ink."""
    ink = np.full_like(image, 255)
    height, width = image.shape[:2]
    centre, radius = (int(width * 0.62), int(height * 0.36)), int(0.8 * dpi)
    cv2.circle(ink, centre, radius, _SEAL, max(2, dpi // 30))
    for angle in range(0, 180, 36):
        cv2.ellipse(ink, centre, (radius // 2, radius // 14), angle, 0, 360, _SEAL, -1)
    return (image.astype(np.uint16) * ink // 255).astype(np.uint8)


def _skewed(image: Image, degrees: float) -> Image:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turned = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return turned.astype(np.uint8)


def copied(image: Image, copier: Copier, seed: int = 0) -> Image:
    """Give the picture that a copier makes of a page (blue, green, red)."""
    out = _stamp(image, copier.dpi) if copier.seal else image
    out = _skewed(out, copier.skew) if copier.skew else out
    shade = out.astype(np.float32) * (copier.grey / 255)
    if copier.blur:
        shade = cv2.GaussianBlur(shade, (0, 0), copier.blur).astype(np.float32)
    if copier.noise:
        dice = np.random.default_rng(seed)
        shade += dice.normal(0, copier.noise, out.shape[:2]).astype(np.float32)[..., None]
    out = np.clip(shade, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(out, -copier.turn))


def _add_page(target: pdfium.PdfDocument, image: Image, copier: Copier) -> None:
    jpeg = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, copier.quality])[1]
    width, height = (side * _POINTS / copier.dpi for side in (image.shape[1], image.shape[0]))
    page = target.new_page(width, height)
    picture = pdfium.PdfImage.new(target)
    picture.load_jpeg(io.BytesIO(jpeg.tobytes()), inline=True)
    picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(picture)
    page.gen_content()


def scan(pdf: bytes, copier: Copier, pages: Collection[int] = ()) -> bytes:
    """Turn a PDF into a scan of it.

    Parameters
    ----------
    pdf
        The document.
    copier
        How it is scanned.
    pages
        Pages to take (from 1); all of them where none are named.
    """
    source, target = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    for index in range(len(source)):
        if not pages or index + 1 in pages:
            image = source[index].render(scale=copier.dpi / _POINTS).to_numpy()[:, :, :3]
            _add_page(target, copied(image, copier, index), copier)
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()
