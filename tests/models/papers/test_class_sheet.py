"""A sheet knows who was in the class when, and what became of each register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar, SchoolYear, Term
from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year, with_mark
from desktop.models.papers.class_sheet import (
    KeptRegister,
    SheetPupil,
    Taken,
    sheet_rows,
    sheet_sessions,
    with_imported,
)

MON, TUE, FRI = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 13)
CALENDAR = SchoolCalendar(
    (SchoolYear("2026/27", date(2026, 9, 1), date(2027, 8, 31),
                (Term("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),)),),
    (Closure(FRI, FRI, ClosureKind.INSET),
     Closure(TUE, TUE, ClosureKind.UNEXPECTED, frozenset({Half.PM}))),
)  # fmt: skip
NOW = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
BEGINS = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("session", "kept", "begins", "taken", "shut"),
    [
        (Session(MON, Half.AM), KeptRegister(NOW, taken=True), BEGINS, Taken.TAKEN, ""),
        (Session(MON, Half.PM), KeptRegister(NOW, taken=False), BEGINS, Taken.NOT_TAKEN, ""),
        (Session(MON, Half.PM), None, BEGINS, Taken.NOT_TAKEN, ""),
        (
            Session(TUE, Half.AM),
            KeptRegister(NOW + timedelta(1), taken=False),
            BEGINS,
            Taken.TO_COME,
            "",
        ),
        (Session(TUE, Half.PM), None, BEGINS, Taken.NO_SCHOOL, "Y4"),
        (Session(FRI, Half.AM), None, BEGINS, Taken.NO_SCHOOL, "#"),
        (Session(MON, Half.AM), None, TUE, Taken.BEFORE, ""),
    ],
)
def test_a_session_says_what_became_of_its_register(
    session: Session, kept: KeptRegister | None, begins: date, taken: Taken, shut: str
) -> None:
    registers = {session: kept} if kept else {}
    one = sheet_sessions(CALENDAR, [session.day], registers, begins, NOW)[session.half]
    assert (one.session, one.taken, one.shut) == (session, taken, shut)


PUPIL = SheetPupil(1, "Aisha Ahmed", "Aisha Ahmed", "1", ((TUE, None),))


def test_a_pupil_has_no_mark_before_joining_and_closures_show_where_no_mark_stands() -> None:
    days = (MON, TUE, FRI)
    sessions = sheet_sessions(CALENDAR, days, {}, BEGINS, NOW)
    marks = with_mark("", place_in_year(Session(TUE, Half.AM)), "C2")
    (row,) = sheet_rows([PUPIL], sessions, {(1, 2026): marks})
    assert row.codes == (None, None, "C2", "Y4", "#", "#")


def test_imported_marks_make_a_session_taken_and_a_late_childs_do_not() -> None:
    sessions = sheet_sessions(CALENDAR, [MON], {}, BEGINS, NOW)
    pupil = replace(PUPIL, spans=((MON, MON),))
    marks = with_mark("", place_in_year(sessions[0].session), "/")
    rows = sheet_rows([pupil], sessions, {(1, 2026): marks})
    found = with_imported(sessions, rows, {})
    assert [one.taken for one in found] == [Taken.TAKEN, Taken.NOT_TAKEN]
    nobody_took = {sessions[0].session: KeptRegister(NOW, taken=False)}
    assert with_imported(sessions, rows, nobody_took) == sessions
