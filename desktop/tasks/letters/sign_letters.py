"""The head's desk: what waits for a signature, signed as a pile, left for ink, or sent back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, SchoolError, StaleError
from desktop.models.letters.letter import Befell, LetterEvent, LetterState, in_order
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger, signed_files
from desktop.storage.organisation.schools import load_school
from desktop.tasks.letters.see_letters import need_to_see_letters
from desktop.tasks.letters.signature_safe import open_signature
from desktop.tasks.letters.signed_papers import in_my_name, signed_page
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.documents.signing.sign_pdf import PileSigner
    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.letters.signature_safe import Opened

SENT_BACK = "Sent back: "


@dataclass(frozen=True, slots=True)
class PileDone:
    """What came of a pile: how many were signed, why others were not, how many were not reached."""

    signed: tuple[int, ...]
    refused: tuple[str, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Following:
    """How the work on a pile is followed, and stopped between two letters."""

    progress: Callable[[int, int], None]
    is_cancelled: Callable[[], bool]


@dataclass(frozen=True, slots=True, repr=False)
class _Pen:
    """What signs, while a pile is signed."""

    picture: bytes
    signer: PileSigner
    certificate: str
    school: str


def waiting_letters(desk: Desk) -> tuple[Letter, ...]:
    """Return what waits for a signature, the oldest first; for the head, and the office to see."""
    need_to_see_letters(desk)
    return in_order(ledger.unsigned_letters(desk.db, desk.school))


def sign_pile(
    desk: Desk, letters: Sequence[Letter], password: str, following: Following
) -> PileDone:
    """Sign letters as they were read, one transaction each; the password is asked of once.

    What was signed stays signed whatever befalls the rest; nothing decrypted outlives the pile. A
    letter that fell away or was signed meanwhile is left out, and said.
    """
    desk.need(Duty.SIGN_LETTERS)
    pen = _pen(desk, open_signature(desk, password))
    signed: list[int] = []
    refused: list[str] = []
    for place, letter in enumerate(letters):
        if following.is_cancelled():
            return PileDone(tuple(signed), tuple(refused), len(letters) - place)
        try:
            _sign_one(desk, letter, pen)
            signed.append(letter.id)
        except SchoolError as error:
            refused.append(f"{letter.reference}: {error.title} {error.advice}".strip())
        following.progress(place + 1, len(letters))
    return PileDone(tuple(signed), tuple(refused))


def leave_for_ink(desk: Desk, letters: Sequence[Letter]) -> PileDone:
    """Let letters print with a line to be signed on by hand; each is then signed for ink."""
    desk.need(Duty.SIGN_LETTERS)
    done: list[int] = []
    refused: list[str] = []
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for letter in letters:
            try:
                _still_as_read(desk, letter)
            except StaleError as error:
                refused.append(f"{letter.reference}: {error.title} {error.advice}".strip())
                continue
            event = LetterEvent(what=Befell.SIGNED_FOR_INK, at=signed.at)
            ledger.add_event(desk.db, letter.id, event, signed.author)
            done.append(letter.id)
    return PileDone(tuple(done), tuple(refused))


def send_back(desk: Desk, letter: Letter, why: str) -> None:
    """Take a letter off the desk with a reason: it is kept as withdrawn, and another is written."""
    desk.need(Duty.SIGN_LETTERS)
    reason = " ".join(why.split())
    if not reason:
        raise RuleError("No reason is given.", "Say in a few words what is to be changed.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        _still_as_read(desk, letter)
        event = LetterEvent(what=Befell.WITHDRAWN, at=signed.at, words=f"{SENT_BACK}{reason}")
        ledger.add_event(desk.db, letter.id, event, signed.author)


def _pen(desk: Desk, opened: Opened) -> _Pen:
    from desktop.documents.signing.sign_pdf import PileSigner  # noqa: PLC0415 - loads pyHanko
    from desktop.documents.signing.signing_key import fingerprint  # noqa: PLC0415

    return _Pen(
        opened.picture,
        PileSigner(opened.key),
        fingerprint(opened.key.certificate),
        load_school(desk.db, desk.school).name,
    )


def _sign_one(desk: Desk, letter: Letter, pen: _Pen) -> None:
    """Make the page and sign it before the file is locked; then keep both, or neither."""
    from desktop.documents.signing.sign_pdf import SigningFacts  # noqa: PLC0415 - loads pyHanko

    at = right_time(desk)
    mine = in_my_name(desk, letter)
    what = f"{letter.kind.value.capitalize()}, {letter.reference}"
    facts = SigningFacts(mine.head, pen.school, what, at)
    pdf = pen.signer.sign(signed_page(desk, mine, pen.picture), facts)
    with saving(desk.db):
        _still_as_read(desk, letter)
        signed = sign(desk.db, desk.school, desk.who, at)
        event = LetterEvent(what=Befell.SIGNED, at=signed.at)
        ledger.add_event(desk.db, letter.id, event, signed.author)
        signed_files.add_signed_file(desk.db, letter.id, pdf, pen.certificate, signed)


def _still_as_read(desk: Desk, letter: Letter) -> None:
    """StaleError when a letter is no longer what was read; inside `saving`."""
    now = ledger.load_letter(desk.db, desk.school, letter.id)
    if now == letter:
        return
    state = now.state if now else LetterState.WITHDRAWN
    if now is not None and state is LetterState.UNSIGNED:
        raise StaleError("It has changed since you read it.", "Read it again.")
    if state is LetterState.WITHDRAWN:
        last = now.last(Befell.WITHDRAWN) if now else None
        why = last.words if last else "It is not on this desk."
        raise StaleError("It has been withdrawn meanwhile.", why)
    raise StaleError("Somebody else has signed it meanwhile.", "It is signed once only.")
