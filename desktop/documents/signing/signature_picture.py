"""A drawn or scanned signature made fit for paper: cropped to its ink, small, on no background."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from desktop.errors import FileRefused
from desktop.models.letters.own_signature import SignaturePicture

LARGEST_FILE = 10_000_000  # bytes
LARGEST_SIDE = 12_000  # pixels of what is read
_KEPT = (900, 300)  # pixels: 76 mm at 300 dots to an inch
_LEAST = (40, 12)  # pixels of ink either way
_MUCH_INK = 0.5  # of the cropped picture: a signature is mostly paper
_DARK = 110  # below it a dot is ink for certain (0 is black)
_EDGE = 6  # pixels around the ink

_ADVICE = "Choose a PNG or JPEG of the signature alone, in dark ink on white paper."


def signature_picture(file: bytes) -> SignaturePicture:
    """Return a signature from a picture's bytes; FileRefused says what is wrong with them."""
    grey = _grey(file)
    ink = ImageOps.invert(grey).point(_as_ink)
    box = ink.point(_certain).getbbox()
    if box is None:
        raise FileRefused("There is no signature in the picture.", _ADVICE)
    ink = ink.crop(_wider(box, ink.size))
    if box[2] - box[0] < _LEAST[0] or box[3] - box[1] < _LEAST[1]:
        raise FileRefused("The signature in the picture is too small to print.", _ADVICE)
    if sum(ink.histogram()[128:]) > _MUCH_INK * ink.width * ink.height:
        raise FileRefused("The picture is too dark to be a signature on paper.", _ADVICE)
    ink.thumbnail(_KEPT)
    made = Image.new("LA", ink.size, 0)
    made.putalpha(ink)
    kept = BytesIO()
    made.save(kept, "PNG", optimize=True)
    return SignaturePicture(kept.getvalue(), *made.size)


def _grey(file: bytes) -> Image.Image:
    """Read it as grey on white, upright; whatever was seen through is white."""
    if len(file) > LARGEST_FILE:
        raise FileRefused("The picture’s file is larger than 10 MB.", _ADVICE)
    try:
        with Image.open(BytesIO(file), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise FileRefused("The picture has more dots than can be read.", _ADVICE)
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FileRefused("The file is not a picture that can be read.", _ADVICE) from error
    except Image.DecompressionBombError as error:
        raise FileRefused("The picture has more dots than can be read.", _ADVICE) from error
    white = Image.new("RGBA", upright.size, "white")
    white.alpha_composite(upright)
    return white.convert("L")


def _as_ink(value: int) -> int:
    """How much ink a dot is: paper that is not quite white is none, dark grey is all."""
    return max(0, min(255, (value - 70) * 255 // 110))


def _certain(value: int) -> int:
    return 255 if value > 255 - _DARK else 0


def _wider(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, right, foot = box
    return (
        max(0, left - _EDGE),
        max(0, top - _EDGE),
        min(size[0], right + _EDGE),
        min(size[1], foot + _EDGE),
    )
