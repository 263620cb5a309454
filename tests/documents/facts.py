"""Facts of an invented class, for papers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop.documents.page import Heading
from desktop.models.days.session import both_halves
from desktop.models.marks.entry import Entry, Kind
from desktop.models.papers.amended_mark import AmendedMark
from desktop.models.papers.class_sheet import ClassSheet, SheetPupil, SheetRow, SheetSession, Taken
from desktop.models.papers.pupil_record import PupilRecord, RecordLine

HEADING = Heading(
    "Hawthorn Lane Primary School",
    "Register of 6B",
    "Printed Tue 10 Nov 2026 09:40 by Olive Office",
)
MONDAY = date(2026, 11, 9)
LONG = "Maximiliana Anastasia Featherstonehaugh-Cholmondeley-Fortescue"
NAMES = (
    ("Łukasz Wójcik", ""),
    ("Siân O’Connor", ""),
    ("Nguyễn Thị Minh", ""),
    ("李 Wei", "Wei Li"),
    ("علي حسن", "Ali Hassan"),
    ("अनिता शर्मा", "Anita Sharma"),
    (LONG, ""),
)
MORNING = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)


def pupil(number: int) -> SheetPupil:
    """The first are of many scripts, the rest plain."""
    name, latin = NAMES[number] if number < len(NAMES) else (f"Pupil Number{number}", "")
    return SheetPupil(number, name, latin, f"{number:04}", ((date(2026, 9, 1), None),))


def sessions(days: int = 5) -> tuple[SheetSession, ...]:
    """Monday's sessions on; the Tuesday afternoon was not taken, the Friday is closed."""
    found = []
    for day in (MONDAY + timedelta(days=one) for one in range(days)):
        for session in both_halves(day):
            closed = day.weekday() == 4
            not_taken = (day.weekday(), session.half) == (1, 1)
            taken = Taken.NO_SCHOOL if closed else Taken.NOT_TAKEN if not_taken else Taken.TAKEN
            found.append(SheetSession(session, taken, "#" if closed else ""))
    return tuple(found)


def sheet(pupils: int = 7, days: int = 5) -> ClassSheet:
    """Everybody was here, but the first, who was ill on Monday, and nobody knows of Tuesday PM."""
    columns = sessions(days)
    rows = []
    for number in range(pupils):
        codes = [
            one.shut or ("" if one.taken is Taken.NOT_TAKEN else "/\\"[one.session.half])
            for one in columns
        ]
        if number == 0:
            codes[0], codes[1] = "I", "I"
        rows.append(SheetRow(pupil(number), tuple(codes)))
    return ClassSheet("6B", ("Tara Teach",), columns, tuple(rows))


AMENDED = AmendedMark(
    0, sessions()[0].session, "N", "M", "I", "Mother rang: ear infection",
    MORNING + timedelta(hours=2), "Olive Office, Office manager",
)  # fmt: skip


def record() -> PupilRecord:
    """Ill on Monday morning after an N, present in the afternoon, Tuesday PM not taken."""
    entry = Entry(1, 1, sessions()[0].session, 1, "N", Kind.TAKEN, MORNING, MORNING, "Tara Teach",
                  "Class teacher")  # fmt: skip
    later = MORNING + timedelta(hours=2)
    amended = Entry(2, 1, entry.session, 1, "I", Kind.AMENDMENT, later, later, "Olive Office",
                    "Office manager", None, "asthma", "Mother rang: ear infection")  # fmt: skip
    codes = ("I", "\\", "/", "", "L", "\\", "/", "\\", "#", "#")
    lines = [
        RecordLine(one.session, code, one.taken, (entry, amended) if place == 0 else ())
        for place, (one, code) in enumerate(zip(sessions(), codes, strict=True))
    ]
    return PupilRecord("Siân O’Connor", "", "0001", "6B", tuple(lines))
