"""The head decides a request: for one child or for brothers and sisters together, and once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.days.session import day_in_words, session_of
from desktop.models.finding import Finding, refused, warning
from desktop.models.leave.deciding import check_choice, facts_of, outcome_for, sessions_between
from desktop.models.leave.decision import DecisionDraft, standing_decisions
from desktop.models.leave.leave_kind import Asked, LeaveKind, ReligiousCap, SetApart
from desktop.models.leave.leave_words import span_in_words
from desktop.models.leave.no_longer import not_asked_for
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.leave import decisions, requests
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years
from desktop.storage.organisation.policies import policy_on
from desktop.storage.travel import journeys
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.leave.leave_codes import end_codes, let_codes_stand
from desktop.tasks.leave.leave_letters import flag_decided, write_decided
from desktop.tasks.leave.leave_marks import amend_marks, marks_to_amend
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.leave.deciding import Choice
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.models.record.amendment_preview import Preview
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk


RELIGIOUS = LeaveKind.RELIGIOUS.code


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: its numbers, the marks amended and the letters that wait."""

    numbers: tuple[int, ...]
    marks: int = 0
    letters: tuple[int, ...] = ()


def findings(desk: Desk, number: int, choice: Choice) -> tuple[Finding, ...]:
    """Return what stops a choice and what it warns of, for the page as it is filled in."""
    desk.need(Duty.DECIDE_LEAVE)
    return tuple(_findings(desk, request_here(desk, number), choice))


def amendments_of(desk: Desk, number: int, choice: Choice) -> Preview:
    """Return the marks made already that the decision would amend; nothing is written."""
    desk.need(Duty.DECIDE_LEAVE)
    return marks_to_amend(desk, request_here(desk, number), choice)


def decide(desk: Desk, number: int, choice: Choice, shown: Preview | None = None) -> Decided:
    """Decide for the chosen children, with codes and letters; all of it or nothing.

    `shown` are the marks that were seen to be amended. StaleError when somebody was quicker, or a
    mark is no longer so; RuleError for what may not be.
    """
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        return decide_as(desk, signed, number, choice, shown)


def decide_as(
    desk: Desk, signed: Signature, number: int, choice: Choice, shown: Preview | None = None
) -> Decided:
    """Do what `decide` does inside a save that is already going on."""
    desk.need(Duty.DECIDE_LEAVE)
    request = request_here(desk, number)
    _check_fresh(desk, request, choice, _standing(desk, request))
    for finding in _findings(desk, request, choice):
        if finding.is_refusal:
            raise RuleError(finding.text, finding.reason)
    made = [_keep(desk, signed, request, choice, pupil) for pupil in choice.pupils]
    marks = amend_marks(desk, signed, request, choice, shown)
    letters = write_decided(desk, signed, request, choice.pupils, _why_changed(choice))
    return Decided(tuple(made), marks, letters)


def stop_leave(desk: Desk, signed: Signature, request: LeaveRequest, why: str) -> None:
    """A request is withdrawn: what it let stand ends today, its letters fall away or are flagged.

    Inside `saving`, before the request is withdrawn.
    """
    for one in _standing(desk, request).values():
        end_codes(desk, signed, one, f"the request was withdrawn: {why}")
    flag_decided(desk, signed, request, f"The request was withdrawn: {why}")


def request_here(desk: Desk, number: int) -> LeaveRequest:
    """Return a request of this school that was not withdrawn."""
    found = requests.load_request(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such request at this school.", "Look at the list again.")
    if found.is_withdrawn:
        raise StaleError(
            f"{found.withdrawn_by} has withdrawn this request: {found.withdrawn_why}",
            "Nothing was written. Look at the list again.",
        )
    return found


def _standing(desk: Desk, request: LeaveRequest) -> dict[int, LeaveDecision]:
    found = standing_decisions(decisions.decisions_on(desk.db, [request.id]))
    return {pupil: one for (_, pupil), one in found.items()}


def _check_fresh(
    desk: Desk, request: LeaveRequest, choice: Choice, standing: dict[int, LeaveDecision]
) -> None:
    if not choice.pupils:
        raise RuleError("No child is chosen.", "Tick at least one of the children.")
    for pupil in choice.pupils:
        if pupil not in request.pupils:
            raise RuleError("The request is not for that child.", "Choose one of its children.")
        now = standing.get(pupil)
        if (now.id if now else None) != choice.seen.get(pupil):
            name = pupil_here(desk, pupil).name
            by = f"{now.name} has {now.outcome.value} the leave" if now else "It is undecided again"
            raise StaleError(
                f"{name}: somebody was quicker. {by}.",
                "Nothing was written and nothing is lost: look at that decision first.",
            )


def _findings(desk: Desk, request: LeaveRequest, choice: Choice) -> Iterator[Finding]:
    calendar = school_years.load_calendar(desk.db, desk.school)
    days = tuple(dict.fromkeys(one.day for one in choice.sessions(calendar)))
    rules = policy_on(desk.db, desk.school, desk.today).leave
    seen: dict[tuple[str, str], Finding] = {}
    for pupil in choice.pupils:
        asked = Asked(
            days=days,
            received_on=request.received_on,
            earlier=_set_apart(desk, request, pupil, days),
            cap=ReligiousCap(rules.festival_days, rules.religious_days),
        )
        for one in check_choice(choice, calendar, asked):
            seen.setdefault((one.field, one.text), one)
        if days:
            about = _about_child(desk, request, choice, pupil)
            said = (*_begun(desk, request, days[0]), *_resident(request, choice))
            for one in (*said, *not_asked_for(request, choice), *about):
                seen.setdefault((one.field, one.text), one)
    yield from seen.values()


def _set_apart(
    desk: Desk, request: LeaveRequest, pupil: int, days: tuple[date, ...]
) -> tuple[SetApart, ...]:
    """Return the child's other set-apart days of that school year, by decisions that stand."""
    year = year_of(days[0]) if days else year_of(desk.today)
    known = standing_decisions(decisions.decisions_of_pupil(desk.db, desk.school, pupil))
    ever = requests.requests_of_pupil(desk.db, desk.school, pupil)
    withdrawn = {one.id for one in ever if one.is_withdrawn}
    given = {
        one.first.day: one.facts.get("festival", "")
        for (number, _), one in known.items()
        if one.code == RELIGIOUS and one.first and number not in {request.id, *withdrawn}
    }
    marks = entries.year_marks(desk.db, pupil, year)
    marked = {
        session_of(number).day
        for number, code in marks_by_session(year, marks)
        if code == RELIGIOUS
    }
    every = sorted({day for day in given if year_of(day) == year} | (marked - set(days)))
    return tuple(SetApart(day, given.get(day, "")) for day in every)


def _begun(desk: Desk, request: LeaveRequest, first: date) -> Iterator[Finding]:
    """Reg 11: leave is asked for in advance; days before the request are refused elsewhere."""
    if request.received_on == first:
        yield warning(
            "days",
            "It was asked for on the day it begins.",
            "Leave is only given in advance (reg 11): only if it was asked for before school.",
        )
    elif request.received_on < first < desk.today:
        yield warning(
            "days",
            f"It began on {day_in_words(first)}, before it was decided.",
            "It was asked for in advance (reg 11). What is marked already is amended with it.",
        )


def _resident(request: LeaveRequest, choice: Choice) -> Iterator[Finding]:
    """Reg 11: in exceptional circumstances a parent the child normally lives with asks."""
    if request.lives_with is False and choice.kind is LeaveKind.EXCEPTIONAL:
        yield warning(
            "kind",
            f"{request.asker} does not live with the child.",
            "Leave in exceptional circumstances is asked for by a parent the child lives with.",
        )


def _about_child(
    desk: Desk, request: LeaveRequest, choice: Choice, pupil: int
) -> Iterator[Finding]:
    first, last = choice.first, choice.last
    if first is None or last is None:
        return
    name = pupil_here(desk, pupil).name
    for day in (first.day, last.day):
        if not rolls.is_on_roll(desk.db, pupil, day):
            yield refused(
                "first", f"{name} is not on roll on {day_in_words(day)}.", "Choose other days."
            )
            return
    yield from _on_a_journey(desk, choice, pupil, (first.day, last.day))
    if choice.kind is LeaveKind.PART_TIME:
        return
    for other in decisions.leave_between(desk.db, desk.school, first, last):
        if other.code == LeaveKind.PART_TIME.code:
            continue
        if other.pupil == pupil and other.request != request.id and other.first and other.last:
            span = span_in_words(other.first, other.last)
            yield refused(
                "first",
                f"{name} has leave already: {span}.",
                "Change that decision first, or grant other days.",
            )


def _on_a_journey(
    desk: Desk, choice: Choice, pupil: int, days: tuple[date, date]
) -> Iterator[Finding]:
    """What is decided last stands in the register: said, not refused."""
    for journey in journeys.journeys_of(desk.db, desk.school, [pupil]):
        back = journey.returned.back_on if journey.returned else journey.back_on
        if journey.is_agreed and journey.first_day <= days[1] and days[0] < back:
            yield warning(
                "first",
                f"{pupil_here(desk, pupil).name} travels for work then: {journey.span}.",
                f"{choice.code} would stand in place of T on these days.",
            )


def _why_changed(choice: Choice) -> str:
    changed = any(number is not None for number in choice.seen.values())
    return choice.why_changed.strip() if changed else ""


def _keep(desk: Desk, signed: Signature, request: LeaveRequest, choice: Choice, pupil: int) -> int:
    before = choice.seen.get(pupil)
    given = choice.outcome.gives_leave
    calendar = school_years.load_calendar(desk.db, desk.school)
    asked = sessions_between(calendar, request.first, request.last, choice.pattern)
    outcome = outcome_for(choice, asked, choice.sessions(calendar))
    draft = DecisionDraft(
        request=request.id, pupil=pupil, outcome=outcome, code=choice.code, reason=choice.reason,
        first=choice.first if given else None, last=choice.last if given else None,
        facts=facts_of(choice), replaces=before,
    )  # fmt: skip
    if before is not None:
        old = decisions.load_decision(desk.db, desk.school, before)
        if old is not None:
            end_codes(desk, signed, old, f"the decision was changed: {choice.why_changed.strip()}")
    number = decisions.add_decision(desk.db, draft, signed)
    let_codes_stand(desk, signed, number, draft)
    changed = {"why": choice.why_changed.strip()} if before is not None else {}
    note(
        desk.db, signed, ("pupil", pupil), "leave decided", leave=number, outcome=outcome.value,
        **changed,
    )  # fmt: skip
    return number
