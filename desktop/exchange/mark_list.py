"""Lists of past marks: one row a mark, or one row a pupil with a column a session."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import RuleError
from desktop.exchange.column_mapping import missing_fields
from desktop.exchange.records.pupil_values import split_full_name
from desktop.exchange.records.record_check import RecordCheck, read_name, read_upn
from desktop.exchange.tables import mapped, records, refuse_missing, refuse_month_first
from desktop.exchange.wide_marks import day_columns, sessions_in_words, split_cell
from desktop.models.days.session import Half, Session
from desktop.models.days.uk_date import parse_day
from desktop.models.imports.incoming import IncomingFile, IncomingMark, Problem
from desktop.models.marks.attendance_code import AFTERNOON, MORNING, code_on

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from desktop.exchange.formats.watching import Watch
    from desktop.exchange.table_shape import Table
    from desktop.exchange.tables import MappedTable

NO_MARK = frozenset("-@&!")
_WHOSE = ("upn", "admission_number", "surname", "forename", "full_name", "birth_date")
_IDENTITY = frozenset(_WHOSE) - {"birth_date"} | {"date", "session", "code"}
_COUNTS = {1: "one session", 2: "two sessions", 10: "ten sessions"}
_HALVES = {
    "am": Half.AM, "a": Half.AM, "morning": Half.AM, "1": Half.AM, "a.m.": Half.AM,
    "pm": Half.PM, "p": Half.PM, "afternoon": Half.PM, "2": Half.PM, "p.m.": Half.PM,
}  # fmt: skip
_LATE = frozenset({"L", "U"})
_LONGEST_LATENESS = 600
_LONGEST_COMMENT = 500


class _Pupil(NamedTuple):
    """Whose marks: by whatever the file gives."""

    upn: str
    admission_number: str
    surname: str
    forename: str
    birth_date: date | None


@dataclass(slots=True)
class _MarksRead:
    """Marks so far; each pupil's sessions are known, so that a session read twice is seen."""

    today: date
    marks: list[IncomingMark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    at: dict[Hashable, dict[Session, IncomingMark]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    clashing: set[int] = field(default_factory=set)
    sessions: dict[Session, Session] = field(default_factory=dict)
    pupils: dict[Hashable, _Pupil] = field(default_factory=dict)

    def add(self, check: RecordCheck, mark: IncomingMark) -> None:
        """Keep a mark once; a second, different mark for the session refuses both."""
        known = self.at[mark.upn or mark.admission_number or _named(mark)]
        first = known.get(mark.session)
        if first is None:
            known[mark.session] = mark
            self.marks.append(mark)
            return
        if replace(mark, row=None) == replace(first, row=None):
            return
        said = f"Another mark stands for {mark.session}"
        check.refuse("mark", mark.code, f"{said}: {first.code} in row {first.row}.")
        if id(first) not in self.clashing:
            self.clashing.add(id(first))
            again = RecordCheck(first.row, check.pupil)
            again.refuse("mark", first.code, f"{said}: {mark.code} in row {mark.row}.")
            self.problems += again.problems


def read_mark_list(
    table: Table, given: Mapping[str, str] | None, today: date, watch: Watch
) -> IncomingFile:
    r"""Read every mark; a dash or other sign for no mark is a question and never present.

    A row is one mark, or a pupil's marks with a column a session, a day ("/\") or a week.
    """
    found = mapped(table, "marks", given)
    wide = day_columns(table) if missing_fields(found.mapping, "marks") else {}
    if not wide:
        refuse_missing(found, "marks")
    refuse_month_first(found, ("date", "birth_date"), watch)
    read = _MarksRead(today)
    for check, raw, cells in records(found, watch, _pupil_named, _IDENTITY):
        if raw and not check.refused:
            pupil = _pupil(check, raw, read)
            if not check.refused and wide:
                _read_wide(check, cells, wide, pupil, read)
            elif not check.refused:
                _read_long(check, raw, pupil, read)
        read.problems += check.problems
    watch.poll()
    return _as_file(found, read, wide)


def _as_file(
    found: MappedTable, read: _MarksRead, wide: Mapping[int, tuple[Session, ...]]
) -> IncomingFile:
    clashing = read.clashing
    kept = tuple(mark for mark in read.marks if id(mark) not in clashing)
    header = found.table.header
    days = {header[column] for column in wide}
    counted = Counter(mark.code for mark in kept)
    notes = (f"{len(kept)} marks: {_in_words(counted)}.",) if kept else ()
    return IncomingFile(
        kind="marks",
        source_name=found.table.source_name,
        header=header,
        mapping=found.mapping,
        marks=kept,
        problems=tuple(sorted(read.problems, key=_row)),
        skipped=found.skipped,
        unused=tuple(name for name in found.unused if name not in days),
        notes=found.table.notes + notes,
    )


def _in_words(counted: Counter[str]) -> str:
    return ", ".join(f"{times} {symbol}" for symbol, times in sorted(counted.items()))


def _row(problem: Problem) -> int:
    return problem.row or 0


def _named(mark: IncomingMark) -> tuple[str, str, date | None]:
    return mark.surname, mark.forename, mark.birth_date


def _pupil_named(raw: Mapping[str, str]) -> str:
    name = " ".join(f"{raw.get('forename', '')} {raw.get('surname', '')}".split())
    return (
        name
        or raw.get("full_name", "").strip()
        or raw.get("upn", "")
        or raw.get("admission_number", "")
    )[:80]


def _pupil(check: RecordCheck, raw: Mapping[str, str], read: _MarksRead) -> _Pupil:
    """Whose row it is, one object a pupil, since a file may hold a million marks."""
    key = tuple(map(raw.get, _WHOSE))
    known = read.pupils.get(key)
    if known is not None:
        return known
    pupil = _new_pupil(check, raw)
    if not check.refused:
        read.pupils[key] = pupil
    return pupil


def _new_pupil(check: RecordCheck, raw: Mapping[str, str]) -> _Pupil:
    surname, forename = raw.get("surname", ""), raw.get("forename", "")
    if not surname.strip() and not forename.strip():
        surname, forename = split_full_name(raw.get("full_name", ""))
    upn = read_upn(check, "UPN", raw["upn"]) if raw.get("upn") else None
    check.problems[:] = [problem for problem in check.problems if problem.refused]
    pupil = _Pupil(
        upn or "",
        raw.get("admission_number", "").strip(),
        read_name(check, "surname", surname),
        read_name(check, "forename", forename),
        parse_day(raw.get("birth_date", "")),
    )
    told = pupil.upn or pupil.admission_number or (pupil.surname and pupil.forename)
    if not told and not check.refused:
        check.refuse("pupil", "", "The row does not say whose mark this is.")
    return pupil


def _read_long(check: RecordCheck, raw: Mapping[str, str], pupil: _Pupil, read: _MarksRead) -> None:
    day = parse_day(raw["date"])
    half = _HALVES.get(raw["session"].strip().casefold())
    if day is None:
        check.refuse("date", raw["date"], "This is no date.")
    if half is None:
        check.refuse("session", raw["session"], "A session is AM or PM.")
    if day is not None and half is not None:
        _mark(check, Session(day, half), raw, pupil, read)


def _read_wide(
    check: RecordCheck,
    cells: Sequence[str],
    columns: Mapping[int, tuple[Session, ...]],
    pupil: _Pupil,
    read: _MarksRead,
) -> None:
    """Each column gives one mark, a day's two, or a week's ten; one that cannot costs no other."""
    for column, sessions in columns.items():
        cell = cells[column] if column < len(cells) else ""
        marks = split_cell(cell, len(sessions))
        one = RecordCheck(check.row, check.pupil)
        if marks and len(marks) != len(sessions):
            said = f"{sessions_in_words(sessions)} has {_COUNTS[len(sessions)]}"
            one.refuse("mark", cell, f"{said}, and this is not as many marks.")
        else:
            for session, mark in zip(sessions, marks, strict=False):
                _mark(one, session, {"code": mark}, pupil, read)
        read.problems += one.problems


def _mark(
    check: RecordCheck,
    session: Session,
    raw: Mapping[str, str],
    pupil: _Pupil,
    read: _MarksRead,
) -> None:
    symbol = raw["code"].strip().upper()
    if not symbol:
        return
    if session.day > read.today:
        check.refuse("date", str(session), "This session is still to come.")
    elif symbol in NO_MARK:
        reason = f"No mark was made for {session}: find out, and enter it."
        check.refuse("mark", raw["code"], reason)
    elif fault := _code_fault(symbol, session):
        check.refuse("mark", raw["code"], fault)
    else:
        comment = " ".join(raw.get("comment", "").split())[:_LONGEST_COMMENT]
        minutes = _minutes(check, raw.get("minutes", ""), symbol)
        one = read.sessions.setdefault(session, session)
        read.add(check, IncomingMark(check.row, one, symbol, minutes, comment, *pupil))


def _code_fault(symbol: str, session: Session) -> str:
    """Why a code cannot stand on a session: unknown, not in force on its day, the wrong slash."""
    try:
        code_on(symbol, session.day)
    except RuleError as error:
        return error.title
    wrong = AFTERNOON if session.half is Half.AM else MORNING
    if symbol == wrong:
        half = "an afternoon" if session.half is Half.AM else "a morning"
        return f"{symbol} is {half}’s mark and this is {session}."
    return ""


def _minutes(check: RecordCheck, typed: str, symbol: str) -> int | None:
    text = typed.strip().removesuffix(".0")
    if not text or (text == "0" and symbol not in _LATE):
        return None
    if text.isascii() and text.isdigit() and int(text[:6]) <= _LONGEST_LATENESS:
        return int(text)
    check.warn("minutes late", typed, "This is no number of minutes; it was left out.")
    return None
