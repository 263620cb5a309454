"""What a decision does to the register: codes that stand only if the child is away, and end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.leave.deciding import stretches
from desktop.models.marks.expectation import EVERY_SESSION, FROM_LEAVE, Expectation
from desktop.storage.leave import decisions
from desktop.storage.marks import expectations

if TYPE_CHECKING:
    from desktop.models.leave.decision import DecisionDraft, LeaveDecision
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

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


def _review(draft: DecisionDraft) -> date | None:
    day = draft.facts.get("review_day")
    return date.fromisoformat(day) if day else None
