"""The letters that follow from a decision about leave, written in the same save as the decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.leave.deciding import kind_in, pattern_in, sessions_between, terms_of
from desktop.models.leave.decision import Outcome, standing_decisions
from desktop.models.leave.leave_kind import LeaveKind
from desktop.models.leave.leave_words import runs_in_words, school_days_in_words
from desktop.models.leave.watch import due_back
from desktop.models.letters.letter import LEAVE_REQUEST, LetterDraft, LetterKind, LetterState
from desktop.storage.leave import decisions
from desktop.storage.letters import ledger
from desktop.storage.organisation import school_years
from desktop.tasks.letters.write_letters import flag_letter, write_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_KINDS = {
    Outcome.GRANTED: LetterKind.GRANTED,
    Outcome.GRANTED_IN_PART: LetterKind.GRANTED_IN_PART,
    Outcome.REFUSED: LetterKind.REFUSED,
}
_FROM_DECISIONS = frozenset(_KINDS.values())


def write_decided(
    desk: Desk, signed: Signature, request: LeaveRequest, pupils: Sequence[int], why_changed: str
) -> tuple[int, ...]:
    """Write the letters about these children as decided now; inside `saving`.

    Children who were decided alike share a letter. Where a decision was changed its old letter
    falls away, or is flagged once signed; a brother or sister in it who stays gets a new one.
    """
    left: set[int] = set()
    if why_changed:
        left = flag_decided(
            desk, signed, request, f"The decision was changed: {why_changed}", pupils
        )
    standing = standing_decisions(decisions.decisions_on(desk.db, [request.id]))
    about = [standing[request.id, one] for one in request.pupils if one in left | {*pupils}]
    calendar = school_years.load_calendar(desk.db, desk.school)
    return write_letters(desk, signed, list(_drafts(calendar, request, about)))


def flag_decided(
    desk: Desk,
    signed: Signature,
    request: LeaveRequest,
    why: str,
    pupils: Sequence[int] = (),
) -> set[int]:
    """Let unsigned letters fall away and flag signed ones; inside `saving`.

    `pupils`: only letters about one of these; returns the others whose letter fell away with it.
    """
    whose, left = frozenset(pupils), set()
    for letter in ledger.letters_about(desk.db, desk.school, (LEAVE_REQUEST, request.id)):
        if whose and (letter.kind not in _FROM_DECISIONS or not whose & set(letter.pupils)):
            continue
        if letter.state is LetterState.UNSIGNED:
            left |= set(letter.pupils) - whose
        flag_letter(desk, signed, letter, why.strip())
    return left


def _drafts(
    calendar: SchoolCalendar, request: LeaveRequest, about: Iterable[LeaveDecision]
) -> Iterator[LetterDraft]:
    alike: dict[tuple[object, ...], list[LeaveDecision]] = {}
    for one in about:
        same = (one.outcome, one.code, one.first, one.last, one.reason, tuple(one.facts.items()))
        alike.setdefault(same, []).append(one)
    for together in alike.values():
        first = together[0]
        yield LetterDraft(
            kind=_KINDS[first.outcome],
            pupils=tuple(one.pupil for one in together),
            about=(LEAVE_REQUEST, request.id),
            values=decided_values(calendar, request, first),
            relied_on={
                "decision": first.id,
                "decisions": [one.id for one in together],
                "first_day": (first.first or request.first).day.isoformat(),
            },
        )


def decided_values(
    calendar: SchoolCalendar, request: LeaveRequest, decision: LeaveDecision
) -> dict[str, str]:
    """Return what the fields of a decision's letter say."""
    asked = sessions_between(calendar, request.first, request.last)
    values = {"asked_on": day_in_words(request.received_on), "reason": decision.reason}
    if decision.first is None or decision.last is None:
        return values | _span(request.first, request.last, len(asked))
    pattern = pattern_in(decision)
    given = sessions_between(calendar, decision.first, decision.last, pattern)
    wanted = sessions_between(calendar, request.first, request.last, pattern)
    return (
        values
        | _span(decision.first, decision.last, len(given))
        | {
            "back_on": back_on(calendar, decision.last),
            "conditions": conditions(decision),
            "asked_first_day": day_in_words(request.first.day),
            "asked_last_day": day_in_words(request.last.day),
            "refused_days": runs_in_words(calendar, set(wanted) - set(given)),
        }
    )


def back_on(calendar: SchoolCalendar, last: Session) -> str:
    """Return the day of the return in words, as far as the calendar knows it."""
    due = due_back(calendar, last)
    return day_in_words(due.day) if due else "the first day of the new school year"


def _span(first: Session, last: Session, sessions: int) -> dict[str, str]:
    return {
        "first_day": day_in_words(first.day),
        "last_day": day_in_words(last.day),
        "days": school_days_in_words(sessions),
    }


def conditions(decision: LeaveDecision) -> str:
    """Say in full sentences what a kind of leave was agreed with, for the letter."""
    terms = terms_of(decision)
    match kind_in(decision):
        case LeaveKind.PART_TIME if isinstance(terms.review_day, date):
            agreed = f"This part-time timetable is agreed with {terms.agreed_with}."
            return f"{agreed} We review it on {day_in_words(terms.review_day)}."
        case LeaveKind.PERFORMANCE:
            return f"It is given for the performance licensed by {terms.licence}."
        case LeaveKind.RELIGIOUS:
            return f"The day is set apart for {terms.festival}."
    return ""
