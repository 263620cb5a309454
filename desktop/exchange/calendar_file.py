"""Half-terms and closed days from a table, as a school or council lists them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.exchange.records.record_check import RecordCheck, read_name
from desktop.exchange.tables import mapped, records, refuse_missing, refuse_month_first
from desktop.models.days.uk_date import parse_day
from desktop.models.imports.incoming import IncomingClosure, IncomingFile, IncomingTerm, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.exchange.formats.watching import Watch
    from desktop.exchange.table_shape import Table
    from desktop.exchange.tables import MappedTable

_INSET = re.compile(
    r"\binset\b|\bpd day|staff (?:training|development)|training day|non[- ]pupil|teacher day|"
    r"occasional day|development day",
    re.IGNORECASE,
)
_BANK_HOLIDAY = re.compile(
    r"bank holiday|may day|good friday|easter monday|boxing day|christmas day|new year.?s day",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    r"holiday|vacation|\bbreak\b|half[- ]term$|half[- ]term (?:week|hol)|closed for|"
    r"^(?:christmas|easter|whitsun)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"clos(?:ed|ure)|polling|election", re.IGNORECASE)
_TERM = re.compile(
    r"\bterm\b|^(?:autumn|spring|summer|michaelmas|lent|trinity|easter)\b|^half.term [0-9]",
    re.IGNORECASE,
)
_SHORTEST_TERM, _LONGEST_TERM = 10, 160
IDENTITY = frozenset({"name", "first", "last"})
Found = IncomingTerm | IncomingClosure


def read_calendar_list(table: Table, given: Mapping[str, str] | None, watch: Watch) -> IncomingFile:
    """Read terms and closed days; a holiday between terms needs no entry of its own."""
    found = mapped(table, "calendar", given)
    refuse_missing(found, "calendar")
    refuse_month_first(found, ("first", "last"), watch)
    entries: list[Found] = []
    problems: list[Problem] = []
    for check, raw, _ in records(found, watch, _named, IDENTITY):
        entry = _entry(check, raw) if raw else None
        entries += [entry] if entry is not None and not check.refused else []
        problems += check.problems
    return calendar_read(table.source_name, entries, problems, found)


def calendar_read(
    source_name: str,
    entries: list[Found],
    problems: list[Problem],
    found: MappedTable | None = None,
) -> IncomingFile:
    """Put what was found together, warning of terms that overlap."""
    terms = sorted((one for one in entries if isinstance(one, IncomingTerm)), key=_first)
    closures = sorted((one for one in entries if isinstance(one, IncomingClosure)), key=_first)
    for before, after in pairwise(terms):
        if after.first <= before.last:
            said = f"This begins before {before.name} ends."
            problems.append(Problem(after.row, "", "term", after.name, said, refused=False))
    return IncomingFile(
        kind="calendar",
        source_name=source_name,
        header=found.table.header if found else (),
        mapping=found.mapping if found else {},
        terms=tuple(terms),
        closures=tuple(closures),
        problems=tuple(sorted(problems, key=_row)),
        notes=found.table.notes if found else (),
    )


def entry_of(
    check: RecordCheck, name: str, first: date, last: date, kind: str = ""
) -> Found | None:
    """Return the term or closure that a name and its days mean; None and a warning else."""
    if last < first:
        check.refuse("last day", str(last), "The last day is before the first.")
        return None
    words = f"{kind} {name}"
    closed = _closure_kind(words)
    if closed:
        return IncomingClosure(check.row, first, last, closed, name)
    named_term = _TERM.search(name) and not _HOLIDAY.search(name)
    if named_term or kind.casefold() == "term":
        return _term(check, name, first, last)
    if _HOLIDAY.search(words):
        check.warn("name", name, "A holiday between terms: the terms' own days say this.")
    else:
        check.warn("name", name, "This is neither a term nor a closed day; it was left out.")
    return None


def _closure_kind(words: str) -> str:
    if _INSET.search(words):
        return "inset"
    if _BANK_HOLIDAY.search(words):
        return "bank holiday"
    return "planned" if _CLOSED.search(words) or "planned" in words.casefold() else ""


def _term(check: RecordCheck, name: str, first: date, last: date) -> IncomingTerm | None:
    length = (last - first).days + 1
    if length < _SHORTEST_TERM or length > _LONGEST_TERM:
        check.refuse("last day", str(last), f"A half-term or term of {length} days: check it.")
        return None
    return IncomingTerm(check.row, name, first, last)


def _entry(check: RecordCheck, raw: Mapping[str, str]) -> Found | None:
    name = read_name(check, "name", raw.get("name", ""), required=True)
    first = parse_day(raw.get("first", ""))
    typed_last = raw.get("last", "").strip()
    last = parse_day(typed_last) if typed_last else first
    if first is None:
        check.refuse("first day", raw.get("first", ""), "This is no date.")
    if last is None and typed_last:
        check.refuse("last day", typed_last, "This is no date.")
    if first is None or last is None or check.refused:
        return None
    return entry_of(check, name, first, last, raw.get("kind", "").strip())


def _named(raw: Mapping[str, str]) -> str:
    return raw.get("name", "")[:80]


def _first(entry: Found) -> date:
    return entry.first


def _row(problem: Problem) -> int:
    return problem.row or 0
