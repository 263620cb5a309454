"""What an import would do, as tables: joiners, changes, marks, clashes, problems."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil import words_of
from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import year_in_words
from desktop.tasks.admissions.change_contacts import contact_changes
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.imports.contact_match import ContactsPlan
    from desktop.models.imports.incoming import Problem
    from desktop.models.imports.marks_plan import PlannedMark
    from desktop.models.imports.roll_plan import Joiner, Missing, PupilChange
    from desktop.tasks.exchange.import_calendar import YearChange


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing about one person that the file says otherwise."""

    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact of a pupil."""

    number: int
    pupil: str
    name: str
    relationship: str
    phones: str


def lines_of_change(change: PupilChange) -> Iterator[ChangeLine]:
    """Give each fact that changes, the contacts after the facts."""
    name = change.new.name
    for each in change.fields:
        yield ChangeLine(name, each.field, each.old, each.new)
    yield from lines_of_contacts(change.new, change.contacts)
    for totals in change.totals:
        words = f"{totals.attended} of {totals.possible} sessions attended"
        yield ChangeLine(name, f"totals {totals.year}/{(totals.year + 1) % 100:02}", "", words)


def lines_of_contacts(pupil: Pupil, plan: ContactsPlan) -> Iterator[ChangeLine]:
    """Give each contact that is new and each fact of a contact that changes."""
    for contact in plan.added:
        yield ChangeLine(pupil.name, "contact", "", _contact_in_words(contact))
    for old, new in plan.changed:
        for fact, (before, after) in contact_changes(old, new).items():
            field = f"contact {old.name}: {words_of(fact)}"
            yield ChangeLine(pupil.name, field, _value(before), _value(after))


def contact_line(contact: Contact, pupil: str) -> ContactLine:
    """Return a contact as a line."""
    phones = ", ".join(phone.typed for phone in contact.phones)
    return ContactLine(contact.id, pupil, contact.name, contact.relationship, phones)


def _contact_in_words(contact: Contact) -> str:
    phones = ", ".join(phone.typed for phone in contact.phones)
    return ", ".join(filter(None, (contact.name, contact.relationship, phones)))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _joiner_name(joiner: Joiner) -> str:
    return f"{joiner.pupil.surname}, {joiner.pupil.forename}"


def _joiner_born(joiner: Joiner) -> str:
    return day_in_words(joiner.pupil.birth_date)


def _joiner_year(joiner: Joiner) -> str:
    return year_in_words(joiner.record.year_group)


def _joiner_start(joiner: Joiner) -> str:
    return day_in_words(joiner.starting_day)


def _joiner_contacts(joiner: Joiner) -> str:
    return str(len(joiner.contacts.added))


def _joiner_note(joiner: Joiner) -> str:
    return "was here before" if joiner.again else ""


JOINERS: tuple[Column[Joiner], ...] = (
    Column("Name", _joiner_name),
    Column("Born", _joiner_born),
    Column("Class", attrgetter("record.class_name")),
    Column("Year", _joiner_year),
    Column("UPN", attrgetter("pupil.upn")),
    Column("Contacts", _joiner_contacts, right=True),
    Column("On roll from", _joiner_start),
    Column("", _joiner_note, spoken="Note"),
)


def _line_old(line: ChangeLine) -> str:
    return line.old or "nothing"


def _line_new(line: ChangeLine) -> str:
    return line.new or "nothing"


CHANGES: tuple[Column[ChangeLine], ...] = (
    Column("Name", attrgetter("name")),
    Column("What", attrgetter("field")),
    Column("Now", _line_old),
    Column("In the file", _line_new),
)


def _leaver_day(change: PupilChange) -> str:
    return day_in_words(change.leaving_day) if change.leaving_day else ""


LEAVERS: tuple[Column[PupilChange], ...] = (
    Column("Name", attrgetter("new.name")),
    Column("Leaving day", _leaver_day),
    Column("Destination", attrgetter("record.destination")),
)


MISSING: tuple[Column[Missing], ...] = (
    Column("Name", attrgetter("name")),
    Column("Class", attrgetter("class_name")),
)


CONTACTS: tuple[Column[ContactLine], ...] = (
    Column("Contact", attrgetter("name")),
    Column("Of", attrgetter("pupil")),
    Column("Relationship", attrgetter("relationship")),
    Column("Numbers", attrgetter("phones")),
)


def _mark_session(planned: PlannedMark) -> str:
    return str(planned.mark.session)


def _mark_order(planned: PlannedMark) -> int:
    return planned.mark.session.number


MARKS: tuple[Column[PlannedMark], ...] = (
    Column("Name", attrgetter("name")),
    Column("Session", _mark_session, _mark_order),
    Column("Mark", attrgetter("mark.code")),
    Column("Comment", attrgetter("mark.comment")),
)
CLASHES: tuple[Column[PlannedMark], ...] = (
    Column("Name", attrgetter("name")),
    Column("Session", _mark_session, _mark_order),
    Column("The register says", attrgetter("ours")),
    Column("The file says", attrgetter("mark.code")),
)


@dataclass(frozen=True, slots=True)
class YearLine:
    """A half-term or a closure of a school year."""

    year: str
    what: str
    first: date
    last: date


def lines_of_year(change: YearChange) -> Iterator[YearLine]:
    """Give the half-terms and closures as the file would leave them, in order of date."""
    year = change.draft.year
    terms = (YearLine(year.name, term.name, term.first, term.last) for term in year.terms)
    closures = (
        YearLine(year.name, one.name or one.kind.value, one.first, one.last)
        for one in change.draft.closures
    )
    yield from sorted((*terms, *closures), key=attrgetter("first"))


def year_in_a_line(change: YearChange) -> str:
    """Say what becomes of a school year, its days, and what is unusual about it."""
    state = "new" if change.is_new else "changed" if change.changes_anything else "as it is"
    told = " ".join(finding.text for finding in change.count.findings)
    return f"{change.draft.year.name}, {state}: {change.count.days} school days. {told}".strip()


def _line_first(line: YearLine) -> str:
    return day_in_words(line.first)


def _line_last(line: YearLine) -> str:
    return day_in_words(line.last) if line.last != line.first else ""


YEARS: tuple[Column[YearLine], ...] = (
    Column("School year", attrgetter("year")),
    Column("Half-term or closure", attrgetter("what")),
    Column("First day", _line_first, attrgetter("first")),
    Column("Last day", _line_last, attrgetter("last")),
)


def _problem_row(problem: Problem) -> str:
    return "" if problem.row is None else str(problem.row)


def _problem_order(problem: Problem) -> int:
    return problem.row or 0


def _problem_field(problem: Problem) -> str:
    return words_of(problem.field)


def _problem_state(problem: Problem) -> str:
    return "Left out" if problem.refused else "Taken in"


def _problem_picture(problem: Problem) -> tuple[str, str]:
    return ("x", "warn_text") if problem.refused else ("triangle-alert", "late_text")


PROBLEMS: tuple[Column[Problem], ...] = (
    Column("Row", _problem_row, _problem_order, right=True),
    Column("", _problem_state, spoken="Taken in or left out", picture=_problem_picture),
    Column("Pupil", attrgetter("pupil")),
    Column("Field", _problem_field),
    Column("Value", attrgetter("value")),
    Column("Why", attrgetter("reason")),
)


def leavings_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what was left out before what was only warned of."""
    return tuple(sorted(problems, key=_refused_first))


def _refused_first(problem: Problem) -> tuple[bool, int]:
    return not problem.refused, problem.row or 0
