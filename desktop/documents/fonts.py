"""The shipped faces on paper: embedded, so that a name prints as the family writes it."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paths import resource

REGULAR, BOLD = "NotoSans", "NotoSans-SemiBold"
_FILES = {REGULAR: "fonts/NotoSans-Regular.ttf", BOLD: "fonts/NotoSans-SemiBold.ttf"}


@cache
def load_faces() -> None:
    """Make the faces known to ReportLab; only the letters used are embedded."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(file))))
