"""What the screen may know of somebody's signature without their password."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class SignatureState(Enum):
    """Whether somebody can sign with a picture and a key; the value says it."""

    NONE = "No signature is kept yet."
    READY = "A signature is kept, under your own password."
    LOST = (
        "Your password was set by somebody else, so that the signature kept under the old one can"
        " no longer be read. Draw or load it again."
    )


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says of itself; `made_here` when nobody else vouches for it."""

    name: str
    school: str
    first_day: date
    last_day: date
    fingerprint: str
    made_here: bool


@dataclass(frozen=True, slots=True)
class OwnSignature:
    """The state of somebody's signature, and the certificate that goes with it."""

    state: SignatureState
    made_on: date | None = None
    certificate: CertificateFacts | None = None


@dataclass(frozen=True, slots=True)
class SignaturePicture:
    """A signature as a small PNG, dark on nothing, and its size in pixels."""

    png: bytes
    width: int
    height: int
