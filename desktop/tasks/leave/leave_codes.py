"""What a decision does to the register: codes that stand only if the child is away, and end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import StaleError
from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.leave.deciding import stretches
from desktop.models.marks.expectation import EVERY_SESSION, FROM_LEAVE, Expectation
from desktop.models.record.amendment_preview import Preview
from desktop.models.record.span_amendment import Wanted, Which
from desktop.storage.leave import decisions
from desktop.storage.marks import expectations
from desktop.tasks.record.amend_registers import amend_as, preview

if TYPE_CHECKING:
    from desktop.models.leave.deciding import Choice
    from desktop.models.leave.decision import DecisionDraft, LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_CAME = frozenset({"U"})  # came late, and was not away
_A_DAY = timedelta(days=1)


def let_codes_stand(desk: Desk, signed: Signature, number: int, draft: DecisionDraft) -> None:
    """Let the code stand beside the child's name from today on; inside `saving`.

    Whoever is marked present is present: nothing here makes a mark.
    """
    if draft.first is None or draft.last is None:
        return
    first = max(draft.first, Session(desk.today, Half.AM))
    if draft.last < first:
        return
    pattern = int(draft.facts.get("pattern", EVERY_SESSION))
    for one in stretches(first, draft.last, pattern):
        new = Expectation(
            id=0, pupil=draft.pupil, group=None, first_day=one.first, last_day=one.last,
            pattern=one.pattern, code=draft.code, recorded_at=signed.at,
            note=f"leave granted by {desk.who.name}", review_day=_review(draft), source=FROM_LEAVE,
        )  # fmt: skip
        kept = expectations.add_expectation(desk.db, desk.school, new, signed.author or 0)
        decisions.let_stand(desk.db, number, kept)


def end_codes(desk: Desk, signed: Signature, old: LeaveDecision, why: str) -> None:
    """End what a decision let stand and is not used yet, from today on; inside `saving`."""
    today = desk.today
    for number in decisions.expectations_of_decision(desk.db, old.id):
        one = expectations.load_expectation(desk.db, number)
        if one is None or one.last_day < today:
            continue
        if one.first_day >= today:
            author = signed.author or 0
            expectations.withdraw_expectation(desk.db, number, signed.at, author, why)
        else:
            expectations.end_expectation(desk.db, number, today - _A_DAY)


def marks_to_amend(desk: Desk, request: LeaveRequest, choice: Choice) -> Preview:
    """Return the marks of the span that are made already and would become the decision's code.

    Granted: unauthorised absences but U. Refused: what is N. Nobody who was here is touched.
    """
    wanted = _wanted(desk, request, choice)
    return preview(desk, wanted, _CAME) if wanted else Preview()


def amend_marks(
    desk: Desk, signed: Signature, request: LeaveRequest, choice: Choice, shown: Preview | None
) -> int:
    """Amend the marks that were shown and return how many; inside `saving`."""
    wanted = _wanted(desk, request, choice)
    if shown is None or not shown.changes:
        return 0
    if wanted is None:
        raise StaleError("The days are other ones now.", "Look at the marks again, then decide.")
    return amend_as(desk, signed, wanted, shown, _CAME).marks


def _wanted(desk: Desk, request: LeaveRequest, choice: Choice) -> Wanted | None:
    given = choice.outcome.gives_leave
    first = choice.first if given else request.first
    last = choice.last if given else request.last
    if first is None or last is None or first.day > desk.today or not choice.pupils:
        return None
    return Wanted(
        first=first,
        last=min(last, Session(desk.today, Half.PM)),
        which=Which.UNAUTHORISED if given else Which.NO_REASON,
        code=choice.code,
        reason=_because(request, choice),
        pupils=choice.pupils,
        pattern=choice.pattern if given else EVERY_SESSION,
    )


def _because(request: LeaveRequest, choice: Choice) -> str:
    said = "granted" if choice.outcome.gives_leave else "refused"
    return f"leave {said}, asked for on {day_in_words(request.received_on)}"


def _review(draft: DecisionDraft) -> date | None:
    day = draft.facts.get("review_day")
    return date.fromisoformat(day) if day else None
