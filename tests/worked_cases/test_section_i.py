"""I. Records, age and roll (WC71 to WC75)."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop.errors import RuleError
from desktop.models.admissions.compulsory_age import first_compulsory_day, last_compulsory_day
from desktop.models.admissions.contact_rules import contact_findings
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant, london, timetable
from desktop.models.finding import Severity
from desktop.models.marks.attendance_code import check_code
from desktop.models.marks.code_for_pupil import check_for_pupil
from desktop.models.marks.entry import Entry, Kind
from desktop.models.marks.rates import tally
from desktop.models.marks.register import Register, Row, State, at_the_close, state
from desktop.models.marks.retention import chain_disposable_from, disposable_from, kept_through
from desktop.models.organisation.policy import Phase
from tests.models.policies import MORNING_TIMES

MONDAY = Session(date(2024, 9, 9), Half.AM)
AFTERNOON = Session(date(2024, 9, 9), Half.PM)


def an_entry(code: str, recorded: date, at: time, name: str, replaces: int | None) -> Entry:
    when = instant(recorded, at)
    return Entry(
        id=1 if replaces is None else 2,
        pupil=7,
        session=MONDAY,
        group=3,
        code=code,
        kind=Kind.TAKEN if replaces is None else Kind.AMENDMENT,
        effective_at=when,
        recorded_at=when,
        name=name,
        position="Class teacher" if replaces is None else "Attendance officer",
        reason="" if replaces is None else "parent phoned",
        replaces=replaces,
    )


def test_wc71_an_amended_entry_is_kept_with_its_chain() -> None:
    original = an_entry("N", date(2024, 9, 9), time(9, 5), "Teacher A", None)
    amended = an_entry("I", date(2024, 9, 11), time(9, 40), "Officer B", original.id)
    days = [london(entry.recorded_at).date() for entry in (original, amended)]
    assert [kept_through(day) for day in days] == [date(2030, 9, 9), date(2030, 9, 11)]
    assert [disposable_from(day) for day in days] == [date(2030, 9, 10), date(2030, 9, 12)]
    assert chain_disposable_from(days) == date(2030, 9, 12)
    assert (amended.replaces, amended.reason, amended.position) == (
        original.id,
        "parent phoned",
        "Attendance officer",
    )


STARTS = [
    ("2019-08-31", "2024-08-31"),
    ("2019-09-01", "2024-12-31"),
    ("2019-12-31", "2024-12-31"),
    ("2020-01-01", "2025-03-31"),
    ("2020-04-01", "2025-08-31"),
]


@pytest.mark.parametrize(("born", "first"), STARTS, ids=[f"WC72 {born}" for born, _ in STARTS])
def test_compulsory_age_starts_on_a_prescribed_day(born: str, first: str) -> None:
    assert first_compulsory_day(date.fromisoformat(born)).isoformat() == first


def test_wc72_compulsory_age_ends_on_the_last_friday_in_june() -> None:
    assert last_compulsory_day(date(2009, 3, 10)) == date(2025, 6, 27)


REJECTED = [
    ("\\", MONDAY, "", "is only for the afternoon"),
    ("/", AFTERNOON, "", "/ is only for the morning"),
    ("K", MONDAY, "", "K needs a note"),
    ("B", MONDAY, " ", "B needs a note"),
    ("Y7", MONDAY, "", "Y7 needs a note"),
    ("B", MONDAY, "Remote learning", "Remote learning is never B"),
]


@pytest.mark.parametrize(
    ("symbol", "session", "note", "words"), REJECTED, ids=[f"WC73 {row[0]}" for row in REJECTED]
)
def test_a_code_out_of_its_place_is_rejected(
    symbol: str, session: Session, note: str, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        check_code(symbol, session, note)


def test_wc73_x_at_compulsory_age_is_rejected() -> None:
    with pytest.raises(RuleError, match="X is only for a child below or above"):
        check_for_pupil("X", MONDAY, date(2015, 1, 1), Phase.PRIMARY)


@pytest.mark.parametrize(
    ("contacts", "severities"),
    [(0, [Severity.REFUSED]), (1, [Severity.WARNING]), (2, [])],
    ids=["WC74 none", "WC74 one", "WC74 two"],
)
def test_emergency_contacts(contacts: int, severities: list[Severity]) -> None:
    assert [finding.severity for finding in contact_findings(contacts)] == severities


def test_wc75_a_register_nobody_took_is_a_gap_and_in_no_rate() -> None:
    rows = (Row(pupil=7, name="Ann Example", birth_date=date(2015, 1, 1)),)
    times = timetable(MORNING_TIMES, MONDAY.day)
    register = Register(1, 1, 3, "4B", MONDAY, times, rows)
    assert state(register, instant(MONDAY.day, time(9, 26))) is State.NOT_TAKEN
    assert at_the_close(register) == ()
    assert tally([row.code for row in rows]).possible == 0
