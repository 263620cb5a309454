"""Attendance contracts and action plans, their answers and reviews; all of it is only added to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.models.agreements.agreement import Agreement, Kind, Party
from desktop.models.agreements.standing import Answer, Outcome, PartyAnswer, Review, Standing
from desktop.storage.file.moments import day_or_none, moment, seconds, text_or_none

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

T = TypeVar("T")
_TEXTS = ("difficulties", "family", "by_school", "others", "target")
_DAYS = ("made_on", "first_day", "last_day", "review_on")
_SELECT = (
    "SELECT agreements.id, pupil, kind, rate, recorded_at, name, position, replaces,"  # noqa: S608 - names of this file
    f" {', '.join((*_DAYS, *_TEXTS))} FROM agreements JOIN authors ON authors.id = author"
    " WHERE agreements.school = ?"
)
_OF_PUPIL = " AND pupil = ?"
_PARTIES = "SELECT agreement, place, name, part, contact FROM agreement_parties"
_ANSWERS = (
    "SELECT agreement, agreement_answers.id, place, answer, day, words, recorded_at, name"
    " FROM agreement_answers JOIN authors ON authors.id = author"
)
_REVIEWS = (
    "SELECT agreement, agreement_reviews.id, held_on, came, kept_to, outcome, words, next_on,"
    " recorded_at, name, position FROM agreement_reviews JOIN authors ON authors.id = author"
)


def add_agreement(db: Database, draft: Agreement, signed: Signature) -> int:
    """Keep an agreement with those who were at the meeting; inside `saving`."""
    kept: dict[str, Any] = {
        "school": signed.school, "pupil": draft.pupil, "kind": draft.kind.value,
        "rate": draft.rate, "parties": len(draft.parties), "recorded_at": seconds(signed.at),
        "author": signed.author, "replaces": draft.replaces,
        **{name: str(getattr(draft, name)) for name in (*_DAYS, *_TEXTS)},
    }  # fmt: skip
    number = _insert(db, "agreements", kept)
    for place, one in enumerate(draft.parties, 1):
        party = {"agreement": number, "place": place, "contact": one.contact}
        _insert(db, "agreement_parties", {**party, "name": one.name, "part": one.part})
    return number


def add_answer(db: Database, agreement: int, one: PartyAnswer, signed: Signature) -> int:
    """Keep what somebody at the meeting answered; inside `saving`."""
    kept = {"place": one.place, "answer": one.answer.value, "day": str(one.day)}
    return _insert(
        db, "agreement_answers", {**kept, "words": one.words, **_about(agreement, signed)}
    )


def add_review(db: Database, agreement: int, one: Review, signed: Signature) -> int:
    """Keep a review; inside `saving`."""
    kept = {
        "held_on": str(one.held_on), "came": one.came, "kept_to": one.kept_to,
        "outcome": one.outcome.value, "words": one.words, "next_on": text_or_none(one.next_on),
    }  # fmt: skip
    return _insert(db, "agreement_reviews", {**kept, **_about(agreement, signed)})


def standing_of_school(db: Database, school: int) -> tuple[Standing, ...]:
    """Return how every agreement of the school stands, the newest first."""
    return _read(db, school)


def standing_of_pupil(db: Database, school: int, pupil: int) -> tuple[Standing, ...]:
    """Return how a child's agreements stand, the newest first."""
    return _read(db, school, pupil)


def pupil_of(db: Database, school: int, number: int) -> int | None:
    """Return the child that a version is about; None for one that the school has not."""
    row = db.conn.execute(
        "SELECT pupil FROM agreements WHERE id = ? AND school = ?", (number, school)
    ).fetchone()
    return int(row[0]) if row else None


def _insert(db: Database, table: str, kept: Mapping[str, Any]) -> int:
    cursor = db.conn.execute(
        f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({', '.join('?' * len(kept))})",  # noqa: S608 - names of this file
        list(kept.values()),
    )
    return int(cursor.lastrowid or 0)


def _about(agreement: int, signed: Signature) -> dict[str, Any]:
    return {
        "agreement": agreement,
        "recorded_at": seconds(signed.at),
        "author": signed.author,
    }


def _read(db: Database, school: int, pupil: int | None = None) -> tuple[Standing, ...]:
    where, asked = (_OF_PUPIL, (school, pupil)) if pupil else ("", (school,))
    rows = db.conn.execute(f"{_SELECT}{where} ORDER BY agreements.id", asked).fetchall()

    theirs = f"WHERE agreement IN (SELECT id FROM agreements WHERE school = ?{where})"  # noqa: S608 - as above

    def parts(select: str, made: Callable[..., T]) -> dict[int, tuple[T, ...]]:
        found: dict[int, tuple[T, ...]] = {}
        for number, *row in db.conn.execute(f"{select} {theirs} ORDER BY 1, 2", asked):
            found[number] = (*found.get(number, ()), made(*row))
        return found

    parties, answers = parts(_PARTIES, _party), parts(_ANSWERS, _answer)
    reviews = parts(_REVIEWS, _review)
    versions: dict[int, Standing] = {}
    for row in rows:
        number, one = row[0], _agreement(row, parties.get(row[0], ()))
        replaced = versions.pop(one.replaces) if one.replaces else None
        before = (replaced, *replaced.before) if replaced else ()
        versions[number] = Standing(one, answers.get(number, ()), reviews.get(number, ()), before)
    return tuple(reversed(versions.values()))


def _agreement(row: tuple[Any, ...], parties: tuple[Party, ...]) -> Agreement:
    days = map(date.fromisoformat, row[8:12])
    said: dict[str, Any] = dict(zip((*_DAYS, *_TEXTS), (*days, *row[12:]), strict=True))
    return Agreement(
        id=row[0],
        pupil=row[1],
        kind=Kind(row[2]),
        rate=row[3],
        recorded_at=moment(row[4]),
        name=row[5],
        position=row[6],
        replaces=row[7],
        parties=parties,
        **said,
    )


def _party(_place: int, name: str, part: str, contact: int | None) -> Party:
    return Party(name, part, contact)


def _answer(_id: int, place: int, answer: str, day: str, *rest: Any) -> PartyAnswer:
    words, recorded_at, name = rest
    return PartyAnswer(
        place, Answer(answer), date.fromisoformat(day), words, moment(recorded_at), name
    )


def _review(*row: Any) -> Review:
    return Review(
        id=row[0],
        held_on=date.fromisoformat(row[1]),
        came=row[2],
        kept_to=row[3],
        outcome=Outcome(row[4]),
        words=row[5],
        next_on=day_or_none(row[6]),
        recorded_at=moment(row[7]),
        name=row[8],
        position=row[9],
    )
