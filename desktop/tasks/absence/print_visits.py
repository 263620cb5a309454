"""Today's home visits on paper, for whoever drives: a list, a form each, a page for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.absence.visit_papers import (
    PaperStop,
    phone_page,
    visit_forms,
    visit_list,
)
from desktop.documents.names import note_on
from desktop.models.absence.attempt import VISIT_OUTCOMES
from desktop.models.absence.home_visit import FORM, where_in_words
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.tasks.absence.visit_home import visits_today
from desktop.tasks.papers.paper import Paper, file_name, heading_for, name_on_paper

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.absence.visit_home import VisitStop
    from desktop.tasks.desk import Desk

_KEEP_SAFE = "Names and addresses: for whoever drives, and back to the office afterwards."
_FIRST = "The first visit: take the neglect form along, if your school has one."
_NONE = "No visit is to be made."


def list_paper(desk: Desk) -> Paper:
    """Make the list of the visits that are still to be made."""
    stops = _stops(desk)
    title, words = f"Home visits, {day_in_words(desk.today)}", _words(stops)
    heading = heading_for(desk, title, f"{len(stops)} to be made")
    return _paper(desk, title, "Home visits", visit_list(heading, stops, words))


def forms_paper(desk: Desk) -> Paper:
    """Make a form to fill in for each visit that is still to be made."""
    stops = _stops(desk)
    title = f"Home visit, {day_in_words(desk.today)}"
    questions = [question for _, question in FORM]
    outcomes = [words.capitalize() for words in VISIT_OUTCOMES]
    heading = heading_for(desk, title, "To be keyed in back at the desk")
    return _paper(desk, title, "Home visit forms", visit_forms(heading, stops, questions, outcomes))


def phone_paper(desk: Desk) -> Paper:
    """Make one narrow page that is read on a phone."""
    stops = _stops(desk)
    title, words = f"Home visits, {day_in_words(desk.today)}", _words(stops)
    heading = heading_for(desk, title, f"{len(stops)} to be made")
    return _paper(desk, title, "Home visits for a phone", phone_page(heading, stops, words))


def _paper(desk: Desk, title: str, name: str, pdf: bytes) -> Paper:
    return Paper(title, file_name(name, str(desk.today)), pdf, ("school", None))


def _words(stops: tuple[PaperStop, ...]) -> str:
    if not stops:
        return _NONE
    names = (one.name.rpartition(",")[0] or one.name for one in stops)
    return f"{_KEEP_SAFE} {note_on(names)}".strip()


def _stops(desk: Desk) -> tuple[PaperStop, ...]:
    return tuple(_stop(desk, one) for one in visits_today(desk) if one.visit.is_open)


def _stop(desk: Desk, stop: VisitStop) -> PaperStop:
    visit = stop.visit
    by_when = f"By {london(visit.by_when):%H:%M}. " if visit.by_when else ""
    asked = f"Asked for at {london(visit.asked_at):%H:%M} by {visit.asked_by}"
    if visit.day != desk.today:
        asked = f"{asked} on {day_in_words(visit.day)}"
    first = (_FIRST,) if stop.is_first else ()
    facts = (f"{by_when}{visit.why}", asked, *_accounted(stop), *first)
    child = name_on_paper(desk, stop.pupil.id, stop.pupil.name)
    name = f"{child}, {stop.class_name}" if stop.class_name else child
    return PaperStop(name, where_in_words(stop.pupil), facts, tuple(map(_person, stop.contacts)))


def _accounted(stop: VisitStop) -> tuple[str, ...]:
    """Whoever drives reads that, and never why the child is away."""
    at = stop.accounted_at
    return (f"Accounted for at {london(at):%H:%M}: ask the office before you drive.",) if at else ()


def _person(contact: Contact) -> str:
    relation = f", {contact.relationship.lower()}" if contact.relationship else ""
    numbers = ", ".join(phone.typed for phone in contact.phones)
    return f"{contact.name}{relation}" + (f": {numbers}" if numbers else "")
