"""What an import would do to the roll, in full, before any of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.imports.contact_match import NOTHING, ContactsPlan

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.imports.incoming import IncomingPupil, Problem, YearTotals


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One fact that a file changes, as a person reads it."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Joiner:
    """A pupil to be put on roll; `again` is the pupil's number when they left before."""

    record: IncomingPupil
    pupil: Pupil
    starting_day: date
    leaving_day: date | None
    place_from: date
    contacts: ContactsPlan = NOTHING
    again: int | None = None


@dataclass(frozen=True, slots=True)
class PupilChange:
    """A pupil on roll about whom the file says something else; None: stays as it is."""

    record: IncomingPupil
    old: Pupil
    new: Pupil
    fields: tuple[FieldChange, ...]
    place: tuple[str, str] | None
    place_from: date
    starting_day: date | None
    leaving_day: date | None
    contacts: ContactsPlan
    totals: tuple[YearTotals, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        return not self.fields and self.contacts.is_empty and not self.totals


@dataclass(frozen=True, slots=True)
class Missing:
    """A pupil on roll whom the file does not name; never made a leaver without a press."""

    pupil: int
    name: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A record that is not certain: `index` is its place in the file's records."""

    index: int
    record: IncomingPupil
    candidates: tuple[Pupil, ...]
    why: str


@dataclass(frozen=True, slots=True)
class RollPlan:
    """Everything an import of pupils would do, and what it would leave alone and why.

    `gone` are contacts that the file no longer names: they stay unless someone chooses.
    """

    joiners: tuple[Joiner, ...]
    changes: tuple[PupilChange, ...]
    unchanged: int
    missing: tuple[Missing, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    new_classes: tuple[str, ...]
    gone: tuple[Contact, ...] = ()

    @property
    def leavers(self) -> tuple[PupilChange, ...]:
        """The pupils to whom the file gives a leaving day."""
        return tuple(change for change in self.changes if change.leaving_day is not None)

    @property
    def is_empty(self) -> bool:
        """Whether applying it would write nothing."""
        return not self.joiners and not self.changes
