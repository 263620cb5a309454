"""Signing: what a reader that checks signatures shows, and that every change shows."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader, PdfWriter

from desktop.documents.signing.check_signed import check_signed
from desktop.documents.signing.sign_pdf import PileSigner, sign_pdf
from desktop.documents.signing.signing_key import (
    SigningKey,
    certificate_facts,
    certificate_file,
    make_key,
)
from desktop.models.letters.own_signature import CertificateFacts
from tests.documents.reading import words_of
from tests.documents.signing.pictures import AT, DAY, FACTS


def test_a_signed_file_says_who_when_and_what_for(signed: bytes, key: SigningKey) -> None:
    found = check_signed(signed)
    assert found.whole
    assert (found.name, found.what, found.signed_at) == (FACTS.name, FACTS.what, AT)
    assert found.fingerprint in str(key)


def test_the_pages_stay_as_they_were(paper: bytes, signed: bytes) -> None:
    assert signed.startswith(paper)
    assert words_of(signed) == words_of(paper)


def test_a_reader_that_trusts_the_certificate_finds_nothing_to_say(
    signed: bytes, key: SigningKey
) -> None:
    _, _, der = pem.unarmor(certificate_file(key.certificate))
    trusting = ValidationContext(trust_roots=[x509.Certificate.load(der)], moment=AT)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    status = validate_pdf_signature(signature, trusting)
    assert (status.bottom_line, status.docmdp_ok) == (True, True)


def test_any_byte_that_is_changed_shows(signed: bytes) -> None:
    body = range(0, signed.index(b"/Contents <"), 997)
    tail = range(signed.rindex(b"/ByteRange"), len(signed) - 1, 97)
    for place in (*body, *tail):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not check_signed(bytes(changed)).whole, place


def test_nothing_hides_in_the_room_for_the_signature(signed: bytes) -> None:
    room = signed.index(b"/Contents <") + len("/Contents <")
    end = signed.index(b">", room)
    for place in (end - 1, end - 600, room + 40):
        changed = bytearray(signed)
        changed[place] = ord("f") if changed[place] != ord("f") else ord("e")
        assert not check_signed(bytes(changed)).whole, place


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_whatever_is_added_behind_shows(signed: bytes, more: bytes) -> None:
    assert not check_signed(signed + more).whole


def test_a_note_written_with_another_program_shows(signed: bytes) -> None:
    writer = PdfWriter(BytesIO(signed), incremental=True)
    writer.add_metadata({"/Title": "Leave refused"})
    kept = BytesIO()
    writer.write(kept)
    assert not check_signed(kept.getvalue()).whole


def test_another_key_is_told_by_its_fingerprint(paper: bytes, key: SigningKey) -> None:
    other = make_key("Hawthorn Lane Primary School", "Siân Łuczak", DAY)
    found = check_signed(sign_pdf(paper, other, FACTS))
    assert found.whole
    assert found.fingerprint not in str(key)


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7 and no more", bytes(2000)])
def test_what_cannot_be_read_is_not_whole(file: bytes) -> None:
    assert not check_signed(file).whole


def test_an_unsigned_paper_is_not_whole(paper: bytes) -> None:
    assert not check_signed(paper).whole


def test_a_pile_is_signed_with_a_key_made_ready_once(paper: bytes, key: SigningKey) -> None:
    signer = PileSigner(key)
    signed = [signer.sign(paper, FACTS) for _ in range(3)]
    assert len(set(signed)) == 3  # no two signatures are alike
    assert all(check_signed(one).whole for one in signed)
    assert "/Sig" in str(PdfReader(BytesIO(signed[0])).get_fields())


def test_a_certificate_says_whose_it_is() -> None:
    made = make_key("Hawthorn Lane Primary School", "Hilda Head", DAY)
    found = certificate_facts(made.certificate)
    assert found == CertificateFacts(
        "Hilda Head", "Hawthorn Lane Primary School", date(2026, 11, 9), date(2036, 11, 6),
        found.fingerprint, made_here=True,
    )  # fmt: skip
    assert len(found.fingerprint) == 95
