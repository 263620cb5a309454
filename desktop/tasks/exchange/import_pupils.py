"""A list of pupils from another program: what it would do to the roll, then doing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.exchange.formats.watching import Watch
from desktop.models.imports.pupil_match import PupilIndex
from desktop.models.imports.roll_planner import RollPlanner, SchoolRoll
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.file.database import reading, saving
from desktop.storage.organisation import school_years
from desktop.tasks.admissions.write_roll import RollWriter
from desktop.tasks.exchange.read_import import Applied, ReadFile, check_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.incoming import IncomingFile, Problem
    from desktop.models.imports.roll_plan import RollPlan
    from desktop.tasks.desk import Desk

_EVERY = 2000  # records between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do from `effective_day` on, and how its questions were answered."""

    file: ReadFile
    effective_day: date
    answers: Mapping[int, int | None]
    plan: RollPlan

    @property
    def incoming(self) -> IncomingFile:
        """The file as read, with what was skipped and what nothing was found for."""
        return self.file.incoming

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the file got wrong, and what does not fit the roll."""
        return (*self.incoming.problems, *self.plan.problems)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person chose: leavers among those the file misses, contacts no longer to be rung."""

    leavers: Mapping[int, date] = field(default_factory=dict)
    withdraw: frozenset[int] = frozenset()


def preview(
    desk: Desk,
    file: ReadFile,
    effective_day: date | None = None,
    answers: Mapping[int, int | None] | None = None,
    watch: Watch | None = None,
) -> Preview:
    """Work out everything the file would do; nothing is written.

    `answers` says, for a record that was asked about, which pupil it is; None: a new one.
    """
    desk.need(Duty.IMPORT)
    check_kind(file, "pupils")
    day = effective_day or desk.today
    with reading(desk.db):
        plan = _plan(desk, file.incoming, day, answers or {}, watch or Watch())
    return Preview(file, day, answers or {}, plan)


def apply(
    desk: Desk,
    seen: Preview,
    decisions: Decisions | None = None,
    watch: Watch | None = None,
) -> Applied:
    """Do what the preview showed, all of it or nothing; StaleError when the roll has changed."""
    desk.need(Duty.IMPORT)
    decisions, watch = decisions or Decisions(), watch or Watch()
    with saving(desk.db):
        watch.part(0.0, 0.5)
        plan = _plan(desk, seen.incoming, seen.effective_day, seen.answers, watch)
        if plan != seen.plan:
            raise StaleError(
                "The roll has changed since the preview.", "Look at the preview again, then import."
            )
        _check_choices(plan, decisions)
        chosen = len(decisions.leavers) + len(decisions.withdraw)
        if not plan.is_empty or chosen:
            RollWriter(desk, seen.file, seen.effective_day).write(plan, decisions, watch)
        watch.poll()
    refused = tuple(problem for problem in seen.problems if problem.refused)
    return Applied(len(plan.joiners), len(plan.changes), plan.unchanged, refused)


def _check_choices(plan: RollPlan, decisions: Decisions) -> None:
    listed = {missing.pupil for missing in plan.missing}
    if set(decisions.leavers) - listed:
        raise RuleError(
            "Only a pupil whom the file does not name can be made a leaver here.",
            "Choose among those listed, or take the child off the roll on their own page.",
        )
    if decisions.withdraw - {contact.id for contact in plan.gone}:
        raise RuleError(
            "Only a contact that the file no longer names can be withdrawn here.",
            "Choose among those listed.",
        )


def _plan(
    desk: Desk,
    incoming: IncomingFile,
    day: date,
    answers: Mapping[int, int | None],
    watch: Watch,
) -> RollPlan:
    known = tuple(_polled(pupils.load_pupils(desk.db, desk.school), watch))
    by_number = {pupil.id: pupil for pupil in known}
    planner = RollPlanner(_roll(desk, known, watch), day, _year_begins(desk, day), answers)
    for index, record in enumerate(watch.over(incoming.pupils)):
        planner.add(index, record, by_number)
    return planner.plan(known)


def _polled(known: Iterator[Pupil], watch: Watch) -> Iterator[Pupil]:
    for count, pupil in enumerate(known):
        if count % _EVERY == 0:
            watch.poll()
        yield pupil


def _roll(desk: Desk, known: tuple[Pupil, ...], watch: Watch) -> SchoolRoll:
    db, school = desk.db, desk.school
    index = PupilIndex(_polled(iter(known), watch))
    everyone = rolls.rolls_of_school(db, school)
    watch.poll()
    people = contacts.contacts_of_school(db, school)
    watch.poll()
    return SchoolRoll(
        school=school,
        index=index,
        rolls=everyone,
        contacts=people,
        totals=pupils.totals_of_school(db, school),
        classes=frozenset(rolls.classes(db, school).values()),
        marked=lambda pupil: rolls.marked_sessions(db, pupil),
    )


def _year_begins(desk: Desk, day: date) -> date:
    """The first day of the school year, from which a class that a file names is known."""
    year = school_years.load_calendar(desk.db, desk.school).year_of(day)
    if year is not None:
        return year.starts
    return day.replace(year=day.year - (day.month < 9), month=9, day=1)
