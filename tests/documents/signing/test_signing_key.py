"""The school's own certificate: read with its password, refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from desktop.documents.signing.check_signed import check_signed
from desktop.documents.signing.sign_pdf import sign_pdf
from desktop.documents.signing.signing_key import (
    certificate_facts,
    own_key,
    packed,
    unpacked,
)
from desktop.errors import FileRefused
from tests.documents.signing.pictures import DAY, FACTS

_EC, _RSA = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)
_ISSUER = ec.generate_private_key(ec.SECP256R1())


def a_certificate(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey,
    first: date = date(2026, 1, 1),
    *,
    signs: bool = True,
) -> x509.Certificate:
    """A certificate of a trust, vouched for by another."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    usage = [signs, False, not signs, *[False] * 6]
    return (
        x509.CertificateBuilder()
        .subject_name(_named("Hilda Head"))
        .issuer_name(_named("Trust of Schools"))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365))
        .add_extension(x509.KeyUsage(*usage), critical=True)
        .sign(_ISSUER, hashes.SHA256())
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def a_file(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey = _EC,
    certificate: x509.Certificate | None = None,
    password: str = "blue lantern",
) -> bytes:
    """A certificate with its key as a file."""
    locked = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(
        b"trust", key, certificate or a_certificate(key), None, locked
    )


@pytest.mark.parametrize("key", [_EC, _RSA])
def test_the_schools_own_certificate_signs(
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, paper: bytes
) -> None:
    own = own_key(a_file(key), "blue lantern", DAY)
    again = unpacked(packed(own))
    assert again == own
    found = certificate_facts(own.certificate)
    assert (found.name, found.made_here) == ("Hilda Head", False)
    assert check_signed(sign_pdf(paper, again, FACTS)).fingerprint == found.fingerprint


def test_a_file_without_a_password_is_read() -> None:
    assert own_key(a_file(password=""), "", DAY).certificate


@pytest.mark.parametrize(
    ("file", "password", "words"),
    [
        (a_file(), "green lantern", "does not open"),
        (a_file(), "", "does not open"),
        (b"not a certificate", "", "not a certificate"),
        (bytes(200_000), "", "too large"),
        (a_file(certificate=a_certificate(_EC, date(2024, 1, 1))), "blue lantern", "not valid"),
        (a_file(certificate=a_certificate(_EC, date(2027, 1, 1))), "blue lantern", "not valid"),
        (a_file(certificate=a_certificate(_EC, signs=False)), "blue lantern", "not made for"),
        (a_file(ed25519.Ed25519PrivateKey.generate()), "blue lantern", "cannot sign"),
        (
            pkcs12.serialize_key_and_certificates(
                b"x", None, None, [a_certificate(_EC)], BestAvailableEncryption(b"blue lantern")
            ),
            "blue lantern",
            "no certificate with its key",
        ),
    ],
)
def test_what_cannot_sign_is_refused_in_words(file: bytes, password: str, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        own_key(file, password, DAY)


def test_a_key_says_nothing_secret_of_itself() -> None:
    own = own_key(a_file(), "blue lantern", DAY)
    assert own.key.hex() not in repr(own)
    assert str(own.key) not in repr(own)
