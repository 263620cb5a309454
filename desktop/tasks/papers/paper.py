"""A paper that has been made, the heading every paper carries, and keeping that it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.names import printed_name
from desktop.documents.page import Heading
from desktop.models.admissions.pupil import is_latin
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.storage.admissions.pupils import load_pupil
from desktop.storage.file.database import saving
from desktop.storage.file.file_facts import is_sample
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation.schools import load_school
from desktop.storage.safeguarding import notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.tasks.desk import Desk

NOT_FOR_A_WALL = "Not for a wall."
SAYS_WHY = f"For the office: it says why children were away. {NOT_FOR_A_WALL}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF with the name it is shown and saved by.

    `subject` ("pupil" or "class", and its number) is given where it says why a child was away, and
    of a newsletter, which the school may have promised: then the school's history keeps who printed
    or saved it. `look` (a pupil's number, and what was looked at) is given where even that is
    secret: then it is kept among the looks instead. `may_print` is false for what prints elsewhere:
    letters, on the head's desk, where that is kept.
    """

    title: str
    file_name: str
    pdf: bytes
    subject: tuple[str, int | None] | None = None
    look: tuple[int, str] | None = None
    may_print: bool = True


def heading_for(desk: Desk, title: str, subtitle: str = "") -> Heading:
    """Return the heading of a paper made at this desk now."""
    school = load_school(desk.db, desk.school)
    return Heading(
        school=school.name,
        title=title,
        subtitle=subtitle,
        printed=_printed(desk),
        logo=school.logo,
        sample=is_sample(desk.db),
    )


def _printed(desk: Desk) -> str:
    now = london(desk.now())
    position = f", {desk.who.position}" if desk.who.position else ""
    return f"Printed {day_in_words(now.date())} {now:%H:%M} by {desk.who.name}{position}"


def name_on_paper(desk: Desk, pupil: int, name: str) -> str:
    """Return a child's name as paper can print it, else the Latin one with an asterisk."""
    if is_latin(name):
        return name
    kept = load_pupil(desk.db, pupil)
    return printed_name(name, kept.latin_name, kept.admission_number)


def file_name(*parts: str) -> str:
    """Put a PDF's name together from words, without what no file name may hold on any system."""
    words = " ".join(part for part in parts if part)
    kept = "".join(
        sign if sign.isprintable() and sign not in '<>:"/\\|?*' else "-" for sign in words
    )
    return f"{kept.strip(' .')[:120]}.pdf"


def keep_use(desk: Desk, papers: Iterable[Paper], what: str) -> None:
    """Keep in history that papers with a subject were "printed" or "saved as a file"."""
    kept = [paper for paper in papers if paper.subject is not None or paper.look is not None]
    if not kept:
        return
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        for paper in kept:
            if paper.look is not None:
                pupil, looked_at = paper.look
                notes.add_look(desk.db, pupil, f"{looked_at} {what}", signed)
            else:
                note(desk.db, signed, paper.subject or ("school", None), what, paper=paper.title)
