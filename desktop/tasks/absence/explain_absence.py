"""Every `N` with its deadline: explained by an amendment, or `O` when nobody ever learnt why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.absence.explanation import code_in, in_words, said
from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.register import check_can_mark
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import entries, registers
from desktop.storage.organisation import policies
from desktop.storage.record import amendments
from desktop.tasks.absence.raise_doubts import raise_doubts
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.take_register import check_draft_here, check_may_take
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.unexplained_line import UnexplainedLine
    from desktop.models.marks.register import Register
    from desktop.models.record.amendment import Amendment
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

UNKNOWN = "O"


@dataclass(frozen=True, slots=True)
class _Change:
    """One `N` with the code that takes its place, and why."""

    line: UnexplainedLine
    code: str
    reason: str
    note: str = ""
    source: int | None = None


def explain(
    desk: Desk, lines: Sequence[UnexplainedLine], code: str, reason: str, note: str = ""
) -> Amendment:
    """Amend each of these `N` to what it should be, as one amendment with its reason.

    All or none: StaleError when one has changed. The code for present is that of each half.
    """
    desk.need(Duty.AMEND)
    if not reason.strip():
        raise RuleError("Say who said so, and what.", "A few words are enough.")
    changes = [_Change(line, code_in(code, line.session), reason.strip(), note) for line in lines]
    return _amend(desk, changes, (in_words(lines, code) if lines else "", reason.strip()))


def accept(desk: Desk, lines: Sequence[UnexplainedLine]) -> Amendment:
    """Enter for each of these what is known already, by whoever may, as one amendment."""
    desk.need(Duty.AMEND)
    for line in lines:
        if not line.code:
            raise RuleError(f"Of {line.name} no code is known.", "Press the key of a reason.")
    changes = [_Change(line, line.code, _known(line), source=line.source) for line in lines]
    codes = ", ".join(dict.fromkeys(line.code for line in lines))
    reason = "; ".join(dict.fromkeys(change.reason for change in changes))
    return _amend(desk, changes, (in_words(lines, codes) if lines else "", reason))


def _known(line: UnexplainedLine) -> str:
    about = [one for one in line.messages if one.explains and one.code == line.code]
    return said(about[-1]) if about else f"known beforehand: {line.known}"


def settle_as_unknown(desk: Desk, lines: Sequence[UnexplainedLine]) -> Amendment:
    """Amend to `O` each `N` whose deadline has come with no reason; all or none.

    RuleError for one that is not due: until then the reason may still come.
    """
    desk.need(Duty.AMEND)
    for line in lines:
        if line.proposed != UNKNOWN:
            raise RuleError(
                f"{line.name}, {line.session}: the deadline has not come.",
                "Until then the reason may still become known.",
            )
    days = policies.policy_on(desk.db, desk.school, desk.today).deadline_days
    reason = f"no reason known within {days} school days"
    changes = [_Change(line, UNKNOWN, reason) for line in lines]
    return _amend(desk, changes, (in_words(lines, UNKNOWN) if lines else "", reason))


def _amend(desk: Desk, changes: Sequence[_Change], said_as: tuple[str, str]) -> Amendment:
    if not changes:
        raise RuleError("Nobody is chosen.", "Choose at least one line.")
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        found = [_register(desk, change.line, signed) for change in changes]
        new = [
            _entry(desk, register, change, signed)
            for register, change in zip(found, changes, strict=True)
        ]
        number = amendments.add_amendment(desk.db, signed, said_as, new)
        _doubt(desk, found, number, signed)
        made = amendments.load_amendment(desk.db, desk.school, number)
    if made is None:
        raise AssertionError("an amendment that was just written is not there")
    return made


def _register(desk: Desk, line: UnexplainedLine, signed: Signature) -> Register:
    number = registers.register_number(desk.db, line.group, line.session) or 0
    close_if_due(desk.db, number, signed.at)
    found = registers.load_register(desk.db, number, line.pupil)
    check_may_take(desk, found)
    entry = found.row(line.pupil).entry
    if entry is None or entry.id != line.entry:
        raise StaleError(
            f"Somebody has changed {line.name}’s mark, {line.session}.",
            "Nothing was written. Look at the list again.",
        )
    return found


def _entry(desk: Desk, register: Register, change: _Change, signed: Signature) -> entries.NewEntry:
    line, now = change.line, signed.at
    draft = Draft(line.pupil, change.code, line.entry, None, change.note, change.reason)
    check_can_mark(register, now, may_amend=desk.who.may(Duty.AMEND), reason=change.reason)
    check_draft_here(desk, register, draft, now)
    kind = Kind.AMENDMENT if register.has_closed(now) else Kind.TAKEN
    return entries.NewEntry(
        desk.school, line.pupil, line.session, line.group, change.code, kind, now, now,
        signed.author, None, change.note.strip(), change.reason, line.entry, change.source,
    )  # fmt: skip


def _doubt(desk: Desk, found: list[Register], number: int, signed: Signature) -> None:
    """A child who was here after all although a parent rang is asked about like any other."""
    made = [one.made for one in amendments.amended_by(desk.db, number)]
    for register in found:
        whose = {row.pupil for row in register.rows}
        here = [one for one in made if one.session == register.session and one.pupil in whose]
        raise_doubts(desk.db, register, here, signed)
