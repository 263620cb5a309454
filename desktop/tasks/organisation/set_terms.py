"""The school year, its half-terms and its closures; a change never reaches back over marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar, SessionState
from desktop.models.days.session import Half, Session, both_halves, day_in_words
from desktop.models.days.year_draft import YearDraft, count_days, empty_year
from desktop.models.finding import Finding, settled
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, note, sign
from desktop.storage.organisation import school_years
from desktop.tasks.organisation.bank_holidays import bank_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.days.kept_year import KeptClosure, KeptYear
    from desktop.models.days.school_year import SchoolYear
    from desktop.tasks.desk import Desk

_TO_BE_TAUGHT = (SessionState.OPEN, SessionState.UNEXPECTED)
_ENTERED_AGAIN = "the school year was entered without it"


@dataclass(frozen=True, slots=True)
class Entered:
    """The number of a year that is on the disk, and what is unusual about it."""

    number: int
    warnings: tuple[Finding, ...]


def calendar_of(desk: Desk) -> SchoolCalendar:
    """Return what all of the school's days are counted from."""
    return school_years.load_calendar(desk.db, desk.school)


def years_of(desk: Desk) -> tuple[KeptYear, ...]:
    """Return the school years that are entered, oldest first."""
    return school_years.kept_years(desk.db, desk.school)


def closures_of(desk: Desk, *, withdrawn: bool = False) -> tuple[KeptClosure, ...]:
    """Return the closures that stand, or those that were withdrawn with the reason why."""
    return school_years.kept_closures(desk.db, desk.school, withdrawn=withdrawn)


def new_draft(begins: int) -> YearDraft:
    """Return a year to be filled in, with England's bank holidays in it."""
    year = empty_year(begins)
    return YearDraft(year, bank_holidays(year.starts, year.ends))


def draft_of(desk: Desk, number: int) -> YearDraft:
    """Return a kept year with its planned closures, to be changed."""
    found = [kept.year for kept in years_of(desk) if kept.id == number]
    if not found:
        raise RuleError("There is no such school year.", "Choose the year again.")
    return YearDraft(found[0], tuple(one.closure for one in _planned_in(desk, (found[0],))))


def enter_year(desk: Desk, draft: YearDraft, number: int | None = None) -> Entered:
    """Keep a year with its planned closures: a new one, or in place of the one with this number."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        return write_year(desk, draft, number)


def write_year(desk: Desk, draft: YearDraft, number: int | None) -> Entered:
    """Check and write a year; inside `saving`."""
    warnings = settled(count_days(draft).findings)
    year, calendar, signed = draft.year, calendar_of(desk), _signed(desk)
    replaced = [kept for kept in years_of(desk) if kept.id == number]
    _check_overlap(desk, year, number)
    if number is None:
        number = school_years.add_year(desk.db, desk.school, year)
    else:
        school_years.replace_year(desk.db, number, year)
    _write_closures(desk, draft, (year, *(kept.year for kept in replaced)), signed)
    _keep_the_past(desk, calendar)
    before = [_in_history(kept.year) for kept in replaced]
    detail = {"before": before, "after": _in_history(year)}
    note(desk.db, signed, ("school year", number), "entered the school year", **detail)
    return Entered(number, warnings)


def _in_history(year: SchoolYear) -> dict[str, Any]:
    return {
        "name": year.name,
        "days": [str(year.starts), str(year.ends)],
        "terms": [[term.name, str(term.first), str(term.last)] for term in year.terms],
    }


def _check_overlap(desk: Desk, year: SchoolYear, number: int | None) -> None:
    for kept in years_of(desk):
        other = kept.year
        if kept.id != number and other.starts <= year.ends and year.starts <= other.ends:
            raise RuleError(
                f"{year.name} overlaps {other.name}, which ends on {day_in_words(other.ends)}.",
                "Each day belongs to one school year: change the first or the last day.",
            )


def _write_closures(
    desk: Desk, draft: YearDraft, years: tuple[SchoolYear, ...], signed: Signature
) -> None:
    wanted = list(draft.closures)
    for kept in _planned_in(desk, years):
        if kept.closure in wanted:
            wanted.remove(kept.closure)
        else:
            school_years.withdraw_closure(desk.db, kept.id, signed, _ENTERED_AGAIN)
    for closure in wanted:
        _write_closure(desk, closure, signed)


def _planned_in(desk: Desk, years: tuple[SchoolYear, ...]) -> tuple[KeptClosure, ...]:
    return tuple(
        kept
        for kept in closures_of(desk)
        if kept.closure.is_planned and any(_touches(year, kept.closure) for year in years)
    )


def _touches(year: SchoolYear, closure: Closure) -> bool:
    return closure.first <= year.ends and closure.last >= year.starts


def _write_closure(desk: Desk, closure: Closure, signed: Signature) -> int:
    number = school_years.add_closure(desk.db, closure, signed)
    detail = {
        "days": [str(closure.first), str(closure.last)],
        "halves": [half.name for half in sorted(closure.halves)],
        "kind": closure.kind.value,
        "name": closure.name,
    }
    note(desk.db, signed, ("closure", number), "entered a closure", **detail)
    return number


def add_closure(desk: Desk, closure: Closure) -> int:
    """Add a planned closure to a year that is entered: INSET, a bank holiday, a polling day."""
    desk.need(Duty.SET_UP)
    if not closure.is_planned:
        raise RuleError("That closure was not planned.", "Enter it as an unexpected closure.")
    with saving(desk.db):
        _check_closure(desk, closure)
        before = calendar_of(desk)
        number = _write_closure(desk, closure, _signed(desk))
        _keep_the_past(desk, before)
    return number


def _check_closure(desk: Desk, closure: Closure) -> None:
    if closure.last < closure.first or not closure.halves:
        raise RuleError("The closure closes nothing.", "Choose its days, and at least one half.")
    if not any(_touches(kept.year, closure) for kept in years_of(desk)):
        raise RuleError(
            f"{day_in_words(closure.first)} is in no school year.", "Enter the school year first."
        )


def withdraw_closure(desk: Desk, number: int, reason: str) -> None:
    """Let a closure stand no longer, with a reason; it stays on record."""
    desk.need(Duty.SET_UP)
    if not reason.strip():
        raise RuleError("A closure is withdrawn with a reason.", "Say why it does not stand.")
    with saving(desk.db):
        if number not in {kept.id for kept in closures_of(desk)}:
            raise RuleError("That closure does not stand any more.", "Look at the list again.")
        signed = _signed(desk)
        school_years.withdraw_closure(desk.db, number, signed, reason.strip())
        note(desk.db, signed, ("closure", number), "withdrew a closure", reason=reason.strip())


def unexpected_closure(
    desk: Desk, first: date, last: date, name: str, halves: frozenset[Half] = frozenset(Half)
) -> int:
    """Close the whole school unforeseen (`Y4`), up to the next school day; marks made stay."""
    desk.need(Duty.SET_UP)
    closure = Closure(first, last, ClosureKind.UNEXPECTED, halves, name.strip())
    if not closure.name:
        raise RuleError("An unexpected closure needs its reason.", "Write snow, no heating …")
    with saving(desk.db):
        calendar = calendar_of(desk)
        _check_not_ahead(desk, calendar, last)
        if not any(calendar.is_school_session(session) for session in _sessions_of(closure)):
            raise RuleError(
                f"The school does not meet then ({day_in_words(first)}).", "Choose a school day."
            )
        return _write_closure(desk, closure, _signed(desk))


def _check_not_ahead(desk: Desk, calendar: SchoolCalendar, last: date) -> None:
    tomorrow = desk.today + timedelta(days=1)
    following = calendar.school_days(tomorrow, tomorrow + timedelta(days=366))
    if last > max(following[:1], default=tomorrow):
        raise RuleError(
            f"{day_in_words(last)} is too far ahead for an unexpected closure.",
            "Enter it for the next school day at the latest, or as a planned closure.",
        )


def _sessions_of(closure: Closure) -> Iterator[Session]:
    for number in range(closure.first.toordinal(), closure.last.toordinal() + 1):
        for session in both_halves(date.fromordinal(number)):
            if session.half in closure.halves:
                yield session


def _keep_the_past(desk: Desk, before: SchoolCalendar) -> None:
    """A session that was taken stays one, whatever else the calendar now says."""
    after = calendar_of(desk)
    dropped = [
        session
        for year in before.years
        for session in _sessions_of(Closure(year.starts, year.ends, ClosureKind.PLANNED))
        if before.session_state(session) in _TO_BE_TAUGHT
        and after.session_state(session) not in _TO_BE_TAUGHT
    ]
    marked = school_years.first_with_marks(desk.db, desk.school, dropped)
    if marked is not None:
        raise RuleError(
            f"Marks have been made for {marked}, so it stays a school day.",
            "If the school closed unforeseen, enter an unexpected closure: it keeps the marks.",
        )


def _signed(desk: Desk) -> Signature:
    return sign(desk.db, desk.school, desk.who, desk.now())
