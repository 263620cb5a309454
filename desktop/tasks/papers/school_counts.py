"""What the school's page reads of its children: counted where every figure is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.marks.year_marks import character_of
from desktop.models.papers.school_numbers import SchoolSums
from desktop.models.papers.school_page import NOBODY, ClassCount, Counted
from desktop.models.record.figure_lines import Kind
from desktop.tasks.record.see_figures import children_of

if TYPE_CHECKING:
    from desktop.models.record.figure_lines import FigureLine
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.see_figures import Figures

_HOLIDAY = character_of("G")


def school_count(desk: Desk, found: Figures) -> Counted:
    """Return the whole school's sessions and how many children had one that counts."""
    return _counted(desk, found, found.lines[0])


def class_counts(desk: Desk, now: Figures, year: Figures | None) -> tuple[ClassCount, ...]:
    """Return each class's sessions of the half-term and of the year so far, the youngest first."""
    return tuple(
        ClassCount(line.name, _counted(desk, now, line), _same(desk, year, line))
        for line in now.lines
        if line.kind is Kind.CLASS and line.key is not None
    )


def _same(desk: Desk, year: Figures | None, line: FigureLine) -> Counted:
    lines = year.lines if year else ()
    found = next((one for one in lines if (one.kind, one.key) == (line.kind, line.key)), None)
    return _counted(desk, year, found) if year and found else NOBODY


def school_sums(desk: Desk, found: Figures) -> SchoolSums:
    """Return how many children were never away or late, and what was missed."""
    whole = found.lines[0]
    glances = [child.glance for child in children_of(desk, found, whole)]
    counted = [one for one in glances if one.tally.possible]
    holidays = [part for part in found.parts if _HOLIDAY in part.marks]
    return SchoolSums(
        children=len(counted),
        never_absent=sum(not one.tally.absent for one in counted),
        never_late=sum(not one.tally.late for one in counted),
        late=whole.glance.tally.late,
        minutes=whole.glance.minutes,
        timed=sum(len(part.minutes) for part in found.parts),
        holiday=sum(part.marks.count(_HOLIDAY) for part in holidays),
        on_holiday=len({part.pupil for part in holidays}),
    )


def _counted(desk: Desk, found: Figures, line: FigureLine) -> Counted:
    children = children_of(desk, found, line)
    return Counted(line.glance.tally, sum(bool(one.glance.tally.possible) for one in children))
