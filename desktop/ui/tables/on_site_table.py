"""Who is on site, a roll-call's lists and the log of roll-calls, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.site.on_site import ClassOnSite, OnSiteChild, Where
from desktop.models.site.roll_call import CallLine, ClassCall, PastCall, duration_in_words
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from datetime import datetime

_PICTURES = {
    Where.HERE: ("circle-check", "ok_text"),
    Where.UNKNOWN: ("triangle-alert", "warn_text"),
    Where.LEFT: ("log-out", "muted"),
    Where.ELSEWHERE: ("bus", "muted"),
    Where.AWAY: ("minus", "muted"),
}


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as a line of the list, counted once; `whole`: it stands for the whole school."""

    of: ClassOnSite
    counts: dict[Where, int]
    late: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child with the name of the class."""

    child: OnSiteChild
    class_name: str


def class_row(one: ClassOnSite, *, whole: bool = False) -> ClassRow:
    """Count a class's children by where they are."""
    found = [child.placed.where for child in one.children]
    late = sum(child.placed.late for child in one.children)
    return ClassRow(one, {where: found.count(where) for where in Where}, late, whole)


def _class_name(row: ClassRow) -> str:
    return row.of.name


def _count(where: Where, row: ClassRow) -> str:
    return str(row.counts[where] or "")


def _in_number(where: Where, row: ClassRow) -> int:
    return row.counts[where]


def _late(row: ClassRow) -> str:
    return str(row.late or "")


def _doubt(row: ClassRow) -> tuple[str, str] | None:
    return _PICTURES[Where.UNKNOWN] if row.counts[Where.UNKNOWN] else None


def _counted(title: str, where: Where) -> Column[ClassRow]:
    return Column(title, partial(_count, where), partial(_in_number, where), right=True)


CLASS_COLUMNS: tuple[Column[ClassRow], ...] = (
    Column("Class", _class_name),
    _counted("Here", Where.HERE),
    Column("Late", _late, right=True),
    _counted("Left", Where.LEFT),
    _counted("Off site", Where.ELSEWHERE),
    _counted("Away", Where.AWAY),
    Column("Unknown", partial(_count, Where.UNKNOWN), partial(_in_number, Where.UNKNOWN), _doubt),
)


def _name(row: ChildRow) -> str:
    return row.child.name


def _class(row: ChildRow) -> str:
    return row.class_name


def _where(row: ChildRow) -> str:
    return row.child.placed.words


def _where_picture(row: ChildRow) -> tuple[str, str]:
    placed = row.child.placed
    return ("clock", "late_text") if placed.late else _PICTURES[placed.where]


CHILD_COLUMNS: tuple[Column[ChildRow], ...] = (
    Column("Child", _name),
    Column("Class", _class),
    Column("Now", _where, picture=_where_picture),
)


def _line_name(line: CallLine) -> str:
    return line.name


def _line_class(line: CallLine) -> str:
    return line.group_name


def _standing(line: CallLine) -> str:
    return line.standing


def _standing_picture(line: CallLine) -> tuple[str, str] | None:
    return None if line.expected else _PICTURES[Where.UNKNOWN]


def _found_by(line: CallLine) -> str:
    at = f"{london(line.at):%H:%M}" if line.at else ""
    return f"{at}, {line.by}"


MISSING_COLUMNS: tuple[Column[CallLine], ...] = (
    Column("Missing", _line_name),
    Column("Class", _line_class),
    Column("By the record", _standing, picture=_standing_picture),
)
FOUND_COLUMNS: tuple[Column[CallLine], ...] = (
    Column("Found", _line_name),
    Column("At, by", _found_by),
)


def _call_class(one: ClassCall) -> str:
    return one.name


def _call_missing(one: ClassCall) -> str:
    return str(one.missing or "none")


def _missing_number(one: ClassCall) -> int:
    return one.missing


def _call_found(one: ClassCall) -> str:
    return f"{one.found} of {one.looked_for}"


def _call_picture(one: ClassCall) -> tuple[str, str]:
    return _PICTURES[Where.UNKNOWN if one.missing else Where.HERE]


CALL_CLASS_COLUMNS: tuple[Column[ClassCall], ...] = (
    Column("Class", _call_class),
    Column("Missing", _call_missing, _missing_number, _call_picture),
    Column("Found", _call_found),
)


def _when(past: PastCall) -> str:
    at = london(past.call.begun_at)
    return f"{day_in_words(at.date())}, {at:%H:%M}"


def _began(past: PastCall) -> datetime:
    return past.call.begun_at


def _what(past: PastCall) -> str:
    return past.call.title


def _took(past: PastCall) -> str:
    return duration_in_words(past.call.took(past.call.begun_at))


def _looked_for(past: PastCall) -> str:
    return f"{past.found} of {past.looked_for}"


def _note(past: PastCall) -> str:
    return past.call.note


def _begun_by(past: PastCall) -> str:
    return past.call.begun_by


LOG_COLUMNS: tuple[Column[PastCall], ...] = (
    Column("Began", _when, _began),
    Column("What", _what),
    Column("Took", _took),
    Column("Found", _looked_for),
    Column("Begun by", _begun_by),
    Column("Note", _note),
)
