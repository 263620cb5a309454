"""What a file from another program says, before any of it is matched to the roll."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.models.days.session import Session
    from desktop.models.imports.mark_string import YearMarks


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: `refused` leaves the record out, else it was taken in with this warning."""

    row: int | None
    pupil: str
    field: str
    value: str
    reason: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed, and in E.164 when it could be read; `kind` mobile, home, work, other."""

    kind: str
    typed: str
    e164: str
    can_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingContact:
    """A person to ring for a pupil; the pupil_ fields are how the file says whose contact it is."""

    row: int | None
    surname: str
    order: int
    forename: str = ""
    title: str = ""
    relationship: str = ""
    responsibility: bool | None = None
    lives_with: bool | None = None
    phones: tuple[Phone, ...] = ()
    email: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    do_not_contact: bool = False
    can_text: bool | None = None
    pupil_upn: str = ""
    pupil_admission_number: str = ""
    pupil_surname: str = ""
    pupil_forename: str = ""
    pupil_birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class YearTotals:
    """One school's sessions for one pupil in the school year that began in `year`."""

    year: int
    la: str
    estab: str
    school_name: str
    possible: int
    attended: int
    authorised: int
    unauthorised: int

    @property
    def adds_up(self) -> bool:
        """Whether attended and absent sessions make the possible ones."""
        return self.possible == self.attended + self.authorised + self.unauthorised


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPupil:
    """A good record: named, with a possible birth date and a UPN that is absent or right."""

    row: int | None
    legal_surname: str
    legal_forename: str
    birth_date: date
    upn: str | None = None
    former_upn: str = ""
    admission_number: str = ""
    middle_names: str = ""
    preferred_surname: str = ""
    preferred_forename: str = ""
    former_surname: str = ""
    sex: str = ""
    year_group: str = ""
    class_name: str = ""
    starting_day: date | None = None
    leaving_day: date | None = None
    destination: str = ""
    enrolment_status: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    last_school: str = ""
    contacts: tuple[IncomingContact, ...] = ()
    totals: tuple[YearTotals, ...] = ()
    history_marks: tuple[YearMarks, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingMark:
    """One mark for one session; the pupil is told by whatever the file gives."""

    row: int | None
    session: Session
    code: str
    minutes: int | None = None
    comment: str = ""
    upn: str = ""
    admission_number: str = ""
    surname: str = ""
    forename: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class IncomingTerm:
    """A half-term with its first and last day, both in it."""

    row: int | None
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class IncomingClosure:
    """Days without school inside a term: `kind` is inset, bank holiday or planned."""

    row: int | None
    first: date
    last: date
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class SourceSchool:
    """The school that a transfer file says it comes from, as it writes it."""

    la: str
    estab: str
    name: str
    version: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A file as read: its records, what was wrong, and what was left aside and must be said.

    `kind` is pupils, contacts, marks or calendar. `skipped` are special-category headings never
    read; `unused` headings that no field was found for; `notes` whole sentences for the preview.
    """

    kind: str
    source_name: str
    header: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    pupils: tuple[IncomingPupil, ...] = ()
    contacts: tuple[IncomingContact, ...] = ()
    marks: tuple[IncomingMark, ...] = ()
    terms: tuple[IncomingTerm, ...] = ()
    closures: tuple[IncomingClosure, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    school: SourceSchool | None = None

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The problems that left a record, mark or contact out."""
        return tuple(problem for problem in self.problems if problem.refused)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that were only warned of."""
        return tuple(problem for problem in self.problems if not problem.refused)
