"""A code is refused or warned about for whom it cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.code_for_pupil import check_for_pupil
from desktop.models.organisation.policy import Phase

SESSION = Session(date(2024, 9, 10), Half.AM)
FOUR, NINE = date(2020, 5, 1), date(2015, 5, 1)


@pytest.mark.parametrize(
    ("symbol", "birth", "note", "title"),
    [
        ("X", NINE, "", "X is only for a child below or above compulsory school age."),
        ("C2", FOUR, "", "C2 is only for a child of compulsory school age."),
        ("#", None, "", "# closes the whole school."),
        ("Y4", None, "", "Y4 closes the whole school."),
        ("Z", None, "", "Z is for a child who is not yet on the roll."),
        ("Y6", NINE, "Attendance was optional", "Y6 is not for a child who could have come."),
        ("Y7", NINE, "hot, kept at home", "Y7 is not for a child who could have come."),
    ],
)
def test_what_cannot_be_this_pupils_is_refused(
    symbol: str, birth: date | None, note: str, title: str
) -> None:
    with pytest.raises(RuleError) as refusal:
        check_for_pupil(symbol, SESSION, birth, Phase.PRIMARY, note)
    assert refusal.value.title == title
    assert refusal.value.advice


@pytest.mark.parametrize(
    ("symbol", "birth"),
    [("X", FOUR), ("C2", NINE), ("X", None), ("C2", None), ("I", NINE), ("Y7", NINE)],
)
def test_what_may_be_is_silent(symbol: str, birth: date | None) -> None:
    assert check_for_pupil(symbol, SESSION, birth, Phase.PRIMARY, "staggered start") == ""


@pytest.mark.parametrize(
    ("symbol", "phase", "words"),
    [
        ("S", Phase.PRIMARY, "Study leave (S) is unusual in a primary school"),
        ("W", Phase.PRIMARY, "Work experience (W) is unusual in a primary school"),
        ("Y3", Phase.SPECIAL, "Y3 is only for children whose own part"),
        ("S", Phase.SECONDARY, ""),
    ],
)
def test_what_is_unusual_warns(symbol: str, phase: Phase, words: str) -> None:
    warning = check_for_pupil(symbol, SESSION, NINE, phase)
    assert warning.startswith(words)
    assert bool(warning) is bool(words)
