"""Sessions from one to another as plans write them: whole days, and half days at either end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.marks.expectation import EVERY_SESSION, bit

if TYPE_CHECKING:
    from datetime import date

Span = tuple["date", "date", int]  # first day, last day, pattern


def spans(first: Session, last: Session) -> tuple[Span, ...]:
    """Return the days and weekly patterns that cover just these sessions, in order."""
    if first.day == last.day:
        return (_one_day(first.day, first.half, last.half),)
    found: list[Span] = []
    whole_from, whole_to = first.day, last.day
    if first.half is Half.PM:
        found.append(_one_day(first.day, Half.PM, Half.PM))
        whole_from += timedelta(days=1)
    if last.half is Half.AM:
        whole_to -= timedelta(days=1)
    if whole_from <= whole_to:
        found.append((whole_from, whole_to, EVERY_SESSION))
    if last.half is Half.AM:
        found.append(_one_day(last.day, Half.AM, Half.AM))
    return tuple(found)


def _one_day(day: date, first: Half, last: Half) -> Span:
    if (first, last) == (Half.AM, Half.PM):
        return day, day, EVERY_SESSION
    return day, day, bit(Session(day, first))
