"""Signed letters on paper: each kept as printed once it is, and again only on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, SchoolError
from desktop.models.letters.letter import Befell, LetterEvent
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger, signed_files
from desktop.tasks.letters.see_letters import need_to_see_letters
from desktop.tasks.letters.signed_papers import letter_shown
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper

_TWICE = "At two desks at once: put one of the two aside."
_STILL_UNPRINTED = "It still counts as not printed."


@dataclass(frozen=True, slots=True)
class Printed:
    """How many letters went to the printer, and what stopped the others."""

    done: tuple[int, ...]
    trouble: str = ""
    left: int = 0


def letters_to_print(desk: Desk) -> tuple[Letter, ...]:
    """Return what is signed and on no paper yet, the oldest first; none that a flag holds back."""
    need_to_see_letters(desk)
    numbers = signed_files.unprinted(desk.db, desk.school)
    found = ledger.letters_numbered(desk.db, desk.school, numbers)
    return tuple(one for one in found if not one.held)


def print_letters(
    desk: Desk, letters: Sequence[Letter], send: Callable[[Paper], None], why: str = ""
) -> Printed:
    """Print letters one by one, each on sheets of its own, and keep each once it is printed.

    `send` raises where a printer fails: that letter is kept as not printed, and the rest wait. A
    letter that was printed before needs a reason.
    """
    need_to_see_letters(desk)
    done: list[int] = []
    for letter in letters:
        try:
            paper = _ready(desk, letter, why)
            send(paper)
        except SchoolError as error:
            _keep_failure(desk, letter, error)
            return Printed(tuple(done), _trouble(letter, error), len(letters) - len(done))
        _keep_printed(desk, letter, why)
        done.append(letter.id)
    return Printed(tuple(done))


def _ready(desk: Desk, letter: Letter, why: str) -> Paper:
    now = ledger.load_letter(desk.db, desk.school, letter.id)
    if now is None or not now.is_signed:
        raise RuleError(
            "Nobody has signed it.", "An unsigned letter is a draft and is not printed."
        )
    check_not_held(now)
    if now.is_printed and not why.strip():
        raise RuleError("It has been printed.", "Print it again from what was sent, with a reason.")
    return letter_shown(desk, now)


def check_not_held(letter: Letter) -> None:
    """RuleError for a letter that was flagged after it was signed and has gone nowhere yet."""
    if letter.held:
        raise RuleError(
            f"What it rests on has changed: {letter.held}",
            "Open it in Letters: the head settles the flag if it is to go all the same.",
        )


def _keep_printed(desk: Desk, letter: Letter, why: str) -> None:
    with saving(desk.db):
        now = ledger.load_letter(desk.db, desk.school, letter.id)
        if now is not None and now.is_printed:
            words = " ".join(why.split()) or _TWICE
            _keep(desk, letter, Befell.PRINTED_AGAIN, words)
        else:
            _keep(desk, letter, Befell.PRINTED, "")


def _keep_failure(desk: Desk, letter: Letter, error: SchoolError) -> None:
    """Keep that a printer did not take it; nothing where it may not be printed at all."""
    if isinstance(error, RuleError):
        return
    with saving(desk.db):
        _keep(desk, letter, Befell.FAILED_TO_PRINT, error.title)


def _keep(desk: Desk, letter: Letter, what: Befell, words: str) -> None:
    signed = sign(desk.db, desk.school, desk.who, right_time(desk))
    event = LetterEvent(what=what, at=signed.at, words=words)
    ledger.add_event(desk.db, letter.id, event, signed.author)


def _trouble(letter: Letter, error: SchoolError) -> str:
    kept = "" if isinstance(error, RuleError) else f" {_STILL_UNPRINTED}"
    return f"{letter.reference}: {error.title} {error.advice}".strip() + kept
