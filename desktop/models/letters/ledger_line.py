"""A letter in the ledger in words: where it stands, how it was sent, what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import session_of
from desktop.models.days.session_times import london
from desktop.models.letters.letter import Befell, Letter, LetterEvent, LetterState, changed_marks
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from desktop.models.letters.letter import LetterKind

NO_MARK = "no mark"
_NOT_GONE = frozenset({LetterState.UNSIGNED, LetterState.SIGNED, LetterState.PRINTED})
_SIGNS = {
    Befell.WITHDRAWN: "Withdrawn",
    Befell.SIGNED: "Signed digitally",
    Befell.SIGNED_FOR_INK: "Left to be signed by hand",
    Befell.PRINTED: "Printed",
    Befell.PRINTED_AGAIN: "Printed again",
    Befell.FAILED_TO_PRINT: "Not printed",
    Befell.FLAGGED: "To look at",
    Befell.FLAG_SETTLED: "Looked at",
}


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A letter, and what of the marks it relies on has changed since it was written, in words."""

    letter: Letter
    changed: tuple[str, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether something it relies on has changed and nobody has looked at it since."""
        if self.letter.state is LetterState.WITHDRAWN:
            return False
        return self.letter.flag is not None or bool(self.changed)

    @property
    def searched(self) -> str:
        """What words are looked for in."""
        letter = self.letter
        found = (*letter.names, letter.addressee, letter.kind.value, letter.reference)
        return " ".join(found).casefold()

    @property
    def looks(self) -> tuple[str, ...]:
        """What has to be looked at: the flag's reason, then the marks that have changed."""
        flag = self.letter.flag
        return (*((flag.words,) if flag else ()), *self.changed)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which letters are wanted; `words` are looked for in names, kind and reference."""

    words: str = ""
    kind: LetterKind | None = None
    only_to_look: bool = False


def narrowed(lines: Iterable[LedgerLine], by: Narrowing) -> tuple[LedgerLine, ...]:
    """Return the letters that are wanted, in their order."""
    words = by.words.casefold().split()
    return tuple(
        one
        for one in lines
        if (by.kind is None or one.letter.kind is by.kind)
        and (one.needs_look or not by.only_to_look)
        and all(word in one.searched for word in words)
    )


def lines(
    letters: Iterable[Letter], codes: Mapping[tuple[int, int], str]
) -> tuple[LedgerLine, ...]:
    """Return letters as lines; `codes` are the current marks by pupil and session number."""
    return tuple(LedgerLine(one, marks_in_words(one, codes)) for one in letters)


def marks_in_words(letter: Letter, codes: Mapping[tuple[int, int], str]) -> tuple[str, ...]:
    """Say which marks are no longer what a letter relies on, unless somebody has looked since.

    Who settles a flag has seen what stood then: its words name the marks.
    """
    names = dict(zip(letter.pupils, letter.names, strict=False))
    settled = letter.last(Befell.FLAG_SETTLED)
    said = []
    for pupil, number, before, now in changed_marks(letter.relied_on, codes):
        whose = f"{names[pupil]}, " if len(names) > 1 and pupil in names else ""
        words = f"{whose}{session_of(number)}: was {_mark(before)}, now {_mark(now)}"
        if settled is None or words not in settled.words:
            said.append(words)
    return tuple(said)


def _mark(symbol: str) -> str:
    return BY_SYMBOL[symbol].symbol if symbol in BY_SYMBOL else symbol or NO_MARK


def state_in_words(letter: Letter) -> str:
    """Waits for a signature; signed Tue 10 Nov, not printed; posted Tue 10 Nov."""
    by_hand = "; to hand over or e-mail" if letter.note else ""
    return f"{_stands(letter)}{by_hand if letter.state in _NOT_GONE else ''}"


def _stands(letter: Letter) -> str:
    state = letter.state
    if state is LetterState.SENT:
        sent = [one for one in letter.events if one.what is Befell.SENT]
        return ", ".join(sent_in_words(one) for one in sent)
    signed = letter.signed
    if state is LetterState.SIGNED and signed is not None:
        by = "signed" if signed.what is Befell.SIGNED else "to be signed by hand"
        return f"{by} {_day(signed.at)}, not printed"
    printed = letter.last(Befell.PRINTED, Befell.PRINTED_AGAIN)
    if state is LetterState.PRINTED and printed is not None:
        return f"printed {_day(printed.at)}, not sent"
    return str(state.value)


def sent_in_words(event: LetterEvent) -> str:
    """Posted Tue 10 Nov."""
    return f"{event.how.value if event.how else ''} {short_day(event.sent_on)}".strip()


def event_in_words(event: LetterEvent) -> str:
    """Return one line of a letter's story: when, what, by whom, and why."""
    at = london(event.at)
    sent = sent_in_words(event)
    what = _SIGNS.get(event.what) or sent[:1].upper() + sent[1:]
    by = f" by {event.by}" if event.by else ""
    why = f": {event.words}" if event.words else ""
    return f"{short_day(at.date())} {at:%H:%M}  {what}{by}{why}"


def short_day(day: date | None) -> str:
    """Tue 10 Nov; empty for none."""
    return f"{day:%a} {day.day} {day:%b}" if day else ""


def _day(at: datetime) -> str:
    return short_day(london(at).date())
