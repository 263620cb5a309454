"""What is expected: on which sessions, and how a weekly pattern reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.expectation import (
    EVERY_SESSION,
    FROM_ABSENCE_LINE,
    Expectation,
    halves_of,
    known_in,
    pattern_in_words,
    pattern_of,
)

AM, PM = Half.AM, Half.PM
MONDAY, TUESDAY, SATURDAY = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 14)


def _expected(pattern: int, code: str = "V") -> Expectation:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    return Expectation(1, 7, None, MONDAY, SATURDAY, pattern, code, now)


@pytest.mark.parametrize(
    ("pattern", "session", "applies"),
    [
        (EVERY_SESSION, Session(MONDAY, AM), True),
        (EVERY_SESSION, Session(SATURDAY, AM), False),
        (EVERY_SESSION, Session(date(2026, 11, 16), AM), False),
        (pattern_of([(1, PM)]), Session(TUESDAY, PM), True),
        (pattern_of([(1, PM)]), Session(TUESDAY, AM), False),
        (pattern_of([(1, PM)]), Session(MONDAY, PM), False),
    ],
)
def test_it_applies_on_its_days_and_its_pattern(
    pattern: int, session: Session, applies: bool
) -> None:
    assert _expected(pattern).applies(session) is applies


@pytest.mark.parametrize(
    ("halves", "words"),
    [
        ([(0, AM), (0, PM), (1, AM), (2, PM)], "Mon, Tue AM, Wed PM"),
        ([(day, PM) for day in range(5)], "Mon–Fri PM"),
        ([(1, AM), (2, AM), (3, AM), (4, AM), (4, PM)], "Tue–Thu AM, Fri"),
        ([(0, PM), (1, PM), (3, PM)], "Mon PM, Tue PM, Thu PM"),
        ([(day, half) for day in range(5) for half in Half], "every session"),
    ],
)
def test_a_pattern_reads_as_a_person_would_say_it(
    halves: list[tuple[int, Half]], words: str
) -> None:
    assert pattern_in_words(pattern_of(halves)) == words
    assert halves_of(pattern_of(halves)) == tuple(halves)


@pytest.mark.parametrize(("code", "here"), [("V", False), ("D", True), ("C2", True), ("I", False)])
def test_some_codes_say_the_child_is_not_expected_here(code: str, here: bool) -> None:
    assert _expected(EVERY_SESSION, code).is_not_expected_here is here


@pytest.mark.parametrize(
    ("plans", "known"),
    [
        ("D said:I", "D"),  # the other school's session, ill or not
        ("X said:I", "X"),
        ("C2 said:M said:I", "C2"),
        ("E said:I", "E"),
        ("V said:I", "I"),  # expected on the visit, and away
        ("D V said:I", "I"),  # the visit was planned in the place of the other school
        ("said:I D", "D"),
        ("said:I said:G", "G"),
    ],
)
def test_a_parents_message_says_nothing_of_a_session_not_expected_here(
    plans: str, known: str
) -> None:
    own = [
        replace(
            _expected(EVERY_SESSION, one.removeprefix("said:")),
            source=FROM_ABSENCE_LINE if one.startswith("said:") else "planned",
        )
        for one in plans.split()
    ]
    found = known_in(Session(MONDAY, AM), own, ())
    assert found is not None
    assert found.code == known
