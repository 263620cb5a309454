"""Texts and e-mails to families: drafted as they will arrive, put in the outbox, followed there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.attempt import AttemptDraft, wrong_numbers
from desktop.models.days.session import both_halves, day_in_words
from desktop.models.finding import settled, warning
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.models.sending.outbox_item import Event, Happened
from desktop.models.sending.outgoing import ChildToTell, Outgoing, Way, messages, unreached
from desktop.models.sending.recipient import Channel
from desktop.models.sending.template import FAMILY, NO_REASON, Template, arrival_findings
from desktop.storage.absence import attempts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks import entries
from desktop.storage.sending import outbox, setups
from desktop.tasks.safety.confirm_clock import right_time
from desktop.tasks.sending import message_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desktop.models.finding import Finding
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.desk import Desk

_AWAY = frozenset({"N", "O"})
_LOOK_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What would go out about these children, and who has to be rung instead.

    `can_send` is False while the school has not set this way up: then it is copied, or rung.
    `before` is what was written about them today already, and waits or has gone.
    """

    messages: tuple[Outgoing, ...]
    unreached: tuple[ChildToTell, ...]
    findings: tuple[Finding, ...]
    can_send: bool
    before: tuple[OutboxItem, ...] = ()


def templates(desk: Desk) -> tuple[Template, ...]:
    """Return the school's words, of which one is chosen; a family's take the place of a child's."""
    desk.need(Duty.LOG_ABSENCE)
    kept = setups.templates_on(desk.db, desk.school, desk.today)
    return tuple(one for one in kept if one.name != FAMILY)


def channels_set_up(desk: Desk) -> tuple[Channel, ...]:
    """Return the ways by which the school can send."""
    setup = setups.setup_on(desk.db, desk.school, desk.today)
    return tuple(one for one in Channel if setup.sends(one))


def draft(
    desk: Desk, pupils: Sequence[int], channel: Channel, template: str = NO_REASON
) -> Drafted:
    """Write the messages about children as they will arrive, one a family and address."""
    desk.need(Duty.LOG_ABSENCE)
    setup = setups.setup_on(desk.db, desk.school, desk.today)
    children = message_values.children_to_tell(desk, pupils)
    way = Way(channel, setup.both_parents)
    values = {
        **message_values.school_values(desk),
        **message_values.back_values(desk, pupils),
        "session": _session_words(desk, pupils),
    }
    found = messages(children, way, _pair(desk, template), values)
    findings = [one for each in found for one in arrival_findings(each.subject, each.body)]
    findings += _wrong_numbers(desk, found)
    left = unreached(children, way)
    return Drafted(found, left, tuple(findings), setup.sends(channel), _before(desk, pupils))


def _wrong_numbers(desk: Desk, found: Sequence[Outgoing]) -> Iterator[Finding]:
    """Warn of whoever had a wrong number when last rung: somebody else would read of the child."""
    for one in found:
        made = attempts.attempts_since(desk.db, one.pupils, desk.today - _LOOK_BACK)
        day = wrong_numbers(made).get(one.contact or 0)
        if day is not None and one.channel is Channel.TEXT:
            text = f"{one.to} had a wrong number when rung on {day_in_words(day)}."
            yield warning("address", text, "Somebody else may read it: check the number first.")


def _before(desk: Desk, pupils: Sequence[int]) -> tuple[OutboxItem, ...]:
    items = outbox.items_of_day(desk.db, desk.school, desk.today)
    about = [one for one in items if not set(pupils).isdisjoint(one.pupils)]
    return tuple(one for one in about if not one.is_over or one.is_sent)


def _pair(desk: Desk, template: str) -> tuple[Template, Template]:
    kept = {one.name: one for one in setups.templates_on(desk.db, desk.school, desk.today)}
    if template not in kept:
        raise RuleError("There is no such message.", "Choose one of the school's messages.")
    return kept[template], kept[FAMILY if template == NO_REASON else template]


def _session_words(desk: Desk, pupils: Sequence[int]) -> str:
    marks = entries.marks_of_year(desk.db, pupils, year_of(desk.today)).values()
    away = [
        session
        for session in both_halves(desk.today)
        if any(mark_at(one, place_in_year(session)) in _AWAY for one in marks)
    ]
    return message_values.session_words(away or both_halves(desk.today))


def put_in_outbox(
    desk: Desk, pupils: Sequence[int], channel: Channel, seen: Drafted, template: str = NO_REASON
) -> tuple[int, ...]:
    """Let what was seen go out, as one step; the attempt counts once each is sent.

    StaleError when a number, a name or a child's mark has changed since: it is looked at again.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        fresh = draft(desk, pupils, channel, template)
        _check(desk, fresh, seen)
        return tuple(outbox.add_item(desk.db, one, desk.today, signed) for one in fresh.messages)


def _check(desk: Desk, fresh: Drafted, seen: Drafted) -> None:
    if fresh.messages != seen.messages:
        raise StaleError("Something has changed meanwhile.", "Look at the message again.")
    seen_before = {one.id for one in seen.before}
    newer = [one for one in fresh.before if one.id not in seen_before]
    if newer:
        raise StaleError(f"{newer[-1].by} has just written to {newer[-1].to}.", "Look at it first.")
    if not fresh.can_send:
        raise RuleError("Sending is not set up.", "Copy the message, or ring down the list.")
    if not fresh.messages:
        raise RuleError("Nobody may be written to.", "Ring down the list instead.")
    settled(fresh.findings)
    waiting = [
        one
        for one in outbox.items_of_day(desk.db, desk.school, desk.today)
        if not one.is_over and any(_is_same(one, each) for each in fresh.messages)
    ]
    if waiting:
        raise StaleError("This message waits already.", "It goes out by itself.")


def _is_same(item: OutboxItem, going: Outgoing) -> bool:
    return (item.address, item.template) == (going.address, going.template) and bool(
        set(item.pupils) & set(going.pupils)
    )


def log_sent_by_hand(desk: Desk, going: Sequence[Outgoing]) -> None:
    """Write down that somebody has sent these messages from a telephone or a mail program."""
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for one in going:
            made = AttemptDraft(
                pupils=one.pupils, how=one.channel.value, outcome="sent", contact=one.contact,
                reached=one.to, words="sent by hand",
            )  # fmt: skip
            for child in message_values.children_to_tell(desk, one.pupils):
                attempts.add_attempt(desk.db, made, (child.pupil, desk.today), signed)


def outbox_of(desk: Desk, day: date | None = None) -> tuple[OutboxItem, ...]:
    """Return a day's messages, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    return tuple(reversed(outbox.items_of_day(desk.db, desk.school, day or desk.today)))


def messages_about(desk: Desk, pupil: int) -> tuple[OutboxItem, ...]:
    """Return all that ever went out about a child, newest first."""
    desk.need(Duty.LOG_ABSENCE)
    found = outbox.items_about(desk.db, desk.school, pupil)
    return tuple(reversed(found))


def latest_by_child(desk: Desk) -> dict[int, OutboxItem]:
    """Return today's last message about each child, for the board; cheap where there is none."""
    desk.need(Duty.LOG_ABSENCE)
    found = outbox.items_of_day(desk.db, desk.school, desk.today)
    return {pupil: one for one in found for pupil in one.pupils}


def try_again(desk: Desk, number: int) -> None:
    """Let a message that was refused, or that waits, be tried at once."""
    now = right_time(desk)
    with saving(desk.db):
        item = _mine(desk, number)
        if item.is_sent or item.was_left():
            raise RuleError("It has gone out, or is on its way.", "Send another message instead.")
        if item.day != desk.today:
            raise RuleError("It was about another day.", "Send a new message.")
        words = f"tried again by {desk.who.name}"
        outbox.add_event(desk.db, number, Event(Happened.WAITS, now, words=words, until=now))
        note(desk.db, sign(desk.db, desk.school, desk.who, now), ("outbox", number), "try again")


def call_off(desk: Desk, number: int) -> None:
    """Let a message that waits not go out."""
    now = right_time(desk)
    with saving(desk.db):
        item = _mine(desk, number)
        if item.is_over or item.was_left():
            raise RuleError("It no longer waits.", "What has gone out cannot be called back.")
        words = f"by {desk.who.name}"
        outbox.add_event(desk.db, number, Event(Happened.CALLED_OFF, now, words=words))
        note(desk.db, sign(desk.db, desk.school, desk.who, now), ("outbox", number), "called off")


def note_answer(desk: Desk, number: int, words: str) -> None:
    """Keep what the family answered; a reason is written down at the absence line."""
    now = right_time(desk)
    if not words.strip():
        raise RuleError("Nothing is typed.", "Type what they answered.")
    with saving(desk.db):
        item = _mine(desk, number)
        if not item.is_sent:
            raise RuleError("It has not gone out.", "Nobody can have answered it yet.")
        event = Event(Happened.ANSWERED, now, words=words.strip())
        outbox.add_event(desk.db, number, event)
        note(desk.db, sign(desk.db, desk.school, desk.who, now), ("outbox", number), "answered")


def _mine(desk: Desk, number: int) -> OutboxItem:
    desk.need(Duty.LOG_ABSENCE)
    item = outbox.load_item(desk.db, desk.school, number)
    if item is None:
        raise RuleError("There is no such message.", "Look at the list again.")
    return item
