"""A past register on paper: what stood then, what changed since, and who may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.tasks.papers.past_registers import past_paper
from tests.documents.reading import words_of
from tests.tasks.record.amending import FIRST, amended, two_days, wanted

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def _words(small: SmallSchool, place: int) -> str:
    return "\n".join(words_of(past_paper(small.head, small.group, FIRST, place).pdf))


@pytest.fixture
def amended_monday(small: SmallSchool) -> SmallSchool:
    """Monday morning: taken, closed, and on Tuesday at 10:00 two marks amended."""
    two_days(small)
    small.clock.set(10, 0)
    amended(small.office, wanted(small))
    return small


@pytest.mark.parametrize(
    ("place", "there", "not_there"),
    [
        (0, ("before anything was recorded", "no mark", "Mother rang: flu"), ()),
        (
            2,
            (
                "Register of 6B, Mon 9 Nov 2026 AM", "as it stood on Mon 9 Nov 2026 at 09:40:00",
                "Not for a wall",
                "9 Nov 2026 09:05:00", "Tara Teach, Class teacher", "Changed since",
                "10 Nov 2026 10:00:00", "Olive Office, Office", "Mother rang: flu",
            ),
            ("no mark",),
        ),
        (3, ("No mark has been changed since.", "Mother rang: flu"), ("no mark",)),
    ],
)  # fmt: skip
def test_it_says_what_stood_and_what_changed_since(
    amended_monday: SmallSchool, place: int, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    words = _words(amended_monday, place)
    assert [one for one in there if one not in words] == []
    assert [one for one in not_there if one in words.replace("No mark has", "")] == []


def test_the_same_moment_prints_as_the_same_bytes(amended_monday: SmallSchool) -> None:
    small = amended_monday
    one, other = (past_paper(small.head, small.group, FIRST, 2) for _ in range(2))
    assert one.pdf == other.pdf
    assert one.subject == ("class", small.group)


def test_only_those_who_see_every_class_print_it(amended_monday: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        past_paper(amended_monday.teacher, amended_monday.group, FIRST, 2)
