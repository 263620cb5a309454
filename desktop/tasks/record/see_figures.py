"""Class and school at a glance: figures of any days, each opening to what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.models.record.figure_lines import FigureLine, Whose, child_lines, figure_lines
from desktop.models.record.spans import spans_on
from desktop.storage.organisation import groups, policies, school_years
from desktop.storage.record import year_strings
from desktop.tasks.record.count_sessions import counting
from desktop.tasks.record.show_working import working

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.record.glance import Figure, Part
    from desktop.models.record.spans import Span
    from desktop.models.record.working import Worked
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some days; `parts` are what they were counted from."""

    span: Span
    whose: Whose
    lines: tuple[FigureLine, ...]
    parts: tuple[Part, ...]

    def parts_of(self, line: FigureLine) -> tuple[Part, ...]:
        """Return what a line was counted from."""
        return tuple(part for part in self.parts if line.holds(part))


def spans_to_choose(desk: Desk) -> tuple[Span, ...]:
    """Return the spans that may be asked for today."""
    return spans_on(school_years.load_calendar(desk.db, desk.school), desk.today)


def calendar(desk: Desk) -> SchoolCalendar:
    """Return the school's days, to choose some from."""
    return school_years.load_calendar(desk.db, desk.school)


def minimum_sessions(desk: Desk) -> int:
    """Return how many possible sessions the policy waits for before a rate raises an alert."""
    return policies.policy_on(desk.db, desk.school, desk.today).minimum_sessions


def figures(desk: Desk, span: Span, whose: Whose = Whose.ALL) -> Figures:
    """Count the school, its year groups and its classes."""
    desk.need(Duty.SEE_EVERY_CLASS)
    parts = counting(desk).parts(span, whose)
    classes = {one.id: one.name for one in groups.groups_of_school(desk.db, desk.school)}
    return Figures(span, whose, figure_lines(parts, classes), parts)


def children_of(desk: Desk, found: Figures, line: FigureLine) -> tuple[FigureLine, ...]:
    """Return the line of each child counted in a line, by surname."""
    desk.need(Duty.SEE_EVERY_CLASS)
    return child_lines(found.parts_of(line), year_strings.names_of(desk.db, desk.school))


def sessions_of(desk: Desk, parts: Iterable[Part], figure: Figure) -> tuple[Worked, ...]:
    """Return the sessions that a child's figure was made of."""
    desk.need(Duty.SEE_EVERY_CLASS)
    return working(desk, parts, figure, with_codes=True)
