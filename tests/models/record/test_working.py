"""The sentence at the foot of the sessions says what they add up to."""

from __future__ import annotations

import pytest

from desktop.models.days.session import session_of
from desktop.models.marks.rates import Tally
from desktop.models.marks.shown_mark import Sight
from desktop.models.record.glance import Figure, Glance
from desktop.models.record.working import Worked, sum_in_words

GLANCE = Glance(Tally(present=17, authorised=2, unauthorised=1, late=4), 31, 2)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure.RATE, "Attended 17 of 20 possible: 85.0 %"),
        (Figure.PERSISTENT, "Missed 3 of 20 possible: 15.0 %"),
        (Figure.AUTHORISED, "2 sessions"),
        (Figure.UNAUTHORISED, "1 session"),
        (Figure.MINUTES, "31 minutes late altogether"),
        (Figure.UNKNOWN, "2 sessions"),
    ],
)
def test_sums(figure: Figure, words: str) -> None:
    assert sum_in_words(figure, GLANCE) == words


@pytest.mark.parametrize(
    ("code", "sight", "title"),
    [
        ("I", Sight.ABSENT, "Illness (not medical or dental appointment)"),
        ("", Sight.ABSENT, "absent"),
        ("", None, "register not taken"),
    ],
)
def test_a_session_says_its_code_or_only_how_it_looked(
    code: str, sight: Sight | None, title: str
) -> None:
    assert Worked(session_of(1479658), sight, code).title == title
