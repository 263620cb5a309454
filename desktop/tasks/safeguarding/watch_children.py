"""Children at risk, for those with the safeguarding duty: who they are and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.models.safeguarding.watched_child import WatchedChild, most_urgent_first
from desktop.storage.admissions import pupils, rolls
from desktop.storage.safeguarding import notes, risk_assessments, watched
from desktop.tasks.safeguarding.child_tiers import first_tier, tiers_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.models.absence.tier import Placed
    from desktop.models.safeguarding.note import Look
    from desktop.models.safeguarding.risk import RiskAssessment
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class _Read:
    """What the file says of all of them, read in one pass a table."""

    first: str
    flags: Mapping[int, list[tuple[str, date | None]]]
    notes: Mapping[int, int]
    assessments: Mapping[int, RiskAssessment]
    looks: Mapping[int, Look]


def children_at_risk(desk: Desk) -> tuple[WatchedChild, ...]:
    """Return the children on roll with a flag, a note, an assessment or the first tier by choice.

    It says how much there is and not what it says, so that no look is kept. Whose look was the
    last is told to those who may read the looks.
    """
    desk.need(Duty.SEE_FLAGS)
    read = _read(desk)
    chosen = watched.chosen_for(desk.db, desk.school, read.first, desk.today)
    numbers = {*read.flags, *read.notes, *read.assessments, *chosen}
    known = rolls.rolls_of(desk.db, tuple(numbers))
    here = [one for one in numbers if known.on_roll(one, desk.today)]
    names, tiers = pupils.names_of(desk.db, here), tiers_of(desk, here)
    lines = []
    for pupil in here:
        place = known.place(pupil, desk.today)
        named = names[pupil], place.group_name if place else ""
        lines.append(_line(read, pupil, named, tiers[pupil]))
    return most_urgent_first(lines, desk.today)


def _read(desk: Desk) -> _Read:
    db, school = desk.db, desk.school
    return _Read(
        first_tier(desk),
        watched.flags_of_school(db, school),
        notes.counts_of_notes(db, school),
        risk_assessments.current_assessments(db, school),
        notes.last_looks(db, school) if desk.who.may(Duty.SEE_LOOKS) else {},
    )


def _line(read: _Read, pupil: int, named: tuple[str, str], tier: Placed) -> WatchedChild:
    flags, written = read.flags.get(pupil, []), read.assessments.get(pupil)
    return WatchedChild(
        pupil=pupil,
        name=named[0],
        class_name=named[1],
        tier=tier,
        is_first_tier=tier.tier == read.first,
        flags=len(flags),
        notes=read.notes.get(pupil, 0),
        colour=written.colour if written else None,
        review_on=written.review_on if written else None,
        flag_review_on=min((day for _flag, day in flags if day), default=None),
        last_look=read.looks.get(pupil),
    )
