"""Keying in a register that was taken on paper, in a power cut or out of doors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.register import check_can_mark
from desktop.models.organisation.staff import Duty
from desktop.models.site.paper_register import check_paper
from desktop.storage.file.authors import author_of
from desktop.storage.file.database import saving
from desktop.storage.marks import registers
from desktop.storage.organisation import groups, people
from desktop.tasks.marks.close_registers import close_if_due
from desktop.tasks.marks.look_at_registers import look_at
from desktop.tasks.marks.take_register import (
    Filled,
    Marked,
    add_marks,
    check_draft_here,
    check_may_take,
)
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register
    from desktop.models.site.paper_register import PaperRegister
    from desktop.tasks.desk import Desk


def takers(desk: Desk, group: int, day: date) -> tuple[str, ...]:
    """Return who may have taken a class on paper: those who take it, then everybody at school."""
    own = [one.name for one in groups.teachings_on(desk.db, group, day)]
    posts = people.kept_posts(desk.db, school=desk.school)
    here = {kept.person for kept in posts if kept.post.held_on(day)}
    staff = [account.name for account in people.all_accounts(desk.db) if account.id in here]
    return tuple(dict.fromkeys((*own, *staff)))


def begin(desk: Desk, group: int, session: Session, paper: PaperRegister) -> Register:
    """Return the register that a paper is about to be keyed into; RuleError says why it may not."""
    register = look_at(desk, group, session)
    check_may_take(desk, register)
    _check(desk, register, paper, right_time(desk))
    return register


def mark(desk: Desk, register: int, draft: Draft, paper: PaperRegister) -> Marked:
    """Enter one mark from the paper: recorded now, in effect when the paper was taken."""
    with saving(desk.db):
        now = right_time(desk)
        found = _load(desk, register, paper, now, draft.pupil)
        said = replace(draft, reason=paper.reason)
        warning = check_draft_here(desk, found, said, now)
        (entry,) = _add(desk, found, [said], paper, now)
    return Marked(entry, warning)


def fill_rest(desk: Desk, register: int, paper: PaperRegister) -> Filled:
    """Mark every blank present as the paper says; a known reason is never touched."""
    with saving(desk.db):
        now = right_time(desk)
        found = _load(desk, register, paper, now)
        drafts = [
            Draft(
                row.pupil, found.present_code, row.entry.id if row.entry else None,
                reason=paper.reason,
            )
            for row in found.to_fill
        ]  # fmt: skip
        made = _add(desk, found, drafts, paper, now)
    return Filled(made, len(found.known_blanks))


def _load(
    desk: Desk, number: int, paper: PaperRegister, now: datetime, only: int | None = None
) -> Register:
    close_if_due(desk.db, number, now)
    register = registers.load_register(desk.db, number, only)
    check_may_take(desk, register)
    _check(desk, register, paper, now)
    return register


def _check(desk: Desk, register: Register, paper: PaperRegister, now: datetime) -> None:
    check_can_mark(register, now, may_amend=desk.who.may(Duty.AMEND), reason=paper.reason)
    check_paper(register, paper, now)


def _add(
    desk: Desk, register: Register, drafts: Iterable[Draft], paper: PaperRegister, now: datetime
) -> tuple[Entry, ...]:
    """Add the entries; the register was taken when the paper was."""
    if register.taken_at is None:
        author = author_of(desk.db, desk.school, desk.who)
        taken = registers.Event("taken", paper.at, now, author, paper.reason)
        registers.add_event(desk.db, register.id, taken)
        register = replace(register, taken_at=paper.at)
    return add_marks(desk, register, drafts, Kind.PAPER, now, effective=paper.at)
