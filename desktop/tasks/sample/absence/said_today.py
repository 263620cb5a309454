"""The sample's morning on the absence line: voicemails, a family, a doubtful caller, a birthday."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.absence.appointment import AwayTimes, with_times
from desktop.models.absence.message import How, MessageDraft, speaks_for
from desktop.models.absence.spans import spans
from desktop.models.days.session import both_halves
from desktop.models.days.session_times import instant
from desktop.models.marks.entry import Kind
from desktop.models.marks.expectation import FROM_ABSENCE_LINE, Expectation
from desktop.storage.absence import messages
from desktop.storage.admissions import contacts
from desktop.storage.file.signature import Signature
from desktop.storage.marks import entries, expectations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from sqlite_utils import Database

    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.sample.absence.said_before import Heard
    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_WAITS = "N"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """Who of a class is spoken of, how, when it came and was written down, and what was said."""

    level: int
    how: How
    came: time
    written: time
    words: str
    reason: str = "illness"
    code: str = "I"
    stands: str = "I"
    relative: bool = False
    family: bool = False
    morning: bool = False
    days: int = 1


_CALLS = (
    _Call(level=1, how=How.VOICEMAIL, came=time(7, 41), written=time(8, 6), days=2,
          words="Sick twice in the night, will be back on Thursday"),
    _Call(level=2, how=How.VOICEMAIL, came=time(7, 48), written=time(8, 7), family=True,
          words="Both have a temperature"),
    _Call(level=3, how=How.VOICEMAIL, came=time(7, 55), written=time(8, 8), relative=True,
          words="Poorly this morning, and the parents are at work", stands=""),
    _Call(level=5, how=How.EMAIL, came=time(8, 2), written=time(8, 10), morning=True,
          reason="appointment", code="M", stands="M",
          words=with_times(AwayTimes(time(8, 50), time(10, 30)), "Hospital clinic")),
    _Call(level=6, how=How.PHONE, came=time(8, 12), written=time(8, 13), reason="family",
          code="C", stands=_WAITS, words="A grandfather was taken to hospital in the night"),
    _Call(level=0, how=How.PHONE, came=time(8, 15), written=time(8, 16), reason="unsatisfactory",
          code="O", stands="O", words="It is a birthday, the family has a day out"),
    _Call(level=3, how=How.TEXT, came=time(8, 19), written=time(8, 21),
          words="Headache and sore throat"),
    _Call(level=2, how=How.IN_PERSON, came=time(8, 34), written=time(8, 35),
          words="Came out in spots, seeing the pharmacist"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """What is needed to write messages of a day."""

    db: Database
    opened: Opened
    day: date
    adults: dict[int, tuple[Contact, ...]]


def take_this_mornings(db: Database, opened: Opened, told: Story, heard: Iterable[Heard]) -> None:
    """Write this morning's messages, and one of yesterday's that waits; inside `saving`."""
    line = _Line(db, opened, told.day, contacts.contacts_of_school(db, opened.school))
    _yesterdays(line, told)
    if not told.years.calendar.is_school_day(told.day):
        return
    spoken: set[int] = set()
    for call in _CALLS:
        children = list(_spoken_of(line, told, call, spoken))
        if children:
            spoken |= {child.number for child in children}
            _write(line, told, call, children)
    _still_ill(line, told, heard, spoken)


def _spoken_of(line: _Line, told: Story, call: _Call, spoken: set[int]) -> Iterator[Child]:
    """Give the first child of the class of whom nothing is known yet, or one with a sibling."""
    sessions = [one.number for one in both_halves(told.day)]
    free = [
        child
        for roster in told.rosters[told.years.last]
        for child in roster.children
        if roster.of.level != 4 and child.seat.holds(told.day) and child.number not in spoken
        and told.plan.is_free(sessions, child.number)
    ]  # fmt: skip
    level = {
        child.number
        for roster in told.rosters[told.years.last]
        if roster.of.level == call.level
        for child in roster.children
    }
    for child in free:
        others = [one for one in free if one.family == child.family and one is not child]
        caller = _caller(line, child.number, call)
        if (
            (child.number in level or call.relative)
            and caller is not None
            and bool(others) is call.family
        ):
            yield child
            yield from others[:1] if call.family else ()
            return


def _caller(line: _Line, pupil: int, call: _Call) -> Contact | None:
    known = line.adults.get(pupil, ())
    fitting = [one for one in known if speaks_for(one) and not call.relative]
    if call.relative:
        fitting = [one for one in known if one.relationship == "Grandmother"]
    return next((one for one in fitting if not one.do_not_contact), None)


def _write(line: _Line, told: Story, call: _Call, children: list[Child]) -> None:
    caller = _caller(line, children[0].number, call)
    morning, afternoon = both_halves(told.day)
    days = told.years.calendar.school_days_after
    back = days(told.day, call.days)
    last = both_halves(told.years.calendar.previous_school_days(back, 1)[-1])[1]
    draft = MessageDraft(
        pupils=tuple(child.number for child in children), how=call.how,
        received_at=instant(told.day, call.came), caller=caller.name if caller else "",
        relationship=caller.relationship if caller else "", contact=caller.id if caller else None,
        reason=call.reason, code=call.code, words=call.words, first=morning,
        last=morning if call.morning else max(last, afternoon),
        back_on=None if call.morning else back,
    )  # fmt: skip
    _keep(line, draft, instant(told.day, call.written), call.stands)


def _keep(line: _Line, draft: MessageDraft, at: datetime, stands: str) -> int:
    """Keep a message and let it stand beside the names, as the absence line does."""
    signed = Signature(at, line.opened.school, line.opened.authors["office"])
    number = messages.add_message(line.db, draft, signed, code=draft.code, explains=bool(stands))
    known = 0
    for pupil in draft.pupils:
        for first, last, pattern in spans(draft.first, draft.last) if stands else ():
            new = Expectation(0, pupil, None, first, last, pattern, stands, at, draft.words, None,
                              FROM_ABSENCE_LINE)  # fmt: skip
            known = expectations.add_expectation(
                line.db, line.opened.school, new, signed.author or 0
            )
            messages.let_stand(line.db, number, known)
    return known


def _yesterdays(line: _Line, told: Story) -> None:
    """A message of the school day before, whose code waits for the head in marks that are N."""
    pupil = told.plan.waits
    days = told.years.calendar.previous_school_days(told.day, 1)
    if not pupil or not days:
        return
    first, last = both_halves(days[-1])
    at = instant(days[-1], time(15, 50))
    caller = next((one for one in line.adults.get(pupil, ()) if speaks_for(one)), None)
    draft = MessageDraft(
        pupils=(pupil,), how=How.PHONE, received_at=at - timedelta(minutes=2),
        caller=caller.name if caller else "A parent", reason="family", code="C",
        relationship=caller.relationship if caller else "", contact=caller.id if caller else None,
        words="The funeral of a great-aunt, in Leeds", first=first, last=last, back_on=told.day,
    )  # fmt: skip
    known = _keep(line, draft, at, _WAITS)
    marks = entries.newest_entries_between(line.db, [pupil], first, last).values()
    reason = f"{draft.how.value} from {draft.caller}: {draft.words}"
    entries.add_entries(
        line.db,
        (
            entries.NewEntry(
                line.opened.school, pupil, seen.session, seen.group, _WAITS, Kind.AMENDMENT, at,
                at, line.opened.authors["office"], reason=reason, replaces=seen.id, source=known,
            )
            for seen in marks
            if seen.code == _WAITS
        ),
    )  # fmt: skip


def _still_ill(line: _Line, told: Story, heard: Iterable[Heard], spoken: set[int]) -> None:
    """A child who was ill yesterday is so today: the same caller, the same reason."""
    sessions = [one.number for one in both_halves(told.day)]
    days = told.years.calendar.previous_school_days(told.day, 1)
    yesterday = {days[-1].toordinal() * 2, days[-1].toordinal() * 2 + 1} if days else set()
    call = replace(_CALLS[-1], came=time(8, 40), written=time(8, 41), how=How.PHONE)
    for one in heard:
        free = one.pupil not in spoken and told.plan.is_free(sessions, one.pupil)
        child = next((each for each in told.children if each.number == one.pupil), None)
        if one.session in yesterday and one.code == "I" and free and child is not None:
            words = one.words.partition(": ")[2]
            _write(line, told, replace(call, words=f"Still away: {words}"), [child])
            return
