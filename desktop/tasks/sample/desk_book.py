"""The sample's book at the front desk: who came late, who left for an appointment and came back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.session import Half, Session, session_of
from desktop.models.days.session_times import instant
from desktop.models.site.late_reason import LATE_REASONS, LEAVING_REASONS
from desktop.models.site.signing import NewSigning, SigningKind
from desktop.storage.admissions import contacts
from desktop.storage.file.signature import Signature
from desktop.storage.site import signings
from desktop.tasks.sample.story import dice_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from sqlite_utils import Database

    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_SHARES = (9, 6, 3, 4, 0, 3, 3, 2, 0)  # how often each reason is given; an appointment would be M
_DAYS, _A_DAY = 15, 0.6  # school days back on which children left early, and how often
_FIRST_OUT, _WITHIN, _AWAY = time(10, 5), 70, (35, 80)  # minutes: until when, and for how long


class Came(NamedTuple):
    """A child who came after the close: the amendment, and who made it when; in seconds."""

    session: int
    pupil: int
    entry: int
    arrived: int
    at: int
    author: int


class _Line(NamedTuple):
    at: datetime
    author: int
    new: NewSigning


def write_desk_book(db: Database, opened: Opened, told: Story, came: list[Came]) -> None:
    """Write the lines in the order in which they were signed; inside `saving`."""
    adults = contacts.contacts_of_school(db, opened.school)
    dice = dice_for(told.day, "desk book")
    lines = [_late(one, adults.get(one.pupil, ()), dice) for one in came]
    lines += _left_early(told, adults, opened.authors["office"], dice)
    for line in sorted(lines, key=_when):
        signings.add_signing(db, line.new, Signature(line.at, opened.school, line.author))


def _when(line: _Line) -> datetime:
    return line.at


def _late(came: Came, adults: tuple[Contact, ...], dice: Random) -> _Line:
    reason = dice.choices(LATE_REASONS, _SHARES)[0]
    new = NewSigning(
        came.pupil, session_of(came.session), SigningKind.CAME_LATE, _moment(came.arrived),
        *_adult(adults, dice), reason.words, came.entry,
    )  # fmt: skip
    return _Line(_moment(came.at), came.author, new)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _adult(adults: tuple[Contact, ...], dice: Random) -> tuple[str, int | None]:
    """The adult who came along, most of the time."""
    known = [one for one in adults[:2] if not one.do_not_contact]
    if not known or dice.random() < 0.25:
        return "", None
    one = dice.choice(known)
    return f"{one.name}, {one.relationship.lower()}", one.id


def _left_early(
    told: Story, adults: dict[int, tuple[Contact, ...]], author: int, dice: Random
) -> Iterator[_Line]:
    """Let a child in some classes leave for an appointment on recent mornings, most coming back."""
    days = told.years.calendar.school_days(told.years.years[-1].starts, told.day)
    for day in days[-_DAYS - 1 : -1]:
        for roster in told.rosters[told.years.last]:
            away = told.plan.away.get(Session(day, Half.AM).number, {})
            here = [one for one in roster.on(day) if one not in away and adults.get(one)]
            if here and dice.random() < _A_DAY / len(told.classes):
                pupil = dice.choice(here)
                yield from _out_and_back(day, pupil, adults[pupil], author, dice)


def _out_and_back(
    day: date, pupil: int, adults: tuple[Contact, ...], author: int, dice: Random
) -> Iterator[_Line]:
    session, reason = Session(day, Half.AM), LEAVING_REASONS[0].words
    out = instant(day, _FIRST_OUT) + timedelta(minutes=dice.randrange(_WITHIN))
    adult = next((one for one in adults if not one.do_not_contact), adults[0])
    with_whom = f"{adult.name}, {adult.relationship.lower()}"
    left = NewSigning(pupil, session, SigningKind.LEFT, out, with_whom, adult.id, reason)
    yield _Line(out, author, left)
    if dice.random() < 0.7:
        back = min(out + timedelta(minutes=dice.randint(*_AWAY)), instant(day, time(11, 55)))
        yield _Line(back, author, NewSigning(pupil, session, SigningKind.CAME_BACK, back,
                                             reason=reason))  # fmt: skip
