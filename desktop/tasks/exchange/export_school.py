"""Everything of a school in open files: children, marks with their history, leave and letters."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import export_heading
from desktop.exchange.formats.watching import Watch
from desktop.exchange.writing import SheetOfRows, write_csv, write_xlsx
from desktop.models.days.session import Session, both_halves, session_of
from desktop.models.imports import book_lists as books
from desktop.models.imports import school_lists as lists
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import messages
from desktop.storage.admissions import contacts, exports, pupils, rolls
from desktop.storage.file.database import reading, saving
from desktop.storage.file.moments import moment
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import school_years
from desktop.storage.site import signings
from desktop.tasks.exchange.export_kept import (
    KEPT,
    SIGNED,
    SIGNED_HEADING,
    heading_of,
    kept_rows,
    signed_paths,
    signed_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Rolls
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.tasks.desk import Desk

_ENTRY = (
    *books.IDENTITY, "Session date", "AM or PM", "Code entered", "Minutes", "Note",
    "Kind of entry", "Class then", "Takes effect", "Recorded", "By", "Position", "Reason",
    "Entry", "Replaces entry", "From file",
)  # fmt: skip
_TOTALS = (
    *books.IDENTITY, "Year", "LA", "Establishment", "School", "Possible", "Attended",
    "Authorised", "Unauthorised",
)  # fmt: skip
_ROLL = (
    *books.IDENTITY, "What", "First day", "Last day", "Class", "Year group", "Destination",
    "Ground",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, and how many rows each list has."""

    files: tuple[Path, ...]
    rows: dict[str, int]


def export_csv(desk: Desk, folder: Path, watch: Watch | None = None) -> Exported:
    """Write one CSV file a list and each signed letter into a folder, all of them or none."""
    desk.need(Duty.EXPORT)
    paths = {name: folder / f"{name}.csv" for name in _School.names}
    signed = folder / SIGNED
    taken = [path.name for path in (*paths.values(), signed) if path.exists()]
    if taken:
        raise FileRefused(f"{taken[0]} is in {folder.name} already.", "Choose an empty folder.")
    _make(folder)
    with reading(desk.db):
        letters = signed_paths(desk, folder)
        school = _School(desk, watch or Watch(), letters)
        with _all_or_none((*paths.values(), *letters.values()), signed):
            if letters:
                _make(signed)
            for sheet in school.sheets():
                write_csv(paths[sheet.name], sheet.heading, sheet.rows)
    return _recorded(desk, Exported((*paths.values(), *letters.values()), school.counts))


def export_xlsx(desk: Desk, path: Path, watch: Watch | None = None) -> Exported:
    """Write one workbook with a sheet a list, in place of a file of that name."""
    desk.need(Duty.EXPORT)
    school = _School(desk, watch or Watch(), {})
    with reading(desk.db):
        write_xlsx(path, school.sheets())
    return _recorded(desk, Exported((path,), school.counts))


def _recorded(desk: Desk, done: Exported) -> Exported:
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        named = [path.name for path in done.files]
        note(desk.db, signed, ("school", desk.school), "exported", files=named, rows=done.rows)
    return done


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileRefused(
            f"The folder {folder.name} could not be made.", f"The computer says: {error.strerror}."
        ) from error


@contextmanager
def _all_or_none(paths: Iterable[Path], folder: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()
        raise


class _School:
    """The lists of one school; marks are read as they are written, never all at once."""

    names = (
        "pupils",
        "contacts",
        "calendar",
        "other_closures",
        "roll",
        "totals",
        "marks",
        "entries",
        "front_desk",
        "messages",
        *(kept.name for kept in KEPT),
        SIGNED,
    )

    def __init__(self, desk: Desk, watch: Watch, letters: dict[int, Path]) -> None:
        self._desk, self._db, self._watch = desk, desk.db, watch
        self._letters = letters
        self.counts: dict[str, int] = dict.fromkeys(self.names, 0)

    def sheets(self) -> Iterator[SheetOfRows]:
        """Yield each list, in the order of `names`."""
        known = {pupil.id: pupil for pupil in pupils.load_pupils(self._db, self._desk.school)}
        roll = rolls.rolls_of_school(self._db, self._desk.school)
        calendar = school_years.load_calendar(self._db, self._desk.school)
        today = self._desk.today
        pupil_rows = (lists.pupil_row(pupil, roll, today) for pupil in known.values())
        yield self._sheet(
            "pupils", (*_heads("pupils", lists.PUPIL), *lists.PUPIL_BESIDES), pupil_rows
        )
        people = (*_heads("contacts", lists.CONTACT), *lists.CONTACT_BESIDES)
        yield self._sheet("contacts", people, self._contacts(known))
        days = lists.calendar_rows(calendar)
        yield self._sheet("calendar", _heads("calendar", lists.CALENDAR), days)
        others = lists.other_closure_rows(calendar)
        yield self._sheet("other_closures", lists.OTHER_CLOSURES, others)
        yield self._sheet("roll", _ROLL, _roll_rows(known, roll))
        yield self._sheet("totals", _TOTALS, self._totals(known))
        yield from self._marks(known, roll, calendar)
        yield self._sheet("front_desk", books.FRONT_DESK, self._front_desk(known))
        yield self._sheet("messages", books.MESSAGES, self._messages(known))
        for kept in KEPT:
            rows = kept_rows(self._desk, kept, known)
            yield self._sheet(kept.name, heading_of(kept), rows)
        yield self._sheet(SIGNED, SIGNED_HEADING, signed_rows(self._desk, self._letters))

    def _marks(
        self, known: dict[int, Pupil], roll: Rolls, calendar: SchoolCalendar
    ) -> Iterator[SheetOfRows]:
        marks = self._current(known, roll, calendar)
        yield self._sheet("marks", _heads("marks", lists.MARK), marks)
        yield self._sheet("entries", _ENTRY, self._entries(known))

    def _sheet(self, name: str, heading: tuple[str, ...], rows: Iterable[list[Any]]) -> SheetOfRows:
        return SheetOfRows(name, heading, self._counted(name, rows))

    def _counted(self, name: str, rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
        place = self.names.index(name)
        self._watch.part(place / len(self.names), (place + 1) / len(self.names))
        for row in rows:
            if self.counts[name] % 200 == 0:
                self._watch.poll()
            self.counts[name] += 1
            yield row
        self._watch.at(1, 1)

    def _contacts(self, known: dict[int, Pupil]) -> Iterator[list[Any]]:
        for number, people in contacts.contacts_of_school(self._db, self._desk.school).items():
            for contact in people:
                yield lists.contact_row(known[number], contact)

    def _totals(self, known: dict[int, Pupil]) -> Iterator[list[Any]]:
        for number, *rest in sorted(pupils.totals_of_school(self._db, self._desk.school)):
            yield [*books.identity(known[number]), *rest]

    def _current(
        self, known: dict[int, Pupil], roll: Rolls, calendar: SchoolCalendar
    ) -> Iterator[list[Any]]:
        """Marks that stand; and `#` or Y4 where none does, which are derived and never stored."""
        closed = {session.number: code for session, code in _closed(calendar, self._desk)}
        marked: set[tuple[int, int]] = set()
        for number, session, code, minutes, note_ in exports.current_marks(
            self._db, self._desk.school
        ):
            if session in closed:
                marked.add((number, session))
            yield _mark_row(known[number], session_of(session), code, (minutes, note_))
        for number, pupil in known.items():
            for session, code in closed.items():
                day = session_of(session).day
                if (number, session) not in marked and roll.on_roll(number, day):
                    yield _mark_row(pupil, session_of(session), code, (None, ""))

    def _entries(self, known: dict[int, Pupil]) -> Iterator[list[Any]]:
        for number, session, *rest in exports.all_entries(self._db, self._desk.school):
            when = session_of(session)
            rest[5:7] = [moment(rest[5]).isoformat(), moment(rest[6]).isoformat()]
            yield [*books.identity(known[number]), when.day, when.half.name, *rest]

    def _front_desk(self, known: dict[int, Pupil]) -> Iterator[list[Any]]:
        for line in signings.signings_of_school(self._db, self._desk.school):
            yield books.signing_row(known[line.pupil], line)

    def _messages(self, known: dict[int, Pupil]) -> Iterator[list[Any]]:
        why = messages.reasons_withdrawn(self._db, self._desk.school)
        for said in messages.messages_of_school(self._db, self._desk.school):
            for pupil in said.pupils:
                yield books.message_row(known[pupil], said, why.get(said.id, ("", "")))


def _heads(kind: str, facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(export_heading(kind, fact) for fact in facts)


def _mark_row(pupil: Pupil, session: Session, code: str, rest: tuple[int | None, str]) -> list[Any]:
    return [*books.identity(pupil), session.day, session.half.name, code, *rest]


def _closed(calendar: SchoolCalendar, desk: Desk) -> Iterator[tuple[Session, str]]:
    """Each session up to today that a closure of the calendar says something about."""
    days = {
        closure.first.fromordinal(ordinal)
        for closure in calendar.closures
        for ordinal in range(closure.first.toordinal(), closure.last.toordinal() + 1)
    }
    for day in sorted(days):
        for session in both_halves(day):
            code = calendar.session_state(session).code
            if code and day <= desk.today and calendar.half_term_of(day):
                yield session, code


def _roll_rows(known: dict[int, Pupil], roll: Rolls) -> Iterator[list[Any]]:
    for number, pupil in known.items():
        for time in roll.enrolments.get(number, ()):
            days = (time.starting_day, time.leaving_day)
            yield [*books.identity(pupil), "on roll", *days, "", "", time.destination, time.ground]
        for place in roll.memberships.get(number, ()):
            days = (place.first_day, place.last_day)
            yield [
                *books.identity(pupil),
                "class",
                *days,
                place.group_name,
                place.year_group,
                "",
                "",
            ]
