"""What follows a request: the other school, decisions, the return; the newest of each stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.travel.journey import Decision, OtherSchool, Outcome, Return
from desktop.storage.file.moments import day_or_none, moment, seconds, text_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_NEWEST = "SELECT max(id) FROM {} WHERE journey = ?"


def add_other_school(db: Database, journey: int, school: OtherSchool, signed: Signature) -> int:
    """Keep the other school of a journey in place of what stood; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO journey_schools (school, journey, name, address, contact, since, pattern,"
        " confirmed_on, confirmed_by, recorded_at, author, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, journey, school.name.strip(), school.address.strip(),
            school.contact.strip(), str(school.since), school.pattern,
            text_or_none(school.confirmed_on), school.confirmed_by.strip(), seconds(signed.at),
            signed.author, _newest(db, "journey_schools", journey),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def add_decision(
    db: Database, journey: int, outcome: Outcome, reason: str, signed: Signature
) -> int:
    """Keep what was decided, in place of what was decided before; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO journey_decisions (school, journey, outcome, reason, recorded_at, author,"
        " replaces) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, journey, outcome.value, reason.strip(), seconds(signed.at),
            signed.author, _newest(db, "journey_decisions", journey),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def add_return(db: Database, journey: int, back_on: date, words: str, signed: Signature) -> int:
    """Keep when the family was back; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO journey_returns (school, journey, back_on, words, recorded_at, author,"
        " replaces) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, journey, str(back_on), words.strip(), seconds(signed.at), signed.author,
            _newest(db, "journey_returns", journey),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def add_pack(db: Database, journey: int, words: str, signed: Signature, *, given: bool) -> int:
    """Keep that an education pack was given, or was not after all; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO journey_packs (school, journey, given, words, recorded_at, author, replaces)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, journey, given, words.strip(), seconds(signed.at), signed.author,
            _newest(db, "journey_packs", journey),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def packs(db: Database, journeys: Sequence[int]) -> dict[int, tuple[bool, str]]:
    """Return what was said of education packs after the journeys were asked for."""
    rows = db.conn.execute(
        "SELECT journey, given, words FROM journey_packs"  # noqa: S608 - only question marks
        f" WHERE journey IN ({_marks(journeys)}) ORDER BY id",
        tuple(journeys),
    )
    return {journey: (bool(given), words) for journey, given, words in rows}


def decisions_of(db: Database, journey: int) -> tuple[Decision, ...]:
    """Return every decision about a journey, oldest first."""
    return tuple(one for _journey, one in _decisions(db, [journey]))


def decisions(db: Database, journeys: Sequence[int]) -> dict[int, Decision]:
    """Return the decision that stands about each of these journeys."""
    return dict(_decisions(db, journeys))


def other_schools(db: Database, journeys: Sequence[int]) -> dict[int, OtherSchool]:
    """Return the other school of each of these journeys that has one."""
    rows = db.conn.execute(
        "SELECT journey, id, name, address, contact, since, pattern, confirmed_on, confirmed_by"  # noqa: S608 - only question marks
        f" FROM journey_schools WHERE journey IN ({_marks(journeys)}) ORDER BY id",
        tuple(journeys),
    )
    return {row[0]: _school(row) for row in rows}


def returns(db: Database, journeys: Sequence[int]) -> dict[int, Return]:
    """Return when the families of these journeys were back, where somebody said so."""
    rows = db.conn.execute(
        "SELECT journey, id, back_on, words FROM journey_returns"  # noqa: S608 - only question marks
        f" WHERE journey IN ({_marks(journeys)}) ORDER BY id",
        tuple(journeys),
    )
    return {
        journey: Return(id=number, back_on=date.fromisoformat(back_on), words=words)
        for journey, number, back_on, words in rows
    }


def _decisions(db: Database, journeys: Sequence[int]) -> list[tuple[int, Decision]]:
    rows = db.conn.execute(
        "SELECT journey, journey_decisions.id, outcome, reason, recorded_at, name, position"  # noqa: S608 - only question marks
        " FROM journey_decisions JOIN authors ON authors.id = author"
        f" WHERE journey IN ({_marks(journeys)}) ORDER BY journey_decisions.id",
        tuple(journeys),
    )
    return [(row[0], _decision(row)) for row in rows]


def _decision(row: tuple[Any, ...]) -> Decision:
    return Decision(
        id=row[1],
        outcome=Outcome(row[2]),
        reason=row[3],
        recorded_at=moment(row[4]),
        name=row[5],
        position=row[6],
    )


def _school(row: tuple[Any, ...]) -> OtherSchool:
    return OtherSchool(
        id=row[1],
        name=row[2],
        address=row[3],
        contact=row[4],
        since=date.fromisoformat(row[5]),
        pattern=row[6],
        confirmed_on=day_or_none(row[7]),
        confirmed_by=row[8],
    )


def _newest(db: Database, table: str, journey: int) -> int | None:
    number = db.conn.execute(_NEWEST.format(table), (journey,)).fetchone()[0]
    return None if number is None else int(number)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
