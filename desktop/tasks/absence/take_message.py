"""The absence line: what a parent says is kept, stands beside the name and explains an `N`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.absence_reason import BY_NAME
from desktop.models.absence.message import (
    WAITING,
    message_findings,
    speaks_for,
    standing_code,
    suggested_code,
)
from desktop.models.absence.spans import spans
from desktop.models.marks.attendance_code import BY_SYMBOL, NOT_EXPECTED_HERE
from desktop.models.marks.entry import Draft
from desktop.models.marks.expectation import FROM_ABSENCE_LINE, Expectation
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import doubts, messages
from desktop.storage.admissions import contacts, rolls
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, sign
from desktop.storage.marks import entries, expectations, registers
from desktop.storage.organisation import policies, school_years
from desktop.tasks.absence.ask_evidence import note_card_seen
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.marks.take_register import enter_mark
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.absence.message import MessageDraft
    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.days.session import Session
    from desktop.models.finding import Finding
    from desktop.models.marks.entry import Entry
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a message for one child.

    `stands` is what is now known beside the name: a code, `N` while it waits for the head, or
    nothing where the caller may not explain. `amended` marks changed; `doubted` say "here";
    `kept` are codes of marks that say something else and stay, such as `O` after the deadline.
    """

    message: int
    pupil: int
    name: str
    code: str
    stands: str
    amended: int = 0
    doubted: int = 0
    kept: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether it is explained but its code is not the office's to enter."""
        return self.stands == WAITING


def findings(desk: Desk, draft: MessageDraft) -> tuple[Finding, ...]:
    """Return what refuses a message and what it warns of, for the form as it is filled in."""
    desk.need(Duty.LOG_ABSENCE)
    calendar = school_years.load_calendar(desk.db, desk.school)
    return tuple(message_findings(draft, calendar, desk.now()))


def foresee(desk: Desk, draft: MessageDraft) -> tuple[str, ...]:
    """Return what would stand beside each child's name; empty where the caller explains nothing."""
    desk.need(Duty.LOG_ABSENCE)
    policy = policies.policy_on(desk.db, desk.school, draft.first.day)
    code = suggested_code(draft)
    return tuple(
        standing_code(code, explains=_explains(desk, pupil, draft), someone=desk.who, policy=policy)
        for pupil in draft.pupils
    )


def take_message(desk: Desk, draft: MessageDraft, *, card_seen: bool = False) -> tuple[Said, ...]:
    """Keep a message about one child or a family, and let it stand where it explains.

    It stands beside the names for the sessions to come; where an `N` is met already, that is
    amended; where the child is marked here, somebody is asked. `card_seen`: the card of the
    appointment was shown. RuleError changes nothing.
    """
    desk.need(Duty.LOG_ABSENCE)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        calendar = school_years.load_calendar(desk.db, desk.school)
        for finding in message_findings(draft, calendar, signed.at):
            if finding.is_refusal:
                raise RuleError(finding.text, finding.reason)
        children = [_child(desk, number, draft) for number in draft.pupils]
        taken = tuple(_take_each(desk, draft, children, signed))
        for said in taken if card_seen else ():
            note_card_seen(desk, said.pupil, said.message, signed)
    return taken


def _child(desk: Desk, number: int, draft: MessageDraft) -> tuple[Pupil, bool]:
    """Return a child on roll, and whether this caller's word explains an absence of theirs."""
    child = pupil_here(desk, number)
    if not rolls.is_on_roll(desk.db, number, draft.first.day):
        raise RuleError(
            f"{child.name} is not on roll on that day.", "Check the starting and leaving days."
        )
    return child, _explains(desk, number, draft)


def _explains(desk: Desk, pupil: int, draft: MessageDraft) -> bool:
    """Whether the caller is an adult with responsibility on this child's own list of contacts."""
    if draft.contact is None:
        return False
    own = contacts.contacts_of(desk.db, pupil)
    same = [one for one in own if one.id == draft.contact or _is_named(one, draft.caller)]
    return any(speaks_for(one) for one in same)


def _is_named(contact: Contact, caller: str) -> bool:
    return bool(contact.name) and contact.name.casefold() == caller.strip().casefold()


def _take_each(
    desk: Desk, draft: MessageDraft, children: list[tuple[Pupil, bool]], signed: Signature
) -> Iterator[Said]:
    """Keep one message for those it explains and one for the others: what it is differs."""
    for explains in (True, False):
        whose = [child for child, counts in children if counts is explains]
        if whose:
            about = replace(draft, pupils=tuple(child.id for child in whose))
            yield from _take(desk, about, whose, signed, explains=explains)


def _take(
    desk: Desk, draft: MessageDraft, whose: list[Pupil], signed: Signature, *, explains: bool
) -> Iterator[Said]:
    code = suggested_code(draft)
    policy = policies.policy_on(desk.db, desk.school, draft.first.day)
    stands = standing_code(code, explains=explains, someone=desk.who, policy=policy)
    number = messages.add_message(desk.db, draft, signed, code=code, explains=explains)
    for child in whose:
        if not stands:
            yield Said(number, child.id, child.name, code, stands)
            continue
        known = _let_stand(desk, draft, child.id, (number, stands), signed)
        met = _meet_marks(desk, draft, child.id, (number, stands, known), signed)
        yield Said(number, child.id, child.name, code, stands, *met)


def _let_stand(
    desk: Desk, draft: MessageDraft, pupil: int, what: tuple[int, str], signed: Signature
) -> int:
    """Let the reason stand beside the name; returns the last of what then stands."""
    message, code = what
    known = 0
    for first, last, pattern in spans(draft.first, draft.last):
        new = Expectation(
            0, pupil, None, first, last, pattern, code, signed.at, _note(draft), None,
            FROM_ABSENCE_LINE,
        )  # fmt: skip
        known = expectations.add_expectation(desk.db, desk.school, new, signed.author or 0)
        messages.let_stand(desk.db, message, known)
    return known


def _note(draft: MessageDraft) -> str:
    """A short account for who sees the reason; the whole is in the message."""
    return draft.words.strip() or BY_NAME[draft.reason].words


def _meet_marks(
    desk: Desk, draft: MessageDraft, pupil: int, what: tuple[int, str, int], signed: Signature
) -> tuple[int, int, tuple[str, ...]]:
    """Amend each `N` that the message explains; raise a doubt where the mark says here."""
    message, code, known = what
    amended = doubted = 0
    kept: dict[str, None] = {}
    for entry in _marks_met(desk, draft, pupil):
        if entry.code == WAITING:
            _explain(desk, entry, (code, known), draft, signed)
            amended += 1
        elif entry.code and BY_SYMBOL[entry.code].is_attended:
            doubts.raise_doubt(desk.db, message, entry, signed)
            doubted += 1
        elif entry.code and entry.code not in NOT_EXPECTED_HERE | {code}:
            kept[entry.code] = None
    return amended, doubted, tuple(kept)


def _marks_met(desk: Desk, draft: MessageDraft, pupil: int) -> list[Entry]:
    """Return the current marks, made in a class here, of the sessions that the message covers."""
    last = min(draft.last.day, desk.today)
    current: dict[Session, Entry] = {}
    if draft.first.day <= last:
        for entry in entries.entries_between(desk.db, pupil, draft.first.day, last):
            current[entry.session] = entry
    inside = (one for one in current.values() if draft.first <= one.session <= draft.last)
    return [one for one in inside if one.group is not None]


def _explain(
    desk: Desk, entry: Entry, what: tuple[str, int], draft: MessageDraft, signed: Signature
) -> None:
    code, known = what
    number = registers.register_number(desk.db, entry.group or 0, entry.session)
    reason = f"{draft.how.value} from {draft.caller.strip()}: {_note(draft)}"
    made = Draft(entry.pupil, code, entry.id, None, "", reason[:300], known)
    enter_mark(desk, number or 0, made, signed.at)
