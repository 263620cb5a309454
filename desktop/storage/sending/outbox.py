"""The outbox: messages as they were made, and their events; both are only added to.

While an item waits, its event's `reference` holds the second at which it is tried again, and
"line" where every other message waits for the same reason.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.sending.outbox_item import Event, Happened, OutboxItem
from desktop.models.sending.recipient import Channel
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.models.sending.outgoing import Outgoing
    from desktop.storage.file.signature import Signature

_LINE = " line"
_SELECT = (
    "SELECT outbox.id, day, channel, outbox.address, template, subject, body, made_at,"
    " outbox.author, authors.name, contact,"
    " coalesce(contacts.title || ' ' || contacts.forename || ' ' || contacts.surname, '')"
    " FROM outbox JOIN authors ON authors.id = outbox.author"
    " LEFT JOIN contacts ON contacts.id = contact"
)
_PUPILS = (
    "SELECT item, pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname)"
    " FROM outbox_pupils JOIN pupils ON pupils.id = pupil WHERE item IN ({}) ORDER BY pupils.id"
)
_LAST = (
    "(SELECT what FROM outbox_events WHERE item = outbox.id ORDER BY outbox_events.id DESC LIMIT 1)"
)
_OPEN = f"coalesce({_LAST}, 'waits') IN ('waits', 'trying')"


def add_item(db: Database, going: Outgoing, day: date, signed: Signature) -> int:
    """Put a message in the outbox with the children it is about; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO outbox (school, day, channel, contact, address, template, subject, body,"
        " made_at, author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, str(day), going.channel.value, going.contact, going.address,
            going.template, going.subject, going.body, seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.conn.executemany(
        "INSERT INTO outbox_pupils (item, pupil) VALUES (?, ?)",
        [(number, pupil) for pupil in going.pupils],
    )
    return number


def add_event(db: Database, item: int, event: Event) -> None:
    """Write down what befell a message; inside `saving`."""
    until = f"{seconds(event.until)}{_LINE if event.line else ''}" if event.until else ""
    db.conn.execute(
        "INSERT INTO outbox_events (item, what, at, reference, words) VALUES (?, ?, ?, ?, ?)",
        (item, event.what.value, seconds(event.at), until or event.reference, event.words),
    )


def open_items(db: Database, school: int, first: date) -> tuple[OutboxItem, ...]:
    """Return what still waits or is being sent from a day on, oldest first."""
    return _read(db, f"outbox.school = ? AND day >= ? AND {_OPEN}", (school, str(first)))


def sent_items(db: Database, school: int, first: date) -> tuple[OutboxItem, ...]:
    """Return what was sent from a day on and is not yet known to have arrived, oldest first."""
    return _read(db, f"outbox.school = ? AND day >= ? AND {_LAST} = 'sent'", (school, str(first)))


def items_of_day(db: Database, school: int, day: date) -> tuple[OutboxItem, ...]:
    """Return a day's messages, oldest first."""
    return _read(db, "outbox.school = ? AND day = ?", (school, str(day)))


def items_about(db: Database, school: int, pupil: int) -> tuple[OutboxItem, ...]:
    """Return all that ever went out about a child of the school, oldest first."""
    where = "outbox.school = ? AND outbox.id IN (SELECT item FROM outbox_pupils WHERE pupil = ?)"
    return _read(db, where, (school, pupil))


def load_item(db: Database, school: int, number: int) -> OutboxItem | None:
    """Read one message of a school."""
    found = _read(db, "outbox.school = ? AND outbox.id = ?", (school, number))
    return found[0] if found else None


def _read(db: Database, where: str, values: Sequence[Any]) -> tuple[OutboxItem, ...]:
    rows = db.conn.execute(f"{_SELECT} WHERE {where} ORDER BY outbox.id", tuple(values)).fetchall()
    numbers = [row[0] for row in rows]
    pupils, events = _pupils(db, numbers), _events(db, numbers)
    return tuple(_item(row, pupils.get(row[0], []), events.get(row[0], [])) for row in rows)


def _pupils(db: Database, items: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for item, pupil, name in db.conn.execute(_PUPILS.format(_marks(items)), tuple(items)):
        found.setdefault(item, []).append((pupil, name))
    return found


def _events(db: Database, items: Sequence[int]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    rows = db.conn.execute(
        "SELECT item, what, at, reference, words FROM outbox_events"  # noqa: S608 - question marks
        f" WHERE item IN ({_marks(items)}) ORDER BY id",
        tuple(items),
    )
    for item, *event in rows:
        found.setdefault(item, []).append(_event(*event))
    return found


def _marks(items: Sequence[int]) -> str:
    return ",".join("?" * len(items))


def _event(what: str, at: int, reference: str, words: str) -> Event:
    happened = Happened(what)
    if happened is Happened.WAITS and reference:
        until = moment(int(reference.removesuffix(_LINE)))
        line = reference.endswith(_LINE)
        return Event(happened, moment(at), words=words, until=until, line=line)
    return Event(happened, moment(at), reference, words)


def _item(row: Sequence[Any], pupils: Sequence[tuple[int, str]], events: list[Event]) -> OutboxItem:
    return OutboxItem(
        id=row[0],
        day=date.fromisoformat(row[1]),
        channel=Channel(row[2]),
        address=row[3],
        template=row[4],
        subject=row[5],
        body=row[6],
        made_at=moment(row[7]),
        author=row[8],
        by=row[9],
        contact=row[10],
        to=" ".join(row[11].split()),
        pupils=tuple(pupil for pupil, _ in pupils),
        names=tuple(name for _, name in pupils),
        events=tuple(events),
    )
