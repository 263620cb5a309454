"""The tracking form and the request form: filled from what is known, or blank to give out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.documents.page import Heading
from desktop.documents.travel.request_form import RequestForm, request_form
from desktop.documents.travel.tracking_form import TrackingForm, tracking_form
from desktop.errors import RuleError
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.expectation import pattern_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.travel.circumstances import FactKind
from desktop.models.travel.half_terms import by_half_term
from desktop.storage.admissions import contacts, rolls
from desktop.storage.organisation.school_years import load_calendar
from desktop.storage.travel import journeys, travel_facts
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.papers.paper import Paper, file_name, heading_for, name_on_paper

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolYear
    from desktop.models.travel.circumstances import Circumstances
    from desktop.models.travel.journey import Journey, OtherSchool
    from desktop.tasks.desk import Desk

_TRACKING, _REQUEST = "Traveller pupil tracking form", "Traveller request form"
_NO_HEADING = Heading("", "", "")
_PARENTS = 2  # the contacts who are rung first


def tracking_paper(desk: Desk, pupil: int | None = None) -> Paper:
    """Make the tracking form of a child for today's school year; without one, a blank form."""
    desk.need(Duty.LOG_ABSENCE)
    if pupil is None:
        return _blank(_TRACKING, tracking_form(TrackingForm(heading=heading_for(desk, _TRACKING))))
    child = pupil_here(desk, pupil)
    year = load_calendar(desk.db, desk.school).year_of(desk.today)
    if year is None:
        raise RuleError("There is no school year today.", "Enter the year’s terms first.")
    form = replace(
        _of_journeys(_journeys(desk, pupil, year), year),
        heading=heading_for(desk, _TRACKING, f"School year {year.name}. Confidential"),
        name=name_on_paper(desk, pupil, child.name),
        born=f"{child.birth_date:%d/%m/%Y}",
        parents=", ".join(_parents(desk, pupil)),
        **_of_circumstances(travel_facts.circumstances_for(desk.db, desk.school, pupil)),
    )
    title = f"{_TRACKING}: {child.name}"
    name = file_name(title, year.name.replace("/", "-"))
    return Paper(title, name, tracking_form(form), subject=("pupil", pupil))


def request_paper(desk: Desk, number: int | None = None) -> Paper:
    """Make the request form as a family filled it in; without a journey, a blank one."""
    desk.need(Duty.LOG_ABSENCE)
    if number is None:
        return _blank(_REQUEST, request_form(RequestForm(heading=heading_for(desk, _REQUEST))))
    journey = journeys.load_journey(desk.db, desk.school, number)
    if journey is None:
        raise RuleError("There is no such journey.", "Look at the list again.")
    first = pupil_here(desk, journey.pupils[0])
    title = f"{_REQUEST}: {first.name}"
    heading = heading_for(desk, _REQUEST, "Confidential")
    pdf = request_form(_request(desk, heading, journey))
    name = file_name(title, str(journey.first_day))
    return Paper(title, name, pdf, subject=("pupil", first.id))


def _blank(title: str, pdf: bytes) -> Paper:
    return Paper(f"{title}, blank", file_name(title, "blank"), pdf)


def _journeys(desk: Desk, pupil: int, year: SchoolYear) -> tuple[Journey, ...]:
    """Return those that the form of a year names: not refused, and on days of that year."""
    return tuple(
        one
        for one in journeys.journeys_of(desk.db, desk.school, [pupil])
        if (one.is_agreed or one.decision is None)
        and (year.holds(one.first_day) or year.holds(one.back_on))
    )


def _of_journeys(theirs: tuple[Journey, ...], year: SchoolYear) -> TrackingForm:
    going, coming = by_half_term(year, theirs)
    school = next((one.school for one in reversed(theirs) if one.school), None)
    last = next((one for one in reversed(theirs) if one.pack is not None), None)
    return TrackingForm(
        heading=_NO_HEADING,
        reason="\n".join(dict.fromkeys(_reason(one) for one in theirs)),
        year=year.name,
        going=going,
        coming=coming,
        school="" if school is None else _school(school),
        pack=last.pack if last else None,
        pack_words=last.pack_words if last else "",
    )


def _of_circumstances(known: Circumstances) -> dict[str, Any]:
    kinds = (FactKind.BASE_1, FactKind.BASE_2, FactKind.LANDLINE, FactKind.MOBILE, FactKind.EMAIL)
    return {kind.name.lower(): known.words(kind) for kind in kinds}


def _parents(desk: Desk, pupil: int) -> tuple[str, ...]:
    known = contacts.contacts_of(desk.db, pupil)
    return tuple(one.name for one in known if one.responsibility is not False)[:_PARENTS]


def _reason(journey: Journey) -> str:
    where = f"to {journey.place}" if journey.place else ""
    said = ": ".join(part for part in (journey.reason.words, journey.words) if part)
    return " ".join(part for part in (said, where) if part)


def _school(school: OtherSchool) -> str:
    state = "not confirmed yet"
    if school.confirmed_on is not None:
        state = f"confirmed by {school.confirmed_by} on {day_in_words(school.confirmed_on)}"
    parts = (school.name, school.address, school.contact)
    since = f"Since {day_in_words(school.since)}, {pattern_in_words(school.pattern)}; {state}"
    return "\n".join((", ".join(part for part in parts if part), since))


def _request(desk: Desk, heading: Heading, journey: Journey) -> RequestForm:
    known = travel_facts.circumstances_for(desk.db, desk.school, journey.pupils[0])
    places = (rolls.class_on(desk.db, one, desk.today) for one in journey.pupils)
    classes = dict.fromkeys(place.group_name for place in places if place)
    names = (name_on_paper(desk, one, pupil_here(desk, one).name) for one in journey.pupils)
    decision = journey.decision
    return RequestForm(
        heading=heading,
        names=", ".join(names),
        classes=", ".join(classes),
        asked_by=journey.asked_by,
        work=journey.words if journey.reason.is_for_work else _reason(journey),
        is_for_work=journey.reason.is_for_work,
        place=journey.place,
        reach=journey.reach,
        travel=day_in_words(journey.first_day),
        back=day_in_words(journey.back_on),
        phone=known.words(FactKind.MOBILE),
        school=_school(journey.school) if journey.school else "",
        pack=journey.pack,
        received=day_in_words(journey.received_on),
        how=journey.how,
        outcome=decision.outcome if decision else None,
        decided=_decided(journey),
    )


def _decided(journey: Journey) -> str:
    decision = journey.decision
    if decision is None:
        return ""
    day = day_in_words(london(decision.recorded_at).date())
    return ", ".join(part for part in (decision.name, decision.position, day, decision.reason)
                     if part)  # fmt: skip
