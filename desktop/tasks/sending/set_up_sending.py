"""Setting texts and e-mails up: by which way, in which words; the keys go to the keyring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.finding import Finding, settled
from desktop.models.organisation.staff import Duty
from desktop.models.sending.outgoing import Outgoing
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import setup_findings
from desktop.models.sending.template import filled, template_findings
from desktop.storage.file import file_facts
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.sending import setups
from desktop.tasks.sending import message_values, sending_keys, ways_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.models.sending.answer import Answer
    from desktop.models.sending.sending_setup import SendingSetup
    from desktop.models.sending.template import Template
    from desktop.tasks.desk import Desk

_TEST = "This is a test from School Register at {school}. Nothing needs to be done."


@dataclass(frozen=True, slots=True)
class WordsShown:
    """A template as it will arrive about a child of this school, and what was found in it."""

    subject: str
    words: str
    findings: tuple[Finding, ...]


def current_setup(desk: Desk) -> SendingSetup:
    """Return how the school sends today."""
    return setups.setup_on(desk.db, desk.school, desk.today)


def current_templates(desk: Desk) -> tuple[Template, ...]:
    """Return the school's words as they hold today."""
    return setups.templates_on(desk.db, desk.school, desk.today)


def set_up(desk: Desk, setup: SendingSetup, keys: Mapping[str, str]) -> bool:
    """Let a set-up hold from today; an empty key leaves the one that is kept.

    Returns False where this computer keeps no keys: then they are typed again at the next start.
    """
    desk.need(Duty.SET_UP)
    settled(setup_findings(setup))
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        setups.add_setup(desk.db, setup, desk.today, signed)
        note(desk.db, signed, ("sending", None), "set up", texts=setup.texts, emails=setup.emails)
    return give_keys(desk, {name: keys.get(name, "") for name in setup.services})


def give_keys(desk: Desk, keys: Mapping[str, str]) -> bool:
    """Keep the keys that were typed; False where they last only as long as the program runs.

    Whoever sends may type one that this computer does not know; only the head changes one.
    """
    may_change = desk.who.may(Duty.SET_UP)
    if not may_change:
        desk.need(Duty.LOG_ABSENCE)
    typed = {service: key.strip() for service, key in keys.items() if key.strip()}
    for service, key in typed.items():
        if not may_change and sending_keys.key_for(desk, service):
            raise RuleError("The key is known already.", "Ask the head to change it.")
        sending_keys.keep_key(desk, service, key)
    return not keys or sending_keys.are_kept()


def nothing_leaves(desk: Desk) -> bool:
    """Whether this is a sample school, which only pretends to send."""
    setup = current_setup(desk)
    used = [one for one in Channel if setup.sends(one)]
    return file_facts.is_sample(desk.db) and not all(map(setup.stays_here, used))


def missing_keys(desk: Desk) -> tuple[str, ...]:
    """Return the ways out whose key this computer does not know."""
    setup = current_setup(desk)
    if nothing_leaves(desk):
        return ()
    needed = [one for one in setup.services if setup.needs_key(one)]
    return tuple(one for one in needed if not sending_keys.key_for(desk, one))


def change_words(desk: Desk, templates: Sequence[Template]) -> None:
    """Let the school's words hold from today; RuleError for a field that there is not."""
    desk.need(Duty.SET_UP)
    example = message_values.example(desk)
    settled(one for each in templates for one in template_findings(each, example))
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        setups.add_templates(desk.db, templates, desk.today, signed)
        note(desk.db, signed, ("sending", None), "words changed")


def shown_as_it_arrives(desk: Desk, template: Template) -> WordsShown:
    """Fill a template for a child of the school, as a family would read it."""
    desk.need(Duty.SET_UP)
    example = message_values.example(desk)
    return WordsShown(
        filled(template.subject, example),
        filled(template.words, example),
        tuple(template_findings(template, example)),
    )


def send_test(desk: Desk, setup: SendingSetup, key: str, channel: Channel, address: str) -> Answer:
    """Send a test to oneself by a set-up that need not be saved yet; about no child.

    An empty key stands for the one that is kept.
    """
    desk.need(Duty.SET_UP)
    settled(setup_findings(setup))
    words = filled(_TEST, message_values.school_values(desk))
    going = Outgoing(channel=channel, address=address.strip(), subject="Test", body=words)
    known = key.strip() or sending_keys.key_for(desk, setup.service(channel))
    return ways_out.hand_over(setup, known, going, f"test-{int(desk.now().timestamp())}")
