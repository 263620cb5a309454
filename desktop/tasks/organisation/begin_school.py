"""The first two steps of a set-up, kept together: a file with a school and somebody to sign in."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, SchoolError
from desktop.storage.file.database import create_database, open_database
from desktop.storage.organisation import schools
from desktop.tasks.organisation.set_up_school import first_person, new_school
from desktop.tasks.people.recover_sign_in import make_recovery_code
from desktop.tasks.people.sign_in import SignedIn, desk_for, schools_of
from desktop.tasks.safety.open_file import check_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlite_utils import Database

    from desktop.models.organisation.school import SchoolFacts
    from desktop.tasks.desk import Desk
    from desktop.tasks.organisation.manage_staff import NewPerson

_NOT_IN_NAMES = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Begun:
    """Who may go to work where, and the recovery code, which is shown once."""

    school: int
    person: int
    code: str


def begin_school(path: Path, facts: SchoolFacts, first: NewPerson, now: datetime) -> Begun:
    """Make a school's file with its first person; when anything is refused, no file is left."""
    with _new_file(path) as db:
        return _begin(db, new_school(db, facts, now), first, now)


def begin_file(path: Path, facts: SchoolFacts, now: datetime) -> None:
    """Make a school's file in which nobody can sign in yet; refused, no file is left."""
    with _new_file(path) as db:
        new_school(db, facts, now)


@contextmanager
def _new_file(path: Path) -> Iterator[Database]:
    check_place(path)
    db = create_database(path)
    try:
        with closing(db):
            yield db
    except SchoolError:
        for side in ("", "-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
        raise


def begin_person(path: Path, first: NewPerson, now: datetime) -> Begun:
    """Add the first person to a file that holds a school and nobody who could sign in."""
    with closing(open_database(path)) as db:
        return _begin(db, schools.school_numbers(db)[0], first, now)


def _begin(db: Database, school: int, first: NewPerson, now: datetime) -> Begun:
    person = first_person(db, school, first, now)
    code = make_recovery_code(desk_for(db, person, school, lambda: now))
    return Begun(school, person, code)


def signed_in_after(desk: Desk) -> SignedIn:
    """Return the sign-in of whoever has just set the school up, who need not sign in again."""
    here = schools_of(desk.db, desk.who.person, desk.today)
    return SignedIn(desk.who.person, desk.who.name, here, must_change=False)


def file_name_for(school: str) -> str:
    """Return the name of a new school's file; RuleError where the school has none."""
    name = "".join(" " if sign in _NOT_IN_NAMES else sign for sign in school)
    name = " ".join(name.split()).strip(". ")
    if not name:
        raise RuleError("The school needs a name.", "Write it as it stands on the sign outside.")
    return f"{name}.school"
