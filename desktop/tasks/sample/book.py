"""The book in which the sample's registers are kept until they are written: numbered, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import session_of
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.year_marks import NO_MARK, character_of, first_session, year_of
from desktop.storage.file import bulk
from desktop.storage.marks.entries import KIND_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlite_utils import Database

    from desktop.models.days.session_times import Timetable
    from desktop.tasks.sample.taking import Made

_SIGNS = {symbol: character_of(symbol).encode() for symbol in BY_SYMBOL}
_KINDS = {kind.value: number for kind, number in KIND_NUMBERS.items()}
_BLANK_YEAR = NO_MARK.encode() * 740
_MANY = 20_000  # rows written at a time

Row = tuple[Any, ...]
Latest = dict[tuple[int, int], int]  # a session's and pupil's latest entry


@dataclass(slots=True)
class Book:
    """Rows as the file holds them; numbers are given in the order in which things happened."""

    school: int
    entries: list[Row] = field(default_factory=list)
    registers: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    last_entry: int = 0
    last_register: int = 0
    marks: dict[int, dict[int, bytearray]] = field(default_factory=dict)

    def open_register(self, group: int, session: int, times: Timetable) -> int:
        """Add a class's register and return its number."""
        self.last_register += 1
        instants = (times.opens, times.begins, times.closes, times.expected_by, times.ends)
        seconds = (int(instant.timestamp()) for instant in instants)
        self.registers.append((self.last_register, self.school, group, session, *seconds))
        return self.last_register

    def enter(self, session: int, made: Iterable[Made], latest: Latest) -> None:
        """Number a session's entries, which come in order of time, after the ones they replace."""
        number, add, school = self.last_entry, self.entries.append, self.school
        year = year_of(session_of(session).day)
        place = session - first_session(year).number
        marks = self.marks.setdefault(year, {})
        for at, group, pupil, code, minutes, note, kind, author, reason, source, then in made:
            number += 1
            add((number, school, pupil, session, group, code, minutes, note, _KINDS[kind],
                 then, at, author, reason, latest.get((session, pupil)), source))  # fmt: skip
            latest[session, pupil] = number
            if pupil not in marks:
                marks[pupil] = bytearray(_BLANK_YEAR)
            marks[pupil][place : place + 1] = _SIGNS[code]
        self.last_entry = number

    def write(self, db: Database, *, everything: bool = False) -> None:
        """Write what has gathered, when it is much, and forget it; inside `saving`."""
        if len(self.entries) < _MANY and not everything:
            return
        bulk.add_rows(db, "registers", bulk.REGISTER, self.registers)
        bulk.add_rows(db, "entries", bulk.ENTRY, self.entries)
        bulk.add_rows(db, "register_events", bulk.EVENT, self.events)
        self.registers, self.entries, self.events = [], [], []

    def write_marks(self, db: Database) -> None:
        """Write everyone's current marks; inside `saving`."""
        bulk.add_rows(db, "year_marks", bulk.YEAR_MARKS, self._year_marks())

    def _year_marks(self) -> Iterator[Row]:
        for year, pupils in self.marks.items():
            for pupil, marks in sorted(pupils.items()):
                yield pupil, year, marks.decode().rstrip(NO_MARK)
