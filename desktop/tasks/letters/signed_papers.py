"""A letter as paper: DRAFT until it is signed, then the very file that was signed, or for ink."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents.letters.letter_page import letter_pdf
from desktop.errors import RuleError, StorageError
from desktop.models.days.session import day_in_words
from desktop.models.letters.letter import Befell
from desktop.models.organisation.staff import Duty
from desktop.storage.letters import signed_files
from desktop.tasks.letters.letter_papers import letter_papers
from desktop.tasks.papers.paper import Paper, file_name

if TYPE_CHECKING:
    from desktop.documents.letters.letter_page import LetterPaper
    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk


def letter_shown(desk: Desk, letter: Letter) -> Paper:
    """Return a letter as it is read on the head's desk or printed.

    Unsigned it says DRAFT, in the name of whoever may sign it here. Signed it is the file that was
    signed, checked as it is opened: StorageError when it is no longer that.
    """
    if letter.signed is None:
        return _shown(letter, letter_pdf(_as_signed_today(desk, in_my_name(desk, letter))))
    if letter.signed.what is Befell.SIGNED_FOR_INK:
        return _shown(letter, letter_pdf(*letter_papers(desk, [letter])))
    return _shown(letter, signed_pdf(desk, letter))


def signed_page(desk: Desk, letter: Letter, picture: bytes) -> bytes:
    """Return the page of a letter with a signature on it, to be signed digitally at once."""
    paper = _as_signed_today(desk, letter)
    noted = f"Signed digitally on {paper.dated}"
    return letter_pdf(replace(paper, draft=False, signature=picture, signed_note=noted))


def signed_pdf(desk: Desk, letter: Letter) -> bytes:
    """Return the file as it was signed, after its digest, its bytes and its certificate agree."""
    kept = signed_files.signed_file(desk.db, letter.id)
    if kept is None:
        raise RuleError(f"{letter.reference} is not signed digitally.", "Look at it again.")
    from desktop.documents.signing.check_signed import check_signed  # noqa: PLC0415 - pyHanko

    found = check_signed(kept.pdf) if kept.is_as_kept else None
    if found is None or not found.whole or found.fingerprint != kept.certificate:
        raise StorageError(
            f"The signed letter {letter.reference} is not what was signed.",
            "Do not print or send it. Check the file in Safe keeping, or restore a backup.",
        )
    return kept.pdf


def in_my_name(desk: Desk, letter: Letter) -> Letter:
    """Return an unsigned letter in the name of the person at the desk, where they may sign it."""
    if not desk.who.may(Duty.SIGN_LETTERS):
        return letter
    name, position = desk.who.name, desk.who.position
    said = {**letter.said, "head": name} if "head" in letter.said else letter.said
    return replace(letter, head=name, position=position, said=said)


def _as_signed_today(desk: Desk, letter: Letter) -> LetterPaper:
    (paper,) = letter_papers(desk, [letter])
    return replace(paper, dated=day_in_words(desk.today))


def _shown(letter: Letter, pdf: bytes) -> Paper:
    names = ", ".join(letter.names)
    title = f"{letter.reference} {letter.kind.value.capitalize()}: {names}"
    name = file_name(letter.reference, letter.kind.value, names)
    return Paper(title, name, pdf, subject=("pupil", letter.pupils[0]), may_print=False)
