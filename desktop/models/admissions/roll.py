"""The roll: when a pupil is on it, in which class, and why a name is taken off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.days.session import Session


@dataclass(frozen=True, slots=True)
class Enrolment:
    """On roll from the starting day to the leaving day, both included."""

    id: int
    pupil: int
    starting_day: date
    leaving_day: date | None = None
    destination: str = ""
    ground: str = ""

    def holds(self, day: date) -> bool:
        """Whether the pupil is on roll on a day."""
        return self.starting_day <= day and (self.leaving_day is None or day <= self.leaving_day)


@dataclass(frozen=True, slots=True)
class Membership:
    """A pupil's class and year group between two days; no class is possible."""

    id: int
    pupil: int
    group: int | None
    group_name: str
    year_group: str
    first_day: date
    last_day: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it says where the pupil is on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Rolls:
    """A school's enrolments and memberships by pupil, each in order of date."""

    enrolments: Mapping[int, tuple[Enrolment, ...]]
    memberships: Mapping[int, tuple[Membership, ...]]

    def on_roll(self, pupil: int, day: date) -> bool:
        """Whether a pupil is on roll on a day."""
        return any(enrolment.holds(day) for enrolment in self.enrolments.get(pupil, ()))

    def place(self, pupil: int, day: date) -> Membership | None:
        """Return a pupil's class and year group on a day."""
        places = self.memberships.get(pupil, ())
        return next((place for place in reversed(places) if place.holds(day)), None)


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for taking a name off the roll; `key` is its letter where the letter is known."""

    key: str
    title: str
    since: date
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether a name may be taken off on this ground on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


ELSEWHERE = "A"  # the ground of a pupil who is registered at another school
_2006 = date(2006, 9, 1)
_2024 = date(2024, 8, 19)

NOT_BACK_FROM_LEAVE = "H"

# Reg 9(1) of the 2024 Regulations, for pupils of compulsory school age. The letters after I are not
# given, because no source that was read states them.
GROUNDS: tuple[Ground, ...] = (
    Ground("A", "Registered at another school", _2024),
    Ground("B", "Nursery pupil not going on into reception", _2024),
    Ground("C", "Dual registered and will not attend here again; the other school agrees", _2024),
    Ground("D", "School attendance order changed to name another school", _2024),
    Ground("E", "School attendance order revoked: educated otherwise than at school", _2024),
    Ground("F", "Parent's written notice of education otherwise than at school", _2024),
    Ground("G", "No longer lives a reasonable distance away", _2024),
    Ground(NOT_BACK_FROM_LEAVE, "Not back within 10 school days after a leave of absence", _2024),
    Ground("I", "Absent 20 school days or more without permission (G, N or O)", _2024),
    Ground("custody", "Detained under a final order of at least four months", _2006),
    Ground("death", "The pupil has died", _2006),
    Ground("over age", "Over compulsory school age and not staying on", _2006),
    Ground("fees", "Independent or boarding school: fees unpaid", _2006),
    Ground("excluded", "Permanently excluded, and the exclusion is complete", _2006),
    Ground("unfit", "Certified unfit until the leaving age", _2006, date(2024, 8, 18)),
)  # fmt: skip


def grounds_on(day: date) -> tuple[Ground, ...]:
    """Return the grounds on which a name may be taken off the roll on a day (reg 9(1))."""
    return tuple(ground for ground in GROUNDS if ground.in_force(day))


def check_ground(key: str, day: date) -> None:
    """RuleError unless the ground is one in force; none given may be settled later."""
    if key and key not in {ground.key for ground in grounds_on(day)}:
        raise RuleError(
            f"Ground {key} is not one a name may be taken off on.", "Choose one from the list."
        )


def check_leaving(enrolment: Enrolment, day: date, last_mark: Session | None) -> None:
    """RuleError for a leaving day before the start or before a mark: never retrospective."""
    if day < enrolment.starting_day:
        raise RuleError(
            f"The leaving day is before the starting day, {day_in_words(enrolment.starting_day)}.",
            "Check both days.",
        )
    if last_mark is not None and last_mark.day > day:
        raise RuleError(
            f"The register has a mark after that day: {last_mark}.",
            "A name is never taken off the roll retrospectively. Choose that day or a later one.",
        )


def check_starting(day: date, enrolment: Enrolment, first_mark: Session | None) -> None:
    """RuleError for a starting day after the leaving day or after the first mark."""
    if enrolment.leaving_day is not None and day > enrolment.leaving_day:
        raise RuleError("The starting day is after the leaving day.", "Check both days.")
    if first_mark is not None and first_mark.day < day:
        raise RuleError(
            f"The register has a mark before that day: {first_mark}.",
            "Choose that day or an earlier one.",
        )
