"""Working at a sample school without signing in: as its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.staff import Role
from desktop.storage import file_facts, people, schools
from desktop.tasks.sign_in import who_at

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.staff import Who


def head_of(db: Database, day: date, name: str | None = None) -> tuple[int, Who]:
    """Return a sample's school, by name if there are several, and its head; never a real one's."""
    if not file_facts.is_sample(db):
        raise RuleError("This is a real school's file.", "Sign in to it.")
    for school in schools.schools_of_file(db):
        if name is not None and school.name.casefold() != name.casefold():
            continue
        for kept in people.kept_posts(db, school=school.id):
            if kept.post.role is Role.HEAD and kept.post.held_on(day):
                return school.id, who_at(db, kept.person, school.id, day)
    raise RuleError("This sample school has no head.", "Make another with the command sample.")
