"""Letters as they were signed, byte for byte, each with its digest and its certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


@dataclass(frozen=True, slots=True)
class SignedFile:
    """What was kept; `certificate` is the fingerprint of the one it was signed with."""

    pdf: bytes
    digest: str
    certificate: str
    signed_at: datetime
    name: str

    @property
    def is_as_kept(self) -> bool:
        """Whether its bytes are still those whose digest was kept."""
        return digest_of(self.pdf) == self.digest


def digest_of(pdf: bytes) -> str:
    """Return the SHA-256 of a file."""
    from hashlib import sha256  # noqa: PLC0415 - loads 3 MB that only a signed file needs

    return sha256(pdf).hexdigest()


def add_signed_file(
    db: Database, letter: int, pdf: bytes, certificate: str, signed: Signature
) -> None:
    """Keep a letter as it was signed, behind its event; inside `saving`."""
    db.conn.execute(
        "INSERT INTO signed_files (letter, pdf, digest, certificate, signed_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (letter, pdf, digest_of(pdf), certificate, seconds(signed.at), signed.author),
    )


def signed_file(db: Database, letter: int) -> SignedFile | None:
    """Return a letter as it was signed; None where it was left for ink or is not signed."""
    row = db.conn.execute(
        "SELECT pdf, digest, certificate, signed_at, name FROM signed_files"
        " JOIN authors ON authors.id = author WHERE letter = ?",
        (letter,),
    ).fetchone()
    return SignedFile(row[0], row[1], row[2], moment(row[3]), row[4]) if row else None


def signed_numbers(db: Database, school: int) -> tuple[int, ...]:
    """Return the letters of a school that have a signed file, oldest first."""
    rows = db.conn.execute(
        "SELECT letter FROM signed_files JOIN letters ON letters.id = letter WHERE school = ?"
        " ORDER BY letter",
        (school,),
    )
    return tuple(int(row[0]) for row in rows)


def changed_letters(db: Database) -> tuple[int, ...]:
    """Return the signed letters whose bytes are no longer those of their digest."""
    rows = db.conn.execute("SELECT letter, pdf, digest FROM signed_files ORDER BY letter")
    return tuple(int(letter) for letter, pdf, digest in rows if digest_of(pdf) != digest)


def unprinted(db: Database, school: int) -> tuple[int, ...]:
    """Return the letters that are signed, digitally or for ink, and on no paper yet."""
    rows = db.conn.execute(
        "SELECT letters.id FROM letters WHERE school = ? AND EXISTS (SELECT 1 FROM letter_events"
        " WHERE letter = letters.id AND what IN ('signed digitally', 'signed for ink'))"
        " AND NOT EXISTS (SELECT 1 FROM letter_events WHERE letter = letters.id"
        " AND what IN ('printed', 'sent')) ORDER BY letters.id",
        (school,),
    )
    return tuple(int(row[0]) for row in rows)


def unsigned_since(db: Database, school: int) -> tuple[datetime, ...]:
    """Return when each letter that waits for a signature was written."""
    rows = db.conn.execute(
        "SELECT made_at FROM letters WHERE school = ? AND NOT EXISTS (SELECT 1 FROM letter_events"
        " WHERE letter = letters.id"
        " AND what IN ('withdrawn', 'signed digitally', 'signed for ink'))",
        (school,),
    )
    return tuple(moment(row[0]) for row in rows)
