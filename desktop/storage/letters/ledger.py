"""The ledger of letters: each as it was written, with the children and adults it names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.letters.letter import Befell, Letter, LetterEvent, LetterKind, SentBy
from desktop.storage.file.moments import moment, seconds, text_or_none

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlite_utils import Database

    from desktop.models.letters.household import Household
    from desktop.models.letters.letter import LetterDraft
    from desktop.models.letters.letter_template import LetterTemplate
    from desktop.storage.file.signature import Signature

_SELECT = (
    "SELECT letters.id, kind, about, about_id, made_at, authors.name, template, subject, words,"
    " addressee, language, address, note, head, head_position, said, relied_on, instead_of"
    " FROM letters JOIN authors ON authors.id = letters.author WHERE letters.school = ?"
)
_PUPILS = (
    "SELECT letter, pupils.id, coalesce(nullif(preferred_forename, ''), legal_forename) || ' '"
    " || coalesce(nullif(preferred_surname, ''), legal_surname)"
    " FROM letter_pupils JOIN pupils ON pupils.id = pupil WHERE letter IN ({}) ORDER BY letter,"
    " place"
)
_EVENTS = (
    "SELECT letter, what, at, authors.name, letter_events.words, how, sent_on, item"
    " FROM letter_events JOIN authors ON authors.id = letter_events.author"
    " WHERE letter IN ({}) ORDER BY letter_events.id"
)
_HAS = "EXISTS (SELECT 1 FROM letter_events WHERE letter = letters.id AND what IN ('{}'))"
_UNSIGNED = "NOT " + _HAS.format("withdrawn', 'signed digitally', 'signed for ink")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """What is about to be kept; `said` is what the template's fields became."""

    draft: LetterDraft
    template: LetterTemplate
    household: Household
    said: Mapping[str, str]
    head: str = ""
    position: str = ""
    instead_of: int | None = None


def add_letter(db: Database, new: NewLetter, signed: Signature) -> int:
    """Keep a letter with whom it is about and to whom it goes; inside `saving`."""
    draft, template, to = new.draft, new.template, new.household
    cursor = db.conn.execute(
        "INSERT INTO letters (school, kind, about, about_id, made_at, author, template, language,"
        " subject, words, said, relied_on, addressee, address, note, head, head_position, adults,"
        " children, instead_of)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            signed.school, draft.kind.value, *draft.about, seconds(signed.at), signed.author,
            template.name, template.language, template.subject, template.words, _json(new.said),
            _json(draft.relied_on), to.addressee, to.address, to.note, new.head, new.position,
            len(to.contacts), len(to.children), new.instead_of,
        ),
    )  # fmt: skip
    number = int(cursor.lastrowid or 0)
    for table, column, named in (
        ("letter_pupils", "pupil", to.children),
        ("letter_contacts", "contact", to.contacts),
    ):
        db.conn.executemany(
            f"INSERT INTO {table} (letter, place, {column}) VALUES (?, ?, ?)",  # noqa: S608 - constants
            [(number, place, one) for place, one in enumerate(named, 1)],
        )
    return number


def add_event(db: Database, letter: int, event: LetterEvent, author: int | None) -> int:
    """Keep what befell a letter and by whom; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO letter_events (letter, what, at, author, words, how, sent_on, item)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            letter, event.what.value, seconds(event.at), author, event.words,
            event.how.value if event.how else "", text_or_none(event.sent_on), event.item,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def load_letter(db: Database, school: int, number: int) -> Letter | None:
    """Read one letter of a school."""
    found = _read(db, school, "letters.id = ?", (number,))
    return found[0] if found else None


def letters_numbered(db: Database, school: int, numbers: Sequence[int]) -> tuple[Letter, ...]:
    """Read several letters of a school, in the order they were written."""
    return _read(db, school, f"letters.id IN ({_marks(numbers)})", tuple(numbers))


def letters_about(db: Database, school: int, about: tuple[str, int]) -> tuple[Letter, ...]:
    """Return every letter about a request or a journey, the oldest first."""
    return _read(db, school, "about = ? AND about_id = ?", about)


def letters_of_pupil(db: Database, school: int, pupil: int) -> tuple[Letter, ...]:
    """Return every letter that names a child, the newest first."""
    where = "letters.id IN (SELECT letter FROM letter_pupils WHERE pupil = ?)"
    return _read(db, school, where, (pupil,))[::-1]


def unsigned_letters(db: Database, school: int) -> tuple[Letter, ...]:
    """Return what waits for a signature, the oldest first."""
    return _read(db, school, _UNSIGNED, ())


def letters_between(db: Database, school: int, first: date, last: date) -> tuple[Letter, ...]:
    """Return the letters written between two days, both included, the newest first."""
    where = "made_at >= CAST(strftime('%s', ?) AS INTEGER) - 3600"
    where += " AND made_at < CAST(strftime('%s', ?) AS INTEGER) + 86400"
    return _read(db, school, where, (str(first), str(last)))[::-1]


def _read(db: Database, school: int, where: str, values: Sequence[Any]) -> tuple[Letter, ...]:
    asked = f"{_SELECT} AND {where} ORDER BY letters.id"
    rows = db.conn.execute(asked, (school, *values)).fetchall()
    numbers = [row[0] for row in rows]
    pupils, events = _grouped(db, _PUPILS, numbers), _grouped(db, _EVENTS, numbers)
    contacts = _grouped(
        db,
        "SELECT letter, contact FROM letter_contacts WHERE letter IN ({}) ORDER BY letter, place",
        numbers,
    )
    return tuple(
        _letter(row, (pupils.get(row[0], []), contacts.get(row[0], []), events.get(row[0], [])))
        for row in rows
    )


def _grouped(db: Database, sql: str, numbers: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for at in range(0, len(numbers), 500):
        part = tuple(numbers[at : at + 500])
        for letter, *rest in db.conn.execute(sql.format(_marks(part)), part):
            found.setdefault(letter, []).append(tuple(rest))
    return found


def _letter(row: tuple[Any, ...], named: tuple[list[tuple[Any, ...]], ...]) -> Letter:
    pupils, contacts, events = named
    return Letter(
        id=row[0],
        kind=LetterKind(row[1]),
        about=(row[2], row[3]),
        made_at=moment(row[4]),
        by=row[5],
        template=row[6],
        subject=row[7],
        words=row[8],
        addressee=row[9],
        language=row[10],
        address=row[11],
        note=row[12],
        head=row[13],
        position=row[14],
        said=json.loads(row[15]),
        relied_on=json.loads(row[16]),
        instead_of=row[17],
        pupils=tuple(pupil for pupil, _ in pupils),
        names=tuple(name for _, name in pupils),
        contacts=tuple(contact for (contact,) in contacts),
        events=tuple(_event(one) for one in events),
    )


def _event(row: tuple[Any, ...]) -> LetterEvent:
    what, at, by, words, how, sent_on, item = row
    return LetterEvent(
        what=Befell(what),
        at=moment(at),
        by=by,
        words=words,
        how=SentBy(how) if how else None,
        sent_on=date.fromisoformat(sent_on) if sent_on else None,
        item=item,
    )


def _json(kept: object) -> str:
    return json.dumps(kept, ensure_ascii=False, default=str)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
