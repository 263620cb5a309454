"""What those with the safeguarding duty read of a child: opened by a press, which is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.organisation.staff import Duty
from desktop.models.safeguarding.note import FLAGS_AND_NOTES, FLAGS_FOR_THE_CLASS, noted
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.safeguarding import notes, risk_assessments
from desktop.tasks.admissions.flag_pupils import flags_of
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safeguarding.child_tiers import tiers_of
from desktop.tasks.safeguarding.keep_looks import keep_look, looks_at
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.models.absence.tier import Placed
    from desktop.models.admissions.pupil import Flag
    from desktop.models.safeguarding.note import Look, SafeguardingNote
    from desktop.models.safeguarding.risk import Colour
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class WrittenAssessment:
    """That an assessment is there: its days, its colour and who wrote it, not what it says."""

    id: int
    written_on: date
    review_on: date
    colour: Colour
    recorded_at: datetime
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How much there is before anything is opened; a class's teacher learns only of flags."""

    flags: int
    has_duty: bool
    notes: int = 0
    tier: Placed | None = None
    assessment: WrittenAssessment | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown once it is opened; `looks` only for those who may read them."""

    pupil: int
    flags: tuple[Flag, ...]
    has_duty: bool
    notes: tuple[SafeguardingNote, ...] = ()
    assessments: tuple[WrittenAssessment, ...] = ()
    looks: tuple[Look, ...] = ()
    sees_looks: bool = False


def summary(desk: Desk, pupil: int) -> Summary | None:
    """Return what there is to open for this person; None where there is no place for them."""
    flags = len(flags_of(desk, pupil))
    if not desk.who.may(Duty.SEE_FLAGS):
        return Summary(flags, has_duty=False) if flags else None
    written = written_of(desk, pupil)
    return Summary(
        flags,
        has_duty=True,
        notes=len(notes.notes_of(desk.db, pupil)),
        tier=tiers_of(desk, [pupil])[pupil],
        assessment=written[0] if written else None,
    )


def open_safeguarding(desk: Desk, pupil: int) -> Opened:
    """Keep the look, then return what this person may see; PermissionRefused for the others."""
    child = pupil_here(desk, pupil)
    has_duty = desk.who.may(Duty.SEE_FLAGS)
    flags = flags_of(desk, pupil)
    if not has_duty and not flags:
        raise PermissionRefused(
            f"{desk.who.name} may not open this about {child.name}.",
            "Ask the safeguarding lead.",
        )
    keep_look(desk, pupil, FLAGS_AND_NOTES if has_duty else FLAGS_FOR_THE_CLASS)
    if not has_duty:
        return Opened(pupil, flags, has_duty=False)
    sees_looks = desk.who.may(Duty.SEE_LOOKS)
    return Opened(
        pupil,
        flags,
        has_duty=True,
        notes=notes.notes_of(desk.db, pupil),
        assessments=written_of(desk, pupil),
        looks=looks_at(desk, pupil) if sees_looks else (),
        sees_looks=sees_looks,
    )


def add_note(desk: Desk, pupil: int, words: str) -> int:
    """Add a note with the clock's time and the person's name; it is never changed."""
    desk.need(Duty.SEE_FLAGS)
    kept = noted(words)
    with saving(desk.db):
        pupil_here(desk, pupil)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        return notes.add_note(desk.db, pupil, kept, signed)


def written_of(desk: Desk, pupil: int) -> tuple[WrittenAssessment, ...]:
    """Return which assessments there are of a child, the one that stands first."""
    desk.need(Duty.SEE_FLAGS)
    found = risk_assessments.assessments_of(desk.db, desk.school, pupil_here(desk, pupil).id)
    return tuple(
        WrittenAssessment(
            one.id, one.written_on, one.review_on, one.colour, one.recorded_at or desk.now(),
            one.name, one.position,
        )
        for one in found
    )  # fmt: skip
