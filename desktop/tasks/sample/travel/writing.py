"""Writing the travelling families into the file, as the office and the head would have."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant
from desktop.models.travel.circumstances import FactKind, TravelFact
from desktop.models.travel.journey import SOURCE, How, Journey, OtherSchool, Outcome, Reach
from desktop.models.travel.meters import Elsewhere
from desktop.storage.file.signature import Signature, note
from desktop.storage.travel import elsewhere, journey_parts, journeys, travel_facts
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.sample.travel.families import OTHER_DAYS
from desktop.tasks.travel.travel_letters import letters_of_decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlite_utils import Database

    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story
    from desktop.tasks.sample.travel.families import Trip

_SCHOOL = ("Saltmarsh Primary School", "Sea Road, Saltmarsh SM1 2AB", "Office, 01632 960177")
_CASES = (
    ("Fairground rides, from Easter to the winter fairs", "Kirkby showground, plot 12",
     "4 Quay Yard, Saltmarsh", "SM1 4AL"),
    ("Sound and lighting for a circus", "Winter quarters at Ropery Field, Norwick",
     "Ropery Field, Norwick", "NW3 2DA"),
    ("A narrow boat that carries fuel and goods", "Junction Wharf, Saltmarsh",
     "Junction Wharf, Saltmarsh", "SM2 1AA"),
)  # fmt: skip
_WORDS = ("Fairs with the rides", "Rehearsals and the first shows", "Winter round on the canal")
_MOTHER = "Mother, on the form"
_DAY = timedelta(days=1)


def write_travel(db: Database, opened: Opened, told: Story) -> None:
    """Write what is known of the three families and their journeys; inside `saving`."""
    travel = told.travel
    families = (travel.away, travel.overdue, travel.base)
    for place, whose in enumerate(families):
        asked = min((trip.asked for them, trip in travel.trips if them == whose), default=None)
        for child in whose if asked else ():
            _record(db, opened, (child, place), asked or told.day)
    for whose, trip in travel.trips:
        is_over = trip.back < told.day and whose != travel.overdue
        _journey(db, opened, whose, (trip, families.index(whose), is_over))
    for child in travel.overdue:
        _rang(db, opened, child, told.day - 8 * _DAY)
    for child in travel.base:
        _attended(db, opened, child, [trip for them, trip in travel.trips if them == travel.base])


def _record(db: Database, opened: Opened, whom: tuple[Child, int], asked: date) -> None:
    child, place = whom
    signed = _signed(opened, asked, "office", time(9, 20))
    for fact in _facts(child, place):
        travel_facts.add_fact(db, fact, signed)
    note(db, signed, ("pupil", child.number), "travel circumstances recorded", facts=8)


def _facts(child: Child, place: int) -> Iterator[TravelFact]:
    trade, _where, second, postcode = _CASES[place]
    pupil = child.pupil
    words = {
        FactKind.NO_ABODE: "On the road for most of the year",
        FactKind.TRADE: trade,
        FactKind.WITH_PARENT: "",
        FactKind.MAIN_SCHOOL: "Here when not travelling",
        FactKind.BASE_1: pupil.address,
        FactKind.BASE_2: second,
    }
    for kind, said in words.items():
        where = {FactKind.BASE_1: pupil.postcode, FactKind.BASE_2: postcode}.get(kind, "")
        yield TravelFact(pupil=child.number, kind=kind, words=said, postcode=where, source=_MOTHER)
    phones = [phone.typed for one in child.contacts for phone in one.phones]
    if phones:
        yield TravelFact(pupil=child.number, kind=FactKind.MOBILE, words=phones[0], source=_MOTHER)


def _rang(db: Database, opened: Opened, child: Child, day: date) -> None:
    """Keep where the family rang from while away."""
    where = TravelFact(
        pupil=child.number, kind=FactKind.WHEREABOUTS, words=_CASES[1][1], source="Mother rang"
    )
    travel_facts.add_fact(db, where, _signed(opened, day, "office", time(14, 5)))


def _journey(
    db: Database, opened: Opened, whose: tuple[Child, ...], what: tuple[Trip, int, bool]
) -> None:
    trip, place, is_over = what
    signed = _signed(opened, trip.asked, "office", time(9, 35))
    number = journeys.add_journey(db, _draft(whose, trip, place), signed)
    for child in whose:
        note(db, signed, ("pupil", child.number), "journey asked for", journey=number)
    if trip.school_since is not None:
        school = OtherSchool(
            name=_SCHOOL[0], address=_SCHOOL[1], contact=_SCHOOL[2], since=trip.school_since,
            pattern=OTHER_DAYS, confirmed_on=trip.asked + _DAY, confirmed_by="N. Prowse, office",
        )  # fmt: skip
        journey_parts.add_other_school(db, number, school, signed)
    if not trip.agreed:
        return
    decided = Signature(trip.decided_at, opened.school, opened.authors["head"])
    journey_parts.add_decision(db, number, Outcome.AGREED, "", decided)
    for expectation in _expected(db, whose, trip):
        journeys.add_plan(db, number, expectation)
    for child in whose:
        note(db, decided, ("pupil", child.number), "journey agreed", journey=number)
    _tell(db, opened, number, decided)
    if is_over:
        back = _signed(opened, trip.back, "office", time(9, 50))
        journey_parts.add_return(db, number, trip.back, "In class this morning", back)


def _tell(db: Database, opened: Opened, number: int, decided: Signature) -> None:
    """Write the letter that went with the decision."""
    head = desk_for(db, opened.people["head"], opened.school, lambda: decided.at)
    kept = journeys.load_journey(db, opened.school, number)
    if kept is not None:
        letters_of_decision(head, decided, kept)


def _draft(whose: tuple[Child, ...], trip: Trip, place: int) -> Journey:
    adult = whose[0].contacts[0]
    return Journey(
        pupils=tuple(sorted(child.number for child in whose)),
        received_on=trip.asked,
        how=How.FORM,
        asked_by=f"{adult.name}, {adult.relationship.lower()}",
        words=_WORDS[place] if trip.agreed else "Spring fairs",
        place=_CASES[place][1],
        reach=Reach.ENGLAND,
        first_day=trip.first,
        back_on=trip.back,
        pack=trip.agreed or None,
        pack_words="Reading book, number work, a diary" if trip.agreed else "",
    )


def _expected(db: Database, whose: Iterable[Child], trip: Trip) -> Iterator[int]:
    """Find what was planned for the journey when the registers were written."""
    for child in whose:
        rows = db.conn.execute(
            "SELECT id FROM expectations WHERE pupil = ? AND source = ? AND last_day = ?",
            (child.number, SOURCE, str(trip.back - _DAY)),
        ).fetchall()
        yield from (int(row[0]) for row in rows)


def _attended(db: Database, opened: Opened, child: Child, trips: list[Trip]) -> None:
    for trip in trips:
        if trip.school_since is None:
            continue
        new = Elsewhere(
            pupil=child.number, place=_SCHOOL[0], first_day=trip.school_since,
            last_day=trip.back - 3 * _DAY, attendances=11, source="E-mail of its office",
        )  # fmt: skip
        elsewhere.add_elsewhere(db, new, _signed(opened, trip.back, "office", time(11, 5)))


def _signed(opened: Opened, day: date, who: str, at: time) -> Signature:
    return Signature(instant(day, at), opened.school, opened.authors[who])
