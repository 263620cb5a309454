"""Keeping the sample's registers: every class and session until the sample's day, one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.models.days.session_times import timetable
from desktop.models.marks.attendance_code import NOT_EXPECTED_HERE, present_code
from desktop.models.marks.entry import Kind
from desktop.models.site.paper_register import PaperRegister
from desktop.tasks.sample.absence.said_before import Heard
from desktop.tasks.sample.desk_book import Came
from desktop.tasks.sample.plan import Away, How
from desktop.tasks.sample.taking import Made, Sitting, from_paper, take

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from desktop.models.days.session import Session
    from desktop.models.days.session_times import SessionTimes, Timetable
    from desktop.tasks.sample.book import Book, Latest, Row
    from desktop.tasks.sample.classes import Roster
    from desktop.tasks.sample.plan import Plan

_AMENDMENT = Kind.AMENDMENT.value
_ON_PAPER_AT = timedelta(minutes=7)  # after registration began, in a power cut
_RECORDED = 3  # an event's place of the moment
_NOBODY: dict[int, Away] = {}


@dataclass(frozen=True, slots=True)
class Hands:
    """Whose name stands under what: authors by class, covers by class and day, the office's.

    `names` are the class teachers', for what they took on paper.
    """

    teachers: dict[int, int]
    names: dict[int, str]
    covers: dict[tuple[int, date], int]
    office: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An absence that stands as N until the office hears why."""

    session: int
    group: int
    pupil: int
    away: Away


@dataclass
class Keeping:
    """What goes on from session to session: the plan, the book, and reasons still to come.

    `forgotten` are registers nobody took in time, by class and session; True: the office did later.
    `heard` are the reasons heard since `listens`, the number of a session.
    """

    plan: Plan
    book: Book
    hands: Hands
    dice: Random
    forgotten: dict[tuple[int, int], bool]
    latest: Latest = field(default_factory=dict)
    to_come: dict[int, list[Unsettled]] = field(default_factory=dict)
    came: list[Came] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    listens: int = 0


@dataclass
class Now:
    """One session while it is kept; `turn` counts the sessions."""

    session: Session
    times: Timetable
    turn: int
    made: list[Made] = field(default_factory=list)
    afterwards: list[tuple[Made, int]] = field(default_factory=list)
    unsettled: list[Unsettled] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)

    @property
    def closes(self) -> int:
        """The closing moment in seconds."""
        return int(self.times.closes.timestamp())


def keep_session(
    keeping: Keeping, rosters: tuple[Roster, ...], session: Session, times: SessionTimes, turn: int
) -> None:
    """Take, hand in and close every class's register, then let the office settle what it hears."""
    now = Now(session, timetable(times, session.day), turn)
    for roster in rosters:
        _keep_class(keeping, now, roster)
    latest: Latest = {}
    keeping.book.enter(session.number, sorted(now.made, key=itemgetter(0)), latest)
    for one in now.unsettled:
        key = (one.session, one.pupil)
        if key in latest:
            keeping.latest[key] = latest[key]
    _settle(keeping, now)
    keeping.book.events += sorted(now.events, key=itemgetter(_RECORDED))


def _keep_class(keeping: Keeping, now: Now, roster: Roster) -> None:
    group, number = roster.of.number, now.session.number
    register = keeping.book.open_register(group, number, now.times)
    now.events.append((register, "closed", now.closes, now.closes, None, ""))
    pupils = roster.on(now.session.day)
    late = keeping.forgotten.get((group, number))
    if not pupils or late is False:
        return
    sitting = _sitting(keeping, now, group, pupils, late=bool(late))
    made, handed_in = take(sitting, keeping.dice)
    first = min(made, key=itemgetter(0)).at
    taken = int((now.times.begins + _ON_PAPER_AT).timestamp()) if late else first
    if late:
        now.afterwards += ((one, number) for one in from_paper(made, taken))
    else:
        now.made += made
    now.events.append((register, "taken", taken, first, sitting.author, sitting.reason))
    if handed_in is not None:
        event = (register, "handed in", handed_in, handed_in, sitting.author, sitting.reason)
        now.events.append(event)
    _note_unsettled(keeping, now, sitting, accepted=handed_in is not None)


def _sitting(keeping: Keeping, now: Now, group: int, pupils: list[int], *, late: bool) -> Sitting:
    hands, day = keeping.hands, now.session.day
    author = hands.office[0] if late else hands.covers.get((group, day), hands.teachers[group])
    paper = PaperRegister(hands.names[group], now.times.begins + _ON_PAPER_AT)
    return Sitting(
        group,
        pupils,
        keeping.plan.away.get(now.session.number, _NOBODY),
        present_code(now.session.half),
        int(now.times.begins.timestamp()),
        now.closes,
        author,
        paper.reason if late else "",
    )


def _note_unsettled(keeping: Keeping, now: Now, sitting: Sitting, *, accepted: bool) -> None:
    """Remember who stands as N, and when the office will hear why."""
    late = 1 if sitting.reason else 0
    for pupil in sitting.pupils:
        away = sitting.away.get(pupil)
        if away is None or away.how is How.LATE:
            continue
        if away.how is How.KNOWN and (accepted or away.code in NOT_EXPECTED_HERE):
            continue
        one = Unsettled(now.session.number, sitting.group, pupil, away)
        now.unsettled.append(one)
        keeping.to_come.setdefault(now.turn + away.delay + late, []).append(one)


def _settle(keeping: Keeping, now: Now) -> None:
    """Amend what has become known by now, and enter what was taken late, in order of time."""
    made = list(now.afterwards)
    for one in keeping.to_come.pop(now.turn, []):
        amendment = _amendment(keeping, now, one)
        made.append((amendment, one.session))
        if one.session >= keeping.listens and one.away.minutes is None:
            keeping.heard.append(
                Heard(one.session, one.pupil, amendment.at, amendment.code, amendment.reason,
                      amendment.author or 0)
            )  # fmt: skip
        then = one.away.then
        if then is not None:
            again = Unsettled(one.session, one.group, one.pupil, then)
            keeping.to_come.setdefault(now.turn + then.delay, []).append(again)
    for entry, session in sorted(made, key=_when):
        keeping.book.enter(session, (entry,), keeping.latest)
        if entry.code == "U" and session == now.session.number:
            keeping.came.append(_came(keeping, now, entry))


def _came(keeping: Keeping, now: Now, entry: Made) -> Came:
    arrived = int(now.times.begins.timestamp()) + 60 * (entry.minutes or 0)
    number, session = keeping.book.last_entry, now.session.number
    return Came(session, entry.pupil, number, arrived, entry.at, entry.author or 0)


def _when(made: tuple[Made, int]) -> int:
    return made[0].at


def _amendment(keeping: Keeping, now: Now, one: Unsettled) -> Made:
    away, dice = one.away, keeping.dice
    at = now.closes + dice.randrange(240, 5400)
    words = away.words
    if away.minutes is not None:
        arrived = int(now.times.begins.timestamp()) + 60 * away.minutes + 20
        at = arrived if one.session == now.session.number else at
        words = f"Came in {away.minutes} minutes after registration began"
    office = keeping.hands.office
    author = office[dice.random() < 0.3]
    return Made(
        at, one.group, one.pupil, away.code, away.minutes, "", _AMENDMENT, author, words,
        away.expected,
    )  # fmt: skip
