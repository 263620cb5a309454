"""Which class a day was spent in: every day on roll in one place, none outside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.models.record.glance import due_places
from desktop.models.record.stays import Child, Due, Stay, cut, parts_of, place_of

PLACES = some.lists(
    some.tuples(some.integers(0, 60), some.integers(0, 60)).map(sorted), max_size=4
).map(lambda pairs: [Stay(begin, end, 7, "6") for begin, end in sorted(pairs)])


@given(some.integers(0, 30), some.integers(0, 60), PLACES)
def test_a_time_on_roll_is_cut_without_gap_or_overlap(
    begin: int, end: int, places: list[Stay]
) -> None:
    found = [place for stay in cut(begin, end, places) for place in range(stay.begin, stay.end)]
    assert found == list(range(begin, end))


@pytest.mark.parametrize(
    ("places", "groups"),
    [
        ([], [(0, 10, None)]),
        ([Stay(0, 10, 1)], [(0, 10, 1)]),
        ([Stay(0, 4, 1), Stay(4, 20, 2)], [(0, 4, 1), (4, 10, 2)]),
        ([Stay(2, 4, 1)], [(0, 2, None), (2, 4, 1), (4, 10, None)]),
    ],
)
def test_days_in_no_class_stay_a_part(
    places: list[Stay], groups: list[tuple[int, int, int | None]]
) -> None:
    assert [(one.begin, one.end, one.group) for one in cut(0, 10, places)] == groups


def test_marks_and_minutes_outside_a_stay_do_not_count() -> None:
    first = place_of(2026, date(2026, 9, 7))
    start = date(2026, 8, 1).toordinal() * 2
    marks = "." * first + "LL/L"
    late = {start + first: 5, start + first + 1: 7, start + first + 2: 9}
    (one,) = parts_of(Child(1, 2026, marks, late), [Stay(first + 1, first + 3, 7)], Due())
    assert (one.marks, dict(one.minutes)) == ("L/", {start + first + 1: 7})


def test_nobody_waits_for_the_register_of_no_class() -> None:
    due = Due(before=1, today={7: 2})
    assert (due.of(7, 0), due.of(8, 0), due.of(None, 0)) == (3, 1, 0)
    assert (due.of(7, 0), due.of(7, 1)) == (3, 0)


def test_what_is_due_of_a_stay_begins_where_it_does() -> None:
    due = Due(before=due_places([0, 3]))
    one, other = parts_of(Child(1, 2026, "....", {}), [Stay(0, 2, 7), Stay(2, 4, 7)], due)
    assert (one.due, other.due) == (due_places([0, 3]), due_places([1]))
    assert (one.sums.unknown, other.sums.unknown) == (1, 1)
