"""Week by week: the same sessions as the whole, in order."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from desktop.models.marks.rates import pooled
from desktop.models.record.glance import Part, added
from desktop.models.record.stays import place_of
from desktop.models.record.weeks import weeks_of

PARTS = some.lists(
    some.builds(
        Part,
        pupil=some.integers(0, 5),
        year=some.sampled_from([2025, 2026]),
        group=some.just(7),
        year_group=some.just("6"),
        begin=some.integers(0, 300),
        marks=some.text("/\\LUINOGV.#", max_size=60),
    ),
    max_size=6,
)


@given(PARTS)
def test_the_weeks_add_up_to_the_whole(parts: list[Part]) -> None:
    weeks = weeks_of(parts)
    assert pooled(week.tally for week in weeks) == added(part.sums for part in parts).glance.tally
    assert [week.monday.weekday() for week in weeks] == [0] * len(weeks)
    assert sorted({week.monday for week in weeks}) == [week.monday for week in weeks]


def test_a_week_begins_on_its_monday() -> None:
    begin = place_of(2026, date(2026, 9, 4))  # a Friday, then the Monday after
    (before, after) = weeks_of([Part(1, 2026, 7, "6", begin, "/I....N")])
    assert (before.monday, before.tally.absent) == (date(2026, 8, 31), 1)
    assert (after.monday, after.friday) == (date(2026, 9, 7), date(2026, 9, 11))
