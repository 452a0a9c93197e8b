"""Small pictures of figures, for the report."""

from __future__ import annotations

import io
from typing import Any

import numpy as np

from ..arrays.layouts import Array

WIDEST = 320  #: Pixels.
COLOURS = 128


def thumbnail(png: bytes) -> bytes:
    """Return a PNG at most 320 pixels wide, in few colours."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    if image.width > WIDEST:
        image = image.resize(
            (WIDEST, max(1, round(image.height * WIDEST / image.width))), Image.Resampling.LANCZOS
        )
    out = io.BytesIO()
    image.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def enlarged(image: Any) -> bytes:
    """Return a PIL image as a PNG; a tiny one is enlarged, pixel by pixel."""
    from PIL import Image

    plain = image.convert("RGB")
    times = max(1, WIDEST // 2 // max(plain.size))
    out = io.BytesIO()
    plain.resize((plain.width * times, plain.height * times), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


def pixels_of(image: Any) -> Array:
    """Return the numbers of a PIL image, height x width and perhaps its colours."""
    return np.asarray(image.convert("RGB") if image.mode == "P" else image)


def drawn(figure: Any) -> bytes:
    """Draw a figure that nobody shows, as small as it is needed."""
    out = io.BytesIO()
    wide = max(float(figure.get_size_inches()[0]), 0.1)
    figure.canvas.print_figure(out, format="png", dpi=min(100.0, WIDEST / wide), bbox_inches="tight")
    return out.getvalue()
