"""A person's signature and key: kept under their own password, and opened by nobody else."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session_times import london
from desktop.models.letters.own_signature import OwnSignature, SignatureState
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.letters import signatures
from desktop.storage.organisation import people
from desktop.tasks.letters.sealing import seal, unseal
from desktop.tasks.people.at_the_door import check_wait
from desktop.tasks.people.secret_hash import HASHER, is_secret
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from argon2 import PasswordHasher

    from desktop.documents.signing.signing_key import SigningKey
    from desktop.models.organisation.account import Account
    from desktop.storage.file.signature import Signature
    from desktop.storage.letters.signatures import Sealed
    from desktop.tasks.desk import Desk

Found = TypeVar("Found")
_PICTURE, _KEY = "signature", "signing key"
_UNDER = "under"  # which password it was sealed under, without saying anything of it


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A signature while a pile is signed: it is held by nothing that outlives the pile."""

    picture: bytes
    key: SigningKey


def signature_state(desk: Desk) -> SignatureState:
    """Return whether one's own password opens a signature; asked at every turn of a page."""
    desk.need(Duty.SIGN_LETTERS)
    picture, key = _kept(desk)
    if picture is None or key is None:
        return SignatureState.NONE
    return SignatureState.READY if _opens(desk, picture, key) else SignatureState.LOST


def own_signature(desk: Desk) -> OwnSignature:
    """Return what may be known of one's own signature without the password."""
    state = signature_state(desk)
    picture, key = _kept(desk)
    if picture is None or key is None:
        return OwnSignature(state)
    made = london(picture.made_at).date() if picture.made_at else None
    from desktop.documents.signing.signing_key import certificate_facts  # noqa: PLC0415 - slow

    return OwnSignature(state, made, certificate_facts(key.certificate))


def check_password(desk: Desk, password: str, hasher: PasswordHasher = HASHER) -> Account:
    """Return the account a password is of; PermissionRefused with another, and waits grow."""

    def right(account: Account) -> Account | None:
        return account if is_secret(account.secret, password, hasher) else None

    return _try(desk, right)


def keep_signature(
    desk: Desk,
    picture: bytes,
    key: SigningKey | None,
    password: str,
    hasher: PasswordHasher = HASHER,
) -> None:
    """Keep a signature under one's own password; without a key the one that is kept stays."""
    desk.need(Duty.SIGN_LETTERS)
    mark = _mark(check_password(desk, password, hasher))
    found = seal(picture, _purpose(desk, _PICTURE), password, hasher)
    shut = None if key is None else _sealed_key(desk, key, password, hasher)
    if shut is None and signature_state(desk) is not SignatureState.READY:
        raise RuleError("There is no certificate to sign with.", "Choose one, or make one.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        signatures.add_picture(desk.db, desk.who.person, _marked(found, mark), signed)
        if shut is not None:
            signatures.add_key(desk.db, desk.who.person, _marked(shut, mark), signed)
        _note(desk, signed, "kept a new signature" if shut is None else _WITH_KEY)


_WITH_KEY = "kept a new signature and certificate"


def drop_signature(desk: Desk) -> None:
    """Take one's own signature away; what it signed stays signed."""
    desk.need(Duty.SIGN_LETTERS)
    empty = signatures.Sealed(b"", b"", {})
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        signatures.add_picture(desk.db, desk.who.person, empty, signed)
        _note(desk, signed, "took their signature away")


def open_signature(desk: Desk, password: str) -> Opened:
    """Return one's own signature; PermissionRefused with another password, and waits grow."""
    desk.need(Duty.SIGN_LETTERS)
    picture, key = _kept(desk)
    if picture is None or key is None:
        raise RuleError(SignatureState.NONE.value, "Draw or load it first, in My signature.")
    if not _opens(desk, picture, key):
        raise RuleError("The signature can no longer be read.", SignatureState.LOST.value)
    return _try(desk, lambda _account: _unsealed(desk, picture, key, password))


def certificate_of(desk: Desk) -> bytes:
    """Return the certificate of one's own key (DER): no secret, for others to trust."""
    desk.need(Duty.SIGN_LETTERS)
    key = signatures.key_of(desk.db, desk.who.person)
    if key is None:
        raise RuleError("There is no certificate yet.", "Draw or load a signature first.")
    return key.certificate


def moved_signature(
    desk: Desk, old: str, new: str, hasher: PasswordHasher = HASHER
) -> Callable[[Account, Signature], None]:
    """Return what keeps the signature under a new password; inside the `saving` of the change."""
    picture, key = _kept(desk)
    if not desk.who.may(Duty.SIGN_LETTERS):
        return _nothing_to_move
    if picture is None or key is None or not _opens(desk, picture, key):
        return _nothing_to_move
    opened = _unsealed(desk, picture, key, old)
    if opened is None:
        return _nothing_to_move
    again = seal(opened.picture, _purpose(desk, _PICTURE), new, hasher)
    shut = _sealed_key(desk, opened.key, new, hasher)

    def move(account: Account, signed: Signature) -> None:
        mark = _mark(account)
        signatures.add_picture(desk.db, account.id, _marked(again, mark), signed)
        signatures.add_key(desk.db, account.id, _marked(shut, mark), signed)

    return move


def _nothing_to_move(_account: Account, _signed: Signature) -> None:
    """Leave what is not there, or cannot be read, as it is."""


def _kept(desk: Desk) -> tuple[Sealed | None, Sealed | None]:
    person = desk.who.person
    return signatures.picture_of(desk.db, person), signatures.key_of(desk.db, person)


def _try(desk: Desk, opened: Callable[[Account], Found | None]) -> Found:
    """Count a try at one's own password: wrong until it has proved right, as at the door."""
    account = people.load_account(desk.db, desk.who.person)
    with saving(desk.db):
        check_wait(desk.db, account.sign_in, desk.now())
        people.add_try(desk.db, account.sign_in, desk.now(), good=False)
    found = opened(account)
    if found is None:
        raise PermissionRefused(
            "That is not your password.", "Nothing was signed or changed. Type it again."
        )
    with saving(desk.db):
        people.add_try(desk.db, account.sign_in, desk.now(), good=True)
    return found


def _unsealed(desk: Desk, picture: Sealed, key: Sealed, password: str) -> Opened | None:
    from desktop.documents.signing.signing_key import unpacked  # noqa: PLC0415 - loads slowly

    drawn = unseal(picture, _purpose(desk, _PICTURE), password)
    packed = unseal(key, _purpose(desk, _KEY), password) if drawn is not None else None
    if drawn is None or packed is None:
        return None
    return Opened(drawn, unpacked([b64decode(part) for part in json.loads(packed)]))


def _sealed_key(desk: Desk, key: SigningKey, password: str, hasher: PasswordHasher) -> Sealed:
    from desktop.documents.signing.signing_key import packed  # noqa: PLC0415 - loads slowly

    parts = json.dumps([b64encode(part).decode() for part in packed(key)]).encode()
    shut = seal(parts, _purpose(desk, _KEY), password, hasher)
    return replace(shut, certificate=key.certificate)


def _purpose(desk: Desk, what: str) -> str:
    return f"School Register {what} of person {desk.who.person}"


def _marked(sealed: Sealed, mark: str) -> Sealed:
    return replace(sealed, facts={**sealed.facts, _UNDER: mark})


def _mark(account: Account) -> str:
    """Tell one password's hash from the next: a new one, set by anybody, gives another mark."""
    from hashlib import sha256  # noqa: PLC0415 - loads 3 MB that only a signature needs

    return sha256(account.secret.encode()).hexdigest()[:16]


def _opens(desk: Desk, *kept: Sealed) -> bool:
    mark = _mark(people.load_account(desk.db, desk.who.person))
    return all(one.facts.get(_UNDER) == mark for one in kept)


def _note(desk: Desk, signed: Signature, what: str) -> None:
    note(desk.db, signed, ("person", desk.who.person), what)
