"""Postcodes: written one way, and doubted but never refused."""

from __future__ import annotations

import re

_AREA = "[A-PR-UWYZ]"
_SECOND = "[A-HK-Y]"
_OUTWARD = "|".join(
    (
        f"{_AREA}[0-9][0-9]?",
        f"{_AREA}{_SECOND}[0-9][0-9]?",
        f"{_AREA}[0-9][A-HJKSTUW]",
        f"{_AREA}{_SECOND}[0-9][ABEHMNPRVWXY]",
    )
)
_PATTERN = re.compile(f"GIR 0AA|(?:{_OUTWARD}) [0-9][ABD-HJLNP-UW-Z]{{2}}")
_STAND_IN = re.compile(r"ZZ99 [0-9][A-Z]{2}|BF[0-9X]+ ?.*|BFPO.*")


def tidy_postcode(text: str) -> str:
    """Write it in capitals with one space before the last three characters."""
    joined = "".join(text.split()).upper()
    if not 5 <= len(joined) <= 7 or not joined.isascii() or joined.startswith("BFPO"):
        return " ".join(text.split()).upper()
    return f"{joined[:-3]} {joined[-3:]}"


def postcode_doubt(postcode: str) -> str:
    """Say why a tidied postcode is doubtful (BS 7666); empty when it has the usual form."""
    if not postcode:
        return ""
    if _STAND_IN.fullmatch(postcode):
        return "This postcode stands for no ordinary address."
    if _PATTERN.fullmatch(postcode):
        return ""
    return "This has not the form of a postcode."
