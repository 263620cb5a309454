from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.leave.deciding import (
    Choice,
    Stretch,
    check_choice,
    facts_of,
    outcome_for,
    sessions_between,
    stretches,
)
from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_kind import Asked, LeaveKind, LeaveTerms
from desktop.models.leave.leave_words import runs_in_words, school_days_in_words, span_in_words
from desktop.models.marks.expectation import EVERY_SESSION
from tests.models.calendars import CALENDAR_A

AM, PM = Half.AM, Half.PM
EVERY, MORNINGS, AFTERNOONS = EVERY_SESSION, 0b0101010101, 0b1010101010


def at(day: int, half: Half, month: int = 9) -> Session:
    return Session(date(2024, month, day), half)


def stretch(first: int, last: int, pattern: int) -> Stretch:
    return Stretch(date(2024, 9, first), date(2024, 9, last), pattern)


STRETCHES = [
    (at(9, AM), at(13, PM), EVERY, [stretch(9, 13, EVERY)]),
    (at(9, PM), at(13, PM), EVERY, [stretch(9, 9, AFTERNOONS), stretch(10, 13, EVERY)]),
    (at(9, AM), at(13, AM), EVERY, [stretch(9, 12, EVERY), stretch(13, 13, MORNINGS)]),
    (at(9, PM), at(10, AM), EVERY, [stretch(9, 9, AFTERNOONS), stretch(10, 10, MORNINGS)]),
    (at(9, AM), at(9, AM), EVERY, [stretch(9, 9, 1)]),
    (at(9, PM), at(9, PM), EVERY, [stretch(9, 9, 2)]),
    (at(9, AM), at(13, PM), 0b10, [stretch(9, 13, 0b10)]),
    (at(9, AM), at(13, AM), AFTERNOONS, [stretch(9, 12, AFTERNOONS)]),
]


@pytest.mark.parametrize(("first", "last", "pattern", "cut"), STRETCHES)
def test_leave_is_cut_where_it_begins_or_ends_at_noon(
    first: Session, last: Session, pattern: int, cut: list[Stretch]
) -> None:
    assert list(stretches(first, last, pattern)) == cut


GRANT = Choice(
    pupils=(1,),
    outcome=Outcome.GRANTED,
    reason="Once in a lifetime",
    first=at(9, AM),
    last=at(13, PM),
)
REFUSE = Choice(pupils=(1,), outcome=Outcome.REFUSED, reason="Not exceptional")
CHECKS = [
    (GRANT, []),
    (REFUSE, []),
    (replace(GRANT, reason=" "), ["reason"]),
    (replace(REFUSE, seen={1: 7}), ["why_changed"]),
    (replace(REFUSE, seen={1: 7}, why_changed="New evidence"), []),
    (replace(GRANT, first=None), ["first"]),
    (replace(GRANT, last=at(6, PM)), ["last"]),
    (replace(GRANT, first=at(14, AM), last=at(15, PM)), ["first"]),
    (replace(GRANT, last=Session(date(2026, 9, 9), PM)), ["last"]),
    (replace(GRANT, kind=LeaveKind.PERFORMANCE), ["licence"]),
]


@pytest.mark.parametrize(("choice", "fields"), CHECKS)
def test_what_stops_a_decision(choice: Choice, fields: list[str]) -> None:
    days = tuple(dict.fromkeys(one.day for one in choice.sessions(CALENDAR_A)))
    asked = Asked(days=days, received_on=date(2024, 9, 2))
    found = [one.field for one in check_choice(choice, CALENDAR_A, asked)]
    assert found[: len(fields)] == fields
    assert bool(found) is bool(fields)


def test_leave_is_granted_in_part_where_a_session_asked_for_is_not_given() -> None:
    week = sessions_between(CALENDAR_A, at(9, AM), at(13, PM))
    weekends = sessions_between(CALENDAR_A, at(7, AM), at(15, PM))
    assert outcome_for(GRANT, week, week) is Outcome.GRANTED
    assert outcome_for(GRANT, weekends, week) is Outcome.GRANTED
    assert outcome_for(GRANT, week[:4], week) is Outcome.GRANTED
    assert outcome_for(GRANT, week, week[:-1]) is Outcome.GRANTED_IN_PART
    assert outcome_for(REFUSE, week, ()) is Outcome.REFUSED


def test_only_what_is_said_is_kept() -> None:
    terms = LeaveTerms(body=" Islam ", festival="Eid")
    assert facts_of(replace(GRANT, terms=terms)) == {"body": "Islam", "festival": "Eid"}
    assert facts_of(replace(REFUSE, terms=terms, why_changed="So")) == {"why_changed": "So"}


SPANS = [
    (at(9, AM), at(13, PM), "Mon 9 Sep 2024 to Fri 13 Sep 2024"),
    (at(9, PM), at(13, AM), "Mon 9 Sep 2024 PM to Fri 13 Sep 2024 AM"),
    (at(9, AM), at(9, PM), "Mon 9 Sep 2024"),
    (at(9, PM), at(9, PM), "Mon 9 Sep 2024 PM"),
]


@pytest.mark.parametrize(("first", "last", "words"), SPANS)
def test_leave_is_said_with_its_halves(first: Session, last: Session, words: str) -> None:
    assert span_in_words(first, last) == words


def test_sessions_are_said_in_runs_over_a_weekend() -> None:
    sessions = [*CALENDAR_A.sessions(date(2024, 9, 13), date(2024, 9, 16)), at(18, AM)]
    words = "Fri 13 Sep 2024 to Mon 16 Sep 2024, Wed 18 Sep 2024 AM"
    assert runs_in_words(CALENDAR_A, sessions) == words
    assert runs_in_words(CALENDAR_A, ()) == ""


@pytest.mark.parametrize(
    ("sessions", "words"),
    [(1, "half a school day"), (2, "1 school day"), (5, "2½ school days"), (0, "no school day")],
)
def test_school_days_are_said(sessions: int, words: str) -> None:
    assert school_days_in_words(sessions) == words
