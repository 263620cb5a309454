"""Who did something and when, and history written over that signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.storage.file.authors import author_of, record

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.organisation.staff import Who


@dataclass(frozen=True, slots=True)
class Signature:
    """The moment, the school, and the author: None where the program itself acted."""

    at: datetime
    school: int
    author: int | None = None


def sign(db: Database, school: int, who: Who, at: datetime) -> Signature:
    """Return the signature of a person at the desk; inside `saving`."""
    return Signature(at, school, author_of(db, school, who))


def note(
    db: Database, signed: Signature, subject: tuple[str, int | None], what: str, **detail: Any
) -> None:
    """Add to the school's history: `subject` is its kind and number; inside `saving`."""
    record(db, signed.at, signed.author, (signed.school, *subject), what, **detail)
