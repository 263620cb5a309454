"""Absences that go on: who has rung today, who has not, and today's message in two keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.continuing import StillAway, days_away, order_of
from desktop.models.absence.evidence import may_ask_by_length
from desktop.models.absence.message import How, MessageDraft, default_back, last_missed
from desktop.models.days.session import both_halves
from desktop.models.marks.expectation import FROM_ABSENCE_LINE
from desktop.models.marks.year_marks import mark_at, place_in_year
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import messages
from desktop.storage.absence import still_away as away
from desktop.storage.marks import expectations
from desktop.storage.organisation import policies, school_years
from desktop.tasks.absence.take_message import take_message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.absence.message import Message
    from desktop.models.days.session import Session
    from desktop.tasks.absence.take_message import Said
    from desktop.tasks.desk import Desk

_STILL = "Still away: "
_LONGEST = 100  # school days that are looked back over


def still_away(desk: Desk) -> tuple[StillAway, ...]:
    """Return who was away on the last school day and is not back, whoever did not ring first.

    Left out is whoever is away as planned: leave, a visit, a suspension need no call.
    """
    desk.need(Duty.LOG_ABSENCE)
    calendar, today = school_years.load_calendar(desk.db, desk.school), desk.today
    before = calendar.previous_school_days(today, 1)
    if not before or not calendar.is_school_day(today):
        return ()
    planned = _planned(desk, calendar.sessions(today, today))
    limit = policies.policy_on(desk.db, desk.school, today).evidence_days
    found = [
        one
        for one in away.away_on(desk.db, desk.school, before[-1], today)
        if one.pupil not in planned
    ]
    days = (today, *reversed(calendar.previous_school_days(today, _LONGEST)))
    runs = {one.pupil: days_away(days, partial(_codes_on, one.marks), today) for one in found}
    said = _said(desk, [one.pupil for one in found if runs[one.pupil]])
    lines = [
        StillAway(
            pupil=one.pupil, name=one.name, group_name=one.group_name, days=runs[one.pupil],
            is_long=may_ask_by_length(len(runs[one.pupil]), limit),
            said=tuple(said.get(one.pupil, ())),
        )
        for one in found
        if len(runs[one.pupil]) > 1
    ]  # fmt: skip
    return tuple(sorted(lines, key=order_of))


def _planned(desk: Desk, sessions: Sequence[Session]) -> set[int | None]:
    """Return whose whole day is planned otherwise: on a part-time timetable the rest is not."""
    today = desk.today
    covered: dict[int | None, set[Session]] = {}
    for one in expectations.standing(desk.db, desk.school, today, today):
        if one.source != FROM_ABSENCE_LINE:
            covered.setdefault(one.pupil, set()).update(filter(one.applies, sessions))
    return {pupil for pupil, planned in covered.items() if planned.issuperset(sessions)}


def _codes_on(marks: str, day: date) -> list[str]:
    return [mark_at(marks, place_in_year(session)) for session in both_halves(day)]


def _said(desk: Desk, pupils: Sequence[int]) -> dict[int, list[Message]]:
    year = school_years.load_calendar(desk.db, desk.school).year_of(desk.today)
    if year is None or not pupils:
        return {}
    first, last = both_halves(year.starts)[0], both_halves(desk.today)[1]
    found: dict[int, list[Message]] = {}
    for one in messages.messages_about(desk.db, pupils, first, last):
        for pupil in one.pupils:
            found.setdefault(pupil, []).append(one)
    return found


def take_again(desk: Desk, one: StillAway) -> tuple[Said, ...]:
    """Take today's message: the same caller gives the same reason, back on the next school day.

    RuleError where nobody has explained the absence yet, or somebody rang today.
    """
    desk.need(Duty.LOG_ABSENCE)
    last = one.last
    if one.rang is not None:
        raise RuleError(
            f"{one.rang.caller} rang about {one.name} today.", "Take another message by the name."
        )
    if last is None:
        raise RuleError(
            f"Nobody has explained why {one.name} is away.", "Take a message with its reason."
        )
    calendar = school_years.load_calendar(desk.db, desk.school)
    morning, _ = both_halves(desk.today)
    back = default_back(calendar, desk.today)
    return take_message(
        desk,
        MessageDraft(
            pupils=(one.pupil,), how=How.PHONE, received_at=desk.now(), caller=last.caller,
            reason=last.reason, first=morning, last=last_missed(calendar, morning, back),
            relationship=last.relationship, contact=last.contact, words=_as_before(last),
            back_on=back, code=last.code,
        ),
    )  # fmt: skip


def _as_before(last: Message) -> str:
    words = last.words.removeprefix(_STILL)
    return f"{_STILL}{words}" if words else _STILL.removesuffix(": ")
