"""Passwords and PINs are kept only as Argon2 hashes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from desktop.errors import RuleError
from desktop.models.organisation.secret import kind_of, may_have_pin, secret_fault, tidy_secret

if TYPE_CHECKING:
    from desktop.models.organisation.account import Account
    from desktop.models.organisation.staff import Role

TIME_COST, MEMORY_KIB, LANES = 3, 65_536, 4  # about a quarter of a second a hash
HASHER = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)


def hash_secret(secret: str, hasher: PasswordHasher) -> str:
    """Return what the file keeps of a secret."""
    return hasher.hash(tidy_secret(secret))


def is_secret(kept: str, secret: str, hasher: PasswordHasher) -> bool:
    """Whether a secret is the one kept; takes as long when nothing is kept at all."""
    if not kept:
        hash_secret(secret, hasher)
        return False
    try:
        return hasher.verify(kept, tidy_secret(secret))
    except (VerificationError, InvalidHashError):
        return False


def with_secret(
    account: Account, secret: str, roles: frozenset[Role], hasher: PasswordHasher
) -> Account:
    """Return the account with a new secret of its own choice; RuleError when it is too easy."""
    pin = may_have_pin(roles)
    fault = secret_fault(tidy_secret(secret), (account.name, account.sign_in), may_have_pin=pin)
    if fault:
        raise RuleError(fault, "Choose another.")
    return replace(
        account,
        secret=hash_secret(secret, hasher),
        secret_kind=kind_of(tidy_secret(secret), may_have_pin=pin),
        must_change=False,
    )
