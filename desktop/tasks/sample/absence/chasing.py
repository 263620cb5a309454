"""What the sample's office tried in the last weeks to reach families: texts, calls, a visit."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.absence.attempt import HOME_VISIT, VISIT_ASKED, AttemptDraft
from desktop.models.absence.home_visit import VisitReport
from desktop.models.absence.proposal import Proposal, Proposed
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant
from desktop.storage.absence import attempts, home_visits, proposal_decisions, tier_choices
from desktop.storage.admissions import contacts
from desktop.storage.file.signature import Signature
from desktop.tasks.sample.plan import NEVER, How
from desktop.tasks.sample.story import dice_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from random import Random

    from sqlite_utils import Database

    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.plan import Away
    from desktop.tasks.sample.story import Story

_DAYS = 10  # school days: two weeks
_TEXT, _CALL, _AGAIN = time(9, 28), time(9, 50), time(13, 45)
_EARLY = 0.55  # of the families ring back after the text
_WHY_VISIT = "No answer to the text and two calls"
_FOUND = (
    ("who", "The grandmother"),
    ("child", "Seen: up and dressed, had a cough"),
    ("home", "No concern"),
    ("said", "The mother works mornings and had left her phone at home"),
    ("next", "The mother rings before 09:00; the doctor’s card is brought in"),
)
_SOURCE = "school policy: days with no contact (R215)"
_NOT_TO = "Reached the aunt, who has the child with her: the mother is in hospital"
_WATCHED = "The parents do not read texts: ring the grandmother, and early"


class _Line(NamedTuple):
    at: datetime
    pupil: int
    draft: AttemptDraft


def chase(db: Database, opened: Opened, told: Story) -> None:
    """Write two weeks of attempts, with a visit, a decision and a tier; inside `saving`."""
    days = told.years.calendar.previous_school_days(told.day, _DAYS)
    adults = contacts.contacts_of_school(db, opened.school)
    dice = dice_for(told.day, "chasing")
    office = opened.authors["office"]
    lines = [line for day in days for line in _of_day(told, day, adults, dice)]
    for line in sorted(lines):
        signed = Signature(line.at, opened.school, office)
        attempts.add_attempt(db, line.draft, (line.pupil, line.at.date()), signed)
    _visit(db, opened, told, days)
    _decide(db, opened, told, days)


def _of_day(
    told: Story, day: date, adults: dict[int, tuple[Contact, ...]], dice: Random
) -> Iterator[_Line]:
    for pupil, away in told.plan.away.get(Session(day, Half.AM).number, {}).items():
        known = [one for one in adults.get(pupil, ()) if not one.do_not_contact and one.phones]
        if away.how is How.UNKNOWN and away.minutes is None and known:
            yield from _tried(day, pupil, away, known, dice)


def _tried(
    day: date, pupil: int, away: Away, known: list[Contact], dice: Random
) -> Iterator[_Line]:
    """A text, then calls until somebody is spoken to, or until the day is over."""
    first, last = known[0], known[-1]
    if first.safe_to_text:
        yield _line(_at(day, _TEXT, dice), pupil, ("text", "sent"), first)
    if not away.delay and dice.random() < _EARLY:
        return
    outcome = "no answer" if away.delay else "spoke"
    yield _line(_at(day, _CALL, dice), pupil, ("call", outcome), first)
    if away.delay:
        yield _line(_at(day, _AGAIN, dice), pupil, ("call", "voicemail left"), last)


def _at(day: date, from_then: time, dice: Random) -> datetime:
    return instant(day, from_then) + timedelta(seconds=dice.randrange(1500))


def _line(at: datetime, pupil: int, what: tuple[str, str], contact: Contact) -> _Line:
    how, outcome = what
    draft = AttemptDraft(
        pupils=(pupil,), how=how, outcome=outcome, contact=contact.id, reached=contact.name
    )
    return _Line(at, pupil, draft)


def _visit(db: Database, opened: Opened, told: Story, days: tuple[date, ...]) -> None:
    """One visit last week to a child of whom nobody had heard; the child was seen."""
    day = days[len(days) // 2]
    unheard = _unheard(told, day)
    if not unheard:
        return
    pupil, at = unheard[0], instant(day, time(10, 12))
    office = Signature(at, opened.school, opened.authors["office"])
    visit = home_visits.ask_visit(db, pupil, day, (_WHY_VISIT, instant(day, time(11))), office)
    asked = AttemptDraft(pupils=(pupil,), how=VISIT_ASKED, outcome="asked", words=_WHY_VISIT)
    attempts.add_attempt(db, asked, (pupil, day), office)
    visitor = opened.names["officer"]
    report = VisitReport(
        outcome="seen", visitor=visitor, visited_at=instant(day, time(10, 47)), form=_FOUND
    )
    officer = Signature(instant(day, time(11, 20)), opened.school, opened.authors["officer"])
    home_visits.settle_visit(db, visit, report, officer)
    seen = AttemptDraft(pupils=(pupil,), how=HOME_VISIT, outcome="seen", reached=visitor)
    attempts.add_attempt(db, seen, (pupil, day), officer)
    tier_choices.add_choice(db, pupil, ("AMBER", _WATCHED), day, officer)


def _decide(db: Database, opened: Opened, told: Story, days: tuple[date, ...]) -> None:
    """One referral was proposed last week and decided against, with the reason."""
    for before, day in pairwise(days):
        both = [one for one in _unheard(told, day) if one in _unheard(told, before)]
        if both:
            about = Proposed(Proposal.REFER, before, 2, _SOURCE)
            head = opened.authors["head"]
            signed = Signature(instant(day, time(10, 41)), opened.school, head)
            proposal_decisions.add_decision(db, both[-1], about, signed, (False, _NOT_TO))
            return


def _unheard(told: Story, day: date) -> list[int]:
    """Return the children whose reason the office did not hear that day, but heard later."""
    morning = told.plan.away.get(Session(day, Half.AM).number, {})
    return [
        pupil
        for pupil, away in sorted(morning.items())
        if away.how is How.UNKNOWN and 0 < away.delay < NEVER and away.minutes is None
    ]
