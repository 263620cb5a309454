"""The columns of the ledger of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.letters.ledger_line import LedgerLine, event_in_words, state_in_words
from desktop.models.letters.letter import LetterState
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from datetime import datetime

LOOK = "look at it"
_PICTURES = {
    LetterState.UNSIGNED: ("clock", "late_text"),
    LetterState.WITHDRAWN: ("x", "muted"),
    LetterState.SIGNED: ("check", "ok_text"),
    LetterState.PRINTED: ("printer", "text"),
    LetterState.SENT: ("circle-check", "ok_text"),
}


def known_by(line: LedgerLine) -> int:
    """Return what makes a letter the same one when it is read again."""
    return line.letter.id


def written(line: LedgerLine) -> str:
    """Tue 10 Nov 2026."""
    at = london(line.letter.made_at)
    return f"{at:%a} {at.day} {at:%b %Y}"


def about(line: LedgerLine) -> str:
    """Whom it is about."""
    return ", ".join(line.letter.names)


def kind(line: LedgerLine) -> str:
    """What it says, in two or three words."""
    return line.letter.kind.value.capitalize()


def about_letter(line: LedgerLine) -> str:
    """Tue 10 Nov 2026   L00012 Leave granted, to Mrs Amina Ahmed."""
    letter = line.letter
    return f"{written(line)}   {letter.reference} {kind(line)}, to {letter.addressee}"


def stands(line: LedgerLine) -> str:
    """Where it stands, and that it has to be looked at."""
    words = state_in_words(line.letter)
    look = f"{LOOK}; " if line.needs_look else ""
    return f"{look}{words}"[:1].upper() + f"{look}{words}"[1:]


def story(line: LedgerLine) -> str:
    """Return all there is to say of a letter: what has changed, why no address, what befell it."""
    letter = line.letter
    made = london(letter.made_at)
    looks = [f"Look at it: {words}" for words in line.looks]
    language = f" in {letter.language}" if letter.language else ""
    first = f"{made:%a} {made.day} {made:%b %H:%M}  Written{language} by {letter.by}"
    note = [letter.note] if letter.note else []
    return "\n".join((*looks, *note, first, *(event_in_words(one) for one in letter.events)))


def _reference(line: LedgerLine) -> str:
    return line.letter.reference


def _made(line: LedgerLine) -> datetime:
    return line.letter.made_at


def _to(line: LedgerLine) -> str:
    return line.letter.addressee


def _picture(line: LedgerLine) -> tuple[str, str]:
    return ("triangle-alert", "warn_text") if line.needs_look else _PICTURES[line.letter.state]


COLUMNS: tuple[Column[LedgerLine], ...] = (
    Column("Letter", _reference),
    Column("Written", written, _made),
    Column("About", about),
    Column("What", kind),
    Column("Where it stands", stands, picture=_picture),
    Column("To", _to),
)
