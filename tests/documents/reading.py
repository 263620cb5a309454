"""Papers read back as text."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader


def words_of(pdf: bytes) -> list[str]:
    """Return what stands on each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def faces_of(pdf: bytes) -> set[str]:
    """Return the faces that are embedded."""
    fonts = [page["/Resources"]["/Font"] for page in PdfReader(BytesIO(pdf)).pages]  # type: ignore[index]
    names = {str(one.get_object()["/BaseFont"]) for part in fonts for one in part.values()}
    return {name.split("+")[-1] for name in names}
