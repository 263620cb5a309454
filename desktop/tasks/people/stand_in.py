"""Working at a sample school without signing in: as its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Role
from desktop.storage.file import file_facts
from desktop.storage.organisation import people, schools
from desktop.tasks.people.sign_in import who_at

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Who


def head_of(db: Database, day: date, name: str | None = None) -> tuple[int, Who]:
    """Return a sample's school, by name if there are several, and its head; never a real one's."""
    if not file_facts.is_sample(db):
        raise RuleError("This is a real school's file.", "Sign in to it.")
    known = schools.schools_of_file(db)
    named = [each for each in known if name is None or each.name.casefold() == name.casefold()]
    if not named:
        names = ", ".join(school.name for school in known)
        raise RuleError(f"There is no school {name} in this file.", f"There are: {names}.")
    for school in named:
        for kept in people.kept_posts(db, school=school.id):
            if kept.post.role is Role.HEAD and kept.post.held_on(day):
                return school.id, who_at(db, kept.person, school.id, day)
    raise RuleError("This sample school has no head.", "Make another with the command sample.")
