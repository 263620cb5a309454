"""What the sample's parents said this school year: the messages behind the amendments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.models.absence.evidence import CARD, MEDICAL, EvidenceOutcome
from desktop.models.absence.message import How, speaks_for
from desktop.storage.admissions import contacts
from desktop.storage.file import bulk
from desktop.tasks.sample.story import dice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from sqlite_utils import Database

    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_WAYS = {
    "E-mail": (How.EMAIL, ""),
    "Message": (How.VOICEMAIL, ""),
    "Letter brought in afterwards": (How.NOTE, ""),
    "Appointment card seen": (How.IN_PERSON, ""),
    "Holiday": (How.PHONE, ""),
    "Mother rang": (How.PHONE, "Mother"),
    "Father rang": (How.PHONE, "Father"),
}
_REASONS = {"I": "illness", "M": "appointment", "G": "holiday", "C": "family"}
_BEFORE = 180  # seconds at most between a message and its being written down
_LONG = 8  # sessions of one illness in a fortnight, and evidence is asked for
_RECENT = 15 * 24 * 3600
_OUTCOMES = (EvidenceOutcome.SEEN, EvidenceOutcome.NOT_SHOWN, None)


class Heard(NamedTuple):
    """A reason that the office heard: of which session, when in seconds, and who wrote it down."""

    session: int
    pupil: int
    at: int
    code: str
    words: str
    author: int


class Spoken(NamedTuple):
    """One message about one child on one day, numbered in the order of time."""

    number: int
    first: Heard
    last: int


def write_messages(db: Database, opened: Opened, told: Story, heard: Iterable[Heard]) -> None:
    """Write the year's messages, a child's of a day as one; inside `saving`."""
    dice = dice_for(told.day, "said")
    adults = contacts.contacts_of_school(db, opened.school)
    spoken = tuple(_by_day(heard))
    rows = [_message(opened.school, one, adults.get(one.first.pupil, ()), dice) for one in spoken]
    bulk.add_rows(db, "messages", bulk.MESSAGE, rows)
    pupils = ((one.number, one.first.pupil) for one in spoken)
    bulk.add_rows(db, "message_pupils", ("message", "pupil"), pupils)
    bulk.add_rows(db, "evidence", bulk.EVIDENCE, _evidence(opened.school, spoken))


def _by_day(heard: Iterable[Heard]) -> Iterator[Spoken]:
    days: dict[tuple[int, int], list[Heard]] = {}
    for one in heard:
        if one.code in _REASONS and one.words:
            days.setdefault((one.pupil, one.session // 2), []).append(one)
    firsts = [(min(found, key=_moment), max(map(_session, found))) for found in days.values()]
    for number, (first, last) in enumerate(sorted(firsts, key=_order), start=1):
        yield Spoken(number, first, last)


def _moment(one: Heard) -> tuple[int, int]:
    return one.at, one.session


def _session(one: Heard) -> int:
    return one.session


def _order(one: tuple[Heard, int]) -> tuple[int, int]:
    return one[0].at, one[0].pupil


def _message(
    school: int, one: Spoken, adults: tuple[Contact, ...], dice: Random
) -> tuple[object, ...]:
    heard = one.first
    way, _, words = heard.words.partition(": ")
    how, relation = _WAYS.get(way, (How.PHONE, ""))
    caller = _caller(adults, relation)
    received = heard.at - dice.randrange(20, _BEFORE)
    return (
        one.number, school, how.value, received, heard.at, heard.author,
        caller.name if caller else "A parent", caller.relationship if caller else "",
        caller.id if caller else None, 1, words[:1].upper() + words[1:], _REASONS[heard.code],
        heard.code, min(heard.session, one.last), one.last,
    )  # fmt: skip


def _caller(adults: tuple[Contact, ...], relation: str) -> Contact | None:
    own = [one for one in adults if speaks_for(one) and not one.do_not_contact]
    return next((one for one in own if one.relationship == relation), own[0] if own else None)


def _evidence(school: int, spoken: tuple[Spoken, ...]) -> Iterator[tuple[object, ...]]:
    """Give the cards that were seen, and the evidence asked for in the last long illnesses."""
    for one in spoken:
        heard = one.first
        if heard.code == "M":
            seen = EvidenceOutcome.SEEN.value
            yield (school, heard.pupil, one.number, CARD, "", heard.at, heard.author,
                   heard.at, heard.author, seen)  # fmt: skip
    for last, outcome in zip(_long_illnesses(spoken), _OUTCOMES, strict=False):
        heard = last.first
        asked = (school, heard.pupil, last.number, MEDICAL, "", heard.at, heard.author)
        settled = (heard.at + 3600, heard.author, outcome.value) if outcome else (None,) * 3
        yield (*asked, *settled)


def _long_illnesses(spoken: tuple[Spoken, ...]) -> list[Spoken]:
    """The last message of each child who was ill for long of late."""
    if not spoken:
        return []
    since = spoken[-1].first.at - _RECENT
    ill: dict[int, list[Spoken]] = {}
    for one in spoken:
        if one.first.code == "I" and one.first.at > since:
            ill.setdefault(one.first.pupil, []).append(one)
    return [found[-1] for found in ill.values() if len(found) >= _LONG // 2]
