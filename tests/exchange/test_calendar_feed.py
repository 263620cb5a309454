"""Calendars are read with the quirks they have: whole days, none, timed, folded, repeated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading


def calendar(*events: str) -> str:
    inside = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{inside}END:VCALENDAR\r\n"


TERM = "SUMMARY:Autumn 1\r\nDTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20261024"


@pytest.mark.parametrize(
    "when",
    [
        "DTSTART;VALUE=DATE:20260902\r\nDTEND;VALUE=DATE:20260903",
        "DTSTART;VALUE=DATE:20260902\r\nDTEND;VALUE=DATE:20260902",
        "DTSTART;VALUE=DATE:20260902",
        "DTSTART;VALUE=DATE:20260902\r\nDURATION:P1D",
        "DTSTART;TZID=Europe/London:20260902T090000\r\nDTEND;TZID=Europe/London:20260902T150000",
        "DTSTART:20260901T230000Z\r\nDTEND:20260902T230000Z",
        "DTSTART:20260902T090000\r\nDTEND:20260903T000000",
    ],
)
def test_one_closed_day_is_one_day_however_it_ends(read: Reading, when: str) -> None:
    file = read(calendar(TERM, f"SUMMARY:INSET day\\, staff onl\r\n y\r\n{when}"), "a.ics")
    (closure,) = file.closures
    assert (closure.first, closure.last) == (date(2026, 9, 2), date(2026, 9, 2))
    assert (closure.kind, closure.name) == ("inset", "INSET day, staff only")
    assert (file.terms[0].first, file.terms[0].last) == (date(2026, 9, 1), date(2026, 10, 23))


def test_term_begins_and_term_ends_make_a_term(read: Reading) -> None:
    file = read(
        calendar(
            "SUMMARY:Spring term ends\r\nDTSTART;VALUE=DATE:20270325",
            "SUMMARY:Spring term begins\r\nDTSTART;VALUE=DATE:20270104",
        ),
        "a.ics",
    )
    (term,) = file.terms
    assert (term.name, term.first, term.last) == (
        "Spring term", date(2027, 1, 4), date(2027, 3, 25),
    )  # fmt: skip


def test_other_events_are_left_out_with_a_warning(read: Reading) -> None:
    file = read(
        calendar(
            TERM,
            "SUMMARY:Sports day\r\nDTSTART;VALUE=DATE:20260910",
            "SUMMARY:Half term holiday\r\nDTSTART;VALUE=DATE:20261026",
            "SUMMARY:INSET\r\nDTSTART;VALUE=DATE:20260910\r\nRRULE:FREQ=WEEKLY",
            "SUMMARY:INSET",
            "DTSTART;VALUE=DATE:20260910",
        ),
        "a.ics",
    )
    assert (len(file.terms), len(file.closures), len(file.warnings)) == (1, 0, 5)


@pytest.mark.parametrize(
    "content",
    [
        calendar(),
        calendar("SUMMARY:Sports day\r\nDTSTART;VALUE=DATE:20260910"),
        calendar(TERM)[:-30],
        "BEGIN:VCALENDAR\r\nnonsense",
        calendar("SUMMARY:INSET\r\nDTSTART:20269999"),
    ],
)
def test_a_calendar_without_terms_or_a_broken_one_is_refused(read: Reading, content: str) -> None:
    with pytest.raises(FileRefused):
        read(content, "a.ics")
