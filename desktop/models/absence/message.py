"""A message about an absence: who said what of whom, and what it then stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.absence.absence_reason import BY_NAME, not_accepted
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant, london
from desktop.models.finding import Finding, refused, warning
from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, time

    from desktop.models.admissions.pupil import Contact
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.organisation.policy import Policy
    from desktop.models.organisation.staff import Who

WAITING = "N"  # explained, but the code is the head's to enter, or nobody's yet
SIBLINGS = frozenset({"brother", "sister", "sibling", "half-brother", "half-sister", "stepbrother",
                      "stepsister"})  # fmt: skip
_OLDEST = timedelta(days=60)
_LONGEST = timedelta(days=60)


class How(Enum):
    """How a message came (R15, R214)."""

    PHONE = "phone"
    VOICEMAIL = "voicemail"
    EMAIL = "e-mail"
    TEXT = "text"
    NOTE = "note"
    IN_PERSON = "in person"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDraft:
    """What is about to be written down; `contact` is None for a caller who is not on the list."""

    pupils: tuple[int, ...]
    how: How
    received_at: datetime
    caller: str
    reason: str
    first: Session
    last: Session
    relationship: str = ""
    contact: int | None = None
    words: str = ""
    back_on: date | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(MessageDraft):
    """A message as it is kept; `explains`: an adult with responsibility for the child said it."""

    id: int
    explains: bool
    recorded_at: datetime
    name: str
    position: str
    withdrawn_at: datetime | None = None

    def covers(self, session: Session) -> bool:
        """Whether it is about this session."""
        return self.first <= session <= self.last


def speaks_for(contact: Contact) -> bool:
    """Whether a contact's word explains an absence: an adult with responsibility or care.

    Parental responsibility or day-to-day care (Children Act 1989; Education Act 1996 s576; R106,
    R143, R211); never a brother or sister, whatever the list says of them.
    """
    if contact.relationship.strip().casefold() in SIBLINGS:
        return False
    return bool(contact.responsibility or contact.lives_with)


def suggested_code(draft: MessageDraft) -> str:
    """Return the code that the reason suggests, `O` or `G` where its words are no good reason."""
    if draft.code:
        return draft.code
    example = not_accepted(draft.words)
    reason = BY_NAME[draft.reason]
    if example is not None and reason.satisfactory and reason.name == "other":
        return example.reason.code
    return reason.code


def standing_code(code: str, *, explains: bool, someone: Who, policy: Policy) -> str:
    """Return what then stands beside the name: the code, `N` while the head decides, or nothing.

    A message does not in itself authorise (R13): a code that the policy keeps for the head waits,
    and one from somebody without responsibility explains nothing (R211).
    """
    if not explains:
        return ""
    if someone.may(Duty.ALL_CODES) or policy.office_may_enter(code):
        return code
    return WAITING


def received_at(typed: time, now: datetime) -> datetime:
    """Return when a message came: a time still to come today was the evening before."""
    today = london(now).date()
    at = instant(today, typed)
    return at if at <= now else instant(today - timedelta(days=1), typed)


def default_back(calendar: SchoolCalendar, today: date) -> date:
    """Return the next school day: most children are back then."""
    return calendar.school_days_after(today, 1)


def last_missed(calendar: SchoolCalendar, first: Session, back_on: date) -> Session:
    """Return the last session away for a child who is back on a day's morning."""
    before = calendar.session_beside(Session(back_on, Half.AM), -1)
    return max(first, before) if before is not None else first


def message_findings(
    draft: MessageDraft, calendar: SchoolCalendar, now: datetime
) -> Iterator[Finding]:
    """Find what is wrong with a message before it is kept."""
    if not draft.pupils:
        yield refused("pupils", "The message is about no child.", "Choose the child first.")
    if not draft.caller.strip():
        yield refused("caller", "Nobody is named.", "Say who rang, even if only “a woman”.")
    if draft.reason not in BY_NAME:
        yield refused("reason", "No reason is chosen.", "Press the reason’s key.")
    yield from _times(draft, now)
    yield from _sessions(draft, calendar)
    example = not_accepted(draft.words)
    if example is not None:
        advice = example.advice or "O or G is suggested; the choice is yours."
        yield warning("words", f"Schools do not accept {example.said_as} as a reason.", advice)


def _times(draft: MessageDraft, now: datetime) -> Iterator[Finding]:
    if draft.received_at > now:
        yield refused("received_at", "That time has not come yet.", "Check when it was received.")
    elif draft.received_at < now - _OLDEST:
        yield refused("received_at", "That is more than 60 days ago.", "Check the day.")


def _sessions(draft: MessageDraft, calendar: SchoolCalendar) -> Iterator[Finding]:
    if draft.last < draft.first:
        yield refused("last", "The absence ends before it begins.", "Check the two sessions.")
    elif draft.last.day - draft.first.day > _LONGEST:
        yield refused(
            "last", "That is longer than a message can cover.", "Ask the family for a request."
        )
    elif not calendar.sessions(draft.first.day, draft.last.day):
        yield refused("first", "The school does not meet on these days.", "Choose school days.")
    if draft.back_on is not None and draft.back_on < draft.first.day:
        yield refused("back_on", "The child is back before the absence.", "Check the day.")
