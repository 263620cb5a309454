"""The invented school's contract whose review is overdue, and its action plan that was met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.agreements.agreement import Agreement, Kind, Party
from desktop.models.agreements.standing import Answer, Outcome, PartyAnswer, Review
from desktop.models.days.session_times import instant
from desktop.models.marks.year_marks import year_of
from desktop.models.record.glance import tally_marks
from desktop.storage.admissions import contacts
from desktop.storage.agreements import agreements
from desktop.storage.file.signature import Signature, note
from desktop.storage.marks import entries

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.models.marks.rates import Tally
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_SETTLED = 60  # days here before anything was agreed
_LIKE = 88  # per cent: about what a child has with whom a contract is made
_CONTRACT = Agreement(
    kind=Kind.CONTRACT,
    made_on=date.min,
    first_day=date.min,
    last_day=date.max,
    review_on=date.max,
    difficulties=(
        "Stomach aches on Monday mornings, and the bus that comes late. At home there is nobody to"
        " take the child when the mother works early."
    ),
    family=(
        "Mother rings by 08:30 when the child does not feel well, and comes in at 10:30 where it is"
        " better. On early shifts the neighbour walks along."
    ),
    by_school=(
        "Breakfast club from 08:00, free until Christmas. Mr Rahman meets the child at the gate on"
        " Mondays. Work is ready for each day away."
    ),
    others="School nurse: seen within two weeks about the stomach aches.",
    target="In school every day but when really ill",
    rate=950,
)
_PLAN = Agreement(
    kind=Kind.PLAN,
    made_on=date.min,
    first_day=date.min,
    last_day=date.max,
    review_on=date.max,
    difficulties="Late on most mornings since a move: forty minutes by bus, with one change.",
    family="Leaves by the bus at 07:52. Father texts when the first bus does not come.",
    by_school="A place at the breakfast club. The class teacher tells the child of each good week.",
    target="In class by 08:55 on nine days of ten",
)


def agree(db: Database, opened: Opened, told: Story) -> None:
    """Write a contract and a plan of two children who have not been in as they should."""
    settled = told.day - timedelta(days=_SETTLED)
    here = [
        one.number for one in told.children
        if one.seat.leaves is None and one.seat.starts <= settled and one.contacts
    ]  # fmt: skip
    marks = entries.marks_of_year(db, here, year_of(told.day))
    figures = {pupil: tally_marks(marks.get(pupil, "")) for pupil in here}
    alone = {one.number for one in told.children if len(one.contacts) == 1}
    alike = sorted(here, key=lambda one: (one in alone, _distance(figures[one]), one))
    for pupil, write in zip(alike, (_contract, _plan), strict=False):
        write(db, opened, told.day, pupil)


def _distance(tally: Tally) -> int:
    """How far from the usual, in thousandths of a per cent; the farthest without a session."""
    if not tally.possible:
        return 100_000
    return abs(1000 * (100 * tally.attended - _LIKE * tally.possible)) // tally.possible


def _contract(db: Database, opened: Opened, day: date, pupil: int) -> None:
    made, signed = day - timedelta(days=35), _signed(opened, day, 35)
    draft = replace(
        _CONTRACT, pupil=pupil, parties=_parties(db, pupil), made_on=made,
        first_day=made + timedelta(days=1), last_day=day + timedelta(days=38),
        review_on=day - timedelta(days=7),
    )  # fmt: skip
    number = _write(db, draft, signed)
    answers = [PartyAnswer(1, Answer.SIGNED, made)]
    if draft.parties[1].contact:
        words = "Agrees with it, and would rather not sign anything"
        answers.append(PartyAnswer(2, Answer.DECLINED, made, words))
    answers.append(PartyAnswer(len(draft.parties), Answer.SIGNED, made))
    for one in answers:
        agreements.add_answer(db, number, one, signed)


def _plan(db: Database, opened: Opened, day: date, pupil: int) -> None:
    made, ends = day - timedelta(days=56), day - timedelta(days=18)
    draft = replace(
        _PLAN, pupil=pupil, parties=_parties(db, pupil), made_on=made, first_day=made,
        last_day=ends, review_on=day - timedelta(days=28),
    )  # fmt: skip
    number = _write(db, draft, _signed(opened, day, 56))
    for place in (1, len(draft.parties)):
        answer = PartyAnswer(place, Answer.SIGNED, made)
        agreements.add_answer(db, number, answer, _signed(opened, day, 56))
    first = Review(
        held_on=draft.review_on, came=draft.parties[0].name,
        kept_to="Ten of fifteen mornings. The bus of 07:52 was missed on Fridays.",
        outcome=Outcome.GOES_ON, next_on=ends,
    )  # fmt: skip
    last = replace(
        first, held_on=ends, kept_to="Eight mornings of the last eight.", outcome=Outcome.MET,
        words="The place at the breakfast club stays until Easter.", next_on=None,
    )  # fmt: skip
    for review in (first, last):
        signed = _signed(opened, day, (day - review.held_on).days)
        agreements.add_review(db, number, review, signed)
        note(db, signed, ("pupil", pupil), f"{draft.kind.value} reviewed", agreement=number)


def _parties(db: Database, pupil: int) -> tuple[Party, ...]:
    """The contacts at the meeting, at most two, those with responsibility first; and the school."""
    known = sorted(contacts.contacts_of(db, pupil), key=lambda one: not one.responsibility)
    family = (Party(one.name, one.relationship.lower(), one.id) for one in known[:2])
    return (*family, Party("Asif Rahman", "attendance officer"))


def _write(db: Database, draft: Agreement, signed: Signature) -> int:
    number = agreements.add_agreement(db, draft, signed)
    what = f"{draft.kind.value} made"
    note(db, signed, ("pupil", draft.pupil), what, agreement=number)
    return number


def _signed(opened: Opened, day: date, days_ago: int) -> Signature:
    at = instant(day - timedelta(days=days_ago), time(15, 40))
    return Signature(at, opened.school, opened.authors["officer"])
