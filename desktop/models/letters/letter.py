"""A letter: its kind, what it says and to whom, what it relies on, and what has befallen it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

LEAVE_REQUEST, JOURNEY = "leave request", "journey"


class LetterKind(Enum):
    """What a letter says; the value is what the file keeps."""

    GRANTED = "leave granted"
    GRANTED_IN_PART = "leave granted in part"
    REFUSED = "leave refused"
    LATE_REQUEST = "leave asked for late"
    NOT_RESIDENT = "not the resident parent"
    EVIDENCE_WANTED = "evidence wanted"
    RETURN_OVERDUE = "return from leave overdue"
    TRAVEL_AGREED = "travel agreed"
    TRAVEL_NOT_AGREED = "travel not agreed"
    TRAVEL_OVERDUE = "return from travel overdue"
    DUAL_REGISTRATION = "dual registration"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """What is to be written, before it is known to whom and in whose words.

    `about` is "leave request" or "journey" and its number. `values` fill the template's own fields
    (`letter_fields`), as they are to be read. `relied_on` is kept as JSON: what the letter rests
    on, marks as [pupil, session number, code]. `to`: contacts; empty: the adults with
    responsibility who may be written to, one letter an address. `school`: the other school's name
    and address, line by line, in place of a parent.
    """

    kind: LetterKind
    pupils: tuple[int, ...]
    about: tuple[str, int]
    values: Mapping[str, str]
    relied_on: Mapping[str, object]
    to: tuple[int, ...] = ()
    school: str = ""


class Befell(Enum):
    """What may befall a letter; the value is what the file keeps."""

    WITHDRAWN = "withdrawn"
    SIGNED = "signed digitally"
    SIGNED_FOR_INK = "signed for ink"
    PRINTED = "printed"
    PRINTED_AGAIN = "printed again"
    FAILED_TO_PRINT = "failed to print"
    SENT = "sent"
    FLAGGED = "flagged"
    FLAG_SETTLED = "flag settled"


class SentBy(Enum):
    """How a letter goes to those it is for."""

    POST = "posted"
    HAND = "handed over"
    EMAIL = "e-mailed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEvent:
    """`words` are its reason; `how` and `sent_on` of one that was sent."""

    what: Befell
    at: datetime
    by: str = ""
    words: str = ""
    how: SentBy | None = None
    sent_on: date | None = None
    item: int | None = None


class LetterState(Enum):
    """Where a letter stands; the value says it to a person."""

    UNSIGNED = "waits for a signature"
    WITHDRAWN = "withdrawn"
    SIGNED = "signed, not printed"
    PRINTED = "printed, not sent"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as the ledger keeps it, with its events, oldest first.

    `subject` and `words` are the template's, `said` what its fields became; `address` the lines
    as printed; `note` says why there are none. `head` and `position` sign it.
    """

    id: int
    kind: LetterKind
    about: tuple[str, int]
    pupils: tuple[int, ...]
    names: tuple[str, ...]
    made_at: datetime
    by: str
    template: str
    subject: str
    words: str
    addressee: str
    language: str = ""
    address: str = ""
    note: str = ""
    head: str = ""
    position: str = ""
    contacts: tuple[int, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    relied_on: Mapping[str, object] = field(default_factory=dict)
    instead_of: int | None = None
    events: tuple[LetterEvent, ...] = ()

    @property
    def reference(self) -> str:
        """What the letter is called on paper and in the ledger."""
        return f"L{self.id:05d}"

    @property
    def state(self) -> LetterState:
        """Where it stands by what has befallen it."""
        happened = {one.what for one in self.events}
        for what, state in _STATES:
            if what in happened:
                return state
        return LetterState.UNSIGNED

    @property
    def is_signed(self) -> bool:
        """Whether the head has signed it, digitally or for ink."""
        return self.signed is not None

    @property
    def signed(self) -> LetterEvent | None:
        """Return when and by whom it was signed."""
        return self.last(Befell.SIGNED, Befell.SIGNED_FOR_INK)

    @property
    def is_printed(self) -> bool:
        """Whether it is on paper: printing it again asks for a reason."""
        return self.last(Befell.PRINTED) is not None

    @property
    def flag(self) -> LetterEvent | None:
        """The flag that stands on it: something it relies on has changed."""
        last = self.last(Befell.FLAGGED, Befell.FLAG_SETTLED)
        return last if last is not None and last.what is Befell.FLAGGED else None

    @property
    def held(self) -> str:
        """Why it is not to go yet: flagged after it was signed; empty once on paper or settled."""
        flag = self.flag
        return flag.words if flag is not None and not self.is_printed else ""

    def last(self, *what: Befell) -> LetterEvent | None:
        """Return the last event of these kinds."""
        return next((one for one in reversed(self.events) if one.what in what), None)


_STATES = (
    (Befell.WITHDRAWN, LetterState.WITHDRAWN),
    (Befell.SENT, LetterState.SENT),
    (Befell.PRINTED, LetterState.PRINTED),
    (Befell.SIGNED, LetterState.SIGNED),
    (Befell.SIGNED_FOR_INK, LetterState.SIGNED),
)


def marks_relied_on(relied_on: Mapping[str, object]) -> tuple[tuple[int, int, str], ...]:
    """Return the marks that a letter names: pupil, session number, code (empty for none)."""
    kept = relied_on.get("marks")
    found = kept if isinstance(kept, (list, tuple)) else ()
    return tuple((int(pupil), int(session), str(code)) for pupil, session, code in found)


def changed_marks(
    relied_on: Mapping[str, object], now: Mapping[tuple[int, int], str]
) -> tuple[tuple[int, int, str, str], ...]:
    """Return the marks that are no longer what a letter relies on, with what they are now."""
    return tuple(
        (pupil, session, code, now.get((pupil, session), ""))
        for pupil, session, code in marks_relied_on(relied_on)
        if now.get((pupil, session), "") != code
    )


def in_order(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Return letters as a pile to sign: the oldest first."""
    return tuple(sorted(letters, key=lambda one: (one.made_at, one.id)))
