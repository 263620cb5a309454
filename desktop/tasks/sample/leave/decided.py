"""The invented school's leave as it was decided: given, in part, refused, changed, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import Half, Session, both_halves, session_of
from desktop.models.days.session_times import instant, london
from desktop.models.leave.deciding import Choice
from desktop.models.leave.decision import DecisionDraft, Outcome
from desktop.models.leave.leave_kind import LeaveKind, LeaveTerms
from desktop.models.leave.request import Came, RequestDraft
from desktop.models.marks.year_marks import marks_by_session
from desktop.storage.admissions import contacts
from desktop.storage.file.signature import Signature
from desktop.storage.leave import decisions, requests
from desktop.storage.marks import entries, expectations
from desktop.tasks.leave.decide_leave import decide_as, stop_leave
from desktop.tasks.leave.leave_letters import write_decided
from desktop.tasks.people.sign_in import desk_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlite_utils import Database

    from desktop.models.admissions.pupil import Contact
    from desktop.models.marks.expectation import Expectation
    from desktop.tasks.desk import Desk
    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_DAY = timedelta(days=1)
_FRIDAY = 4
_CALLED = {
    "funeral": ("bereavement", "Our thoughts are with the family."),
    "Wedding": ("wedding", "A parent’s wedding comes once."),
    "forces": ("forces leave", "The first time together since the spring."),
    "abroad": ("family crisis", "There may not be another chance to see her."),
}
_OTHER = ("other", "It could not be at another time.")


@dataclass(frozen=True)
class _Sample:
    """The file with the story, and a head and an office for any past moment."""

    db: Database
    opened: Opened
    told: Story

    def desk(self, at: datetime, who: str = "head") -> Desk:
        """A desk as it was at a moment."""
        return desk_for(self.db, self.opened.people[who], self.opened.school, lambda: at)

    def signed(self, at: datetime, who: str = "head") -> Signature:
        """Somebody's signature at a moment."""
        return Signature(at, self.opened.school, self.opened.authors[who])

    def ask(self, child: int, span: tuple[Session, Session], at: datetime, **facts: str) -> int:
        """Keep a request for a child as the office wrote it down."""
        asker = _asker(contacts.contacts_of(self.db, child))
        draft = RequestDraft(
            pupils=(child,), received_on=london(at).date(), came=Came.FORM,
            asker=asker.name if asker else "Mother", first=span[0], last=span[1],
            contact=asker.id if asker else None,
            relationship=asker.relationship if asker else "",
            lives_with=asker.lives_with if asker else None,
            reason=facts["reason"], words=facts.get("words", ""),
            destination=facts.get("destination", ""),
        )  # fmt: skip
        return requests.add_request(self.db, draft, self.signed(at, "office"))

    def decide(self, number: int, choice: Choice, at: datetime) -> tuple[int, ...]:
        """Decide a request as the head did at a moment, with what follows from it."""
        return decide_as(self.desk(at), self.signed(at), number, choice).numbers


def decide_leave(db: Database, opened: Opened, told: Story) -> None:
    """Write what was asked for and decided until the morning of the day; inside `saving`."""
    sample = _Sample(db, opened, told)
    year = told.years.years[-1]
    known = expectations.standing(db, opened.school, year.starts, told.day)
    _given_before(sample, [one for one in known if one.code == "C" and one.pupil])
    _timetables(sample, [one for one in known if one.code == "C2" and one.pupil])
    _taken_without(sample)
    free = _free(sample)
    for write in (_set_apart, _changed, _withdrawn):
        child = next(free, None)
        if child is not None:
            write(sample, child.number)


def _given_before(sample: _Sample, given: list[Expectation]) -> None:
    """What the head granted already, with the form that asked for it; the third asked for more."""
    for place, one in enumerate(given):
        more = 2 * _DAY if place == 2 else 0 * _DAY
        last = Session(_school_day(sample, one.last_day + more), Half.PM)
        span = Session(one.first_day, Half.AM), last
        asked = max(_weekday(one.recorded_at - 2 * _DAY), sample.opened.begun)
        kind, reason = next((what for word, what in _CALLED.items() if word in one.note), _OTHER)
        words = one.note.removeprefix("Granted by the head: ").capitalize()
        number = sample.ask(one.pupil or 0, span, asked, reason=kind, words=words)
        outcome = Outcome.GRANTED if span[1].day == one.last_day else Outcome.GRANTED_IN_PART
        _keep(sample, number, one, (outcome, reason))


def _timetables(sample: _Sample, given: list[Expectation]) -> None:
    for one in given:
        span = Session(one.first_day, Half.AM), Session(one.last_day, Half.PM)
        asked = _weekday(one.recorded_at - 2 * _DAY)
        words = "Mornings only while she gets her strength back"
        number = sample.ask(one.pupil or 0, span, asked, reason="part-time timetable", words=words)
        facts = {"agreed_with": "the mother", "pattern": str(one.pattern)}
        if one.review_day:
            facts["review_day"] = one.review_day.isoformat()
        reason = "A short step back to whole days, agreed with home."
        _keep(sample, number, one, (Outcome.GRANTED, reason), facts)


def _keep(
    sample: _Sample,
    number: int,
    known: Expectation,
    what: tuple[Outcome, str],
    facts: dict[str, str] | None = None,
) -> None:
    """Keep a decision on which something that stands already rests, with its letter."""
    outcome, reason = what
    signed = sample.signed(known.recorded_at)
    draft = DecisionDraft(
        request=number, pupil=known.pupil or 0, outcome=outcome, code=known.code, reason=reason,
        first=Session(known.first_day, Half.AM), last=Session(known.last_day, Half.PM),
        facts=facts or {},
    )  # fmt: skip
    made = decisions.add_decision(sample.db, draft, signed)
    decisions.let_stand(sample.db, made, known.id)
    _write(sample, number, signed, draft.pupil)


def _write(sample: _Sample, number: int, signed: Signature, pupil: int) -> None:
    request = requests.load_request(sample.db, sample.opened.school, number)
    if request is not None:
        write_decided(sample.desk(signed.at), signed, request, [pupil], "")


def _taken_without(sample: _Sample) -> None:
    """Holidays that were refused and taken; the second family asked when it was back."""
    for place, (child, first, last) in enumerate(_holidays(sample)):
        span = both_halves(first)[0], both_halves(last)[1]
        before = instant(first - 12 * _DAY, time(9, 40))
        asked = instant(last + 3 * _DAY, time(10, 15)) if place % 3 == 1 else before
        asked = max(_weekday(asked), sample.opened.begun)
        if london(_soon(asked)).date() >= sample.told.day:
            continue
        number = sample.ask(child, span, asked, reason="holiday", words="A week in the sun")
        reason = "A holiday is not exceptional, and every day of learning counts."
        choice = Choice(pupils=(child,), outcome=Outcome.REFUSED, reason=reason)
        sample.decide(number, replace(choice, seen={child: None}), _soon(asked))


def _holidays(sample: _Sample) -> Iterator[tuple[int, date, date]]:
    """Give each run of whole days of G in this school year: the child, first and last day."""
    year = sample.told.years.last
    for child in sample.told.children:
        marks = entries.year_marks(sample.db, child.number, year)
        days = [
            session_of(number).day for number, code in marks_by_session(year, marks) if code == "G"
        ]
        if len(days) > 1:
            yield child.number, days[0], days[-1]


def _set_apart(sample: _Sample, child: int) -> None:
    """A day of religious observance that is still to come."""
    day = _school_day(sample, sample.told.day + 16 * _DAY)
    at = _ago(sample, 7, time(9, 30))
    words = "Guru Nanak’s birthday"
    number = sample.ask(child, both_halves(day), at, reason="religious observance", words=words)
    choice = Choice(
        pupils=(child,), outcome=Outcome.GRANTED, kind=LeaveKind.RELIGIOUS,
        first=both_halves(day)[0], last=both_halves(day)[1], seen={child: None},
        terms=LeaveTerms(body="Sikh", festival=words), reason="We wish the family a happy day.",
    )  # fmt: skip
    sample.decide(number, choice, _soon(at))


def _changed(sample: _Sample, child: int) -> None:
    """Refused, then given in part when the family told more; both decisions are kept."""
    first = _school_day(sample, sample.told.day + 20 * _DAY)
    last = _school_day(sample, first + 4 * _DAY)
    at = _ago(sample, 8, time(11, 20))
    words = "My sister marries in Kraków"
    number = sample.ask(child, (both_halves(first)[0], both_halves(last)[1]), at, reason="wedding",
                        words=words, destination="Kraków")  # fmt: skip
    refusal = Choice(
        pupils=(child,), outcome=Outcome.REFUSED, refused_as="O", seen={child: None},
        reason="We were not told how near the family is.",
    )  # fmt: skip
    (made,) = sample.decide(number, refusal, _soon(at))
    part = Choice(
        pupils=(child,), outcome=Outcome.GRANTED_IN_PART, first=both_halves(first)[0],
        last=both_halves(first)[1], reason="The day of the wedding itself.", seen={child: made},
        why_changed="The mother showed the invitation: it is her sister’s wedding",
    )  # fmt: skip
    sample.decide(number, part, at + 3 * _DAY)


def _withdrawn(sample: _Sample, child: int) -> None:
    """Given, and then the family stayed at home."""
    day = _school_day(sample, sample.told.day + 9 * _DAY)
    at = _ago(sample, 9, time(14, 5))
    words = "Audition for the county youth choir"
    number = sample.ask(child, both_halves(day), at, reason="other", words=words)
    choice = Choice(
        pupils=(child,), outcome=Outcome.GRANTED, first=both_halves(day)[0],
        last=both_halves(day)[1], reason="A chance that will not come again.", seen={child: None},
    )  # fmt: skip
    sample.decide(number, choice, _soon(at))
    desk, signed = sample.desk(at + 4 * _DAY, "office"), sample.signed(at + 4 * _DAY, "office")
    why = "The audition was moved to a Saturday"
    request = requests.load_request(sample.db, sample.opened.school, number)
    if request is not None:
        stop_leave(desk, signed, request, why)
        requests.withdraw_request(sample.db, number, signed, why)


def _school_day(sample: _Sample, day: date) -> date:
    """Return a day, or the first school day after it."""
    days = sample.told.years.calendar.school_days(day, day + 60 * _DAY)
    return days[0] if days else day


def _soon(at: datetime) -> datetime:
    """Return the same time on the next weekday."""
    return at + (3 if at.weekday() == _FRIDAY else 1) * _DAY


def _weekday(at: datetime) -> datetime:
    """Return a moment, or the same time on the Friday before where it lies in a weekend."""
    return at - max(0, at.weekday() - _FRIDAY) * _DAY


def _ago(sample: _Sample, days: int, at: time) -> datetime:
    return _weekday(instant(sample.told.day - days * _DAY, at))


def _free(sample: _Sample) -> Iterator[Child]:
    """Give children who are here to stay and for whom nothing is known or was asked."""
    told = sample.told
    known = {one.pupil for one in told.plan.expected}
    for child in reversed(told.children):
        seat = child.seat
        stays = seat.leaves is None and seat.starts <= told.day - 60 * _DAY
        asked = requests.requests_of_pupil(sample.db, sample.opened.school, child.number)
        if stays and child.number not in known and not asked and seat.holds(told.day):
            yield child


def _asker(listed: Iterable[Contact]) -> Contact | None:
    return next((one for one in listed if one.lives_with and not one.do_not_contact), None)
