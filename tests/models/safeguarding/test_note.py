"""Notes and looks in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.errors import RuleError
from desktop.models.safeguarding.note import assessment_looked_at, noted, signed_words


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
