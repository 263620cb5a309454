"""Which marks a span amends, what it is called, and what it does to the figures."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import place_in_year
from desktop.models.record.amendment import words_of
from desktop.models.record.amendment_preview import (
    Preview,
    attendance_in_words,
    figures,
    reasons_left,
)
from desktop.models.record.span_amendment import Line, Wanted, Which, code_for

MONDAY = Session(date(2026, 11, 9), Half.AM)
FRIDAY = Session(date(2026, 11, 13), Half.PM)


@pytest.mark.parametrize(
    ("which", "taken"),
    [
        (Which.NO_REASON, "N"),
        (Which.UNAUTHORISED, "GNOU"),
        (Which.ABSENT, "GNOUIMC"),
        (Which.HERE, "/\\LV"),
        (Which.BLANK, ""),
        (Which.EVERY, "GNOUIMC/\\LVDX"),
    ],
)
def test_which_marks_are_meant(which: Which, taken: str) -> None:
    every = "GNOUIMC/\\LVDX"
    assert "".join(code for code in every if which.takes(code)) == taken
    assert which.takes("") is (which in (Which.BLANK, Which.EVERY))


@pytest.mark.parametrize(
    ("code", "half", "entered"),
    [("/", Half.AM, "/"), ("/", Half.PM, "\\"), ("\\", Half.AM, "/"), ("I", Half.PM, "I")],
)
def test_present_is_turned_to_the_half_of_the_day(code: str, half: Half, entered: str) -> None:
    assert code_for(code, Session(MONDAY.day, half)) == entered


@pytest.mark.parametrize(
    ("session", "pattern", "met"),
    [
        (MONDAY, 1023, True),
        (MONDAY, 1, True),
        (MONDAY, 2, False),
        (Session(date(2026, 11, 6), Half.PM), 1023, False),
        (Session(date(2026, 11, 16), Half.AM), 1023, False),
    ],
)
def test_a_span_meets_what_lies_in_it_and_on_its_pattern(
    session: Session, pattern: int, met: bool
) -> None:
    wanted = Wanted(
        first=MONDAY, last=FRIDAY, which=Which.EVERY, code="I", reason="Flu", pattern=pattern
    )
    assert wanted.meets(session) is met


@pytest.mark.parametrize(
    ("names", "pattern", "words"),
    [
        (["6B"], 1023, "6B, Mon 9 Nov 2026 AM to Fri 13 Nov 2026 PM"),
        (["Ash", "Bea", "Cai"], 1023, "Ash, Bea, Cai, Mon 9 Nov 2026 AM to Fri 13 Nov 2026 PM"),
        (["A", "B", "C", "D"], 1023, "A, B and 2 more, Mon 9 Nov 2026 AM to Fri 13 Nov 2026 PM"),
        (["6B"], 5, "6B, Mon 9 Nov 2026 AM to Fri 13 Nov 2026 PM, Mon AM, Tue AM"),
    ],
)
def test_an_amendment_says_in_a_line_what_it_was(
    names: list[str], pattern: int, words: str
) -> None:
    wanted = Wanted(
        first=MONDAY, last=FRIDAY, which=Which.NO_REASON, code="/", reason="", pattern=pattern
    )
    assert words_of(wanted, names) == f"Marks that are N become present: {words}"


def _changed(after: str, count: int) -> tuple[Line, ...]:
    first = MONDAY.number
    sessions = [
        Session(date.fromordinal(one // 2), Half(one % 2)) for one in range(first, first + count)
    ]
    return tuple(Line(1, "Ash", one, "N", after) for one in sessions)


@pytest.mark.parametrize(
    ("absent", "settled", "flag"),
    [
        (3, 1, "no longer persistently absent"),
        (4, 1, "persistently absent"),
        (1, 1, ""),
    ],
)
def test_the_flag_follows_from_whole_sessions(absent: int, settled: int, flag: str) -> None:
    """WC19, WC20: a tenth of the possible sessions, compared without rounding."""
    marks = "." * place_in_year(MONDAY) + "N" * absent + "/" * (28 - absent)
    (figure,) = figures(_changed("/", settled), {2026: {1: marks}})
    assert figure.flag == flag
    assert (figure.before.absent, figure.after.absent) == (absent, absent - settled)


def test_attendance_is_said_before_and_after() -> None:
    marks = "." * place_in_year(MONDAY) + "NN" + "/" * 8
    shown = figures(_changed("Y2", 2), {2026: {1: marks}})
    assert attendance_in_words(shown) == (
        "2026/27: attendance 80.0 to 100.0 %, unauthorised absences 2 to 0,"
        " children persistently absent 1 to 0"
    )


def test_what_is_left_is_counted_by_why() -> None:
    lines = tuple(Line(1, "Ash", MONDAY, left=why) for why in ("a", "b", "b"))
    assert reasons_left(lines) == (("b", 2), ("a", 1))


def test_a_warning_is_said_once() -> None:
    lines = [Line(one, "Ash", MONDAY, warning="Unusual.") for one in (1, 2)]
    preview = Preview(tuple(lines))
    assert (preview.warnings, preview.children) == (("Unusual.",), 2)
