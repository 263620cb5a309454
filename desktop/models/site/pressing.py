"""What needs someone now, in order: one line each, and where it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.days.session_times import instant, london
from desktop.models.marks.class_day import children
from desktop.models.marks.register import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from desktop.models.absence.board import BoardLine
    from desktop.models.absence.doubt import Doubt
    from desktop.models.leave.waiting import Waiting
    from desktop.models.marks.class_day import ClassDay, ClassSession, Gap, HereAfterAll
    from desktop.models.marks.correction import Correction
    from desktop.models.marks.expectation import Expectation

_DONE = {False: "taken", True: "taken to its end"}
_BEGINS = {Half.AM: time(9), Half.PM: time(13)}  # only to order sessions of other days


class Matter(Enum):
    """What somebody is needed for; the first presses most."""

    UNKNOWN = "children unknown"
    LATE = "register late"
    NOT_HANDED_IN = "taken, never handed in"
    BOARD = "without a reason"
    KNOWN = "known, but N"
    HERE_AFTER_ALL = "here after all"
    DOUBT = "here or away"
    NOT_TAKEN = "not taken"
    WAITS = "waits for the head"
    LEAVE = "leave asked for"
    TRAVEL = "travelling families"
    TO_SIGN = "letters wait for a signature"
    CORRECTION = "corrections wait"
    REVIEW = "review due"
    BACK = "back after a long absence"
    AT_RISK = "children at risk"
    AGREEMENT = "contracts and plans"
    DEADLINE = "no reason yet"
    NEWSLETTER = "newsletter owed"


_RANK = {matter: place for place, matter in enumerate(Matter)}
_OF_TODAY = (
    Matter.UNKNOWN, Matter.LATE, Matter.NOT_HANDED_IN, Matter.BOARD, Matter.HERE_AFTER_ALL
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pressing:
    """One line: what, who, since when; a class's session or a child tells where it is settled."""

    matter: Matter
    what: str
    who: str
    since: datetime
    group: int = 0
    session: Session | None = None
    pupil: int = 0

    @property
    def when(self) -> str:
        """09:26 where it is about today; else the session or the day."""
        at = london(self.since)
        if self.matter in _OF_TODAY:
            return f"{at:%H:%M}"
        return str(self.session) if self.session else day_in_words(at.date())


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A child's sessions that stand as `N`, the oldest first, and the class they are in now.

    `runs` names for each the run of absence that it belongs to, by the run's first `N`.
    """

    pupil: int
    name: str
    group: int
    group_name: str
    sessions: tuple[Session, ...]
    runs: tuple[Session, ...] = ()


def in_order(found: Iterable[Pressing]) -> tuple[Pressing, ...]:
    """Order by what presses most, the longest standing first: children unknown before all.

    What is alike keeps the order in which it was found.
    """
    return tuple(sorted(found, key=_order))


def _order(one: Pressing) -> tuple[int, datetime]:
    return _RANK[one.matter], one.since


def from_registers(days: Iterable[ClassDay]) -> Iterator[Pressing]:
    """Find what today's registers ask for: children unknown, late, taken but never handed in."""
    for day in days:
        for one in day.sessions:
            found = _from_register(one)
            if found is not None:
                matter, what, since = found
                who = ", ".join((f"{day.name} {one.session.half.name}", *day.teachers))
                yield Pressing(matter, what, who, since, one.group, one.session)


def _from_register(one: ClassSession) -> tuple[Matter, str, datetime] | None:
    times = one.register.times
    if one.unknown:
        return Matter.UNKNOWN, f"{children(one.unknown)} unknown: not marked", times.closes
    if one.state is State.LATE:
        reminded = f", {one.reminder.in_full}" if one.reminder else ""
        return Matter.LATE, f"Register late{reminded}", times.expected_by
    if one.asks_the_teacher:
        what = f"Never handed in: check {one.count.no_reason} N with the teacher"
        return Matter.NOT_HANDED_IN, what, times.closes
    return None


def from_board(lines: Sequence[BoardLine], now: datetime) -> Iterator[Pressing]:
    """Put the first-day board into one line: how many, how many overdue, and who is next."""
    if lines:
        overdue = sum(line.is_overdue(now) for line in lines)
        late = f", {overdue} overdue" if overdue else ""
        what = f"{children(len(lines))} without a reason on the first-day board{late}"
        first = lines[0]
        since = min(line.appeared for line in lines)
        yield Pressing(Matter.BOARD, what, f"{first.name}, {first.group_name}, next", since)


def from_known(session: Session, found: Iterable[Unexplained]) -> Iterator[Pressing]:
    """Find what was known but not accepted by the close, so that it stands as `N`; by class."""
    classes: dict[int, list[Unexplained]] = {}
    for one in found:
        classes.setdefault(one.group, []).append(one)
    for group, ones in classes.items():
        first = ones[0]
        whose = first.name if len(ones) == 1 else children(len(ones))
        yield Pressing(
            Matter.KNOWN,
            "Something was known, but not accepted: it stands as N",
            f"{whose}, {first.group_name} {session.half.name}",
            _begins(session),
            group,
            session,
        )


def from_waiting(found: Mapping[Session, Iterable[Unexplained]]) -> Iterator[Pressing]:
    """Put what is explained, but whose code the head has yet to enter, into one line."""
    waiting = [(session, one.name) for session, ones in found.items() for one in ones]
    if waiting:
        count = len(waiting)
        what = "1 session is" if count == 1 else f"{count} sessions are"
        who = ", ".join(dict.fromkeys(name for _, name in waiting))
        since = _begins(min(session for session, _ in waiting))
        yield Pressing(Matter.WAITS, f"{what} explained: a code is yours to enter", who, since)


def from_here(found: Iterable[HereAfterAll]) -> Iterator[Pressing]:
    """Find the children marked here though something else was known."""
    for one in found:
        what = f"{one.known.capitalize()}, but {one.by} marked {one.code}"
        who = f"{one.name}, {one.group_name} {one.session.half.name}"
        yield Pressing(Matter.HERE_AFTER_ALL, what, who, one.at, pupil=one.pupil)


def from_doubts(found: Iterable[Doubt]) -> Iterator[Pressing]:
    """Find the children marked here although a parent said away, until somebody finds out."""
    for one in found:
        what = f"Here or away? {one.caller} said away, but {one.marked_by} marked {one.code}"
        who = f"{one.pupil_name}, {one.group_name} {one.session.half.name}"
        yield Pressing(Matter.DOUBT, what, who, one.raised_at, session=one.session, pupil=one.pupil)


def from_letters(written: Sequence[datetime]) -> Iterator[Pressing]:
    """Put the letters that wait for a signature into one line, as old as the oldest."""
    if written:
        count = len(written)
        what = "1 letter waits" if count == 1 else f"{count} letters wait"
        yield Pressing(Matter.TO_SIGN, f"{what} for a signature", "for the head", min(written))


def from_leave(waiting: Sequence[Waiting]) -> Iterator[Pressing]:
    """Put the requests for leave that wait into one line, as old as the oldest."""
    if waiting:
        count = len(waiting)
        what = "1 request for leave waits" if count == 1 else f"{count} requests for leave wait"
        soonest = min(waiting, key=_first_day)
        who = f"{soonest.names}, from {day_in_words(soonest.first_day)}"
        since = instant(min(one.received_on for one in waiting), time(0))
        yield Pressing(Matter.LEAVE, what, who, since)


def from_travel(
    waiting: Sequence[Waiting], overdue: Sequence[date], *, decides: bool
) -> Iterator[Pressing]:
    """Count the journeys that wait for a decision, and the families who are not back.

    They are counted and not named: Today may be read over a shoulder.
    """
    if waiting and decides:
        count = len(waiting)
        what = "1 journey waits" if count == 1 else f"{count} journeys wait"
        since = instant(min(one.received_on for one in waiting), time(0))
        yield Pressing(Matter.TRAVEL, f"{what} for a decision", "travelling families", since)
    if overdue:
        count = len(overdue)
        what = "1 family is" if count == 1 else f"{count} families are"
        since = instant(min(overdue), time(0))
        yield Pressing(Matter.TRAVEL, f"{what} not back from travelling", "see Travel", since)


def _first_day(one: Waiting) -> date:
    return one.first_day


def from_corrections(waiting: tuple[Correction, ...]) -> Iterator[Pressing]:
    """Put all corrections that wait into one line, as old as the oldest."""
    if waiting:
        count = len(waiting)
        what = "1 correction waits" if count == 1 else f"{count} corrections wait"
        who = ", ".join(dict.fromkeys(one.asked_by for one in waiting))
        since = min(one.asked_at for one in waiting)
        yield Pressing(Matter.CORRECTION, what, f"asked by {who}", since)


def from_review(plan: Expectation, whose: str, today: date) -> Pressing | None:
    """Find whether a plan that still stands is to be reviewed by now (C2: reg 11(6))."""
    if plan.review_day is None or not plan.review_day <= today <= plan.last_day:
        return None
    what = "Part-time timetable: review due" if plan.code == "C2" else "Planned: review due"
    return Pressing(Matter.REVIEW, what, whose, instant(plan.review_day, time(0)))


def from_gaps(gaps: Iterable[Gap]) -> Iterator[Pressing]:
    """Find the registers of earlier days that nobody took (WC75)."""
    for gap in gaps:
        what = f"{children(gap.children)} unknown: register not {_DONE[gap.begun]}"
        since = _begins(gap.session)
        yield Pressing(Matter.NOT_TAKEN, what, gap.group_name, since, gap.group, gap.session)


def from_deadlines(
    found: Iterable[Unexplained], run_out: date, *, today: bool
) -> Iterator[Pressing]:
    """Find each `N` whose school days have run out; a person decides on O (WC31, WC32).

    `run_out` is the latest day whose deadline has come: that is `today`, if it is a school day.
    """
    for one in found:
        due = [session for session in one.sessions if session.day <= run_out]
        if due:
            count = "1 session" if len(due) == 1 else f"{len(due)} sessions"
            when = "deadline today" if today and due[0].day == run_out else "deadline passed"
            who = ", ".join(filter(None, (one.name, one.group_name)))
            yield Pressing(
                Matter.DEADLINE, f"N in {count}, {when}: a reason, or O", who, _begins(due[0]),
                session=due[0], pupil=one.pupil,
            )  # fmt: skip


def _begins(session: Session) -> datetime:
    return instant(session.day, _BEGINS[session.half])
