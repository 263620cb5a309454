"""Setting up a signature: drawn or from a file, with a certificate made here or the school’s."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.documents.signing.signing_key import certificate_facts
from desktop.errors import FileRefused, PermissionRefused, RuleError, StorageError
from desktop.models.letters.own_signature import SignatureState
from desktop.tasks.letters.set_up_signature import (
    CertificateChoice,
    NewSignature,
    loaded_picture,
    set_up_signature,
    write_certificate,
)
from desktop.tasks.letters.signature_safe import certificate_of, open_signature, own_signature
from tests.documents.signing.pictures import a_picture
from tests.documents.signing.test_signing_key import a_file
from tests.tasks.hasher import CHEAP
from tests.tasks.letters.safe import PASSWORD, give_password

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

DRAWN = a_picture()


@pytest.fixture
def head(small: SmallSchool) -> Desk:
    """The head, with a password and no signature."""
    give_password(small.head)
    return small.head


def test_the_program_makes_a_certificate_for_the_person_and_the_school(head: Desk) -> None:
    set_up_signature(head, NewSignature(DRAWN), PASSWORD, CHEAP)
    own = own_signature(head)
    assert own.state is SignatureState.READY
    assert own.certificate is not None
    assert (own.certificate.name, own.certificate.school) == (
        "Hilda Head", "Hawthorn Lane Primary School",
    )  # fmt: skip
    assert open_signature(head, PASSWORD).picture.startswith(b"\x89PNG")


def test_the_schools_own_certificate_is_read_from_its_file(head: Desk, tmp_path: Path) -> None:
    file = tmp_path / "trust.p12"
    file.write_bytes(a_file())
    new = NewSignature(DRAWN, CertificateChoice.OWN, file, "blue lantern")
    set_up_signature(head, new, PASSWORD, CHEAP)
    assert not certificate_facts(certificate_of(head)).made_here
    assert "blue lantern" not in "\n".join(head.db.conn.iterdump())


def test_a_new_signature_goes_on_with_the_certificate(head: Desk) -> None:
    set_up_signature(head, NewSignature(DRAWN), PASSWORD, CHEAP)
    before = certificate_of(head)
    set_up_signature(head, NewSignature(DRAWN, CertificateChoice.KEEP), PASSWORD, CHEAP)
    assert certificate_of(head) == before
    set_up_signature(head, NewSignature(DRAWN, CertificateChoice.MAKE), PASSWORD, CHEAP)
    assert certificate_of(head) != before


@pytest.mark.parametrize(
    ("new", "password", "error", "words"),
    [
        (NewSignature(b""), PASSWORD, RuleError, "Nothing is drawn"),
        (NewSignature(b"x"), PASSWORD, FileRefused, "not a picture"),
        (NewSignature(DRAWN), "wrong herons", PermissionRefused, "not your password"),
        (NewSignature(DRAWN, CertificateChoice.OWN), PASSWORD, RuleError, "No certificate"),
        (NewSignature(DRAWN, CertificateChoice.KEEP), PASSWORD, RuleError, "no certificate"),
    ],
)
def test_what_is_no_good_keeps_nothing(
    head: Desk, new: NewSignature, password: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        set_up_signature(head, new, password, CHEAP)
    assert own_signature(head).state is SignatureState.NONE


def test_a_file_that_is_not_there_is_said(head: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "gone.p12"
    with pytest.raises(FileRefused, match=r"gone\.p12 could not be read"):
        loaded_picture(gone)
    new = NewSignature(DRAWN, CertificateChoice.OWN, gone)
    with pytest.raises(FileRefused, match="could not be read"):
        set_up_signature(head, new, PASSWORD, CHEAP)


def test_the_certificate_for_readers_has_no_key_in_it(head: Desk, tmp_path: Path) -> None:
    set_up_signature(head, NewSignature(DRAWN), PASSWORD, CHEAP)
    write_certificate(head, tmp_path / "hilda.pem")
    text = (tmp_path / "hilda.pem").read_text("ascii")
    assert text.startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE" not in text
    with pytest.raises(StorageError, match="could not be written"):
        write_certificate(head, tmp_path / "no" / "hilda.pem")


def test_nobody_without_the_duty_keeps_one(small: SmallSchool) -> None:
    give_password(small.office)
    with pytest.raises(PermissionRefused, match="may not sign letters"):
        set_up_signature(small.office, NewSignature(DRAWN), PASSWORD, CHEAP)


def test_nothing_secret_shows_in_words() -> None:
    new = NewSignature(DRAWN, CertificateChoice.OWN, None, "blue lantern")
    assert "lantern" not in repr(new)
