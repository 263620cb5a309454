"""The slip that a late child takes to the class: name, class and time; no code and no reason."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.page import CENTRE, MM, SAMPLE_WORDS, SMALL, Heading, Letters, Pages

ROLL = (80 * MM, 52 * MM)
LABEL = (89 * MM, 36 * MM)
_MARGIN, _FOOT = 4 * MM, 7 * MM
_TIME = Letters(26, bold=True)
_WORDS = "Signed in at the office. Please let the child in."


@dataclass(frozen=True, slots=True)
class Slip:
    """`came` is when the child came in, on the clock."""

    came: str
    is_label: bool = False


def late_slip(heading: Heading, slip: Slip) -> bytes:
    """Print a slip under the child's name, on a roll or a label."""
    page = Pages(heading, LABEL if slip.is_label else ROLL, margin=_MARGIN)
    page.foot = _FOOT
    middle = (page.left + page.right) / 2
    if not slip.is_label:
        page.words(middle, page.y - _TIME.size, slip.came, _TIME, CENTRE)
        page.y -= _TIME.size + 10
    for words in (_WORDS, SAMPLE_WORDS if heading.sample else ""):
        page.words_in((page.left, page.y - SMALL.size, page.width), words, SMALL, CENTRE)
        page.y -= SMALL.size + 1.5
    return page.finish()
