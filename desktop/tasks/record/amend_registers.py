"""Amending over a span: seen line by line before it is done, done all at once, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.marks.attendance_code import codes_in_force
from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.marking import NEVER_ON_A_PUPIL, why_not
from desktop.models.marks.year_marks import year_of
from desktop.models.organisation.staff import Duty
from desktop.models.record.amendment import words_of
from desktop.models.record.amendment_preview import Preview, figures
from desktop.models.record.span_amendment import (
    Asker,
    check_amount,
    check_wanted,
    lines_of,
)
from desktop.models.record.taking_back import Left, Undone, put_back
from desktop.storage.file.database import reading, saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import entries, registers
from desktop.storage.organisation import groups, policies
from desktop.storage.record import amendments
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.record import span_facts
from desktop.tasks.record.span_facts import Span
from desktop.tasks.safety.confirm_clock import check_clock, right_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.attendance_code import Code
    from desktop.models.marks.register import Register
    from desktop.models.record.amendment import Amended, Amendment
    from desktop.models.record.span_amendment import Line, Wanted
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_LISTED = 200


def preview(desk: Desk, wanted: Wanted, but: frozenset[str] = frozenset()) -> Preview:
    """Return what would change and what would not, with why; nothing is written but a close due.

    Marks of the codes in `but` are not asked about.
    """
    desk.need(Duty.AMEND)
    check_wanted(wanted)
    _run_closes(desk, wanted.first)
    with reading(desk.db):
        return _planned(desk, wanted, desk.now(), but)


def amend(desk: Desk, wanted: Wanted, shown: Preview) -> Amendment:
    """Make every change that was shown, as one amendment; StaleError when one is no longer so."""
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        return amend_as(desk, signed, wanted, shown)


def amend_as(
    desk: Desk, signed: Signature, wanted: Wanted, shown: Preview, but: frozenset[str] = frozenset()
) -> Amendment:
    """Do what `amend` does inside a save that is already going on."""
    desk.need(Duty.AMEND)
    check_wanted(wanted)
    changes = _planned(desk, wanted, signed.at, but).changes
    if changes != shown.changes:
        raise StaleError(
            "A mark has changed since this was shown.",
            "Nothing was written. Look at the new list, then amend.",
        )
    if not changes:
        raise RuleError("No mark would change.", "Choose other days, children or marks.")
    said = (words_of(wanted, _names(desk, wanted)), wanted.reason.strip())
    draft = Draft(0, "", minutes=wanted.minutes, note=wanted.note.strip(), reason=said[1])
    new = [_entry(signed, line, draft) for line in changes]
    number = amendments.add_amendment(desk.db, signed, said, new)
    _note_taken(desk, signed, changes)
    return _made(desk, number)


def past_amendments(desk: Desk) -> tuple[Amendment, ...]:
    """Return the school's last amendments of several marks, newest first."""
    desk.need(Duty.AMEND)
    return amendments.newest_amendments(desk.db, desk.school, _LISTED)


def undo(desk: Desk, number: int) -> Undone:
    """Put back what stood before an amendment, by another; what cannot be is left and counted.

    Left are marks somebody has changed since, and blanks: the store takes none after the close.
    """
    desk.need(Duty.AMEND)
    with saving(desk.db):
        now = right_time(desk)
        found = _undoable(desk, number)
        reason = f"taken back: {found.reason}"
        drafts, undone = _put_back(desk, amendments.amended_by(desk.db, number), reason, now)
        if not drafts:
            raise RuleError("Nothing of it can be put back.", str(undone))
        signed = sign(desk.db, desk.school, desk.who, now)
        new = [_entry(signed, line, draft) for line, draft in drafts]
        said = (f"Taken back: {found.words}", reason)
        amendments.add_amendment(desk.db, signed, said, new, number)
    return undone


def _run_closes(desk: Desk, first: Session) -> None:
    if check_clock(desk) is None:
        close_due(desk.db, desk.now(), first.day)


def _planned(
    desk: Desk, wanted: Wanted, now: datetime, but: frozenset[str] = frozenset()
) -> Preview:
    span = Span(wanted.first, wanted.last, frozenset(wanted.groups), frozenset(wanted.pupils))
    sessions, closed = span_facts.sessions_asked(desk, span, wanted.meets)
    rows = span_facts.rows_asked(desk, span)
    check_amount(len(rows) * len(sessions))
    found, nowhere = span_facts.registers_asked(desk, span, rows, sessions)
    policy = span_facts.policy_of(desk)
    lines = [
        line
        for register in found
        for line in lines_of(Asker(desk.who, policy(register.session.day), now), register, wanted)
    ]
    asked = [line for line in lines if line is not None and line.before not in but]
    changes = tuple(line for line in asked if not line.left)
    return Preview(
        changes,
        (*closed, *nowhere, *(line for line in asked if line.left)),
        len(lines) - len(asked),
        figures(changes, _marks(desk, changes)),
    )


def _marks(desk: Desk, changes: tuple[Line, ...]) -> dict[int, dict[int, str]]:
    pupils = tuple({line.pupil for line in changes if line.pupil is not None})
    years = {year_of(line.session.day) for line in changes}
    return {year: entries.marks_of_year(desk.db, pupils, year) for year in years}


def _names(desk: Desk, wanted: Wanted) -> list[str]:
    named = [groups.load_group(desk.db, group).name for group in wanted.groups]
    span = Span(wanted.first, wanted.last, frozenset(), frozenset(wanted.pupils))
    return [*named, *(row.name for row in span_facts.rows_asked(desk, span))]


def _entry(signed: Signature, line: Line, draft: Draft) -> entries.NewEntry:
    return entries.NewEntry(
        signed.school, line.pupil or 0, line.session, line.group, line.after,
        Kind.AMENDMENT if line.before else Kind.TAKEN, signed.at, signed.at, signed.author,
        draft.minutes, draft.note, draft.reason, line.seen,
    )  # fmt: skip


def _note_taken(desk: Desk, signed: Signature, changes: Iterable[Line]) -> None:
    for number in {line.register for line in changes if not line.before}:
        registers.note_taken(desk.db, number, signed.at, signed.author or 0)


def _made(desk: Desk, number: int) -> Amendment:
    made = amendments.load_amendment(desk.db, desk.school, number)
    if made is None:
        raise AssertionError("an amendment that was just written is not there")
    return made


def _undoable(desk: Desk, number: int) -> Amendment:
    found = amendments.load_amendment(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such amendment.", "Look at the list again.")
    if found.undone_by:
        raise StaleError(f"{found.undone_by} has taken this back.", "Look at the list again.")
    return found


def _put_back(
    desk: Desk, amended: tuple[Amended, ...], reason: str, now: datetime
) -> tuple[list[tuple[Line, Draft]], Undone]:
    policy, places = span_facts.policy_of(desk), _places(desk, amended)
    fates = []
    for one in amended:
        session = one.made.session
        register = places.get((one.made.pupil, session))
        asker = Asker(desk.who, policy(session.day), now)
        fates.append(put_back(asker, register, one, reason))
    drafts = [fate for fate in fates if not isinstance(fate, Left)]
    left = tuple(fate for fate in fates if isinstance(fate, Left))
    return drafts, Undone(len(drafts), left)


def _places(desk: Desk, amended: tuple[Amended, ...]) -> dict[tuple[int, Session], Register]:
    sessions = sorted({one.made.session for one in amended})
    pupils = frozenset(one.made.pupil for one in amended)
    span = Span(sessions[0], sessions[-1], frozenset(), pupils)
    rows = span_facts.rows_asked(desk, span)
    found, _ = span_facts.registers_asked(desk, span, rows, sessions)
    return {(row.pupil, one.session): one for one in found for row in one.rows}


def codes_to_offer(desk: Desk, day: date) -> tuple[tuple[Code, str], ...]:
    """Return the codes that may stand on a day with why this person may not enter one (empty: may).

    One that waits for the head may still be entered where it is what was known of a child.
    """
    desk.need(Duty.AMEND)
    policy = policies.policy_on(desk.db, desk.school, day)
    return tuple(
        (code, why_not(desk.who, policy, code.symbol))
        for code in codes_in_force(day)
        if code.symbol not in NEVER_ON_A_PUPIL
    )
