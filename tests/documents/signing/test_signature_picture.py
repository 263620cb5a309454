"""A signature's picture: made small, its paper taken away, and refused in words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from desktop.documents.signing.signature_picture import LARGEST_FILE, signature_picture
from desktop.errors import FileRefused
from tests.documents.signing.pictures import a_picture, saved


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_ink_is_kept_and_the_paper_seen_through(form: str) -> None:
    made = signature_picture(a_picture(form=form))
    with Image.open(BytesIO(made.png)) as read:
        assert read.mode == "LA"
        alpha = read.getchannel("A")
        assert alpha.getpixel((0, 0)) == 0
        assert alpha.getextrema() == (0, 255)
        assert read.size == (made.width, made.height)
    assert made.width < 400  # cropped to the ink


def test_a_large_scan_is_made_small() -> None:
    big = Image.open(BytesIO(a_picture())).resize((4800, 2200))
    made = signature_picture(saved(big))
    assert max(made.width / 900, made.height / 300) == 1
    assert len(made.png) < 40_000


def test_ink_on_nothing_is_ink_on_paper() -> None:
    drawn = Image.open(BytesIO(a_picture(paper=255)))
    through = Image.new("RGBA", drawn.size)
    through.putalpha(drawn.point(lambda value: 255 - value))
    assert signature_picture(saved(through)).png


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.4", "not a picture"),
        (a_picture()[:200], "not a picture"),
        (saved(Image.new("L", (40, 40)), "GIF"), "not a picture"),
        (saved(Image.new("L", (400, 200), 255)), "no signature"),
        (saved(Image.new("L", (400, 200), 235)), "no signature"),
        (saved(Image.new("L", (400, 200), 0)), "too dark"),
        (saved(Image.open(BytesIO(a_picture())).resize((40, 18))), "too small"),
        (saved(Image.new("1", (12_001, 2))), "more dots"),
        (bytes(LARGEST_FILE + 1), "10 MB"),
    ],
)
def test_a_file_that_is_no_signature_is_refused_in_words(file: bytes, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        signature_picture(file)
