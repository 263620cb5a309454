"""For which of the sample's children leave is asked, and for which days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.storage.admissions import contacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.leave.cases import Asked
    from desktop.tasks.sample.story import Story

Span = tuple[Session, Session]
_SETTLED = timedelta(days=90)


def settled(told: Story) -> list[Child]:
    """Return the children who have been here for a while and stay."""
    before = told.day - _SETTLED
    return [one for one in told.children if one.seat.leaves is None and one.seat.starts <= before]


def span_for(told: Story, asked: Asked) -> Span | None:
    """Return the first and the last session; None where the calendar does not reach so far."""
    calendar = told.years.calendar
    if asked.first < 0:
        days = calendar.previous_school_days(told.day, -asked.first)
    else:
        days = calendar.school_days(told.day, calendar.years[-1].ends)[asked.first :]
    if len(days) < asked.count:
        return None
    return Session(days[0], Half.AM), Session(days[asked.count - 1], Half.PM)


def children_for(
    db: Database, told: Story, among: Iterable[Child], asked: Asked, used: set[int]
) -> tuple[int, ...]:
    """Return the first child of whom nothing else is planned then; the family where that is asked.

    They are used from then on.
    """
    span = span_for(told, asked)
    families: dict[int, list[int]] = {}
    everyone = list(dict.fromkeys(among))
    for child in everyone:
        families.setdefault(child.family, []).append(child.number)
    for child in everyone if span else ():
        whole = families[child.family]
        wanted = whole if asked.family else [child.number]
        if used.isdisjoint(whole) and _fits(db, told, wanted, asked):
            used.update(whole)
            return tuple(sorted(wanted))
    return ()


def _fits(db: Database, told: Story, wanted: list[int], asked: Asked) -> bool:
    span = span_for(told, asked)
    if span is None or (asked.family and len(wanted) < 2):
        return False
    sessions = range(span[0].number, span[1].number + 1)
    free = all(told.plan.is_free(sessions, one) for one in wanted)
    return free and len(contacts.contacts_of(db, wanted[0])) >= asked.asker
