"""What a record of one pupil reads: every session on roll, its mark, its register, its entries."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.papers.class_sheet import SheetSession, sheet_sessions
from desktop.models.papers.pupil_record import PupilRecord, RecordLine
from desktop.storage.admissions import pupil_pages, rolls
from desktop.storage.marks.entries import entries_between
from desktop.storage.organisation import school_years, schools
from desktop.storage.papers.class_spans import registers_between
from desktop.tasks.papers.class_reading import term_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.tasks.desk import Desk


class RecordReader:
    """Reads records of several pupils over the same days; what a class shares is read once."""

    def __init__(self, desk: Desk, first: date, last: date) -> None:
        self._desk, self._span = desk, (first, last)
        self._calendar = school_years.load_calendar(desk.db, desk.school)
        self._begins = schools.load_school(desk.db, desk.school).registers_from
        self._days = term_days(self._calendar, first, last)
        self._of_group: dict[int | None, dict[date, tuple[_Placed, _Placed]]] = {}

    def record(self, pupil: Pupil, *, with_entries: bool = False) -> PupilRecord:
        """Read a pupil's record; entries, with what staff wrote, only where they are asked for."""
        chains = self._chains(pupil.id) if with_entries else {}
        places = rolls.memberships_of(self._desk.db, pupil.id)
        now = next((place for place in reversed(places) if place.holds(self._span[1])), None)
        return PupilRecord(
            name=pupil.name,
            latin=pupil.latin_name,
            roll_number=pupil.admission_number,
            class_name=now.group_name if now else "",
            lines=tuple(self._lines(pupil.id, chains)),
        )

    def _chains(self, pupil: int) -> dict[Session, tuple[Entry, ...]]:
        entries = entries_between(self._desk.db, pupil, *self._span)
        return {session: tuple(chain) for session, chain in groupby(entries, _session_of)}

    def _lines(self, pupil: int, chains: dict[Session, tuple[Entry, ...]]) -> Iterator[RecordLine]:
        years = pupil_pages.marks_by_year(self._desk.db, pupil)
        enrolments = rolls.enrolments_of(self._desk.db, pupil)
        places = rolls.memberships_of(self._desk.db, pupil)
        for day in self._days:
            if not any(one.holds(day) for one in enrolments):
                continue
            group = next((one.group for one in reversed(places) if one.holds(day)), None)
            marks = years.get(year_of(day), "")
            for one, place in self._sessions(group)[day]:
                code = mark_at(marks, place) or one.shut
                yield RecordLine(one.session, code, one.taken, chains.get(one.session, ()))

    def _sessions(self, group: int | None) -> dict[date, tuple[_Placed, _Placed]]:
        """Return both sessions of each day as a class had them, with their places in the year."""
        if group not in self._of_group:
            db, now = self._desk.db, self._desk.now()
            kept = registers_between(db, group, *self._span) if group is not None else {}
            found = sheet_sessions(self._calendar, self._days, kept, self._begins, now)
            placed = [(one, place_in_year(one.session)) for one in found]
            self._of_group[group] = {
                am[0].session.day: (am, pm)
                for am, pm in zip(placed[::2], placed[1::2], strict=True)
            }
        return self._of_group[group]


_Placed = tuple[SheetSession, int]


def _session_of(entry: Entry) -> Session:
    return entry.session
