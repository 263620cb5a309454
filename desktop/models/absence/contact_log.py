"""What was said of a child, what was tried to reach the family, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.absence_reason import BY_NAME
from desktop.models.absence.attempt import in_words
from desktop.models.absence.evidence import settled_in_words
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.absence.attempt import Attempt
    from desktop.models.absence.evidence import Evidence
    from desktop.models.absence.message import Message
    from desktop.models.absence.proposal import Decided


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line: when it was, what, and who of the school wrote it down."""

    at: datetime
    what: str
    by: str


def log_of(
    messages: Iterable[Message],
    attempts: Iterable[Attempt],
    evidence: Iterable[Evidence] = (),
    decided: Iterable[Decided] = (),
) -> tuple[LogLine, ...]:
    """Put messages, attempts, evidence and decisions into one list, newest first."""
    lines = [LogLine(one.received_at, said(one), one.name) for one in messages]
    lines += [LogLine(one.at, f"{in_words(one)}.", one.name) for one in attempts]
    lines += [LogLine(one.at, decided_in_words(one), one.name) for one in decided]
    lines += [
        LogLine(one.asked_at, f"Evidence asked for: {one.what}, {settled_in_words(one)}.", one.name)
        for one in evidence
    ]
    return tuple(sorted(lines, key=_moment, reverse=True))


def _moment(line: LogLine) -> datetime:
    return line.at


def said(one: Message) -> str:
    """Phone, Nadia Ahmed, mother: “Sick in the night”. Illness, Tue 10 Nov 2026, suggests I."""
    who = ", ".join(filter(None, (one.caller, one.relationship.lower())))
    words = f": “{one.words}”" if one.words else ""
    reason = BY_NAME[one.reason].words if one.reason in BY_NAME else one.reason
    return f"{one.how.value.capitalize()}, {who}{words}. {reason}, {_span(one)}, {_stands(one)}."


def _span(one: Message) -> str:
    """One session, a whole day, or from one session to another."""
    if one.first == one.last:
        return str(one.first)
    if one.first.day == one.last.day:
        return day_in_words(one.first.day)
    return f"{one.first} to {one.last}"


def _stands(one: Message) -> str:
    if one.withdrawn_at is not None:
        return f"withdrawn on {london(one.withdrawn_at):%d %b}"
    return f"suggests {one.code}" if one.explains else "explains nothing"


def decided_in_words(one: Decided) -> str:
    """Decided not to: refer to …, about the days from Mon 9 Nov 2026. Aunt rang."""
    reason = f"{one.reason.rstrip('.')}."
    done = "Done" if one.done else "Decided not to"
    return f"{done}: {one.proposal}, about the days from {day_in_words(one.since)}. {reason}"
