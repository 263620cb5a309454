"""Half-terms and closed days from an ICS file, with the quirks that calendars have.

A whole-day event's end is the day after its last; calendars also give the first day again, or none,
or a time of day. Only terms and closed days are taken; the school's other events are counted.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.errors import FileRefused
from desktop.exchange.calendar_file import calendar_read, entry_of
from desktop.exchange.formats.letters import read_text
from desktop.exchange.records.record_check import RecordCheck
from desktop.models.admissions.person_name import clean_name
from desktop.models.imports.incoming import IncomingFile, IncomingTerm

if TYPE_CHECKING:
    from pathlib import Path

    import icalendar

    from desktop.exchange.calendar_file import Found
    from desktop.exchange.formats.watching import Watch

_LONDON = ZoneInfo("Europe/London")
_BEGINS = re.compile(
    r"\bterm\b.*\b(?:starts?|begins?|opens?)\b|\b(?:start|first day) of (?:the )?.*\bterm\b", re.I
)
_ENDS = re.compile(
    r"\bterm\b.*\b(?:ends?|finish(?:es)?|closes?)\b|\b(?:end|last day) of (?:the )?.*\bterm\b", re.I
)
_EDGE_WORDS = re.compile(
    r"\b(?:starts?|begins?|opens?|ends?|(?:start|first day|end|last day) of(?: the)?)\b", re.I
)
_MOST_EVENTS = 20_000


def read_calendar_feed(path: Path, watch: Watch) -> IncomingFile:
    """Read an ICS file; FileRefused when it is broken or holds no term and no closed day."""
    events = _events(path)
    entries: list[Found] = []
    checks: list[RecordCheck] = []
    edges: list[tuple[date, str, str]] = []
    for number, event in enumerate(watch.over(events), start=1):
        name = clean_name(str(event.get("SUMMARY", "")))
        check = RecordCheck(number, name[:80])
        days = _days(event)
        if days is None:
            check.warn("day", "", "This event has no day that can be read; it was left out.")
        elif edge := "first" if _BEGINS.search(name) else "last" if _ENDS.search(name) else "":
            edges.append((days[0], edge, name))
        elif (entry := _entry(check, event, name, days)) is not None:
            entries.append(entry)
        checks.append(check)
    entries += _paired(edges)
    if not entries:
        raise FileRefused(
            f"{path.name} holds {len(events)} events, and none is a term or a closed day.",
            "Enter the terms by hand, or export a calendar that names them.",
        )
    problems = [problem for check in checks for problem in check.problems]
    return calendar_read(path.name, entries, problems)


def _events(path: Path) -> list[icalendar.Event]:
    import icalendar  # noqa: PLC0415 - large, and seldom needed

    text, _ = read_text(path)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
        events = [
            event
            for calendar in calendars
            for event in calendar.walk("VEVENT")
            if isinstance(event, icalendar.Event)
        ]
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise FileRefused(
            f"{path.name} is a damaged calendar: {' '.join(str(error).split())[:120]}.",
            "Export or download it again.",
        ) from error
    if not events or len(events) > _MOST_EVENTS:
        raise FileRefused(
            f"{path.name} is a calendar with {len(events)} events.",
            "Check that it is the school's calendar.",
        )
    return events


def _entry(
    check: RecordCheck, event: icalendar.Event, name: str, days: tuple[date, date]
) -> Found | None:
    if "RRULE" in event:
        check.warn("name", name, "This event repeats; it was left out.")
        return None
    if not name:
        check.warn("name", "", "This event has no name; it was left out.")
        return None
    return entry_of(check, name, *days)


def _days(event: icalendar.Event) -> tuple[date, date] | None:
    """First and last day in London; the end of a whole-day event is not in it, save its own."""
    try:
        start = event.decoded("DTSTART", None)
        end = event.decoded("DTEND", None)
        length = event.decoded("DURATION", None)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None
    if not isinstance(start, date):
        return None
    if not isinstance(end, date):
        end = start + length if isinstance(length, timedelta) else start
    first, last = _in_london(start), _in_london(end)
    if last > first and _is_midnight(end):
        last -= timedelta(days=1)
    return first, max(first, last)


def _in_london(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    return _local(moment).date()


def _is_midnight(moment: date) -> bool:
    return not isinstance(moment, datetime) or _local(moment).time() == time()


def _local(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).astimezone(_LONDON)


def _paired(edges: list[tuple[date, str, str]]) -> list[IncomingTerm]:
    """Join "Term begins" with the "Term ends" that follows it."""
    terms, opened = [], None
    for day, edge, name in sorted(edges):
        if edge == "first":
            opened = (day, " ".join(_EDGE_WORDS.sub(" ", name).split()) or "Term")
        elif opened is not None:
            terms.append(IncomingTerm(None, opened[1], opened[0], day))
            opened = None
    return terms
