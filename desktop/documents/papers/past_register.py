"""A register as it stood at a past moment: each mark, who entered it, what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import note_on
from desktop.documents.page import BODY, RIGHT, SECTION, SMALL, Pages
from desktop.documents.papers.code_key import draw_key
from desktop.documents.table import Column, draw_table

if TYPE_CHECKING:
    from desktop.documents.page import Heading

_NOTE = (
    "It shows what had been recorded by that moment. Nothing is ever overwritten: what was changed"
    " afterwards stands below."
)
_MARKS = (
    Column("", 5, place=RIGHT),
    Column("Pupil", 26, wraps=True),
    Column("Mark", 9),
    Column("Entered", 22),
    Column("By", 26, wraps=True),
    Column("Reason and note", 32, wraps=True),
)
_SINCE = (
    Column("Pupil", 26, wraps=True),
    Column("Then", 9),
    Column("Changed to", 12),
    Column("On", 22),
    Column("By", 26, wraps=True),
    Column("Reason and note", 32, wraps=True),
)


@dataclass(frozen=True, slots=True)
class PastSheet:
    """The facts: where it stood, a line a child, and what changed later, each already in words."""

    heading: Heading
    standing: str
    marks: tuple[tuple[str, ...], ...]
    since: tuple[tuple[str, ...], ...]
    codes: frozenset[str]


def past_register(facts: PastSheet) -> bytes:
    """Print it as it stood, for an inspector or a court (R149: original, amended, why, who)."""
    page = Pages(facts.heading)
    page.paragraph(facts.standing, BODY, after=2)
    page.paragraph(_NOTE, SMALL)
    draw_table(page, _MARKS, facts.marks, SMALL)
    noted = note_on(row[1] for row in facts.marks)
    if noted:
        page.paragraph(noted, SMALL, after=1)
    page.y -= 6
    page.need(60)
    page.paragraph("Changed since", SECTION, after=2)
    if facts.since:
        draw_table(page, _SINCE, facts.since, SMALL)
        page.y -= 8
    else:
        page.paragraph("No mark has been changed since.", BODY)
    draw_key(page, facts.codes)
    return page.finish()
