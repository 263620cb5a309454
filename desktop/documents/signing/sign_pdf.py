"""A PDF signed so that a reader shows when it was changed: pyHanko, loaded when one is signed.

The signature's bytes differ each time, so what was signed is kept and never made again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from datetime import datetime

    from desktop.documents.signing.signing_key import SigningKey

FIELD = "Signature"
_ROOM = 4096  # hexadecimal digits for a signature besides its certificates


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """What a signature says in a reader: who, when (UTC), where and what for."""

    name: str
    school: str
    what: str
    at: datetime


class PileSigner:
    """A key made ready once for a whole pile."""

    def __init__(self, key: SigningKey) -> None:
        certificates = [x509.Certificate.load(one) for one in (key.certificate, *key.chain)]
        store = SimpleCertificateStore()
        store.register_multiple(certificates[1:])
        private = keys.PrivateKeyInfo.load(key.key)
        self._signer = SimpleSigner(certificates[0], private, store)
        self._room = _ROOM + 2 * sum(len(one) for one in (key.certificate, *key.chain))

    def sign(self, pdf: bytes, facts: SigningFacts) -> bytes:
        """Return the PDF with its signature; nothing may be changed in it afterwards."""
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        session = PdfSigner(_said(facts), self._signer).init_signing_session(writer)
        session.system_time = facts.at
        document = session.prepare_tbs_document(None, self._room)
        digest, signed = document.digest_tbs_document()
        attributes = PdfCMSSignedAttributes(signing_time=facts.at)
        _run(document.perform_signature(digest.document_digest, attributes))
        if not isinstance(signed, BytesIO):
            raise TypeError(type(signed).__name__)
        return signed.getvalue()


def sign_pdf(pdf: bytes, key: SigningKey, facts: SigningFacts) -> bytes:
    """Sign one PDF; `PileSigner` for several."""
    return PileSigner(key).sign(pdf, facts)


def _said(facts: SigningFacts) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=facts.name,
        location=facts.school,
        reason=facts.what,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )


def _run(work: Coroutine[object, object, object]) -> None:
    """Run to the end what only waits when a key lives in another machine."""
    asyncio.run(work)
