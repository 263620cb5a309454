"""The school's own words for its letters, who sends penalty notices, and in which language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.models.letters.letter import LetterKind
from desktop.models.letters.letter_template import LetterTemplate
from desktop.models.letters.usual_words import USUAL
from desktop.storage.file import settings
from desktop.storage.file.moments import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature

_WORDS, _ISSUER = "letter words", "penalty notices sent by"
USUAL_ISSUER = "the local authority"


def templates_on(db: Database, school: int, day: date) -> tuple[LetterTemplate, ...]:
    """Return every kind's words on a day: English by kind, then the other languages by name."""
    own = _kept(db, school, day)
    english = [
        LetterTemplate(kind=one.kind, subject=subject, words=words)
        for one in USUAL
        for subject, words in [own.pop((one.kind.value, ""), (one.subject, one.words))]
    ]
    others = [
        LetterTemplate(kind=LetterKind(kind), language=language, subject=subject, words=words)
        for (kind, language), (subject, words) in sorted(own.items(), key=_by_language)
    ]
    return (*english, *others)


def _by_language(item: tuple[tuple[str, str], object]) -> tuple[str, str]:
    (kind, language), _ = item
    return language, kind


def add_templates(
    db: Database, templates: Iterable[LetterTemplate], day: date, signed: Signature
) -> None:
    """Let these words hold from a day on, all kinds and languages together; inside `saving`."""
    own = [
        [one.kind.value, one.language.strip(), one.subject.strip(), one.words.strip()]
        for one in templates
    ]
    settings.add_setting(db, _WORDS, json.dumps(own, ensure_ascii=False), day, signed)


def _kept(db: Database, school: int, day: date) -> dict[tuple[str, str], tuple[str, str]]:
    kept = settings.setting_on(db, school, _WORDS, day)
    known = {one.value for one in LetterKind}
    rows = json.loads(kept) if kept else []
    return {
        (kind, language): (subject, words)
        for kind, language, subject, words in rows
        if kind in known
    }


def issuer_on(db: Database, school: int, day: date) -> str:
    """Return who sends penalty notices: the local authority unless its code says otherwise (C7)."""
    return settings.setting_on(db, school, _ISSUER, day) or USUAL_ISSUER


def add_issuer(db: Database, issuer: str, day: date, signed: Signature) -> None:
    """Let another send penalty notices from a day on; inside `saving`."""
    settings.add_setting(db, _ISSUER, issuer, day, signed)


def languages_of(db: Database, contacts: Sequence[int]) -> dict[int, str]:
    """Return in which language each of these contacts is written to, where not in English."""
    rows = db.conn.execute(
        "SELECT contact, language FROM contact_languages WHERE id IN (SELECT max(id)"  # noqa: S608 - only question marks
        f" FROM contact_languages WHERE contact IN ({','.join('?' * len(contacts))})"
        " GROUP BY contact) AND language <> ''",
        tuple(contacts),
    )
    return {int(contact): str(language) for contact, language in rows}


def add_language(db: Database, contact: int, language: str, signed: Signature) -> None:
    """Keep in which language a contact is written to; empty: English; inside `saving`."""
    db.conn.execute(
        "INSERT INTO contact_languages (contact, language, recorded_at, author)"
        " VALUES (?, ?, ?, ?)",
        (contact, language, seconds(signed.at), signed.author),
    )
