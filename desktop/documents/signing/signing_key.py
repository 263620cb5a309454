"""The key a person signs files with, and its certificate: made here, or the school's own.

A key made here is P-256: a signature takes a quarter of the time of one with an RSA key. The
certificate is signed by itself: a reader shows that a file was changed, and shows the name as
unproved until somebody there trusts the certificate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from desktop.errors import FileRefused
from desktop.models.letters.own_signature import CertificateFacts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

YEARS = 10  # letters are kept for six: a certificate outlives what it signed
_LONGEST_NAME = 64  # characters: what a certificate may say of a name
_LARGEST_FILE = 100_000  # bytes of a certificate's file

Key = EllipticCurvePrivateKey | RSAPrivateKey


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key as DER, its certificate as DER, and the certificates that vouch for it."""

    key: bytes
    certificate: bytes
    chain: tuple[bytes, ...] = ()

    def __repr__(self) -> str:
        """Say whose it is and nothing secret."""
        return f"SigningKey({fingerprint(self.certificate)})"


def make_key(school: str, name: str, day: date) -> SigningKey:
    """Make a key and a certificate for a person at a school, from a day on for ten years."""
    key = generate_private_key(SECP256R1())
    named = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "GB"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, school[:_LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME]),
        ]
    )
    start = datetime.combine(day, time(0), UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=YEARS * 365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_FOR_SIGNING, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return SigningKey(_key_bytes(key), made.public_bytes(Encoding.DER))


_FOR_SIGNING = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def own_key(file: bytes, password: str, day: date) -> SigningKey:
    """Return the key of the school's own certificate file (PKCS#12); FileRefused says why not."""
    if len(file) > _LARGEST_FILE:
        raise FileRefused("The file is too large for a certificate.", _CHOOSE)
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(
            file, password.encode() if password else None
        )
    except ValueError as error:
        raise _not_opened(error) from error
    if key is None or certificate is None:
        raise FileRefused("The file holds no certificate with its key.", _CHOOSE)
    if not isinstance(key, (EllipticCurvePrivateKey, RSAPrivateKey)):
        raise FileRefused("The certificate’s key is of a kind that cannot sign papers.", _ASK)
    _check_certificate(certificate, day)
    return SigningKey(_key_bytes(key), _der(certificate), tuple(_der(other) for other in others))


_CHOOSE = "Choose the file with the ending .p12 or .pfx that the certificate came in."
_ASK = "Ask whoever issued it for one to sign documents with."


def _not_opened(error: ValueError) -> FileRefused:
    if "password" in str(error).casefold():
        return FileRefused(
            "The password does not open the certificate’s file.",
            "Type the password that came with the certificate, not the one you sign in with.",
        )
    return FileRefused("This is not a certificate’s file.", _CHOOSE)


def _check_certificate(certificate: x509.Certificate, day: date) -> None:
    first = certificate.not_valid_before_utc.date()
    last = certificate.not_valid_after_utc.date()
    if not first <= day <= last:
        span = f"It is valid from {first:%d %b %Y} to {last:%d %b %Y}."
        raise FileRefused("The certificate is not valid today.", span)
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise FileRefused("The certificate is not made for signing.", _ASK)


def certificate_facts(certificate: bytes) -> CertificateFacts:
    """Read what a certificate (DER) says of itself."""
    read = x509.load_der_x509_certificate(certificate)
    return CertificateFacts(
        name=_said(read, NameOID.COMMON_NAME),
        school=_said(read, NameOID.ORGANIZATION_NAME),
        first_day=read.not_valid_before_utc.date(),
        last_day=read.not_valid_after_utc.date(),
        fingerprint=fingerprint(certificate),
        made_here=read.subject == read.issuer,
    )


def fingerprint(certificate: bytes) -> str:
    """Return a certificate's SHA-256 in pairs, as readers show it."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(certificate)
    return digest.finalize().hex(" ").upper()


def certificate_file(certificate: bytes) -> bytes:
    """Return a certificate as the file that a reader imports to trust it; no key is in it."""
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


def packed(key: SigningKey) -> list[bytes]:
    """Return a key as parts to be kept secret."""
    return [key.key, key.certificate, *key.chain]


def unpacked(parts: Sequence[bytes]) -> SigningKey:
    """Return a key from its parts."""
    return SigningKey(parts[0], parts[1], tuple(parts[2:]))


def loaded(key: SigningKey) -> Key:
    """Return the private key to sign with."""
    found = load_der_private_key(key.key, None)
    if not isinstance(found, (EllipticCurvePrivateKey, RSAPrivateKey)):
        raise TypeError(type(found).__name__)
    return found


def _key_bytes(key: Key) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def _said(certificate: x509.Certificate, what: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(what)
    return str(found[0].value) if found else ""
