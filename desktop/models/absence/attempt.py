"""An attempt to reach a family or tell somebody outside: a key for how, one for the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.first_day_clock import Try

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date, datetime

    from desktop.models.admissions.pupil import Contact


@dataclass(frozen=True, slots=True)
class AttemptKind:
    """A way of trying with its key and what may come of it; one outcome alone needs no second key.

    `to_contact`: it goes to one of the child's contacts; the others are told outside the family.
    """

    key: str
    how: str
    words: str
    outcomes: tuple[tuple[str, str], ...]
    to_contact: bool = True
    done: str = ""  # once it is written down, where the key's words would read as a demand


HOME_VISIT, VISIT_ASKED = "home visit", "visit asked for"
TEACHER_ASKED, CLUB_ASKED = "teacher asked", "club asked"
EARLY_HELP, OTHER_AGENCY = "early help", "other agency"
ONE_CHILD = frozenset({CLUB_ASKED})  # its answer is about one child, never about a family at once
_CALLED = (
    ("s", "spoke"),
    ("n", "no answer"),
    ("v", "voicemail left"),
    ("o", "rang overseas"),
    ("w", "wrong number"),
)
_TOLD = (("t", "told"),)
KINDS: tuple[AttemptKind, ...] = (
    AttemptKind("t", "text", "Text", (("s", "sent"),)),
    AttemptKind("m", "e-mail", "E-mail", (("s", "sent"),)),
    AttemptKind("c", "call", "Call", _CALLED),
    AttemptKind("e", "emergency contact", "Emergency contact", _CALLED),
    AttemptKind("v", "video call", "Video call", (("s", "seen"), ("n", "no answer"))),
    AttemptKind(
        "h",
        VISIT_ASKED,
        "Ask for a home visit",
        (("a", "asked"),),
        to_contact=False,
        done="Home visit asked for",
    ),
    AttemptKind(
        "k", TEACHER_ASKED, "Checked with the teacher", (("a", "is away"),), to_contact=False
    ),
    AttemptKind(
        "l",
        CLUB_ASKED,
        "Asked the club",
        (("n", "not there"), ("t", "is there"), ("o", "no answer")),
        to_contact=False,
    ),
    AttemptKind("p", "police", "Police told", _TOLD, to_contact=False),
    AttemptKind("g", "social care", "Social care told", _TOLD, to_contact=False),
    AttemptKind("y", "youth offending team", "Youth offending team told", _TOLD, to_contact=False),
    AttemptKind("w", "education welfare", "Education welfare told", _TOLD, to_contact=False),
    AttemptKind(
        "f",
        EARLY_HELP,
        "Early help",
        (("a", "assessment begun"), ("r", "referral made"), ("o", "offered"), ("n", "not wanted")),
        to_contact=False,
    ),
    AttemptKind("a", OTHER_AGENCY, "Another agency told", _TOLD, to_contact=False),
)
VISIT_OUTCOMES = ("seen", "nobody in", "spoke", "not let in")
BY_HOW = {kind.how: kind for kind in KINDS}
REACHED = frozenset({"spoke", "seen"})
_WRONG = "wrong number"
_RUNG = frozenset(kind.how for kind in KINDS if kind.outcomes == _CALLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptDraft:
    """What is written down for one child or several of a family at once."""

    pupils: tuple[int, ...]
    how: str
    outcome: str
    contact: int | None = None
    reached: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An attempt as it is kept; `at` is the clock's and the name the desk's."""

    id: int
    pupil: int
    day: date
    how: str
    outcome: str
    at: datetime
    name: str
    position: str
    contact: int | None = None
    reached: str = ""
    words: str = ""

    @property
    def has_reached(self) -> bool:
        """Whether somebody of the family was spoken to, or the child seen."""
        return self.outcome in REACHED


def check_attempt(draft: AttemptDraft) -> None:
    """RuleError unless this outcome can come of this way of trying."""
    if not draft.pupils:
        raise RuleError("Nobody is chosen.", "Choose a child on the board.")
    if draft.how == HOME_VISIT:
        possible: Iterable[str] = VISIT_OUTCOMES
    else:
        kind = BY_HOW.get(draft.how)
        possible = [outcome for _, outcome in kind.outcomes] if kind else ()
    if draft.outcome not in possible:
        raise RuleError(f"{draft.outcome!r} cannot come of this.", "Press the key of an outcome.")
    if draft.how in ONE_CHILD and len(draft.pupils) > 1:
        raise RuleError("A club’s answer is about one child.", "Ask it about each by name.")
    if draft.how == OTHER_AGENCY and not draft.words.strip():
        raise RuleError("Which agency was told?", "Say its name in words.")


def may_use(contact: Contact, how: str) -> bool:
    """Whether a contact may be tried in this way: never one marked do not contact.

    A text goes only to a number that can take one, of somebody who is safe to text.
    """
    if contact.do_not_contact:
        return False
    if how == "text":
        return contact.safe_to_text and any(one.can_text for one in contact.phones)
    return bool(contact.email) if how == "e-mail" else bool(contact.phones)


def whom_to_try(
    contacts: Iterable[Contact],
    made: Iterable[Attempt],
    how: str = "call",
    wrong: Container[int] = (),
) -> Contact | None:
    """Return the first in order who may be tried so and has not been today; else the first.

    Who has a `wrong` number comes only where there is nobody else.
    """
    usable = [one for one in contacts if may_use(one, how)]
    right = [one for one in usable if one.id not in wrong]
    tried = {one.contact for one in made}
    untried = [one for one in right or usable if one.id not in tried]
    return next(iter(untried or right or usable), None)


def wrong_numbers(made: Iterable[Attempt]) -> dict[int, date]:
    """Return the contacts whose number was wrong when it was last rung, and on which day."""
    found: dict[int, date] = {}
    for one in made:
        if one.contact is not None and one.outcome == _WRONG:
            found[one.contact] = one.day
        elif one.contact is not None and one.how in _RUNG:
            found.pop(one.contact, None)
    return found


def is_same_person(one: Contact, other: Contact) -> bool:
    """Whether a child's contact is also a brother's or sister's: by name, or by a number."""
    numbers = {phone.e164 or phone.typed for phone in one.phones}
    shared = numbers & {phone.e164 or phone.typed for phone in other.phones}
    return bool(shared) or one.name.casefold() == other.name.casefold()


def tries(attempts: Iterable[Attempt]) -> tuple[Try, ...]:
    """Return the attempts as the clock counts them; a wrong number is no attempt."""
    return tuple(
        Try(one.how, one.at, seen=one.outcome == "seen")
        for one in attempts
        if one.outcome != _WRONG
    )


def in_words(one: Attempt) -> str:
    """Call, no answer (Nadia Ahmed)."""
    kind = BY_HOW.get(one.how)
    words = (kind.done or kind.words) if kind else one.how.capitalize()
    outcome = "" if kind and len(kind.outcomes) == 1 else f", {one.outcome}"
    reached = f" ({one.reached})" if one.reached else ""
    return f"{words}{outcome}{reached}" + (f": {one.words}" if one.words else "")
