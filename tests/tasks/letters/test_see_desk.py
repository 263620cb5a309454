"""What lies on the head's desk: requests and journeys by their first day, letters, who may look."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half
from desktop.tasks.letters.see_desk import heads_desk
from desktop.tasks.letters.sign_letters import leave_for_ink
from tests.tasks.leave.asking import ask, at
from tests.tasks.letters.piles import give_parents, write_pile
from tests.tasks.travel import family

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_what_begins_first_is_decided_first_whatever_it_is(small: SmallSchool) -> None:
    family.record(small)
    later = ask(small, 2, first=at(23), last=at(24, Half.PM))
    journey = family.asked(small, first_day=date(2026, 11, 18))
    sooner = ask(small, 1)
    found = heads_desk(small.head).decisions
    assert [(one.place, one.waiting.number) for one in found] == [
        ("Leave", sooner), ("Travel", journey.id), ("Leave", later),
    ]  # fmt: skip
    assert [one.panel for one in found[:2]] == ["decide_leave", "track_travel"]
    assert found[0].waiting.names == "Ben Baxter"


def test_a_letter_left_for_ink_waits_for_the_printer(small: SmallSchool) -> None:
    give_parents(small)
    pile = write_pile(small.head, small.pupils)
    leave_for_ink(small.head, pile[:2])
    seen = heads_desk(small.office)
    assert [one.id for one in seen.to_sign] == [3, 4, 5]
    assert [one.id for one in seen.unprinted] == [1, 2]


def test_teachers_see_none_of_it(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused, match="may not see letters"):
        heads_desk(small.teacher)
