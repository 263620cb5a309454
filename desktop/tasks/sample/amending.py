"""What the sample's office amended together in the last days: a family, a lost bus, a slip."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant
from desktop.models.marks.attendance_code import BY_SYMBOL, Category
from desktop.models.marks.entry import Kind
from desktop.models.marks.expectation import EVERY_SESSION
from desktop.models.record.amendment import words_of
from desktop.models.record.span_amendment import Wanted, Which
from desktop.storage.file.signature import Signature
from desktop.storage.marks.entries import NewEntry, newest_entries_between
from desktop.storage.record import amendments

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.marks.entry import Entry
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_AFTER_SCHOOL = time(15, 26)
_DAYS = 5  # school days before the last that are looked at
_FEWEST, _MOST = 2, 8  # marks of a family
_MORNINGS = 0b0101010101
_ILLNESS = "Doctor’s letter seen: scarlet fever at home"
_BUS = "School bus did not come: the ford was flooded"
_OUTING = "Museum visit"


def amend_together(db: Database, opened: Opened, told: Story) -> None:
    """Amend three times on the afternoon before the sample's day, and take the last one back."""
    days = told.years.calendar.previous_school_days(told.day, _DAYS + 1)
    if len(days) <= _DAYS or not BY_SYMBOL["Y1"].in_force(days[0]):
        return
    at = instant(days[-1], _AFTER_SCHOOL)
    office = Signature(at, opened.school, opened.authors["office"])
    _family(db, told, days[0], office)
    later = Signature(at + timedelta(minutes=9), opened.school, opened.authors["officer"])
    _bus(db, told, days[:-1], later)
    last = Signature(at + timedelta(minutes=16), opened.school, opened.authors["office"])
    _slip(db, told, days[-2], last)


def _family(db: Database, told: Story, first: date, signed: Signature) -> None:
    """One letter explains what brothers and sisters have missed."""
    found: dict[int, list[Entry]] = {}
    homes = {child.number: child.family for child in told.children}
    begins, ends = Session(first, Half.AM), told.sessions[-1]
    for entry in newest_entries_between(db, tuple(homes), begins, ends).values():
        if entry.code in ("N", "O"):
            found.setdefault(homes[entry.pupil], []).append(entry)
    fitting = [marks for marks in found.values() if _FEWEST <= len(marks) <= _MOST]
    if not fitting:
        return
    marks = max(fitting, key=_children_and_marks)
    whose = {entry.pupil for entry in marks}
    names = [child.pupil.name for child in told.children if child.number in whose]
    wanted = Wanted(
        first=begins, last=ends, which=Which.UNAUTHORISED, code="I", reason=_ILLNESS,
        pattern=EVERY_SESSION,
    )  # fmt: skip
    _write(db, signed, (words_of(wanted, names), _ILLNESS), [(one, "I") for one in marks])


def _children_and_marks(marks: list[Entry]) -> tuple[int, int]:
    return len({entry.pupil for entry in marks}), len(marks)


def _bus(db: Database, told: Story, days: tuple[date, ...], signed: Signature) -> None:
    """The mornings of a class whose bus was kept away."""
    first, last = Session(days[0], Half.AM), Session(days[-1], Half.PM)
    by_class = {}
    for roster in told.rosters[told.years.last]:
        there = newest_entries_between(db, roster.on(days[0]), first, last).values()
        mornings = [one for one in there if one.session.half is Half.AM]
        by_class[roster.of.name] = [one for one in mornings if _is_unauthorised(one)]
    name, marks = max(by_class.items(), key=_most_marks)
    wanted = Wanted(
        first=first, last=last, which=Which.UNAUTHORISED, code="Y1", reason=_BUS,
        pattern=_MORNINGS,
    )  # fmt: skip
    if marks:
        said = (words_of(wanted, [name]), _BUS)
        _write(db, signed, said, [(one, "Y1") for one in marks])


def _most_marks(of_class: tuple[str, list[Entry]]) -> int:
    return len(of_class[1])


def _is_unauthorised(entry: Entry) -> bool:
    return BY_SYMBOL[entry.code].category is Category.UNAUTHORISED


def _slip(db: Database, told: Story, day: date, office: Signature) -> None:
    """A visit entered for the wrong class, and taken back when that was seen."""
    roster = told.rosters[told.years.last][4]
    session = Session(day, Half.PM)
    there = newest_entries_between(db, roster.on(day), session, session).values()
    marks = [entry for entry in there if entry.code == "\\"]
    wanted = Wanted(first=session, last=session, which=Which.HERE, code="V", reason=_OUTING)
    if not marks:
        return
    words = words_of(wanted, [roster.of.name])
    number = _write(db, office, (words, _OUTING), [(one, "V") for one in marks])
    later = Signature(office.at + timedelta(minutes=6), office.school, office.author)
    back = [(one.made, "\\") for one in amendments.amended_by(db, number)]
    said = (f"Taken back: {words}", f"taken back: {_OUTING}")
    _write(db, later, said, back, number)


def _write(
    db: Database,
    signed: Signature,
    said: tuple[str, str],
    changes: list[tuple[Entry, str]],
    undoes: int | None = None,
) -> int:
    new = [
        NewEntry(
            signed.school, seen.pupil, seen.session, seen.group, code, Kind.AMENDMENT, signed.at,
            signed.at, signed.author, reason=said[1], replaces=seen.id,
        )
        for seen, code in changes
    ]  # fmt: skip
    return amendments.add_amendment(db, signed, said, new, undoes)
