"""What is known of travelling families, each fact with its source; the newest of a kind stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.travel.circumstances import (
    NONE_KNOWN,
    Circumstances,
    FactKind,
    TravelFact,
    circumstances_of,
)
from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT travel_facts.id, pupil, kind, holds, words, postcode, source, recorded_at, name,"
    " position FROM travel_facts JOIN authors ON authors.id = author"
    " WHERE travel_facts.school = ?"
)
_ORDER = " ORDER BY travel_facts.id"


def add_fact(db: Database, fact: TravelFact, signed: Signature) -> int:
    """Keep a fact in place of the one of its kind that stood; inside `saving`."""
    before = db.conn.execute(
        "SELECT max(id) FROM travel_facts WHERE pupil = ? AND kind = ?",
        (fact.pupil, fact.kind.value),
    ).fetchone()[0]
    cursor = db.conn.execute(
        "INSERT INTO travel_facts (school, pupil, kind, holds, words, postcode, source,"
        " recorded_at, author, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, fact.pupil, fact.kind.value, fact.holds, fact.words.strip(),
            fact.postcode.strip(), fact.source.strip(), seconds(signed.at), signed.author, before,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def circumstances_of_school(db: Database, school: int) -> dict[int, Circumstances]:
    """Return what stands about each child of whom anything was ever recorded."""
    found: dict[int, list[TravelFact]] = {}
    for row in db.conn.execute(f"{_SELECT}{_ORDER}", (school,)):
        found.setdefault(row[1], []).append(_fact(row))
    return {pupil: circumstances_of(facts) for pupil, facts in found.items()}


def circumstances_for(db: Database, school: int, pupil: int) -> Circumstances:
    """Return what stands about one child."""
    facts = facts_of(db, school, pupil)
    return circumstances_of(facts) if facts else NONE_KNOWN


def facts_of(db: Database, school: int, pupil: int) -> tuple[TravelFact, ...]:
    """Return everything ever recorded about a child, oldest first."""
    rows = db.conn.execute(f"{_SELECT} AND pupil = ?{_ORDER}", (school, pupil))
    return tuple(map(_fact, rows))


def whereabouts_of(db: Database, pupils: tuple[int, ...]) -> dict[int, TravelFact]:
    """Return where each of these children was last known to be."""
    rows = db.conn.execute(
        f"{_SELECT.replace('WHERE travel_facts.school = ?', 'WHERE kind = ?')}"
        f" AND pupil IN ({','.join('?' * len(pupils))}){_ORDER}",
        (FactKind.WHEREABOUTS.value, *pupils),
    )
    found = {row[1]: _fact(row) for row in rows}
    return {pupil: fact for pupil, fact in found.items() if fact.holds}


def _fact(row: tuple[Any, ...]) -> TravelFact:
    return TravelFact(
        id=row[0],
        pupil=row[1],
        kind=FactKind(row[2]),
        holds=bool(row[3]),
        words=row[4],
        postcode=row[5],
        source=row[6],
        recorded_at=moment(row[7]),
        name=row[8],
        position=row[9],
    )
