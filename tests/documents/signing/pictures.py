"""Signatures as pictures, drawn for tests, and what a signature says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from desktop.documents.signing.sign_pdf import SigningFacts

DAY = date(2026, 11, 10)
AT = datetime(2026, 11, 10, 9, 41, tzinfo=UTC)
FACTS = SigningFacts("Siân Łuczak", "Hawthorn Lane Primary School", "Leave granted, L00012", AT)
STROKE = [(60, 160), (110, 60), (150, 170), (210, 90), (260, 160), (330, 100), (420, 140)]


def a_picture(
    size: tuple[int, int] = (480, 220),
    paper: int = 250,
    ink: int = 20,
    form: str = "PNG",
    **more: Any,
) -> bytes:
    """A line across paper, as a scan of a signature."""
    made = Image.new("L", size, paper)
    ImageDraw.Draw(made).line(STROKE, fill=ink, width=6)
    return saved(made, form, **more)


def saved(picture: Image.Image, form: str = "PNG", **more: Any) -> bytes:
    """The bytes of a picture's file."""
    kept = BytesIO()
    picture.save(kept, form, **more)
    return kept.getvalue()
