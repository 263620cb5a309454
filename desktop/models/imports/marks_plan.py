"""What a file of past marks would add to the register, and what it may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.days.session import day_in_words
from desktop.models.marks.attendance_code import check_code

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Rolls
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.imports.incoming import IncomingMark, Problem

_CLOSED = frozenset({"#", "Y4"})
_COUNTS_IN_NOTHING = {
    "#": "The school year has no closure on this day; the mark stands, and counts in nothing.",
    "Y4": "The school year has no closure on this day; the mark stands, and counts in nothing.",
    "Z": "Z is for a child not yet on roll; the mark stands, and counts in nothing.",
}
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class PlannedMark:
    """A mark of the file for a pupil; `seen` is the newest entry there, `ours` what it says."""

    mark: IncomingMark
    pupil: int
    name: str
    seen: int | None = None
    ours: str = ""


@dataclass(frozen=True, slots=True)
class MarksPlan:
    """The marks to add, those that say what ours say, those that clash, and what is left out."""

    new: tuple[PlannedMark, ...]
    same: int
    clashing: tuple[PlannedMark, ...]
    problems: tuple[Problem, ...]
    closures: int

    @property
    def notes(self) -> tuple[str, ...]:
        """Whole sentences for the preview."""
        if not self.closures:
            return ()
        one = self.closures == 1
        marks = "1 mark" if one else f"{self.closures} marks"
        return (
            f"{marks} of # or Y4 {'was' if one else 'were'} left aside: the school year has the"
            " closure already.",
        )


class MarkRules:
    """Why a mark of a file may not stand, from the calendar, the roll and the codes."""

    def __init__(self, calendar: SchoolCalendar, rolls: Rolls, today: date) -> None:
        self._calendar, self._rolls, self._today = calendar, rolls, today

    def refusal(self, mark: IncomingMark, pupil: Pupil) -> tuple[str, str]:
        """Return the field at fault and the reason; two empty texts for a mark that may stand."""
        day = mark.session.day
        if day >= self._today:
            return "date", "Marks are imported for past days; today's register is taken here."
        if not self._rolls.on_roll(pupil.id, day):
            return "date", self._not_on_roll(pupil.id, day)
        if not self._met(mark):
            return "date", f"The school did not meet on {mark.session}."
        try:
            check_code(mark.code, mark.session, mark.comment or "imported")
        except RuleError as error:
            return "code", f"{error.title} {error.advice}"
        return "", ""

    def doubt(self, mark: IncomingMark, pupil: Pupil) -> str:
        """Return what is doubtful about a mark that may stand as history; empty for nothing."""
        compulsory = is_compulsory(pupil.birth_date, mark.session.day)
        if mark.code == "C2" and not compulsory:
            return "C2 is for a child of compulsory school age; it was taken in as it is."
        if mark.code == "X" and compulsory:
            return "X is for a child outside compulsory school age; it was taken in as it is."
        return _COUNTS_IN_NOTHING.get(mark.code, "")

    def repeats_the_calendar(self, mark: IncomingMark) -> bool:
        """Whether a mark only says what the school year says of that session: it is closed."""
        return mark.code in _CLOSED and not self._met(mark)

    def _not_on_roll(self, pupil: int, day: date) -> str:
        times = self._rolls.enrolments.get(pupil, ())
        if times and day < times[0].starting_day:
            return f"It is before the starting day, {day_in_words(times[0].starting_day)}."
        left = [each.leaving_day for each in times if each.leaving_day and each.leaving_day < day]
        return (
            f"It is after the leaving day, {day_in_words(max(left))}." if left else "Not on roll."
        )

    def _met(self, mark: IncomingMark) -> bool:
        if self._calendar.year_of(mark.session.day) is None:
            return mark.session.day.weekday() < _SATURDAY
        return self._calendar.is_school_session(mark.session)
