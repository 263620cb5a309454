"""Setting up one's own signature: a picture drawn or loaded, and the certificate beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import FileRefused, RuleError, StorageError
from desktop.models.organisation.staff import Duty
from desktop.storage.organisation.schools import load_school
from desktop.tasks.letters.signature_safe import certificate_of, keep_signature
from desktop.tasks.people.secret_hash import HASHER

if TYPE_CHECKING:
    from pathlib import Path

    from argon2 import PasswordHasher

    from desktop.documents.signing.signing_key import SigningKey
    from desktop.models.letters.own_signature import SignaturePicture
    from desktop.tasks.desk import Desk


class CertificateChoice(Enum):
    """With which certificate somebody signs from now on; the value says it."""

    KEEP = "Go on with the one I have"
    MAKE = "Let the program make one"
    OWN = "The school’s own, from a file"


@dataclass(frozen=True, slots=True, repr=False)
class NewSignature:
    """What was drawn or loaded, the choice of a certificate, and for its own file what opens it."""

    picture: bytes
    choice: CertificateChoice = CertificateChoice.MAKE
    file: Path | None = None
    file_password: str = ""


def set_up_signature(
    desk: Desk, new: NewSignature, password: str, hasher: PasswordHasher = HASHER
) -> None:
    """Keep a new signature under one's own password; FileRefused where a file is no good."""
    desk.need(Duty.SIGN_LETTERS)
    if not new.picture:
        raise RuleError("Nothing is drawn or loaded.", "Sign in the box, or load a picture.")
    from desktop.documents.signing.signature_picture import (  # noqa: PLC0415 - seldom needed
        signature_picture,
    )

    picture = signature_picture(new.picture)
    keep_signature(desk, picture.png, _key(desk, new), password, hasher)


def loaded_picture(path: Path) -> SignaturePicture:
    """Read a signature from a picture's file, to be looked at before it is kept."""
    from desktop.documents.signing.signature_picture import (  # noqa: PLC0415 - seldom needed
        signature_picture,
    )

    return signature_picture(_read(path))


def write_certificate(desk: Desk, path: Path) -> None:
    """Write one's own certificate to a file, so that others can trust it; no key is in it."""
    from desktop.documents.signing.signing_key import certificate_file  # noqa: PLC0415 - slow

    try:
        path.write_bytes(certificate_file(certificate_of(desk)))
    except OSError as error:
        raise StorageError(
            f"{path.name} could not be written.", f"The computer says: {error.strerror}."
        ) from error


def _key(desk: Desk, new: NewSignature) -> SigningKey | None:
    from desktop.documents.signing import signing_key  # noqa: PLC0415 - seldom needed

    if new.choice is CertificateChoice.KEEP:
        return None
    if new.choice is CertificateChoice.MAKE:
        school = load_school(desk.db, desk.school)
        return signing_key.make_key(school.name, desk.who.name, desk.today)
    if new.file is None:
        raise RuleError("No certificate is chosen.", "Choose its file, or let one be made.")
    return signing_key.own_key(_read(new.file), new.file_password, desk.today)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(
            f"{path.name} could not be read.", f"The computer says: {error.strerror}."
        ) from error
