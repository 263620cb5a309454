from __future__ import annotations

from datetime import date

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.leave.effect import Record, days_in_words, effect_of, penalty_in_words
from desktop.models.marks.year_marks import place_in_year, with_mark
from tests.models.calendars import CALENDAR_A

BORN = date(2016, 3, 1)
MARKED_TO = date(2024, 11, 15)
TO_COME = tuple(CALENDAR_A.session_numbers(date(2024, 11, 18), date(2025, 7, 22)))


def marks(absent: int, code: str = "I", first: date = date(2024, 9, 4)) -> str:
    """Present in every session until mid November but the first ones."""
    found = ""
    for place, session in enumerate(CALENDAR_A.sessions(first, MARKED_TO)):
        here = "/" if session.half is Half.AM else "\\"
        found = with_mark(found, place_in_year(session), code if place < absent else here)
    return found


def record(absent: int, code: str = "I", born: date = BORN) -> Record:
    return Record(born, 2024, {2024: marks(absent, code)}, TO_COME)


def sessions(first: str, last: str) -> tuple[Session, ...]:
    return CALENDAR_A.sessions(date.fromisoformat(first), date.fromisoformat(last))


TEN = sessions("2024-11-18", "2024-11-22")
POSSIBLE = len(CALENDAR_A.session_numbers(date(2024, 9, 4), MARKED_TO))
TABLE = [
    # absent before, code, of sessions: absent, unauthorised, persistent after, the notice's count
    (0, "C", TEN, (10, 0, False), "0 of 10"),
    (0, "G", TEN, (10, 10, False), "10 of 10, met"),
    (0, "G", TEN[:9], (9, 9, False), "9 of 10"),
    (1, "C", TEN, (11, 0, True), "0 of 10"),
    (1, "C", TEN[:9], (10, 0, False), "0 of 10"),
    (0, "C", (), (0, 0, False), "does not apply"),
]


def test_the_table_stands_on_ninety_four_sessions() -> None:
    assert POSSIBLE == 94


@pytest.mark.parametrize(("before", "code", "away", "counts", "penalty"), TABLE)
def test_the_figures_after_leave(
    before: int,
    code: str,
    away: tuple[Session, ...],
    counts: tuple[int, int, bool],
    penalty: str,
) -> None:
    found = effect_of(CALENDAR_A, record(before), away, ("so", code))
    after = found.after
    assert (after.absent, after.unauthorised, after.is_persistent) == counts
    assert found.after.possible == POSSIBLE + len(away)
    assert found.becomes_persistent is counts[2]
    assert penalty_in_words(found.penalty) == penalty
    assert (found.year_absent, found.year_possible) == (counts[0], 380)


def test_the_year_is_persistent_from_a_tenth_of_it() -> None:
    just, nearly = record(28), record(27)
    assert effect_of(CALENDAR_A, just, TEN, ("", "C")).year_is_persistent
    assert not effect_of(CALENDAR_A, nearly, TEN, ("", "C")).year_is_persistent


def test_present_is_present() -> None:
    away = sessions("2024-11-14", "2024-11-18")
    found = effect_of(CALENDAR_A, record(0), away, ("", "G"))
    assert found.after.absent == 2
    assert found.after.possible == POSSIBLE + 2


def test_granted_afterwards_takes_unauthorised_sessions_away() -> None:
    first = sessions("2024-09-04", "2024-09-10")
    found = effect_of(CALENDAR_A, record(10, "G"), first, ("", "C"))
    assert (found.now.unauthorised, found.after.unauthorised) == (10, 0)


def test_no_notice_below_compulsory_school_age() -> None:
    found = effect_of(CALENDAR_A, record(0, born=date(2020, 1, 1)), TEN, ("", "G"))
    assert found.penalty is None


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no day"), (1, "half a day"), (2, "1 day"), (3, "1½ days"), (10, "5 days")],
)
def test_sessions_are_said_in_days(count: int, words: str) -> None:
    assert days_in_words(count) == words
