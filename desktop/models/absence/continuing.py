"""An absence that goes on: which day it is, counted in school days from the marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from desktop.models.absence.message import Message
    from desktop.models.days.session import Session


def days_away(
    days: Iterable[date], codes_on: Callable[[date], Iterable[str]], today: date
) -> tuple[date, ...]:
    """Return the days of a child's run of absence that today ends, oldest first; none while here.

    `days` are school days, today first and then back. A day counts when the child was absent in
    each of its sessions that has a mark; today counts also before there is one.
    """
    found: list[date] = []
    for day in days:
        known = [BY_SYMBOL[code] for code in codes_on(day) if code]
        if any(code.is_attended for code in known) or (not known and day != today):
            break
        if any(code.is_absent for code in known) or day == today:
            found.append(day)
    return tuple(reversed(found))


def days_of_absence(
    sessions: Sequence[Session], marks: Mapping[Session, str], today: date
) -> tuple[date, ...]:
    """Return the days of a child's run of absence up to today, oldest first; none while here.

    `sessions` are the school's up to today, oldest first.
    """
    days = dict.fromkeys(one.day for one in reversed(sessions))
    return days_away(days, partial(_codes_on, marks), today)


def said_of(messages: Iterable[Message], first: date) -> tuple[Message, ...]:
    """Return what was said of an absence since this day: an earlier one explains nothing of it."""
    return tuple(one for one in messages if one.last.day >= first)


def _codes_on(marks: Mapping[Session, str], day: date) -> list[str]:
    return [marks.get(session, "") for session in both_halves(day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class StillAway:
    """A child who was away on the last school day and is not back; `said` are its messages.

    Parents are asked to ring each day (R144, R153). `is_long`: evidence may be asked for.
    """

    pupil: int
    name: str
    group_name: str
    days: tuple[date, ...]
    is_long: bool = False
    said: tuple[Message, ...] = ()

    @property
    def last(self) -> Message | None:
        """What was said last of this absence by somebody who may explain it."""
        said = said_of(self.said, self.days[0])
        return next((one for one in reversed(said) if one.explains), None)

    @property
    def rang(self) -> Message | None:
        """Today's message, if there is one."""
        today = self.days[-1]
        return next((one for one in self.said if london(one.received_at).date() == today), None)

    @property
    def is_covered(self) -> bool:
        """Whether an earlier message speaks of today too."""
        return any(one.explains and one.last.day >= self.days[-1] for one in self.said)


def order_of(one: StillAway) -> tuple[bool, bool, str, str]:
    """Sort whoever is to be rung first: nobody rang today, and nothing said before covers it."""
    return one.rang is not None, one.is_covered, one.group_name, one.name
