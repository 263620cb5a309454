"""Requests for leave: kept as they came, with their children and their papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import session_of
from desktop.models.leave.request import Came, LeaveRequest, Paper, PaperNote
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.models.days.session import Session
    from desktop.models.leave.request import RequestDraft
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT leave_requests.id, leave_requests.school, received_on, how, contact, asker,"
    " relationship, lives_with, first_session, last_session, destination, reason, words,"
    " recorded_at, written.name, written.position, withdrawn_at, coalesce(taken.name, ''),"
    " coalesce(withdrawn_why, ''),"
    " (SELECT group_concat(pupil) FROM leave_request_pupils WHERE request = leave_requests.id)"
    " FROM leave_requests JOIN authors AS written ON written.id = author"
    " LEFT JOIN authors AS taken ON taken.id = withdrawn_by"
)
_ABOUT = "leave_requests.id IN (SELECT request FROM leave_request_pupils WHERE pupil IN ({}))"


def add_request(db: Database, draft: RequestDraft, signed: Signature) -> int:
    """Keep a request with its children; inside `saving`."""
    lives_with = None if draft.lives_with is None else int(draft.lives_with)
    cursor = db.conn.execute(
        "INSERT INTO leave_requests (school, received_on, how, contact, asker, relationship,"
        " lives_with, first_session, last_session, destination, reason, words, children,"
        " recorded_at, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, str(draft.received_on), draft.came.value, draft.contact,
            draft.asker.strip(), draft.relationship.strip(), lives_with, draft.first.number,
            draft.last.number, draft.destination.strip(), draft.reason, draft.words.strip(),
            len(draft.pupils), seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.conn.executemany(
        "INSERT INTO leave_request_pupils (request, pupil) VALUES (?, ?)",
        [(number, pupil) for pupil in draft.pupils],
    )
    return number


def withdraw_request(db: Database, number: int, signed: Signature, why: str) -> None:
    """Let a request count no longer; it stays with who, when and why; inside `saving`."""
    db.conn.execute(
        "UPDATE leave_requests SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_why = ?"
        " WHERE id = ?",
        (seconds(signed.at), signed.author, why, number),
    )


def load_request(db: Database, school: int, number: int) -> LeaveRequest | None:
    """Read one request of the school, withdrawn or not."""
    found = _read(db, "leave_requests.id = ? AND leave_requests.school = ?", (number, school))
    return found[0] if found else None


def requests_since(db: Database, school: int, first: Session) -> tuple[LeaveRequest, ...]:
    """Return every request of the school whose leave ends at or after a session."""
    where = "leave_requests.school = ? AND last_session >= ?"
    return _read(db, where, (school, first.number))


def requests_for(
    db: Database, pupils: Sequence[int], first: Session, last: Session
) -> tuple[LeaveRequest, ...]:
    """Return the requests not withdrawn for any of these children that touch these sessions."""
    asked = ",".join("?" * len(pupils))
    where = f"{_ABOUT.format(asked)} AND withdrawn_at IS NULL AND first_session <= ?"
    return _read(db, f"{where} AND last_session >= ?", (*pupils, last.number, first.number))


def requests_of_pupil(db: Database, school: int, pupil: int) -> tuple[LeaveRequest, ...]:
    """Return everything that was ever asked for a child of the school, withdrawn or not."""
    where = f"leave_requests.school = ? AND {_ABOUT.format('?')}"
    return _read(db, where, (school, pupil))


def undecided_requests(db: Database, school: int) -> tuple[LeaveRequest, ...]:
    """Return the requests not withdrawn of which at least one child has no decision."""
    where = (
        "leave_requests.school = ? AND withdrawn_at IS NULL AND EXISTS ("
        "SELECT 1 FROM leave_request_pupils AS child WHERE child.request = leave_requests.id"
        " AND NOT EXISTS (SELECT 1 FROM leave_decisions WHERE"
        " leave_decisions.request = child.request AND leave_decisions.pupil = child.pupil))"
    )
    return _read(db, where, (school,))


def _read(db: Database, where: str, values: Sequence[Any]) -> tuple[LeaveRequest, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY leave_requests.id", tuple(values))
    return tuple(map(_request, rows))


def _request(row: tuple[Any, ...]) -> LeaveRequest:
    return LeaveRequest(
        id=row[0],
        school=row[1],
        received_on=date.fromisoformat(row[2]),
        came=Came(row[3]),
        contact=row[4],
        asker=row[5],
        relationship=row[6],
        lives_with=None if row[7] is None else bool(row[7]),
        first=session_of(row[8]),
        last=session_of(row[9]),
        destination=row[10],
        reason=row[11],
        words=row[12],
        recorded_at=moment(row[13]),
        name=row[14],
        position=row[15],
        withdrawn_at=moment(row[16]) if row[16] is not None else None,
        withdrawn_by=row[17],
        withdrawn_why=row[18],
        pupils=tuple(map(int, str(row[19]).split(","))) if row[19] else (),
    )


def add_paper(db: Database, request: int, what: Paper, words: str, signed: Signature) -> int:
    """Keep what happened to the papers about a request; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO leave_papers (request, what, words, at, author) VALUES (?, ?, ?, ?, ?)",
        (request, what.value, words, seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def papers_of(db: Database, numbers: Sequence[int]) -> dict[int, tuple[PaperNote, ...]]:
    """Return what happened to the papers of these requests, each's oldest first."""
    rows = db.conn.execute(
        "SELECT request, what, words, at, name, position FROM leave_papers"  # noqa: S608 - only question marks
        " JOIN authors ON authors.id = author"
        f" WHERE request IN ({','.join('?' * len(numbers))}) ORDER BY leave_papers.id",
        tuple(numbers),
    )
    found: dict[int, tuple[PaperNote, ...]] = {}
    for row in rows:
        note = PaperNote(row[0], Paper(row[1]), row[2], moment(row[3]), row[4], row[5])
        found[note.request] = (*found.get(note.request, ()), note)
    return found
