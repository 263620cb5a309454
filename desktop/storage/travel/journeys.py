"""Journeys as they were asked for, with the newest of what was decided, agreed and said since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.travel.journey import How, Journey, Reach, Reason
from desktop.storage.file.moments import moment, seconds
from desktop.storage.travel.journey_parts import decisions, other_schools, packs, returns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT journeys.id, received_on, how, asked_by, contact, reason, words, place, reach,"
    " first_day, back_on, pack, pack_words, recorded_at, name, position"
    " FROM journeys JOIN authors ON authors.id = author WHERE journeys.school = ?"
)
_ORDER = " ORDER BY first_day, journeys.id"


def add_journey(db: Database, draft: Journey, signed: Signature) -> int:
    """Keep a journey with its children; inside `saving`."""
    pupils = tuple(dict.fromkeys(draft.pupils))
    cursor = db.conn.execute(
        "INSERT INTO journeys (school, received_on, how, asked_by, contact, reason, words, place,"
        " reach, first_day, back_on, pack, pack_words, children, recorded_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, str(draft.received_on), draft.how.value, draft.asked_by.strip(),
            draft.contact, draft.reason.value, draft.words.strip(), draft.place.strip(),
            draft.reach.value, str(draft.first_day), str(draft.back_on), draft.pack,
            draft.pack_words.strip(), len(pupils), seconds(signed.at), signed.author,
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    db.conn.executemany(
        "INSERT INTO journey_pupils (journey, pupil) VALUES (?, ?)",
        [(number, pupil) for pupil in pupils],
    )
    return number


def journeys_of_school(db: Database, school: int) -> tuple[Journey, ...]:
    """Return every journey of a school, by the day of travel."""
    return _read(db, school, "", ())


def journeys_of(db: Database, school: int, pupils: Iterable[int]) -> tuple[Journey, ...]:
    """Return the journeys on which any of these children go, by the day of travel."""
    asked = tuple(pupils)
    among = f"SELECT journey FROM journey_pupils WHERE pupil IN ({','.join('?' * len(asked))})"  # noqa: S608 - only question marks
    return _read(db, school, f" AND journeys.id IN ({among})", asked)


def load_journey(db: Database, school: int, number: int) -> Journey | None:
    """Return one journey of the school."""
    found = _read(db, school, " AND journeys.id = ?", (number,))
    return found[0] if found else None


def undecided(db: Database, school: int) -> tuple[Journey, ...]:
    """Return the journeys that wait for a decision, by the day of travel."""
    none = " AND NOT EXISTS (SELECT 1 FROM journey_decisions WHERE journey = journeys.id)"
    return _read(db, school, none, ())


def not_back(db: Database, school: int, today: date) -> tuple[Journey, ...]:
    """Return the agreed journeys of a year whose return has come and that nobody ended.

    The registers may know better: whoever counts them looks who is in school.
    """
    where = (
        " AND back_on BETWEEN date(?, '-1 year') AND ?"
        " AND NOT EXISTS (SELECT 1 FROM journey_returns WHERE journey = journeys.id)"
    )
    found = _read(db, school, where, (str(today), str(today)))
    return tuple(one for one in found if one.is_agreed)


def add_plan(db: Database, journey: int, expectation: int) -> None:
    """Keep that something is expected because of a journey; inside `saving`."""
    db.conn.execute(
        "INSERT INTO journey_plans (expectation, journey) VALUES (?, ?)", (expectation, journey)
    )


def plans_of(db: Database, journey: int) -> tuple[int, ...]:
    """Return the numbers of what is expected because of a journey, in the order written."""
    rows = db.conn.execute(
        "SELECT expectation FROM journey_plans WHERE journey = ? ORDER BY expectation", (journey,)
    )
    return tuple(int(row[0]) for row in rows)


def _read(db: Database, school: int, where: str, values: tuple[Any, ...]) -> tuple[Journey, ...]:
    rows = db.conn.execute(f"{_SELECT}{where}{_ORDER}", (school, *values)).fetchall()
    numbers = [row[0] for row in rows]
    children = _children(db, numbers)
    schools, decided = other_schools(db, numbers), decisions(db, numbers)
    back, given = returns(db, numbers), packs(db, numbers)
    return tuple(
        Journey(
            id=row[0],
            pupils=children.get(row[0], ()),
            received_on=date.fromisoformat(row[1]),
            how=How(row[2]),
            asked_by=row[3],
            contact=row[4],
            reason=Reason(row[5]),
            words=row[6],
            place=row[7],
            reach=Reach(row[8]),
            first_day=date.fromisoformat(row[9]),
            back_on=date.fromisoformat(row[10]),
            pack=_pack(row, given)[0],
            pack_words=_pack(row, given)[1],
            recorded_at=moment(row[13]),
            name=row[14],
            position=row[15],
            school=schools.get(row[0]),
            decision=decided.get(row[0]),
            returned=back.get(row[0]),
        )
        for row in rows
    )


def _pack(row: tuple[Any, ...], given: dict[int, tuple[bool, str]]) -> tuple[bool | None, str]:
    asked = None if row[11] is None else bool(row[11])
    return given.get(row[0], (asked, row[12]))


def _children(db: Database, numbers: list[int]) -> dict[int, tuple[int, ...]]:
    rows = db.conn.execute(
        "SELECT journey, pupil FROM journey_pupils"  # noqa: S608 - only question marks
        f" WHERE journey IN ({','.join('?' * len(numbers))}) ORDER BY journey, pupil",
        numbers,
    )
    found: dict[int, tuple[int, ...]] = {}
    for journey, pupil in rows:
        found[journey] = (*found.get(journey, ()), pupil)
    return found
