"""Terms and closures from a file: previewed year by year, then entered all together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import FileRefused, StaleError
from desktop.models.days.school_year import Closure, ClosureKind, SchoolYear
from desktop.models.days.year_draft import (
    YearCount,
    YearDraft,
    closure_from_file,
    count_days,
    year_beginning,
    years_of_terms,
)
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.tasks.organisation.bank_holidays import bank_holidays
from desktop.tasks.organisation.set_terms import draft_of, write_year, years_of

if TYPE_CHECKING:
    from desktop.models.imports.incoming import IncomingFile, Problem
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class YearChange:
    """A year as the file would leave it; `before` is what stands now, under `number`."""

    draft: YearDraft
    count: YearCount
    number: int | None = None
    before: YearDraft | None = None

    @property
    def is_new(self) -> bool:
        """Whether the school has not entered this year yet."""
        return self.number is None

    @property
    def changes_anything(self) -> bool:
        """Whether applying it would write anything."""
        return self.draft != self.before


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """What applying a file would do, and the lines it could not read."""

    source_name: str
    years: tuple[YearChange, ...]
    problems: tuple[Problem, ...]


def preview_calendar(desk: Desk, incoming: IncomingFile) -> CalendarPreview:
    """Say what a calendar file would change; nothing is written.

    The file's half-terms take the place of the year's; its closures come on top of what stands.
    """
    desk.need(Duty.SET_UP)
    closures = tuple(closure_from_file(one) for one in incoming.closures)
    years = years_of_terms(incoming.terms) or _years_of_closures(desk, closures)
    if not years:
        raise FileRefused(
            f"{incoming.source_name} has no half-terms.",
            "A calendar file lists each half-term with its first and last day.",
        )
    changes = tuple(_change(desk, year, closures) for year in years)
    return CalendarPreview(incoming.source_name, changes, incoming.problems)


def _years_of_closures(desk: Desk, closures: tuple[Closure, ...]) -> tuple[SchoolYear, ...]:
    """A file of closures alone changes the years that are entered already."""
    return tuple(
        kept.year
        for kept in years_of(desk)
        if any(kept.year.holds(closure.first) for closure in closures)
    )


def _change(desk: Desk, year: SchoolYear, closures: tuple[Closure, ...]) -> YearChange:
    begins = year_beginning(year.starts)
    theirs = tuple(closure for closure in closures if year.holds(closure.first))
    for kept in years_of(desk):
        if year_beginning(kept.year.starts) == begins:
            before = draft_of(desk, kept.id)
            draft = YearDraft(_fitted(kept.year, year), _together(before.closures, theirs))
            return YearChange(draft, count_days(draft), kept.id, before)
    draft = YearDraft(year, _together(bank_holidays(year.starts, year.ends), theirs))
    return YearChange(draft, count_days(draft))


def _fitted(kept: SchoolYear, year: SchoolYear) -> SchoolYear:
    """The year keeps its name and days as entered unless a half-term reaches beyond them."""
    if all(kept.holds(term.first) and kept.holds(term.last) for term in year.terms):
        return replace(kept, terms=year.terms)
    return year


def _together(standing: tuple[Closure, ...], more: tuple[Closure, ...]) -> tuple[Closure, ...]:
    """A bank holiday that stands is not entered again under the file's name for it."""
    held = {closure.first for closure in standing if closure.kind is ClosureKind.BANK_HOLIDAY}
    new = [
        closure
        for closure in more
        if closure not in standing
        and not (closure.kind is ClosureKind.BANK_HOLIDAY and closure.first in held)
    ]
    return tuple(sorted((*standing, *new), key=_first)) if new else standing


def _first(closure: Closure) -> tuple[str, str]:
    return str(closure.first), closure.name


def apply_calendar(desk: Desk, preview: CalendarPreview) -> int:
    """Enter what was previewed, all or nothing, and return how many years were written."""
    desk.need(Duty.SET_UP)
    wanted = [change for change in preview.years if change.changes_anything]
    with saving(desk.db):
        for change in wanted:
            _check_unchanged(desk, change)
            write_year(desk, change.draft, change.number)
    return len(wanted)


def _check_unchanged(desk: Desk, change: YearChange) -> None:
    if change.number is not None and draft_of(desk, change.number) != change.before:
        raise StaleError(
            f"{change.draft.year.name} was changed since the preview.", "Preview the file again."
        )
