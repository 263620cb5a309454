"""What came of an agreement: who signed or declined, and each review; every line is a new fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.agreements.standing import Answer, review_findings
from desktop.models.days.session import day_in_words
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.storage.agreements import agreements
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.tasks.agreements.see_agreements import find_standing
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.agreements.standing import PartyAnswer, Review, Standing
    from desktop.tasks.desk import Desk


def answer_agreement(desk: Desk, number: int, answers: Sequence[PartyAnswer]) -> Standing:
    """Keep who signed on paper or declined; StaleError where that is known already."""
    desk.need(Duty.KEEP_AGREEMENTS)
    if not answers:
        raise RuleError("Nobody’s answer is new.", "Choose who signed, or declined.")
    with saving(desk.db):
        before = find_standing(desk, number)
        for one in answers:
            _check(desk, before, one)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for one in answers:
            agreements.add_answer(desk.db, number, one, signed)
        kind = before.agreement.kind.value
        subject = "pupil", before.agreement.pupil
        for answer in Answer:
            if any(one.answer is answer for one in answers):
                note(desk.db, signed, subject, f"{kind} {answer.value}", agreement=number)
        return find_standing(desk, number)


def review_agreement(desk: Desk, number: int, review: Review, seen: int = 0) -> Standing:
    """Keep a review; `seen` is how many of this version the person has seen, for StaleError."""
    desk.need(Duty.KEEP_AGREEMENTS)
    if review.held_on > desk.today:
        raise RuleError("The review is on a day to come.", "Write it down once it was held.")
    with saving(desk.db):
        before = find_standing(desk, number)
        if before.ended or len(before.reviews) != seen:
            raise StaleError("Somebody has reviewed it meanwhile.", "Look at that review first.")
        settled(review_findings(review, before))
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        agreements.add_review(desk.db, number, review, signed)
        what = f"{before.agreement.kind.value} reviewed"
        note(desk.db, signed, ("pupil", before.agreement.pupil), what, agreement=number)
        return find_standing(desk, number)


def _check(desk: Desk, before: Standing, one: PartyAnswer) -> None:
    name = before.agreement.parties[one.place - 1].name
    last = before.answer_of(one.place)
    if last is not None and (last.answer is Answer.SIGNED or last.answer is one.answer):
        raise StaleError(f"{name} has {last.answer.value} already.", "Look at it again.")
    if not before.agreement.made_on <= one.day <= desk.today:
        day = day_in_words(before.agreement.made_on)
        raise RuleError(
            f"{name} cannot have answered on {day_in_words(one.day)}.",
            f"Choose a day from the meeting, {day}, until today.",
        )
