"""What lies ready on the disk for a power cut: who is on site, a roll-call sheet, blank registers.

The program itself keeps it, whoever is at the desk: names only, and the day's papers go the next
day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session_times import timetable
from desktop.models.organisation.staff import Duty, Who
from desktop.storage.file.database import file_of
from desktop.storage.marks import expectations
from desktop.storage.organisation import groups, policies, school_years, schools
from desktop.storage.site import on_site
from desktop.storage.site.paper_folder import (
    paper_folder,
    put_paper,
    remove_before,
    writing,
)
from desktop.tasks.papers.paper import file_name
from desktop.tasks.site.see_on_site import whole_school

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from desktop.models.days.session import Session
    from desktop.models.site.on_site import OnSite
    from desktop.tasks.desk import Desk

THE_PROGRAM = Who(0, "School Register", "", frozenset(), frozenset({Duty.SEE_EVERY_CLASS}))


@dataclass(frozen=True, slots=True)
class KeptPapers:
    """What the papers on the disk were made from, so that nothing is made twice."""

    day: date
    seen: object = None
    blank: object = None


def keep_on_paper(desk: Desk, before: KeptPapers | None = None) -> KeptPapers:
    """Write the papers that `before` does not answer for, and remove those of earlier days.

    StorageError when the disk refuses.
    """
    own = replace(desk, who=THE_PROGRAM)
    folder = paper_folder(file_of(desk.db))
    with writing(folder):
        remove_before(folder, desk.today)
        seen = whole_school(own)
        facts = (seen.meets, seen.classes)
        if seen.meets and (before is None or before.seen != facts or before.day != own.today):
            _write_seen(own, folder, seen)
        blank = _write_blank(own, folder, before.blank if before else None)
    return KeptPapers(own.today, facts, blank)


def _write_seen(desk: Desk, folder: Path, seen: OnSite) -> None:
    from desktop.tasks.site.print_on_site import on_site_paper, sheet_paper  # noqa: PLC0415 - papers

    for paper in (on_site_paper(desk, seen), sheet_paper(desk, seen)):
        put_paper(folder, _name(desk, desk.today, paper.title), paper.pdf)


def _write_blank(desk: Desk, folder: Path, before: object) -> object:
    """Write the sheets on which the next registers can be taken by hand."""
    from desktop.tasks.papers.blank_sheets import blank_paper  # noqa: PLC0415 - makes papers

    day = next_register_day(desk)
    if day is None:
        return None
    classes = [one.id for one in groups.groups_on(desk.db, desk.school, day)]
    facts = day, tuple(classes), _roll(desk, day)
    if facts != before:
        try:
            pdf = blank_paper(desk, classes, day).pdf
        except RuleError:  # nobody is in any class then
            return facts
        put_paper(folder, _name(desk, day, "Blank registers"), pdf)
    return facts


def _roll(desk: Desk, day: date) -> object:
    roll = tuple(one[:4] for one in on_site.roll_of_day(desk.db, desk.school, day))
    return roll, expectations.standing(desk.db, desk.school, day, day)


def next_register_day(desk: Desk) -> date | None:
    """Return the day whose register is the next to be taken: today until its last has closed."""
    calendar = school_years.load_calendar(desk.db, desk.school)
    left = calendar.sessions(desk.today, desk.today)
    if left and not _has_closed(desk, left[-1]):
        return desk.today
    try:
        return calendar.next_school_day(desk.today)
    except RuleError:  # the next school year is not entered yet
        return None


def _has_closed(desk: Desk, session: Session) -> bool:
    policy = policies.policy_on(desk.db, desk.school, session.day)
    return desk.now() >= timetable(policy.times(session.half), session.day).closes


def _name(desk: Desk, day: date, title: str) -> str:
    """Return a paper's name; the school's is in it where the file has several."""
    several = len(schools.schools_of_file(desk.db)) > 1
    school = schools.load_school(desk.db, desk.school).name if several else ""
    return file_name(str(day), title, school)
