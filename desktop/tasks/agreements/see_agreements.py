"""Attendance contracts and action plans as those see them who keep them: a list, and a child's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.agreements.standing import AgreementLine, most_urgent_first
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.record.glance import Figure, glance_of
from desktop.models.record.spans import Span
from desktop.models.record.working import sum_in_words
from desktop.storage.admissions import pupils, rolls
from desktop.storage.agreements import agreements
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.record.count_sessions import counting
from desktop.tasks.record.show_working import working

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.agreements.agreement import Agreement
    from desktop.models.agreements.standing import Standing
    from desktop.models.marks.rates import Tally
    from desktop.models.record.glance import Part
    from desktop.models.record.working import Worked
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.count_sessions import Counting


@dataclass(frozen=True, slots=True)
class CountedSessions:
    """The sessions of an agreement's span so far, and the sum of them in words."""

    title: str
    sessions: tuple[Worked, ...]
    total: str


def agreement_lines(desk: Desk) -> tuple[AgreementLine, ...]:
    """Return those of the children on roll, a review that is due first."""
    desk.need(Duty.KEEP_AGREEMENTS)
    found = agreements.standing_of_school(desk.db, desk.school)
    return most_urgent_first(_lines(desk, _on_roll(desk, found)), desk.today)


def agreements_of(desk: Desk, pupil: int) -> tuple[AgreementLine, ...]:
    """Return a child's, what runs first; also of a child who has left."""
    desk.need(Duty.KEEP_AGREEMENTS)
    child = pupil_here(desk, pupil)
    found = agreements.standing_of_pupil(desk.db, desk.school, child.id)
    return most_urgent_first(_lines(desk, found), desk.today)


def due_reviews(desk: Desk) -> tuple[date, ...]:
    """Return the days of the reviews that are due by now, of children on roll."""
    desk.need(Duty.KEEP_AGREEMENTS)
    found = agreements.standing_of_school(desk.db, desk.school)
    due = [one for one in found if one.is_due(desk.today)]
    return tuple(one.due_on for one in _on_roll(desk, due) if one.due_on is not None)


def find_standing(desk: Desk, number: int) -> Standing:
    """Return how a version stands; StaleError where there is a newer one."""
    found, newer = find_version(desk, number)
    if newer is not None:
        raise StaleError("Somebody has changed it meanwhile.", "Look at the newer version first.")
    return found


def find_version(desk: Desk, number: int) -> tuple[Standing, Standing | None]:
    """Return any version as it stood, and the one that stands now where that is newer."""
    pupil = agreements.pupil_of(desk.db, desk.school, number)
    found = agreements.standing_of_pupil(desk.db, desk.school, pupil) if pupil else ()
    for one in found:
        for version in (one, *one.before):
            if version.agreement.id == number:
                return version, None if version is one else one
    raise RuleError("There is no such agreement.", "Look at the child’s page again.")


def sessions_counted(desk: Desk, number: int) -> CountedSessions:
    """Return the sessions that the figure of an agreement is made of."""
    desk.need(Duty.KEEP_AGREEMENTS)
    one = find_standing(desk, number).agreement
    parts = _parts(counting(desk), one)
    child = pupil_here(desk, one.pupil)
    days = f"{day_in_words(one.first_day)} to {day_in_words(min(one.last_day, desk.today))}"
    return CountedSessions(
        f"Attendance: {child.name}, {days}",
        working(desk, parts, Figure.RATE, with_codes=True),
        sum_in_words(Figure.RATE, glance_of(parts)),
    )


def tally_of(count: Counting, one: Agreement) -> Tally:
    """Count the sessions of an agreement's span until today."""
    return glance_of(_parts(count, one)).tally


def _parts(count: Counting, one: Agreement) -> tuple[Part, ...]:
    if one.first_day > count.desk.today:
        return ()
    return count.parts(Span("", one.first_day, one.last_day), pupil=one.pupil)


def _on_roll(desk: Desk, found: tuple[Standing, ...] | list[Standing]) -> tuple[Standing, ...]:
    if not found:
        return ()
    known = rolls.rolls_of(desk.db, tuple({one.agreement.pupil for one in found}))
    return tuple(one for one in found if known.on_roll(one.agreement.pupil, desk.today))


def _lines(desk: Desk, found: tuple[Standing, ...]) -> list[AgreementLine]:
    if not found:
        return []
    theirs = tuple({one.agreement.pupil for one in found})
    names, known = pupils.names_of(desk.db, theirs), rolls.rolls_of(desk.db, theirs)
    count, lines = counting(desk), []
    for one in found:
        pupil = one.agreement.pupil
        place = known.place(pupil, desk.today)
        lines.append(
            AgreementLine(
                name=names[pupil],
                class_name=place.group_name if place else "",
                standing=one,
                tally=tally_of(count, one.agreement),
            )
        )
    return lines
