"""What is expected of a pupil or a class on some sessions: a visit, a timetable, a suspension."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import NOT_EXPECTED_HERE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FROM_ABSENCE_LINE = "absence line"  # the source of what stands because a parent said so
FROM_LEAVE = "leave"  # and because the head granted it
EVERY_SESSION = (1 << 10) - 1  # Monday morning to Friday afternoon


@dataclass(frozen=True, slots=True)
class Expectation:
    """A code expected of a pupil or of a class, from a first to a last day on a weekly pattern."""

    id: int
    pupil: int | None
    group: int | None
    first_day: date
    last_day: date
    pattern: int
    code: str
    recorded_at: datetime
    note: str = ""
    review_day: date | None = None
    source: str = "planned"
    author: str = ""

    def applies(self, session: Session) -> bool:
        """Whether it says anything about this session."""
        within = self.first_day <= session.day <= self.last_day
        return within and bool(self.pattern & bit(session))

    @property
    def is_not_expected_here(self) -> bool:
        """Whether the child is not expected in school at all then, so that the close enters it."""
        return self.code in NOT_EXPECTED_HERE


def known_in(
    session: Session, own: Iterable[Expectation], of_class: Iterable[Expectation]
) -> Expectation | None:
    """Return what is expected of a pupil in a session, from plans in the order recorded.

    The latest recorded wins, and a pupil's own beats the class's. What a parent says explains an
    absence: it says nothing of a session for which the child is not expected here, such as at the
    other school (`D`) or outside a part-time timetable.
    """
    for plans in (own, of_class):
        applying = [plan for plan in plans if plan.applies(session)]
        planned = [plan for plan in applying if plan.source != FROM_ABSENCE_LINE]
        if planned and planned[-1].is_not_expected_here:
            return planned[-1]
        if applying:
            return applying[-1]
    return None


def bit(session: Session) -> int:
    """Return a session's place in a weekly pattern: bit 0 is Monday morning."""
    return 1 << (session.day.weekday() * 2 + session.half)


def pattern_of(halves: Iterable[tuple[int, Half]]) -> int:
    """Return the pattern of these halves of weekdays, Monday being 0."""
    pattern = 0
    for weekday, half in halves:
        pattern |= 1 << (weekday * 2 + half)
    return pattern


def halves_of(pattern: int) -> tuple[tuple[int, Half], ...]:
    """Return the weekdays (Monday 0) and halves of a pattern, in the week's order."""
    return tuple(
        (weekday, half)
        for weekday in range(7)
        for half in Half
        if pattern >> (weekday * 2 + half) & 1
    )


def pattern_in_words(pattern: int) -> str:
    """Every session; or Mon, Tue AM, Wed PM; three days or more alike are Mon–Fri PM."""
    if pattern & EVERY_SESSION == EVERY_SESSION:
        return "every session"
    parts = [pattern >> (weekday * 2) & 3 for weekday in range(len(WEEKDAYS))]
    words = []
    for part, run in groupby(range(len(WEEKDAYS)), parts.__getitem__):
        names = [WEEKDAYS[weekday] for weekday in run]
        if part:
            named = [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
            words += [name + ("", " AM", " PM", "")[part] for name in named]
    return ", ".join(words)
