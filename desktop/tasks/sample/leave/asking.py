"""What the sample's families ask for of days to come; most of it waits for the head."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant, london
from desktop.models.leave.deciding import Choice
from desktop.models.leave.request import Came, Paper, RequestDraft
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.storage.admissions import contacts
from desktop.storage.file.signature import Signature, note
from desktop.storage.leave import requests
from desktop.tasks.leave.decide_leave import decide_as
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.sample.leave.cases import ASKED
from desktop.tasks.sample.leave.choosing import Span, children_for, settled, span_for

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.tasks.sample.leave.cases import Answer, Asked
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_EVERY = 13  # so that they are of different classes


@dataclass
class _Writing:
    """The file that is written, and the children who have a request already."""

    db: Database
    opened: Opened
    told: Story
    used: set[int] = field(default_factory=set)

    def signed(self, who: str, at: datetime) -> Signature:
        return Signature(at, self.opened.school, self.opened.authors[who])

    def ago(self, count: int, hour: int, minute: int) -> datetime:
        """Return a time of so many school days before the day; before eight on the day itself."""
        before = self.told.years.calendar.previous_school_days(self.told.day, count)
        if count and before:
            return instant(before[0], time(hour, minute))
        return instant(self.told.day, time(7, minute))


def ask_for_leave(db: Database, opened: Opened, told: Story) -> None:
    """Write what families asked for, and what became of some of it; inside `saving`."""
    writing, everyone = _Writing(db, opened, told), settled(told)
    for child in everyone:
        if requests.requests_of_pupil(db, opened.school, child.number):
            writing.used.add(child.number)
    for place, asked in enumerate(ASKED):
        among = everyone[place * _EVERY + 5 :] + everyone
        whom = children_for(db, told, among, asked, writing.used)
        span = span_for(told, asked)
        if whom and span is not None:
            _write(writing, place, asked, whom, span)


def _write(writing: _Writing, place: int, asked: Asked, whom: tuple[int, ...], span: Span) -> None:
    at = writing.ago(asked.ago, 9, 5 + 4 * place)
    number = _keep(writing, _draft(writing, whom, span, asked, at), at, asked.seen)
    answer = asked.answer
    if answer is not None and BY_SYMBOL[answer.kind.code].in_force(span[0].day):
        choice = _choice(writing, answer, whom, span)
        decided = writing.ago(answer.ago, 15, 10 + place)
        _decide(writing, number, choice, decided)
    if asked.withdrawn:
        signed = writing.signed("office", writing.ago(2, 10, 40))
        requests.withdraw_request(writing.db, number, signed, asked.withdrawn)


def _draft(
    writing: _Writing, whom: tuple[int, ...], span: Span, asked: Asked, at: datetime
) -> RequestDraft:
    known = contacts.contacts_of(writing.db, whom[0])
    contact = known[asked.asker - 1] if len(known) >= asked.asker else None
    own = contact.lives_with if contact else None
    return RequestDraft(
        pupils=whom,
        received_on=london(at).date(),
        came=asked.came,
        asker=contact.name if contact else "A parent",
        relationship=contact.relationship if contact else "",
        contact=contact.id if contact else None,
        lives_with=False if asked.asker > 1 else own,
        first=span[0],
        last=span[1],
        reason=asked.reason,
        words=asked.words,
        destination=asked.where,
    )


def _keep(writing: _Writing, draft: RequestDraft, at: datetime, seen: str) -> int:
    signed = writing.signed("office", at)
    number = requests.add_request(writing.db, draft, signed)
    if draft.came is Came.FORM:
        requests.add_paper(writing.db, number, Paper.FORM_FILED, "", signed)
    if seen:
        later = writing.signed("office", at + timedelta(minutes=3))
        requests.add_paper(writing.db, number, Paper.EVIDENCE_SEEN, seen, later)
    for pupil in draft.pupils:
        note(writing.db, signed, ("pupil", pupil), "leave asked for", request=number)
    return number


def _choice(writing: _Writing, answer: Answer, whom: tuple[int, ...], span: Span) -> Choice:
    first, last = span
    if answer.days is not None:
        days = writing.told.years.calendar.school_days(first.day, last.day)
        first = Session(days[answer.days[0] - 1], Half.AM)
        last = Session(days[answer.days[1] - 1], Half.PM)
    given = answer.outcome.gives_leave
    return Choice(
        pupils=whom,
        outcome=answer.outcome,
        kind=answer.kind,
        reason=answer.reason,
        first=first if given else None,
        last=last if given else None,
        terms=answer.terms,
        seen=dict.fromkeys(whom),
    )


def _decide(writing: _Writing, number: int, choice: Choice, at: datetime) -> None:
    def then() -> datetime:
        return at

    desk = desk_for(writing.db, writing.opened.people["head"], writing.opened.school, then)
    decide_as(desk, writing.signed("head", at), number, choice)
