"""Letters of the ledger as they will print, and as the papers that are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents.letters.letter_page import LetterPaper, letters_pdf
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.letters.letter_template import letter_subject, letter_text
from desktop.storage.file.file_facts import is_sample
from desktop.storage.organisation.schools import load_school
from desktop.tasks.letters.see_letters import changed_since
from desktop.tasks.papers.paper import Paper, file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.letters.letter import Letter
    from desktop.models.organisation.school import School
    from desktop.tasks.desk import Desk


def letter_papers(desk: Desk, letters: Iterable[Letter]) -> tuple[LetterPaper, ...]:
    """Return letters as paper has them: a draft while unsigned, a line for ink where it is due.

    The signature of one that is signed digitally is in its kept file and nowhere else.
    """
    school, sample, wanted = load_school(desk.db, desk.school), is_sample(desk.db), tuple(letters)
    changed = changed_since(desk, [one for one in wanted if not one.is_signed])
    papers = (_paper(school, one, "; ".join(changed.get(one.id, ()))) for one in wanted)
    return tuple(replace(one, sample=sample) for one in papers)


def _paper(school: School, letter: Letter, look: str) -> LetterPaper:
    signed = letter.signed
    return LetterPaper(
        school=school.name,
        school_address=school.address,
        phone=school.phone,
        logo=school.logo,
        addressee=letter.addressee,
        address=letter.address,
        note=letter.note,
        dated=day_in_words(london(signed.at if signed else letter.made_at).date()),
        reference=letter.reference,
        subject=letter_subject(letter.subject, letter.said),
        text=letter_text(letter.words, letter.said),
        name=letter.head,
        position=letter.position,
        draft=signed is None,
        look=look,
    )


def pile(desk: Desk, letters: Sequence[Letter]) -> Paper:
    """Return letters as one paper to read through, each marked DRAFT while it is unsigned."""
    title = f"{len(letters)} letters" if len(letters) != 1 else f"Letter {letters[0].reference}"
    pdf = letters_pdf(letter_papers(desk, letters))
    return Paper(title, file_name(title, str(desk.today)), pdf, may_print=False)
