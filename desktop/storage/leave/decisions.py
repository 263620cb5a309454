"""Decisions about leave: the newest for a request and a child stands, and all are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import session_of
from desktop.models.leave.decision import LeaveDecision, Outcome
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.models.days.session import Session
    from desktop.models.leave.decision import DecisionDraft
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT leave_decisions.id, request, pupil, outcome, code, first_session, last_session, facts,"
    " reason, recorded_at, name, position, replaces"
    " FROM leave_decisions JOIN authors ON authors.id = author"
)
_STANDS = (
    "NOT EXISTS (SELECT 1 FROM leave_decisions AS newer WHERE newer.replaces = leave_decisions.id)"
)


def add_decision(db: Database, draft: DecisionDraft, signed: Signature) -> int:
    """Keep a decision; inside `saving`.

    The caller has looked that what it replaces still stands: the store refuses anything else.
    """
    cursor = db.conn.execute(
        "INSERT INTO leave_decisions (school, request, pupil, outcome, code, first_session,"
        " last_session, facts, reason, recorded_at, author, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, draft.request, draft.pupil, draft.outcome.value, draft.code,
            draft.first.number if draft.first else None, draft.last.number if draft.last else None,
            json.dumps(dict(draft.facts), ensure_ascii=False), draft.reason.strip(),
            seconds(signed.at), signed.author, draft.replaces,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def load_decision(db: Database, school: int, number: int) -> LeaveDecision | None:
    """Read one decision of the school, replaced or not."""
    where = "leave_decisions.id = ? AND leave_decisions.school = ?"
    found = _read(db, where, (number, school))
    return found[0] if found else None


def decisions_on(db: Database, numbers: Sequence[int]) -> tuple[LeaveDecision, ...]:
    """Return every decision on these requests, replaced ones among them, oldest first."""
    return _read(db, f"request IN ({','.join('?' * len(numbers))})", tuple(numbers))


def decisions_of_pupil(db: Database, school: int, pupil: int) -> tuple[LeaveDecision, ...]:
    """Return every decision ever made about a child of the school, oldest first."""
    return _read(db, "leave_decisions.school = ? AND pupil = ?", (school, pupil))


def leave_between(
    db: Database, school: int, first: Session, last: Session
) -> tuple[LeaveDecision, ...]:
    """Return the leave that stands and touches these sessions, of requests not withdrawn."""
    where = (
        f"leave_decisions.school = ? AND first_session <= ? AND last_session >= ? AND {_STANDS}"  # noqa: S608 - constants
        " AND EXISTS (SELECT 1 FROM leave_requests WHERE leave_requests.id = request"
        " AND withdrawn_at IS NULL)"
    )
    return _read(db, where, (school, last.number, first.number))


def _read(db: Database, where: str, values: Sequence[Any]) -> tuple[LeaveDecision, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY leave_decisions.id", tuple(values))
    return tuple(map(_decision, rows))


def _decision(row: tuple[Any, ...]) -> LeaveDecision:
    return LeaveDecision(
        id=row[0],
        request=row[1],
        pupil=row[2],
        outcome=Outcome(row[3]),
        code=row[4],
        first=session_of(row[5]) if row[5] is not None else None,
        last=session_of(row[6]) if row[6] is not None else None,
        facts=json.loads(row[7]),
        reason=row[8],
        recorded_at=moment(row[9]),
        name=row[10],
        position=row[11],
        replaces=row[12],
    )


def let_stand(db: Database, decision: int, expectation: int) -> None:
    """Note what stands beside a child's name because of a decision; inside `saving`."""
    db.conn.execute(
        "INSERT INTO leave_decision_expectations (decision, expectation) VALUES (?, ?)",
        (decision, expectation),
    )


def expectations_of_decision(db: Database, decision: int) -> tuple[int, ...]:
    """Return what stands, or stood, because of a decision."""
    rows = db.conn.execute(
        "SELECT expectation FROM leave_decision_expectations WHERE decision = ?", (decision,)
    )
    return tuple(int(row[0]) for row in rows)


def decision_behind(db: Database, expectation: int) -> int | None:
    """Return the decision that something known rests on; None for anything else."""
    row = db.conn.execute(
        "SELECT decision FROM leave_decision_expectations WHERE expectation = ?", (expectation,)
    ).fetchone()
    return int(row[0]) if row else None
