"""Any past moment of a register, from what was recorded: blank at first, at last as it is now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import Timetable
from desktop.models.marks.entry import Entry, Kind
from desktop.models.record.past_register import (
    CLOSED,
    HANDED_IN,
    TAKEN,
    Happening,
    Record,
    after,
    differences,
    differences_in_words,
    late_in_words,
    moment_in_words,
    place_at,
    standing_in_words,
    stops,
)
from tests import make

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = {1: "Aisha Ahmed", 2: "Ben Baxter", 3: "Chloe Carr"}
OPENS = datetime(2026, 11, 10, 8, 45, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CLOSES = OPENS + 41 * MINUTE
TIMES = Timetable(OPENS, OPENS + 10 * MINUTE, CLOSES, OPENS + 25 * MINUTE, OPENS + 195 * MINUTE)
TEACHER, OFFICE = ("Tara Teach", "Class teacher"), ("Olive Office", "Office manager")


def entry(
    number: int, pupil: int, code: str, minute: int, who: tuple[str, str] = TEACHER, **more: Any
) -> Entry:
    at = OPENS + minute * MINUTE
    session = Session(make.TUESDAY, Half.AM)
    facts: dict[str, Any] = {"kind": Kind.TAKEN, "effective_at": at} | more
    return Entry(
        number, pupil, session, 1, code, recorded_at=at, name=who[0], position=who[1], **facts
    )


def happened(
    kind: str, minute: int, who: tuple[str, str] = ("", ""), effective: int | None = None
) -> Happening:
    at = OPENS + minute * MINUTE
    return Happening(kind, at if effective is None else OPENS + effective * MINUTE, at, *who)


def record(entries: tuple[Entry, ...], events: tuple[Happening, ...] = ()) -> Record:
    return Record(1, "6B", Session(make.TUESDAY, Half.AM), TIMES, NAMES, entries, events)


USUAL = record(
    (
        entry(1, 1, "N", 12),
        entry(2, 2, "/", 13, kind=Kind.FILLED),
        entry(3, 3, "/", 13, kind=Kind.FILLED),
        entry(4, 1, "I", 75, OFFICE, kind=Kind.AMENDMENT, reason="Mother rang"),
    ),
    (
        happened(TAKEN, 12, TEACHER),
        happened(HANDED_IN, 14, TEACHER),
        happened(CLOSED, 60, effective=41),
    ),
)

codes = st.sampled_from(["", "/", "N", "L", "I", "M"])
steps = st.lists(
    st.tuples(st.sampled_from(list(NAMES)), codes, st.integers(-1, 9), st.booleans()), max_size=30
)


def _record_of(drawn: list[tuple[int, str, int, bool]]) -> Record:
    """Entries by two people, in the order made; the clock may be set back a minute in between."""
    minute, made = 0, []
    for number, (pupil, code, later, office) in enumerate(drawn, 1):
        minute += later
        made.append(entry(number, pupil, code, minute, OFFICE if office else TEACHER))
    return record(tuple(made), (happened(TAKEN, 0, TEACHER), happened(CLOSED, 41)))


@given(steps)
def test_it_begins_blank_and_ends_as_it_is_now(drawn: list[tuple[int, str, int, bool]]) -> None:
    found = stops(_record_of(drawn))
    now = {pupil: code for pupil, code, *_ in drawn}
    last = after(found, len(found))
    assert after(found, 0).marks == {}
    assert {pupil: last.code(pupil) for pupil in now} == now


@given(steps, st.integers(0, 400))
def test_a_moment_shows_what_had_been_recorded_by_then(
    drawn: list[tuple[int, str, int, bool]], minute: int
) -> None:
    whole = _record_of([step for step in drawn if step[2] >= 0])
    moment = OPENS + minute * MINUTE
    found = stops(whole)
    past = after(found, place_at(found, moment))
    known = {one.pupil: one for one in whole.entries if one.recorded_at <= moment}
    assert past.marks == known


@given(steps)
def test_every_entry_and_event_is_at_one_stop_in_order_of_time(
    drawn: list[tuple[int, str, int, bool]],
) -> None:
    whole = _record_of(drawn)
    found = stops(whole)
    assert [one for stop in found for one in stop.entries] == list(whole.entries)
    assert sum(len(stop.events) for stop in found) == len(whole.events)
    assert [stop.at for stop in found] == sorted(stop.at for stop in found)


def test_what_one_press_wrote_is_one_stop() -> None:
    found = stops(USUAL)
    assert [(stop.by, len(stop.entries), len(stop.events)) for stop in found] == [
        ("Tara Teach, Class teacher", 1, 1),
        ("Tara Teach, Class teacher", 2, 0),
        ("Tara Teach, Class teacher", 0, 1),
        ("the clock", 0, 1),
        ("Olive Office, Office manager", 1, 0),
    ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (0, "Nobody had marked the class yet. Marking opened at 08:45."),
        (1, "Being taken."),
        (2, "Being taken."),
        (3, "Handed in at 08:59 by Tara Teach."),
        (4, "Handed in at 08:59 by Tara Teach; closed."),
    ],
)
def test_where_it_stood_is_said(place: int, words: str) -> None:
    assert standing_in_words(USUAL, after(stops(USUAL), place)) == words


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((happened(CLOSED, 41),), "Not taken: it closed and nobody had marked the class."),
        (
            (happened(TAKEN, 12, TEACHER), happened(CLOSED, 41)),
            "Closed at 09:26, never handed in.",
        ),
    ],
)
def test_a_register_nobody_took_or_handed_in_is_said_to_be_so(
    events: tuple[Happening, ...], words: str
) -> None:
    whole = record((), events)
    found = stops(whole)
    assert standing_in_words(whole, after(found, len(found))) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (0, ""),
        (
            3,
            "It took effect at 09:26, the closing minute, and was written when the program was"
            " next at work.",
        ),
    ],
)
def test_a_close_that_ran_late_says_both_moments(place: int, words: str) -> None:
    assert late_in_words(stops(USUAL)[place]) == words


def test_what_comes_from_paper_takes_effect_when_that_was_taken() -> None:
    paper = entry(1, 1, "/", 75, OFFICE, kind=Kind.PAPER, effective_at=OPENS + 17 * MINUTE)
    (stop,) = stops(record((paper,), ()))
    assert late_in_words(stop) == "It took effect at 09:02, when it was taken on paper."


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (3, 4, "No mark differs."),
        (3, 5, "1 mark differs: Aisha Ahmed N, then I."),
        (
            0,
            2,
            "3 marks differ: Aisha Ahmed no mark, then N; Ben Baxter no mark, then /;"
            " Chloe Carr no mark, then /.",
        ),
        (5, 3, "1 mark differs: Aisha Ahmed I, then N."),
    ],
)
def test_two_moments_are_compared_in_words(one: int, other: int, words: str) -> None:
    found = stops(USUAL)
    changes = differences(USUAL, after(found, one), after(found, other))
    assert differences_in_words(changes) == words


def test_a_mark_taken_back_is_no_mark() -> None:
    whole = record((entry(1, 1, "N", 1), entry(2, 1, "", 2)))
    found = stops(whole)
    assert differences(whole, after(found, 0), after(found, 2)) == ()


def test_a_moment_reads_as_london_shows_it() -> None:
    summer: Callable[[datetime], str] = moment_in_words
    assert summer(datetime(2026, 6, 10, 8, 26, 5, tzinfo=UTC)) == "Wed 10 Jun 2026 at 09:26:05"


def test_an_import_is_not_the_clock() -> None:
    whole = record((entry(1, 1, "/", 1, ("", ""), kind=Kind.IMPORT),))
    assert stops(whole)[0].by == "an import"
