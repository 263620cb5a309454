"""What the file knows about each factor, beside the place for the head's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import birthday
from desktop.models.days.session import day_in_words
from desktop.models.leave.deciding import sessions_between
from desktop.models.leave.factor import Factor
from desktop.models.leave.leave_words import school_days_in_words, span_in_words
from desktop.models.marks.rates import rate_in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.models.marks.rates import Tally
    from desktop.tasks.leave.weigh_request import WeighedChild, Weighing


def known_of(found: Weighing) -> dict[Factor, str]:
    """Say what is known of each factor; nothing for those that only a person can answer."""
    request = found.request
    away = sessions_between(found.calendar, request.first, request.last)
    notice = len(found.calendar.school_days(request.received_on, request.first.day)) - 1
    dates = span_in_words(request.first, request.last)
    words = f": {request.words}" if request.words else ""
    return {
        Factor.LENGTH: f"{school_days_in_words(len(away))}, {dates}",
        Factor.AGE: _each(found, lambda one: age_in_words(one, request.first.day)),
        Factor.RECORD: _each(found, record_in_words),
        Factor.EXAMS: _each(found, lambda one: "; ".join(one.exams) or "none known"),
        Factor.CIRCUMSTANCES: _asker(found),
        Factor.PURPOSE: f"{request.kind.words}{words}",
        Factor.EARLIER: _each(found, lambda one: "; ".join(one.before.earlier) or "none known"),
        Factor.WHEN_ASKED: f"{day_in_words(request.received_on)}, {_notice(notice)}",
    }


def _each(found: Weighing, say: Callable[[WeighedChild], str]) -> str:
    """Say it once for an only child, else child by child."""
    if len(found.children) == 1:
        return say(found.children[0])
    return "\n".join(f"{one.name}: {say(one)}" for one in found.children)


def age_in_words(child: WeighedChild, day: date) -> str:
    """10 years, year 6."""
    years = day.year - child.birth.year - (birthday(child.birth, day.year - child.birth.year) > day)
    year = f", year {child.year_group}" if child.year_group else ""
    return f"{years} years{year}"


def record_in_words(child: WeighedChild) -> str:
    """94.1 % this year (12 of 204 sessions missed), 96.0 % last year."""
    last = (
        f"{_rate(child.last_year)} last year" if child.last_year else "no marks of last year here"
    )
    tally = child.this_year
    if not tally.possible:
        return f"no marks yet this year; {last}"
    missed = (
        f"{tally.absent} of {tally.possible} sessions missed, {tally.unauthorised} unauthorised"
    )
    return f"{_rate(tally)} this year ({missed}); {last}"


def _rate(tally: Tally) -> str:
    return f"{rate_in_words(tally.attendance)} %"


def _asker(found: Weighing) -> str:
    request = found.request
    relation = f", {request.relationship.lower()}" if request.relationship else ""
    lives = {
        True: "lives with the child",
        False: "does not live with the child",
        None: "not known whether they live with the child",
    }[request.lives_with]
    where = f"; going to {request.destination}" if request.destination else ""
    return f"asked by {request.asker}{relation}, who {lives}{where}".replace("who not", "not")


def _notice(days: int) -> str:
    if days < 0:
        return "after the first day"
    if not days:
        return "on the first day itself"
    return "1 school day before" if days == 1 else f"{days} school days before"
