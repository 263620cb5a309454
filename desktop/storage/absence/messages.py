"""What parents said: kept as it was said, with the children it is about and what it stands for."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from desktop.models.absence.message import How, Message
from desktop.models.days.session import Session, session_of
from desktop.storage.file.moments import day_or_none, moment, seconds, text_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.models.absence.message import MessageDraft
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT messages.id, how, received_at, recorded_at, authors.name, authors.position, caller,"
    " relationship, contact, explains, words, reason, code, first_session, last_session, back_on,"
    " withdrawn_at, (SELECT group_concat(pupil) FROM message_pupils WHERE message = messages.id)"
    " FROM messages JOIN authors ON authors.id = author"
)
_ABOUT = "messages.id IN (SELECT message FROM message_pupils WHERE pupil IN ({}))"


def add_message(
    db: Database, draft: MessageDraft, signed: Signature, *, code: str, explains: bool
) -> int:
    """Keep a message about its children; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO messages (school, how, received_at, recorded_at, author, caller,"
        " relationship, contact, explains, words, reason, code, first_session, last_session,"
        " back_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, draft.how.value, seconds(draft.received_at), seconds(signed.at),
            signed.author, draft.caller.strip(), draft.relationship.strip(), draft.contact,
            int(explains), draft.words.strip(), draft.reason, code, draft.first.number,
            draft.last.number, text_or_none(draft.back_on),
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.conn.executemany(
        "INSERT INTO message_pupils (message, pupil) VALUES (?, ?)",
        [(number, pupil) for pupil in draft.pupils],
    )
    return number


def let_stand(db: Database, message: int, expectation: int) -> None:
    """Note what stands beside a child's name because of a message; inside `saving`."""
    db.conn.execute(
        "INSERT INTO message_expectations (message, expectation) VALUES (?, ?)",
        (message, expectation),
    )


def expectations_of_message(db: Database, message: int) -> tuple[int, ...]:
    """Return what stands, or stood, because of a message."""
    rows = db.conn.execute(
        "SELECT expectation FROM message_expectations WHERE message = ?", (message,)
    )
    return tuple(int(row[0]) for row in rows)


def waiting_for_head(db: Database, numbers: Sequence[int]) -> frozenset[int]:
    """Return those of these messages that stand as `N` until the head enters their code."""
    rows = db.conn.execute(
        "SELECT DISTINCT message FROM message_expectations JOIN expectations"  # noqa: S608 - only question marks
        " ON expectations.id = expectation AND code = 'N' AND expectations.withdrawn_at IS NULL"
        f" WHERE message IN ({','.join('?' * len(numbers))})",
        tuple(numbers),
    )
    return frozenset(int(row[0]) for row in rows)


def message_behind(db: Database, expectation: int) -> int | None:
    """Return the message that something known rests on; None for a plan."""
    row = db.conn.execute(
        "SELECT message FROM message_expectations WHERE expectation = ?", (expectation,)
    ).fetchone()
    return int(row[0]) if row else None


def load_message(db: Database, school: int, number: int) -> Message | None:
    """Read one message of the school, withdrawn or not."""
    found = _read(db, "messages.id = ? AND messages.school = ?", (number, school))
    return found[0] if found else None


def messages_about(
    db: Database, pupils: Sequence[int], first: Session, last: Session
) -> tuple[Message, ...]:
    """Return the messages not withdrawn about any of these children that touch these sessions."""
    asked = ",".join("?" * len(pupils))
    where = f"{_ABOUT.format(asked)} AND withdrawn_at IS NULL AND first_session <= ?"
    return _read(db, f"{where} AND last_session >= ?", (*pupils, last.number, first.number))


def messages_since(db: Database, school: int, since: datetime) -> tuple[Message, ...]:
    """Return what was written down since a moment, in that order, withdrawn or not.

    They are read from the newest back, for years of messages lie before them.
    """
    rows = db.conn.execute(
        f"{_SELECT} WHERE +messages.school = ? ORDER BY messages.id DESC", (school,)
    )
    newest = takewhile(partial(_is_since, seconds(since)), rows)
    return tuple(map(_message, reversed(tuple(newest))))


def _is_since(since: int, row: tuple[Any, ...]) -> bool:
    return int(row[3]) >= since


def messages_of_pupil(db: Database, school: int, pupil: int) -> tuple[Message, ...]:
    """Return everything that was ever said of a child of the school, withdrawn or not."""
    return _read(db, f"messages.school = ? AND {_ABOUT.format('?')}", (school, pupil))


def messages_of_school(db: Database, school: int) -> Iterator[Message]:
    """Yield everything that was ever said, withdrawn or not, as it was written down."""
    rows = db.conn.execute(f"{_SELECT} WHERE messages.school = ? ORDER BY messages.id", (school,))
    return map(_message, rows)


def reasons_withdrawn(db: Database, school: int) -> dict[int, tuple[str, str]]:
    """Return by whom and why messages count no longer, by their number."""
    rows = db.conn.execute(
        "SELECT messages.id, authors.name, coalesce(withdrawn_why, '') FROM messages"
        " JOIN authors ON authors.id = withdrawn_by WHERE messages.school = ?",
        (school,),
    )
    return {int(number): (name, why) for number, name, why in rows}


def withdraw_message(db: Database, number: int, signed: Signature, why: str) -> None:
    """Let a message count no longer; it stays with who, when and why; inside `saving`."""
    db.conn.execute(
        "UPDATE messages SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_why = ? WHERE id = ?",
        (seconds(signed.at), signed.author, why, number),
    )


def _read(db: Database, where: str, values: Iterable[Any]) -> tuple[Message, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY messages.id", tuple(values))
    return tuple(map(_message, rows))


def _message(row: tuple[Any, ...]) -> Message:
    return Message(
        id=row[0],
        how=How(row[1]),
        received_at=moment(row[2]),
        recorded_at=moment(row[3]),
        name=row[4],
        position=row[5],
        caller=row[6],
        relationship=row[7],
        contact=row[8],
        explains=bool(row[9]),
        words=row[10],
        reason=row[11],
        code=row[12],
        first=session_of(row[13]),
        last=session_of(row[14]),
        back_on=day_or_none(row[15]),
        withdrawn_at=moment(row[16]) if row[16] else None,
        pupils=tuple(map(int, str(row[17] or "").split(","))) if row[17] else (),
    )
