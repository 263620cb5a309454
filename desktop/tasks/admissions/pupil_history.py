"""Finding a pupil of the desk's school, and keeping what was done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.storage.admissions.pupils import load_pupil
from desktop.storage.file.authors import author_of, record

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk


def pupil_here(desk: Desk, number: int) -> Pupil:
    """Return a pupil of this school; RuleError for one of another: nothing crosses over."""
    pupil = load_pupil(desk.db, number)
    if pupil.school != desk.school:
        raise RuleError("That pupil is at another school.", "Change to that school first.")
    return pupil


def sign(desk: Desk) -> int:
    """Return the author that stands for the person at the desk; inside `saving`."""
    return author_of(desk.db, desk.school, desk.who)


def keep(desk: Desk, pupil: int, what: str, **detail: Any) -> int:
    """Add to a pupil's history what has been done, and return its author; inside `saving`."""
    author = sign(desk)
    record(desk.db, desk.now(), author, (desk.school, "pupil", pupil), what, **detail)
    return author
