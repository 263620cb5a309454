"""What is counted of a travelling child: 200 attendances, T sessions, and the base school’s months.

Section 444(6) of the Education Act 1996 is a parent’s defence: no fixed abode, a trade that
requires travel, attendance as regular as the trade permits and, from the age of six, at least 200
attendances in the twelve months that end when proceedings begin. It is no licence to miss 180: all
sessions are expected.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import birthday
from desktop.models.days.session import Half, Session
from desktop.models.finding import Finding, refused, warning
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.year_marks import character_of, first_session, marks_by_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ATTENDANCES = 200  # in twelve months (Education Act 1996, section 444(6))
FROM_AGE = 6
TRAVELLING = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Sessions attended at another school from a first to a last day, with who confirmed them."""

    id: int = 0
    pupil: int
    place: str
    first_day: date
    last_day: date
    attendances: int
    source: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMeter:
    """Attendances in the twelve months that end on a day, here and elsewhere.

    `beside` counts those elsewhere whose days lie only partly in the twelve months: they are left
    out, since nobody knows how many of them do.
    """

    first: date
    last: date
    here: int
    elsewhere: int = 0
    beside: int = 0
    applies: bool = True

    @property
    def count(self) -> int:
        """Here and elsewhere together."""
        return self.here + self.elsewhere

    @property
    def short(self) -> int:
        """How many are lacking; none while the test does not apply."""
        return max(0, ATTENDANCES - self.count) if self.applies else 0

    @property
    def is_met(self) -> bool:
        """Whether there are 200 (WC56); true where the test does not apply (WC57)."""
        return not self.short


@dataclass(frozen=True, slots=True)
class TravelMeter:
    """T sessions of a school year against the number that the school’s policy calls a concern."""

    count: int
    limit: int

    @property
    def is_over(self) -> bool:
        """More than the limit, not as many (WC56)."""
        return self.count > self.limit


def twelve_months(last: date) -> tuple[date, date]:
    """Return the first and the last day of the twelve months that end on a day."""
    return year_before(last) + timedelta(days=1), last


def year_before(day: date) -> date:
    """Return the same day a year earlier; 28 February for a leap day."""
    return months_before(day, 12)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def attendance_meter(
    marks: Mapping[int, str], elsewhere: Iterable[Elsewhere], birth: date, last: date
) -> AttendanceMeter:
    """Count attendances; `marks` are the child’s strings by year. From age six (s444(6))."""
    first, last = twelve_months(last)
    counted, beside = 0, 0
    for one in elsewhere:
        if first <= one.first_day and one.last_day <= last:
            counted += one.attendances
        elif one.first_day <= last and first <= one.last_day:
            beside += one.attendances
    return AttendanceMeter(
        first=first,
        last=last,
        here=_count(marks, first, last, _ATTENDED),
        elsewhere=counted,
        beside=beside,
        applies=birthday(birth, FROM_AGE) <= last,
    )


def attended_sessions(
    marks: Mapping[int, str], first: date, last: date
) -> tuple[tuple[int, str], ...]:
    """Return number and code of the sessions attended between two days, oldest first."""
    return _sessions(marks, first, last, frozenset(_ATTENDED))


def travel_sessions(
    marks: Mapping[int, str], first: date, last: date
) -> tuple[tuple[int, str], ...]:
    """Return number and code of the sessions marked T between two days, oldest first."""
    return _sessions(marks, first, last, frozenset({TRAVELLING}))


def travel_count(marks: Mapping[int, str], first: date, last: date) -> int:
    """Count the sessions marked T between two days."""
    return _count(marks, first, last, (TRAVELLING,))


def _count(marks: Mapping[int, str], first: date, last: date, codes: tuple[str, ...]) -> int:
    """Count codes in strings of year marks, a slice a year: a list of children asks for many."""
    begin, end = Session(first, Half.AM).number, Session(last, Half.PM).number + 1
    count = 0
    for year, string in marks.items():
        start = first_session(year).number
        part = string[max(begin - start, 0) : max(end - start, 0)]
        count += sum(part.count(character_of(code)) for code in codes)
    return count


_ATTENDED = tuple(symbol for symbol, code in BY_SYMBOL.items() if code.is_attended)


def _sessions(
    marks: Mapping[int, str], first: date, last: date, codes: frozenset[str]
) -> tuple[tuple[int, str], ...]:
    begin, end = Session(first, Half.AM).number, Session(last, Half.PM).number
    return tuple(
        (number, code)
        for year in sorted(marks)
        for number, code in marks_by_session(year, marks[year])
        if begin <= number <= end and code in codes
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSchool:
    """Whether this is the base school: attended here within so many months (school policy, R40).

    `since` is the first day that counts; `unknown` where the registers here do not go back so far
    and nothing is found in them.
    """

    since: date
    last_attended: date | None
    unknown: bool = False

    @property
    def qualifies(self) -> bool:
        """Whether the child attended here in time (WC59)."""
        return self.last_attended is not None and self.last_attended >= self.since


def base_school(
    last_attended: date | None, day: date, months: int, registers_from: date
) -> BaseSchool:
    """Test the base school on a day: the day so many months back is still in time (WC59)."""
    since = months_before(day, months)
    unknown = last_attended is None and registers_from > since
    return BaseSchool(since=since, last_attended=last_attended, unknown=unknown)


def elsewhere_findings(
    new: Elsewhere, others: Iterable[Elsewhere], today: date, here: int = 0
) -> Iterator[Finding]:
    """Find what an entry of attendances at another school lacks, and what it counts twice.

    `here` are the sessions of these days that the child attended in this school.
    """
    if not new.place.strip():
        yield refused("place", "The school is not named.", "Write its name.")
    if not new.source.strip():
        yield refused("source", "Who confirmed it is not said.", "Such as: e-mail of its office.")
    if new.last_day < new.first_day:
        yield refused("last_day", "The last day is before the first.", "Check both days.")
        return
    if new.last_day > today:
        yield refused("last_day", "That day is to come.", "Only what was attended is entered.")
    yield from _number(new, here)
    yield from _twice(new, others)


def _number(new: Elsewhere, here: int) -> Iterator[Finding]:
    days = sum(
        date.fromordinal(day).weekday() < 5
        for day in range(new.first_day.toordinal(), new.last_day.toordinal() + 1)
    )
    if new.attendances < 0:
        yield refused("attendances", "That is less than none.", "Write how many they confirm.")
    elif new.attendances > 2 * days:
        yield refused(
            "attendances",
            f"There are at most {2 * days} sessions in these days.",
            "Two a day, Monday to Friday: check the number and the days.",
        )
    elif new.attendances and new.attendances + here > 2 * days:
        yield refused(
            "attendances",
            f"The registers here have the child in school for {here} of these {2 * days} sessions.",
            "Nobody attends in two places at once: check the number and the days.",
        )


def _twice(new: Elsewhere, others: Iterable[Elsewhere]) -> Iterator[Finding]:
    for other in others:
        if new.attendances and new.first_day <= other.last_day and other.first_day <= new.last_day:
            yield warning(
                "first_day",
                f"{other.attendances} attendances at {other.place} are entered for some of these "
                "days already.",
                "Check that none is counted twice.",
            )
