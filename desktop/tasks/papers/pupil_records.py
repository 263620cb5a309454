"""One pupil's attendance on paper: plain for the family, whole for a court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.names import printed_name
from desktop.documents.papers.court_record import CourtRecord, court_record
from desktop.documents.papers.family_record import FamilyRecord, family_record
from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import rolls
from desktop.storage.file.database import reading
from desktop.storage.organisation.schools import load_school
from desktop.storage.papers.class_spans import pupils_between
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.papers.class_reading import check_span, class_of, day_of, span_in_words
from desktop.tasks.papers.paper import Paper, file_name, heading_for
from desktop.tasks.papers.record_reading import RecordReader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk


def family_paper(desk: Desk, pupil: int, first: date, last: date) -> Paper:
    """Make one child's record for the family: no staff's words, no other child."""
    found = pupil_here(desk, pupil)
    title = f"Attendance record of {found.name}"
    return _family(desk, [pupil], (first, last), title, ("pupil", pupil))


def class_family_paper(desk: Desk, group: int, first: date, last: date) -> Paper:
    """Make the records of everyone in a class today, each on pages of its own.

    A child who came after those days has none.
    """
    found = class_of(desk, group, with_reasons=True)
    pupils = [one.id for one in pupils_between(desk.db, group, desk.today, desk.today)]
    if not pupils:
        raise RuleError(f"Nobody is in {found.name} today.", "Choose another class.")
    title = f"Attendance records of {found.name}"
    return _family(desk, pupils, (first, last), title, ("class", group))


def _family(
    desk: Desk, pupils: Sequence[int], span: tuple[date, date], title: str, subject: tuple[str, int]
) -> Paper:
    desk.need(Duty.SEE_EVERY_CLASS)
    first, last = _until_today(desk, *span)
    heading = heading_for(desk, "Attendance record", span_in_words(first, last))
    with reading(desk.db):
        reader = RecordReader(desk, first, last)
        every = [reader.record(pupil_here(desk, pupil)) for pupil in pupils]
    records = [one for one in every if one.lines]
    if not records:
        raise _not_on_roll(f"{every[0].name} was not" if len(every) == 1 else "None of them was")
    pdf = family_record([FamilyRecord(heading, record) for record in records])
    return Paper(title, file_name(title, f"{first} to {last}"), pdf, subject)


def court_paper(desk: Desk, pupil: int, first: date, last: date) -> Paper:
    """Make the whole record, every entry with its author, for those who amend the register."""
    desk.need(Duty.AMEND)
    first, last = _until_today(desk, first, last)
    with reading(desk.db):
        found = pupil_here(desk, pupil)
        record = RecordReader(desk, first, last).record(found, with_entries=True)
        if not record.lines:
            raise _not_on_roll(f"{found.name} was not")
        particulars = _particulars(desk, found)
    title = f"Record of attendance of {found.name}, in full"
    heading = heading_for(desk, "Record of attendance, in full", span_in_words(first, last))
    pdf = court_record(CourtRecord(heading, particulars, record))
    return Paper(title, file_name(title, f"{first} to {last}"), pdf, ("pupil", pupil))


def _not_on_roll(who: str) -> RuleError:
    return RuleError(f"{who} on roll on those days.", "Choose other days.")


def _until_today(desk: Desk, first: date, last: date) -> tuple[date, date]:
    check_span(first, last)
    if first > desk.today:
        raise RuleError("Those days are still to come.", "Choose days up to today.")
    return first, min(last, desk.today)


def _particulars(desk: Desk, pupil: Pupil) -> tuple[tuple[str, str], ...]:
    """Return who the pupil is: no address, which may be confidential."""
    school = load_school(desk.db, desk.school)
    facts = [
        ("Legal name", printed_name(pupil.legal_name, pupil.latin_name, pupil.admission_number)),
        ("Date of birth", day_of(pupil.birth_date)),
        ("UPN", pupil.upn or "not known"),
        ("Admission number", pupil.admission_number or "none"),
        ("School", f"{school.name}, {school.la}/{school.estab}"),
    ]
    for one in rolls.enrolments_of(desk.db, pupil.id):
        facts.append(("On roll", _days(one.starting_day, one.leaving_day)))
    for place in rolls.memberships_of(desk.db, pupil.id):
        facts.append(("Class", f"{place.group_name}, {_days(place.first_day, place.last_day)}"))
    return tuple(facts)


def _days(first: date, last: date | None) -> str:
    return f"{day_of(first)} to {day_of(last)}" if last else f"from {day_of(first)}"
