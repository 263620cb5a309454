"""A family with two parents at two addresses, and letters about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.models.letters.letter import Letter, LetterDraft, LetterEvent, LetterKind
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.tasks.letters.write_letters import flag_letters, write_letters
from tests import make

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

MOTHERS, FATHERS = "12 Mill Street, Netherbrook", "7 Canal View, Netherbrook"
VALUES = {
    "first_day": "Mon 16 Nov 2026",
    "last_day": "Wed 18 Nov 2026",
    "days": "3 school days",
    "asked_on": "Mon 2 Nov 2026",
    "back_on": "Thu 19 Nov 2026",
    "reason": "Your sister’s wedding is an exceptional occasion.",
}
ABOUT = ("leave request", 1)


def mother(small: SmallSchool, pupil: int, **facts: Any) -> int:
    """Mrs Amina Ahmed at the child's home."""
    return make.insert(small.db, "contacts", **({
        "pupil": pupil, "place": 1, "title": "Mrs", "forename": "Amina", "surname": "Ahmed",
        "relationship": "Mother", "responsibility": 1, "lives_with": 1, "address_as_pupil": 1,
        "email": "amina.ahmed@example.invalid",
    } | facts))  # fmt: skip


def father(small: SmallSchool, pupil: int, **facts: Any) -> int:
    """Mr Bilal Ahmed, elsewhere."""
    return make.insert(small.db, "contacts", **({
        "pupil": pupil, "place": 2, "title": "Mr", "forename": "Bilal", "surname": "Ahmed",
        "relationship": "Father", "responsibility": 1, "lives_with": 0, "address": FATHERS,
        "postcode": "NB2 4AB",
    } | facts))  # fmt: skip


def at_home(small: SmallSchool, pupil: int, **facts: Any) -> None:
    """Let a child live in Mill Street."""
    home = {"address": MOTHERS, "postcode": "nb1 2cd"} | facts
    small.db.table("pupils").update(pupil, home)
    small.db.conn.commit()


def family(small: SmallSchool, pupil: int | None = None) -> tuple[int, int]:
    """Both parents of a child, the first of the class unless said."""
    pupil = small.pupils[0] if pupil is None else pupil
    at_home(small, pupil)
    return mother(small, pupil), father(small, pupil)


def draft(small: SmallSchool, **facts: Any) -> LetterDraft:
    """A granted leave of the first child."""
    usual = LetterDraft(
        kind=LetterKind.GRANTED,
        pupils=small.pupils[:1],
        about=ABOUT,
        values=VALUES,
        relied_on={"decision": 1},
    )
    return replace(usual, **facts)


def written(desk: Desk, *drafts: LetterDraft) -> tuple[Letter, ...]:
    """Write letters as an errand of its own and read them back."""
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        numbers = write_letters(desk, signed, drafts)
    return ledger.letters_numbered(desk.db, desk.school, numbers)


def flagged(desk: Desk, why: str = "The decision was changed") -> None:
    """Flag what is about the request."""
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        flag_letters(desk, signed, ABOUT, why)


def befell(desk: Desk, letter: int, event: LetterEvent) -> None:
    """Let something befall a letter."""
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        ledger.add_event(desk.db, letter, event, signed.author)


def read(desk: Desk, number: int) -> Letter:
    """Read a letter again."""
    found = ledger.load_letter(desk.db, desk.school, number)
    assert found
    return found
