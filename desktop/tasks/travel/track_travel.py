"""Travel: the children of travelling families, and where each of their journeys stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.models.travel.journey_state import State
from desktop.models.travel.meters import attendance_meter
from desktop.models.travel.pattern import offered
from desktop.models.travel.travelling import TravelLine
from desktop.storage.admissions import pupils, rolls
from desktop.storage.travel import elsewhere, journeys, travel_facts
from desktop.tasks.travel.travel_facts import travel_marks
from desktop.tasks.travel.travelling_child import travel_limit, travel_meter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.models.admissions.roll import Rolls
    from desktop.models.travel.circumstances import Circumstances
    from desktop.models.travel.journey import Journey
    from desktop.models.travel.meters import AttendanceMeter, TravelMeter
    from desktop.tasks.desk import Desk
    from desktop.tasks.travel.travel_facts import TravelMarks

_AT_HOME = (State.ENDED, State.NOT_AGREED, State.WITHDRAWN)


class _Reading:
    """What the file says of all of them, read in one pass a table."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.known: Mapping[int, Circumstances] = travel_facts.circumstances_of_school(
            desk.db, desk.school
        )
        self.journeys = journeys.journeys_of_school(desk.db, desk.school)
        everybody = {*self.known, *(one for each in self.journeys for one in each.pupils)}
        rolled: Rolls = rolls.rolls_of(desk.db, tuple(everybody))
        self.rolls = rolled
        self.here = {one for one in everybody if rolled.on_roll(one, desk.today)}
        self.names = pupils.names_of(desk.db, sorted(everybody))
        self.limit = travel_limit(desk)
        self.marks: TravelMarks = travel_marks(desk, sorted(everybody))
        self.elsewhere = elsewhere.elsewhere_of_school(desk.db, desk.school)
        self.births = {one: pupils.load_pupil(desk.db, one).birth_date for one in self.here}
        self.meters = {pupil: self._meter(pupil) for pupil in self.here}
        self.standings = {one.id: self.marks.standing(one) for one in self.journeys}

    def _meter(self, pupil: int) -> tuple[AttendanceMeter, TravelMeter]:
        attended = attendance_meter(
            self.marks.of(pupil), self.elsewhere.get(pupil, ()), self.births[pupil],
            self.desk.today,
        )  # fmt: skip
        return attended, travel_meter(self.marks, pupil, self.limit)


def travel_lines(desk: Desk) -> tuple[TravelLine, ...]:
    """Return a line for each journey, and one for each child at the base: overdue first."""
    desk.need(Duty.LOG_ABSENCE)
    read = _Reading(desk)
    lines = [*_of_journeys(read), *_at_base(read)]
    return tuple(sorted(lines, key=_order))


def _order(line: TravelLine) -> tuple[int, str, str]:
    return line.order


def _of_journeys(read: _Reading) -> Iterator[TravelLine]:
    for journey in read.journeys:
        if any(pupil in read.here for pupil in journey.pupils):
            yield _line(read, journey.pupils, journey)


def _at_base(read: _Reading) -> Iterator[TravelLine]:
    busy = {
        pupil
        for journey in read.journeys
        if read.standings[journey.id].state not in _AT_HOME
        for pupil in journey.pupils
    }
    for pupil in sorted(read.here - busy):
        yield _line(read, (pupil,), None)


def _line(read: _Reading, whose: tuple[int, ...], journey: Journey | None) -> TravelLine:
    meters = [read.meters[pupil] for pupil in whose if pupil in read.here]
    return TravelLine(
        pupils=whose,
        names=", ".join(read.names[pupil] for pupil in whose),
        class_names=", ".join(dict.fromkeys(_classes(read, whose))),
        journey=journey,
        standing=read.standings[journey.id] if journey else None,
        attendances=min(attended.count for attended, _travel in meters),
        short=max(attended.short for attended, _travel in meters),
        travel=max(travel.count for _attended, travel in meters),
        over=any(travel.is_over for _attended, travel in meters),
        offered=_offered(read, whose) if journey is None else 0,
    )


def _offered(read: _Reading, whose: tuple[int, ...]) -> int:
    own = tuple(one for one in read.journeys if set(one.pupils) & set(whose))
    return len(offered(own, read.marks.calendar, read.desk.today))


def _classes(read: _Reading, whose: Iterable[int]) -> Iterator[str]:
    for pupil in whose:
        place = read.rolls.place(pupil, read.desk.today)
        if place is not None and place.group_name:
            yield place.group_name
