"""What people decided about a proposal: also the decision not to, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.models.absence.proposal import Decided
from desktop.models.days.session import Half, Session, session_of
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlite_utils import Database

    from desktop.models.absence.proposal import Proposed
    from desktop.storage.file.signature import Signature


def decided(db: Database, pupils: Sequence[int]) -> set[tuple[int, str, int]]:
    """Return child, proposal and first session of the run of all that was decided about them."""
    rows = db.conn.execute(
        "SELECT pupil, proposal, since FROM proposal_decisions"  # noqa: S608 - only question marks
        f" WHERE pupil IN ({','.join('?' * len(pupils))})",
        tuple(pupils),
    )
    return {(int(pupil), str(what), int(since)) for pupil, what, since in rows}


class Done(NamedTuple):
    """A proposal that was done: whose, the first day it was about, what was done, and when."""

    pupil: int
    since: date
    reason: str
    decided_at: datetime


def done_about(db: Database, school: int, proposal: str) -> tuple[Done, ...]:
    """Return each such proposal that was done, the oldest first."""
    rows = db.conn.execute(
        "SELECT pupil, since, reason, decided_at FROM proposal_decisions"
        " WHERE school = ? AND proposal = ? AND done = 1 ORDER BY id",
        (school, proposal),
    )
    return tuple(
        Done(int(pupil), session_of(since).day, str(reason), moment(at))
        for pupil, since, reason, at in rows
    )


def number_of(since: date) -> int:
    """Return how the file keeps the first day of a run."""
    return Session(since, Half.AM).number


def add_decision(
    db: Database, pupil: int, about: Proposed, signed: Signature, what: tuple[bool, str]
) -> int:
    """Keep what was decided (done or not) and why; inside `saving`."""
    done, reason = what
    cursor = db.conn.execute(
        "INSERT INTO proposal_decisions (school, pupil, proposal, since, done, reason, decided_at,"
        " author) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, pupil, about.proposal.value, number_of(about.since), int(done),
            reason, seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def decisions_of(db: Database, pupil: int) -> tuple[Decided, ...]:
    """Return all that was decided about a child, the oldest first."""
    rows = db.conn.execute(
        "SELECT proposal, since, done, reason, decided_at, authors.name FROM proposal_decisions"
        " JOIN authors ON authors.id = author WHERE pupil = ? ORDER BY proposal_decisions.id",
        (pupil,),
    )
    return tuple(
        Decided(str(what), session_of(since).day, bool(done), str(reason), moment(at), str(name))
        for what, since, done, reason, at, name in rows
    )
