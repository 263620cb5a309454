"""What the head answered to the factors of a request; every answer is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.leave.factor import BY_KEPT, Answer
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.models.leave.factor import Factor
    from desktop.storage.file.signature import Signature


def add_answer(db: Database, request: int, factor: Factor, words: str, signed: Signature) -> int:
    """Keep an answer to a factor; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO leave_answers (request, factor, words, at, author) VALUES (?, ?, ?, ?, ?)",
        (request, factor.kept, words.strip(), seconds(signed.at), signed.author),
    )
    return int(cursor.lastrowid or 0)


def answers_of(db: Database, request: int) -> tuple[Answer, ...]:
    """Return every answer about a request, oldest first."""
    rows = db.conn.execute(
        "SELECT factor, words, at, name, position FROM leave_answers"
        " JOIN authors ON authors.id = author WHERE request = ? ORDER BY leave_answers.id",
        (request,),
    )
    return tuple(Answer(BY_KEPT[row[0]], row[1], moment(row[2]), row[3], row[4]) for row in rows)
