"""Signatures and keys, each sealed under their owner's password: rows are only added."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.storage.file.moments import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

    from desktop.storage.file.signature import Signature


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed, its salt, and how it was done; empty `content` takes it away."""

    content: bytes
    salt: bytes
    facts: Mapping[str, Any]
    made_at: datetime | None = None
    certificate: bytes = b""


def add_picture(db: Database, person: int, sealed: Sealed, signed: Signature) -> None:
    """Keep a person's signature as a picture; inside `saving`."""
    db.conn.execute(
        "INSERT INTO signature_pictures (person, sealed, salt, facts, made_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (person, sealed.content, sealed.salt, json.dumps(dict(sealed.facts)), seconds(signed.at),
         signed.author),
    )  # fmt: skip


def add_key(db: Database, person: int, sealed: Sealed, signed: Signature) -> None:
    """Keep a person's key with its certificate, which is no secret; inside `saving`."""
    db.conn.execute(
        "INSERT INTO signing_keys (person, certificate, sealed, salt, facts, made_at, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (person, sealed.certificate, sealed.content, sealed.salt, json.dumps(dict(sealed.facts)),
         seconds(signed.at), signed.author),
    )  # fmt: skip


def picture_of(db: Database, person: int) -> Sealed | None:
    """Return a person's signature as it is sealed; None where none is kept or it was taken away."""
    row = db.conn.execute(
        "SELECT sealed, salt, facts, made_at FROM signature_pictures WHERE person = ?"
        " ORDER BY id DESC LIMIT 1",
        (person,),
    ).fetchone()
    return _sealed(*row) if row and row[0] else None


def key_of(db: Database, person: int) -> Sealed | None:
    """Return a person's key as it is sealed."""
    row = db.conn.execute(
        "SELECT sealed, salt, facts, made_at, certificate FROM signing_keys WHERE person = ?"
        " ORDER BY id DESC LIMIT 1",
        (person,),
    ).fetchone()
    return _sealed(*row) if row and row[0] else None


def _sealed(
    content: bytes, salt: bytes, facts: str, made_at: int, certificate: bytes = b""
) -> Sealed:
    return Sealed(content, salt, json.loads(facts), moment(made_at), certificate)
