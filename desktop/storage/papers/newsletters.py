"""Which half-terms' newsletters were printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.papers.newsletter_rules import NEWSLETTER

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


def was_made(db: Database, school: int, first: date) -> bool:
    """Whether the newsletter of the half-term that begins on a day was printed or saved.

    The history has it with the number of that day.
    """
    found = db.conn.execute(
        "SELECT 1 FROM history WHERE subject = ? AND subject_id = ? AND school = ? LIMIT 1",
        (NEWSLETTER, first.toordinal(), school),
    )
    return found.fetchone() is not None
