"""A record tells spells of absence, and keeps what was not taken apart from absent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.days.session import both_halves
from desktop.models.papers.class_sheet import Taken
from desktop.models.papers.pupil_record import PupilRecord, RecordLine, spells

MONDAY = date(2026, 11, 9)


def _lines(codes: str) -> tuple[RecordLine, ...]:
    """One letter a session; `.` is a register that nobody took, `#` a closed school."""
    places = [one for day in range(5) for one in both_halves(MONDAY + timedelta(days=day))]
    kinds = {".": Taken.NOT_TAKEN, "#": Taken.NO_SCHOOL}
    return tuple(
        RecordLine(session, code.strip("."), kinds.get(code, Taken.TAKEN))
        for session, code in zip(places, codes, strict=False)
    )


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("/\\/\\", []),
        ("II/\\", [("I", 2)]),
        ("/IIIM\\", [("I", 3), ("M", 1)]),
        ("L\\L\\", [("L", 1), ("L", 1)]),
        ("I.I\\", [("I", 1), ("I", 1)]),
        ("/\\##V\\", []),
    ],
)
def test_absences_in_a_row_are_one_spell(codes: str, expected: list[tuple[str, int]]) -> None:
    assert [(one.code, one.sessions) for one in spells(_lines(codes))] == expected


def test_what_nobody_took_is_in_no_figure() -> None:
    record = PupilRecord("Aisha Ahmed", "", "1", "6B", _lines("I./\\"))
    assert [str(one) for one in record.not_taken] == ["Mon 9 Nov 2026 PM"]
    assert (record.tally.possible, record.tally.attended) == (3, 2)
