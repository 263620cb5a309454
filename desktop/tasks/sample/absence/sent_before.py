"""What the sample's office sent: a text behind each attempt by text, and how it fared."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.sending.outbox_item import Event, Happened
from desktop.models.sending.outgoing import ChildToTell, Way, messages
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import NOTIFY, SendingSetup
from desktop.models.sending.template import BY_NAME, FAMILY, NO_REASON
from desktop.storage.absence import attempts
from desktop.storage.admissions import contacts, pupils
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import schools
from desktop.storage.sending import outbox, setups
from desktop.tasks.sample.story import dice_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from random import Random

    from sqlite_utils import Database

    from desktop.models.absence.attempt import Attempt
    from desktop.models.sending.outgoing import Outgoing
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_DAYS = 10  # school days: as long as attempts are kept
_TEMPLATE = "5f0c1c9e-2b1d-4c53-9d0e-6f3f6a7d1e20"
_ANSWERS = ("He has a temperature, sorry", "On our way, the bus was late", "Dentist, back at 11")
_ANSWERED, _TRIED_TWICE = 0.25, 0.1
_NO_LINE = "there is no connection to GOV.UK Notify"


def write_sent(db: Database, opened: Opened, told: Story) -> None:
    """Set the sending up, and write the texts of the last two weeks; inside `saving`."""
    begins = told.years.years[-1].starts
    head = Signature(opened.begun, opened.school, opened.authors["head"])
    setups.add_setup(db, SendingSetup(texts=NOTIFY, text_template=_TEMPLATE), begins, head)
    dice, office = dice_for(told.day, "sent"), opened.authors["office"]
    for day in told.years.calendar.previous_school_days(told.day, _DAYS):
        for made in attempts.attempts_of_day(db, opened.school, day):
            if (made.how, made.outcome) == (Channel.TEXT.value, "sent"):
                _write(db, made, Signature(made.at, opened.school, office), dice)


def _write(db: Database, made: Attempt, signed: Signature, dice: Random) -> None:
    for going in _text(db, made, signed.school):
        written = Signature(made.at - timedelta(seconds=2), signed.school, signed.author)
        item = outbox.add_item(db, going, made.day, written)
        for event in _events(made.at, dice):
            outbox.add_event(db, item, event)


def _text(db: Database, made: Attempt, number: int) -> tuple[Outgoing, ...]:
    school, child = schools.load_school(db, number), pupils.load_pupil(db, made.pupil)
    known = [one for one in contacts.contacts_of(db, made.pupil) if one.id == made.contact]
    told = ChildToTell(
        pupil=made.pupil, forename=child.forename, class_name="", contacts=tuple(known)
    )
    values = {"school": school.name, "phone": school.phone, "session": "this morning"}
    words = (BY_NAME[NO_REASON], BY_NAME[FAMILY])
    return messages([told], Way(Channel.TEXT), words, values)


def _events(sent: datetime, dice: Random) -> Iterator[Event]:
    if dice.random() < _TRIED_TWICE:
        before = sent - timedelta(seconds=17)
        yield Event(Happened.TRYING, before)
        yield Event(Happened.WAITS, before, words=_NO_LINE, until=sent, line=True)
    yield Event(Happened.TRYING, sent - timedelta(seconds=1))
    yield Event(Happened.SENT, sent)
    yield Event(Happened.DELIVERED, sent + timedelta(seconds=dice.randint(3, 40)))
    if dice.random() < _ANSWERED:
        after = timedelta(minutes=dice.randint(2, 18))
        yield Event(Happened.ANSWERED, sent + after, words=dice.choice(_ANSWERS))
