"""Letters that wait on the head's desk, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.letters.letter import LetterDraft, LetterKind
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.tasks.letters.sign_letters import Following, waiting_letters
from desktop.tasks.letters.write_letters import write_letters
from tests import make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


def a_draft(pupil: int, kind: LetterKind = LetterKind.GRANTED) -> LetterDraft:
    """Leave for two days."""
    return LetterDraft(
        kind=kind,
        pupils=(pupil,),
        about=("leave request", pupil),
        values={
            "asked_on": "Mon 2 Nov 2026",
            "first_day": "Thu 12 Nov 2026",
            "last_day": "Fri 13 Nov 2026",
            "days": "2 school days",
            "back_on": "Mon 16 Nov 2026",
            "reason": "Grandmother’s funeral.",
        },
        relied_on={"decision": 1, "first_day": "2026-11-12"},
    )


def give_parents(small: SmallSchool) -> None:
    """Give each child of the class a mother with an address."""
    for number, pupil in enumerate(small.pupils, 1):
        make.insert(
            small.db, "contacts", pupil=pupil, place=1, title="Ms", forename="Pat",
            surname=f"Parent{number}", relationship="mother", responsibility=1,
            address=f"{number} Rose Lane", postcode="NW1 1AA",
        )  # fmt: skip
    small.db.conn.commit()


def write_pile(desk: Desk, pupils: Sequence[int]) -> tuple[Letter, ...]:
    """Write a letter about each child, and return what waits."""
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        write_letters(desk, signed, [a_draft(pupil) for pupil in pupils])
    return waiting_letters(desk)


class Followed:
    """Follows the work, and stops it after so many letters."""

    def __init__(self, stops_after: int | None = None) -> None:
        self.seen: list[tuple[int, int]] = []
        self._stops = stops_after

    @property
    def following(self) -> Following:
        return Following(self._progress, self._is_cancelled)

    def _progress(self, done: int, total: int) -> None:
        self.seen.append((done, total))

    def _is_cancelled(self) -> bool:
        return self._stops is not None and len(self.seen) >= self._stops
