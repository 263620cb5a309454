"""The school's logo on paper: made small enough once, however many pages carry it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

_LARGEST = 480  # pixels either way: more than a printer shows at this size


@lru_cache(maxsize=4)
def logo_picture(logo: bytes | None) -> ImageReader | None:
    """Return the picture for every page; None without one, or where it cannot be read."""
    return read_picture(logo) if logo else None


def read_picture(kept: bytes) -> ImageReader | None:
    """Return a picture made small enough for paper; it is remembered nowhere."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - when paper is made
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    try:
        with Image.open(BytesIO(kept)) as picture:
            small = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None  # a paper without its logo is worth more than no paper
    small.thumbnail((_LARGEST, _LARGEST))
    return ImageReader(small)
