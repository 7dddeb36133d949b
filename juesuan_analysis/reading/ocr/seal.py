"""Take red seals off a page, so that the numbers under them stay."""

from __future__ import annotations

import cv2
import numpy as np

from juesuan_analysis.reading.ocr.picture import Image

_SATURATED = 60  # red above green and blue by so much is ink of a seal
_TINTED = 15  # its soft edge
_REACH = 7  # pixels


def without_seal(image: Image) -> Image:
    """Show the pixels of red seals (blue, green, red) as their red channel has them.

    There a seal is nearly as bright as paper, and black print under it is dark. The channel is
    stretched so that the seal takes the shade of the paper.
    """
    blue, green, red = (image[:, :, i].astype(np.int16) for i in range(3))
    above = red - np.maximum(green, blue)
    sealed = above > _SATURATED
    if not sealed.any():
        return image
    near = cv2.dilate(sealed.astype(np.uint8), np.ones((_REACH, _REACH), np.uint8)) > 0
    paper = float(np.median(red))
    stretched = np.clip(red * (paper / np.median(red[sealed])), 0, 255).astype(np.uint8)
    lifted = np.where(above > _TINTED, stretched, red.astype(np.uint8))
    out = image.copy()
    out[near] = lifted[near][:, None]
    return out
