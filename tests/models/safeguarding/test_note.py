"""Notes and looks in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.errors import RuleError
from desktop.models.safeguarding.note import (
    CHECKED_FIRST,
    assessment_looked_at,
    check_first,
    noted,
    signed_words,
)


def test_a_note_is_kept_without_the_space_around_it_and_never_empty() -> None:
    assert noted("  seen at lunch \n") == "seen at lunch"
    with pytest.raises(RuleError, match="empty"):
        noted(" \n")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("", "risk assessment of Tue 10 Nov 2026"),
        ("printed", "risk assessment of Tue 10 Nov 2026 printed"),
    ],
)
def test_a_look_at_an_assessment_names_its_day_and_what_was_done(what: str, words: str) -> None:
    assert assessment_looked_at(date(2026, 11, 10), what) == words


def test_a_signature_says_day_time_name_and_position() -> None:
    at = datetime(2026, 6, 9, 8, 5, tzinfo=UTC)  # summer: an hour later in London
    assert signed_words(at, "Asif Officer", "Attendance officer") == (
        "Tue 9 Jun 2026 09:05, Asif Officer, Attendance officer"
    )


RECORDS, CURRICULUM, SEN, VOICE = CHECKED_FIRST


def test_what_is_checked_first_is_put_below_what_was_typed_and_never_twice() -> None:  # R99
    begun = check_first("")
    assert [line.strip() for line in begun.splitlines()] == list(CHECKED_FIRST)
    assert check_first(begun) == begun.rstrip()
    below = check_first(f"Rang home\n{SEN} no\n").splitlines()
    assert [line.strip() for line in below] == [
        "Rang home",
        f"{SEN} no",
        RECORDS,
        CURRICULUM,
        VOICE,
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f"{RECORDS} none\n{CURRICULUM} \n{SEN} \n{VOICE} ", f"{RECORDS} none"),
        (f"{RECORDS} \n{CURRICULUM} \n{SEN} yes\n{VOICE} ", f"{SEN} yes"),
        (f"{RECORDS}\nBramley had 82 %\n{VOICE} ", f"{RECORDS}\nBramley had 82 %"),
        (f"Rang home\n{RECORDS} \n{VOICE} bullied", f"Rang home\n{VOICE} bullied"),
        (f"a\n{VOICE} \n\nb", f"a\n{VOICE} \n\nb"),
        ("two  \n\nlines", "two  \n\nlines"),
    ],
)
def test_a_heading_is_answered_or_left(typed: str, kept: str) -> None:  # R99
    assert noted(typed) == kept


def test_headings_alone_are_no_note() -> None:  # R99
    with pytest.raises(RuleError, match="empty"):
        noted(check_first(""))
