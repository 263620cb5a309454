"""Whether a signed PDF is still what was signed, and by which certificate."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from asn1crypto.parser import peek
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSStructuralError, SigningError
from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.status import SignatureCoverageLevel

from desktop.documents.signing.signing_key import fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: `whole` when nothing was changed since it was signed."""

    whole: bool
    fingerprint: str = ""
    signed_at: datetime | None = None
    name: str = ""
    what: str = ""


def check_signed(pdf: bytes) -> Checked:
    """Check a PDF's signature against its bytes; a file that cannot be read is not whole."""
    try:
        signatures = list(PdfFileReader(BytesIO(pdf)).embedded_signatures)
        return _checked(signatures[0], pdf) if len(signatures) == 1 else Checked(whole=False)
    except _UNREADABLE:
        return Checked(whole=False)


_UNREADABLE = (
    PdfError, SigningError, CMSStructuralError, ValidationInfoReadingError,
    SignatureValidationError, InvalidSignature, UnsupportedAlgorithm,
    ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError,
)  # fmt: skip  # the last are what bytes at random bring about


def _checked(signature: EmbeddedPdfSignature, pdf: bytes) -> Checked:
    signature.compute_integrity_info()
    certificate, said = signature.signer_cert, signature.sig_object
    intact, valid = validate_sig_integrity(
        signature.signer_info, certificate, "data", signature.compute_digest()
    )
    covered = signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return Checked(
        whole=intact and valid and covered and _is_bare(signature, pdf),
        fingerprint=fingerprint(certificate.dump()),
        signed_at=signature.self_reported_timestamp,
        name=str(said.get("/Name", "")),
        what=str(said.get("/Reason", "")),
    )


def _is_bare(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Whether the part no signature can cover, its own place, holds it and nothing else."""
    contents = signature.pkcs7_content
    first, length, second, _ = (int(number) for number in signature.byte_range)
    place = pdf[first + length : second]
    return place == b"<%s>" % contents.hex().upper().encode() and not contents[
        peek(contents) :
    ].strip(b"\0")
