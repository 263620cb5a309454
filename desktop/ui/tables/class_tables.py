"""Classes with who takes them, and the times that people have a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import Group, Teaching, youngest_first
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.school.year_groups import year_in_words

if TYPE_CHECKING:
    from datetime import date

FURTHER = "until further notice"


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class, and who takes it on the day shown."""

    group: Group
    teachers: tuple[Teaching, ...]


def _name(line: ClassLine) -> str:
    return line.group.name


def _order(line: ClassLine) -> tuple[int, str]:
    return youngest_first(line.group)


def _years(line: ClassLine) -> str:
    return ", ".join(year_in_words(year) for year in line.group.year_groups) or "none"


def _times(line: ClassLine) -> str:
    times_of = line.group.times_of
    return f"{year_in_words(times_of)}’s" if times_of else "the school’s"


def _teachers(line: ClassLine) -> str:
    return ", ".join(one.name for one in line.teachers if not one.cover) or "nobody yet"


def _lent(line: ClassLine) -> str:
    return ", ".join(one.name for one in line.teachers if one.cover)


CLASS_COLUMNS: tuple[Column[ClassLine], ...] = (
    Column("Class", _name, _order),
    Column("Year groups", _years, _order),
    Column("Times", _times),
    Column("Teachers", _teachers),
    Column("Lent to", _lent),
)


@dataclass(frozen=True, slots=True)
class TeachingLine:
    """Somebody's time with a class, as it stands today."""

    group: Group
    teaching: Teaching
    today: date

    @property
    def stands(self) -> str:
        """Now, to come, or over."""
        first, last = self.teaching.first_day, self.teaching.last_day
        if last is not None and last < self.today:
            return "over"
        return "to come" if first > self.today else "now"

    @property
    def came_to_be(self) -> bool:
        """Whether it was not taken back before it began."""
        last = self.teaching.last_day
        return last is None or last >= self.teaching.first_day

    @property
    def is_loan_to_watch(self) -> bool:
        """Whether the class is lent, now or for a day to come."""
        return self.teaching.cover and self.came_to_be and self.stands != "over"


def _who(line: TeachingLine) -> str:
    return line.teaching.name


def _as_what(line: TeachingLine) -> str:
    return "cover" if line.teaching.cover else "own class"


def _from(line: TeachingLine) -> str:
    return day_in_words(line.teaching.first_day)


def first_day(line: TeachingLine) -> date:
    """Return the day by which times with a class are put in order."""
    return line.teaching.first_day


def _until(line: TeachingLine) -> str:
    last = line.teaching.last_day
    return day_in_words(last) if last else FURTHER


def _stands(line: TeachingLine) -> str:
    return line.stands


def _class(line: TeachingLine) -> str:
    return line.group.name


TEACHER_COLUMNS: tuple[Column[TeachingLine], ...] = (
    Column("Who", _who),
    Column("As", _as_what),
    Column("From", _from, first_day),
    Column("Until", _until),
    Column("", _stands, spoken="Whether it stands"),
)
COVER_COLUMNS: tuple[Column[TeachingLine], ...] = (
    Column("Class", _class),
    Column("Who covers", _who),
    Column("From", _from, first_day),
    Column("Until", _until),
    Column("", _stands, spoken="Whether it stands"),
)
