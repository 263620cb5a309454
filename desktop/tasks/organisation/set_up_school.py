"""Setting up a school: its facts, its first person, and further schools in the same file."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, settled
from desktop.models.organisation.school import School, SchoolFacts, school_findings
from desktop.models.organisation.staff import Duty
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, note, sign
from desktop.storage.organisation import people, school_years, schools
from desktop.tasks.organisation.manage_staff import NewPerson, new_account, write_person
from desktop.tasks.people.secret_hash import HASHER

if TYPE_CHECKING:
    from datetime import date, datetime

    from argon2 import PasswordHasher
    from sqlite_utils import Database

    from desktop.tasks.desk import Desk


def new_school(
    db: Database, facts: SchoolFacts, now: datetime, sample_day: date | None = None
) -> int:
    """Set up the first school of a new file; with a sample day it is an invented one for good."""
    settled(school_findings(facts))
    with saving(db):
        if schools.school_numbers(db):
            raise RuleError(
                "This file already holds a school.", "Sign in and add the school there."
            )
        kind = file_facts.REAL if sample_day is None else file_facts.SAMPLE
        file_facts.set_kind(db, kind, sample_day)
        return _add(db, facts, now)


def _add(db: Database, facts: SchoolFacts, now: datetime) -> int:
    number = schools.add_school(db, facts)
    note(db, Signature(now, number), ("school", number), "set up", name=facts.name)
    return number


def needs_first_person(db: Database) -> bool:
    """Whether the file has a school and nobody yet who could sign in."""
    return bool(schools.school_numbers(db)) and not people.all_accounts(db)


def first_person(
    db: Database, school: int, new: NewPerson, now: datetime, hasher: PasswordHasher = HASHER
) -> int:
    """Add the file's first person, a head or administrator with a secret of their own choice."""
    account = new_account(new, hasher)
    if not any(Duty.SET_UP in post.duties and post.last_day is None for post in new.posts):
        raise RuleError(
            "The first person must be head or administrator.", "Others are added afterwards."
        )
    with saving(db):
        if not needs_first_person(db):
            raise RuleError("Somebody can sign in already.", "Ask them to add you.")
        return write_person(db, account, new.posts, Signature(now, school))


def add_school(desk: Desk, facts: SchoolFacts) -> int:
    """Add a school to the same file; who adds it holds the same posts there."""
    desk.need(Duty.SET_UP)
    settled(school_findings(facts))
    with saving(desk.db):
        number = _add(desk.db, facts, desk.now())
        for post in people.posts_of(desk.db, desk.who.person, desk.school):
            if post.held_on(desk.today) and Duty.SET_UP in post.duties:
                same = replace(post, first_day=desk.today, last_day=None)
                people.add_post(desk.db, number, desk.who.person, same)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        note(desk.db, signed, ("school", number), "added another school", name=facts.name)
    return number


def the_school(desk: Desk) -> School:
    """Return the facts of the school at the desk."""
    return schools.load_school(desk.db, desk.school)


def change_school(desk: Desk, facts: SchoolFacts) -> tuple[Finding, ...]:
    """Change the school's facts, return the warnings; the day registers began stays once used."""
    desk.need(Duty.SET_UP)
    warnings = settled(school_findings(facts))
    with saving(desk.db):
        before = the_school(desk)
        _check_registers_from(desk, before, facts)
        schools.change_school(desk.db, desk.school, facts)
        changes = _changes(before, facts)
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        note(desk.db, signed, ("school", desk.school), "changed the school", **changes)
    return warnings


def _check_registers_from(desk: Desk, before: SchoolFacts, after: SchoolFacts) -> None:
    last = school_years.last_register_day(desk.db, desk.school)
    if last is not None and before.registers_from != after.registers_from:
        raise RuleError(
            f"Registers have been kept here since {day_in_words(before.registers_from)}.",
            "That day cannot be changed any more.",
        )


def _changes(before: SchoolFacts, after: SchoolFacts) -> dict[str, Any]:
    old = asdict(before)
    changed = {name: value for name, value in asdict(after).items() if old[name] != value}
    return {
        name: "changed" if name == "logo" else [str(old[name]), str(value)]
        for name, value in changed.items()
        if name != "id"
    }
