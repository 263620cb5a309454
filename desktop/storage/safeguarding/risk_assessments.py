"""Student risk assessments with their risks; a newer one replaces the one before, and both stay."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.safeguarding.risk import Agency, Check, Part, RiskAction, RiskAssessment
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT risk_assessments.id, pupil, written_on, review_on, purpose, background, agencies,"
    " arrangements, next_steps, checks, recorded_at, name, position, replaces"
    " FROM risk_assessments JOIN authors ON authors.id = author"
    " WHERE risk_assessments.school = ?"
)
_CURRENT = " AND risk_assessments.id IN (SELECT max(id) FROM risk_assessments GROUP BY pupil)"


def add_assessment(db: Database, draft: RiskAssessment, signed: Signature) -> int:
    """Keep an assessment with all its risks; inside `saving`."""
    agencies = [[one.agency, one.name, one.contact] for one in draft.agencies]
    cursor = db.conn.execute(
        "INSERT INTO risk_assessments (school, pupil, written_on, review_on, purpose, background,"
        " agencies, arrangements, next_steps, checks, recorded_at, author, replaces, risks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, draft.pupil, str(draft.written_on), str(draft.review_on), draft.purpose,
            draft.background, json.dumps(agencies, ensure_ascii=False) if agencies else "",
            draft.arrangements, draft.next_steps, sum(one.value for one in draft.checks),
            seconds(signed.at), signed.author, draft.replaces, len(draft.actions),
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.conn.executemany(
        "INSERT INTO risk_actions (assessment, place, part, risk, likelihood, severity, action,"
        " lead, escalation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, place, one.part.value, one.risk, one.likelihood, one.severity, one.action,
             one.lead, one.escalation)
            for place, one in enumerate(draft.actions, 1)
        ],
    )  # fmt: skip
    return number


def current_assessments(db: Database, school: int) -> dict[int, RiskAssessment]:
    """Return the assessment that stands for each child who has one."""
    return {one.pupil: one for one in _read(db, school, _CURRENT, ())}


def assessments_of(db: Database, school: int, pupil: int) -> tuple[RiskAssessment, ...]:
    """Return a child's assessments, the one that stands first."""
    return _read(db, school, " AND pupil = ?", (pupil,))


def load_assessment(db: Database, school: int, number: int) -> RiskAssessment | None:
    """Read one assessment of the school."""
    found = _read(db, school, " AND risk_assessments.id = ?", (number,))
    return found[0] if found else None


def _read(
    db: Database, school: int, where: str, values: tuple[Any, ...]
) -> tuple[RiskAssessment, ...]:
    asked = f"{_SELECT}{where} ORDER BY risk_assessments.id DESC"
    rows = db.conn.execute(asked, (school, *values)).fetchall()
    actions = _actions(db, [row[0] for row in rows])
    return tuple(_assessment(row, actions.get(row[0], ())) for row in rows)


def _actions(db: Database, numbers: list[int]) -> dict[int, tuple[RiskAction, ...]]:
    rows = db.conn.execute(
        "SELECT assessment, risk, likelihood, severity, action, lead, escalation, part"  # noqa: S608 - only question marks
        f" FROM risk_actions WHERE assessment IN ({','.join('?' * len(numbers))})"
        " ORDER BY assessment, place",
        numbers,
    )
    found: dict[int, tuple[RiskAction, ...]] = {}
    for row in rows:
        action = RiskAction(row[1], row[2], row[3], row[4], row[5], row[6], Part(row[7]))
        found[row[0]] = (*found.get(row[0], ()), action)
    return found


def _assessment(row: tuple[Any, ...], actions: tuple[RiskAction, ...]) -> RiskAssessment:
    return RiskAssessment(
        id=row[0],
        pupil=row[1],
        written_on=date.fromisoformat(row[2]),
        review_on=date.fromisoformat(row[3]),
        purpose=row[4],
        background=row[5],
        agencies=tuple(Agency(*one) for one in json.loads(row[6] or "[]")),
        arrangements=row[7],
        next_steps=row[8],
        checks=frozenset(check for check in Check if row[9] & check.value),
        actions=actions,
        recorded_at=moment(row[10]),
        name=row[11],
        position=row[12],
        replaces=row[13],
    )
