"""What explains an `N` afterwards: a key each, the code it makes, and how the amendment says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.absence_reason import OTHER, REASONS, AbsenceReason
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import MORNING, present_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.message import Message
    from desktop.models.absence.unexplained_line import UnexplainedLine
    from desktop.models.days.session import Session

HERE = AbsenceReason("/", "here after all", "Was here", MORNING)
EXPLANATIONS: tuple[AbsenceReason, ...] = (
    *(reason for reason in REASONS if reason is not OTHER),
    HERE,
)
BY_KEY = {reason.key: reason for reason in EXPLANATIONS}
_LONGEST = 300
_NAMED = 3


def code_in(code: str, session: Session) -> str:
    """Return the code as it stands in a session: present is its own for each half of the day."""
    return present_code(session.half) if code == MORNING else code


def why(reason: AbsenceReason, words: str) -> str:
    """Return the amendment's reason: what explains it, and how one knows."""
    return f"{reason.words}: {words.strip()}"[:_LONGEST]


def said(message: Message) -> str:
    """Return a message as the reason of an amendment: who said what, how and when."""
    at = london(message.received_at)
    words = f": {message.words}" if message.words else ""
    return f"{message.how.value} from {message.caller} {at:%a} {at.day} {at:%b}{words}"[:_LONGEST]


def in_words(lines: Sequence[UnexplainedLine], code: str) -> str:
    """Say what an amendment does: N becomes I: Aisha Ahmed, Thu 5 Nov AM to Fri 6 Nov PM."""
    names = tuple(dict.fromkeys(line.name for line in lines))
    whose = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    sessions = sorted({line.session for line in lines})
    span = f"{sessions[0]}" if len(sessions) == 1 else f"{sessions[0]} to {sessions[-1]}"
    return f"N becomes {'present' if code == MORNING else code}: {whose}{more}, {span}"
