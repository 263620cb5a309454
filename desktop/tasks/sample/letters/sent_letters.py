"""What became of the sample's letters: signed by hand, printed, posted; the newest still wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.days.session_times import london
from desktop.models.letters.letter import Befell, LetterEvent, SentBy
from desktop.storage.letters import ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlite_utils import Database

    from desktop.models.letters.letter import Letter
    from desktop.tasks.sample.opening import Opened

_RECENT = timedelta(days=7)  # what was written since waits for the head
_SIGNED, _PRINTED, _POSTED = (timedelta(minutes=count) for count in (95, 125, 300))
_NEW_FACTS = "The family has shown the tickets: the days were not the ones that were asked for"
_FEW = 2


class _Hands(NamedTuple):
    db: Database
    head: int
    office: int


def send_letters(db: Database, opened: Opened, day: date) -> None:
    """Sign, print and post what is older than a week; inside `saving`.

    Of the newer ones one is printed and not posted, the others are the pile to sign. On one that
    was posted something has changed since.
    """
    hands = _Hands(db, opened.authors["head"], opened.authors["office"])
    waiting = ledger.unsigned_letters(db, opened.school)
    before = [one for one in waiting if _written(one) < day - _RECENT]
    since = [one for one in waiting if day - _RECENT <= _written(one) < day]
    for letter in before:
        _print(hands, letter)
        _post(hands, letter)
    for letter in since[:1] if len(since) > _FEW else ():
        _print(hands, letter)
    _flag(hands, before)


def _written(letter: Letter) -> date:
    return london(letter.made_at).date()


def _when(letter: Letter) -> tuple[datetime, int]:
    return letter.made_at, letter.id


def _print(hands: _Hands, letter: Letter) -> None:
    signed = LetterEvent(what=Befell.SIGNED_FOR_INK, at=letter.made_at + _SIGNED)
    ledger.add_event(hands.db, letter.id, signed, hands.head)
    printed = LetterEvent(what=Befell.PRINTED, at=letter.made_at + _PRINTED)
    ledger.add_event(hands.db, letter.id, printed, hands.office)


def _post(hands: _Hands, letter: Letter) -> None:
    at = letter.made_at + _POSTED
    how = SentBy.POST if letter.address else SentBy.HAND
    sent = LetterEvent(what=Befell.SENT, at=at, how=how, sent_on=london(at).date())
    ledger.add_event(hands.db, letter.id, sent, hands.office)


def _flag(hands: _Hands, letters: Sequence[Letter]) -> None:
    for letter in sorted(letters, key=_when)[-1:]:
        at = letter.made_at + timedelta(days=2)
        flagged = LetterEvent(what=Befell.FLAGGED, at=at, words=_NEW_FACTS)
        ledger.add_event(hands.db, letter.id, flagged, hands.office)
