"""Of several things expected of a child, the pupil's own and the latest stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.storage.marks.expectations import expectations_for, standing
from tests.make import insert

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MORNING = Session(date(2026, 11, 10), Half.AM)


def _expect(small: SmallSchool, code: str, at: int, **more: object) -> None:
    row = {
        "school": small.school,
        "first_day": "2026-11-10",
        "last_day": "2026-11-12",
        "pattern": 1023,
        "code": code,
        "source": "planned",
        "recorded_at": at,
    }
    insert(small.db, "expectations", **(row | more))


@pytest.mark.parametrize(
    ("first", "second", "mine", "theirs"),
    [
        ("class V", "", "V", "V"),
        ("class V", "pupil I", "I", "V"),
        ("pupil I", "class V", "I", "V"),
        ("pupil I", "pupil M", "M", ""),
        ("class V", "class P", "P", "P"),
    ],
)
def test_the_pupils_own_and_the_latest_stands(
    small: SmallSchool, first: str, second: str, mine: str, theirs: str
) -> None:
    for at, words in enumerate(filter(None, (first, second))):
        whose, code = words.split()
        target = {"group_id": small.group} if whose == "class" else {"pupil": small.pupils[0]}
        _expect(small, code, at, **target)
    known = expectations_for(small.db, small.pupils, small.group, MORNING)
    assert known[small.pupils[0]].code == mine
    assert getattr(known.get(small.pupils[1]), "code", "") == theirs


def test_what_is_withdrawn_is_no_longer_expected(small: SmallSchool) -> None:
    _expect(small, "V", 0, group_id=small.group, withdrawn_at=1)
    assert expectations_for(small.db, small.pupils, small.group, MORNING) == {}
    assert standing(small.db, small.school, MORNING.day, MORNING.day) == ()
