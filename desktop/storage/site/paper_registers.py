"""The registers that were taken on paper: the event that says so carries the paper's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, session_of
from desktop.models.site.paper_register import KeyedIn
from desktop.storage.file.moments import moment

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database


def keyed_in(db: Database, group: int, first: date, last: date) -> tuple[KeyedIn, ...]:
    """Return a class's registers of a span that were begun from paper, oldest first."""
    rows = db.conn.execute(
        "SELECT session, reason, authors.name, recorded_at FROM registers"
        " JOIN register_events ON register_events.register = registers.id"
        " AND kind = 'taken' AND reason <> ''"
        " JOIN authors ON authors.id = register_events.author"
        " WHERE group_id = ? AND session BETWEEN ? AND ? ORDER BY session",
        (group, Session(first, Half.AM).number, Session(last, Half.PM).number),
    )
    return tuple(
        KeyedIn(session_of(session), words, by, moment(at)) for session, words, by, at in rows
    )
