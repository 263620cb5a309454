"""Something kept secret under a person's own password: Argon2id makes the key, AES-256-GCM seals.

What was sealed for one person and one purpose opens for no other: both are part of the seal.
"""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING, Any

from argon2.low_level import Type, hash_secret_raw

from desktop.models.organisation.secret import tidy_secret
from desktop.storage.letters.signatures import Sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argon2 import PasswordHasher
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_SALT, _NONCE, _KEY = 16, 12, 32  # bytes


def seal(plain: bytes, purpose: str, password: str, hasher: PasswordHasher) -> Sealed:
    """Seal something with a fresh salt; `purpose` names whose it is and what for."""
    facts = {
        "way": "argon2id, AES-256-GCM",
        "time": hasher.time_cost,
        "memory": hasher.memory_cost,
        "lanes": hasher.parallelism,
    }
    salt, nonce = urandom(_SALT), urandom(_NONCE)
    shut = _cipher(password, salt, facts).encrypt(nonce, plain, purpose.encode())
    return Sealed(nonce + shut, salt, facts)


def unseal(sealed: Sealed, purpose: str, password: str) -> bytes | None:
    """Return what was sealed; None with another password, purpose, or changed bytes."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as below

    nonce, shut = sealed.content[:_NONCE], sealed.content[_NONCE:]
    try:
        return _cipher(password, sealed.salt, sealed.facts).decrypt(nonce, shut, purpose.encode())
    except InvalidTag:
        return None


def _cipher(password: str, salt: bytes, facts: Mapping[str, Any]) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415 - 7 MB for who signs

    return aead.AESGCM(_key(password, salt, facts))


def _key(password: str, salt: bytes, facts: Mapping[str, Any]) -> bytes:
    return hash_secret_raw(
        tidy_secret(password).encode(),
        salt,
        time_cost=facts["time"],
        memory_cost=facts["memory"],
        parallelism=facts["lanes"],
        hash_len=_KEY,
        type=Type.ID,
    )
