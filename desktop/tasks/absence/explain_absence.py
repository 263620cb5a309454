"""Every `N` with its deadline: explained by an amendment, or `O` when nobody ever learnt why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.absence.unexplained_line import UnexplainedLine, by_deadline, limits
from desktop.models.marks.entry import Draft
from desktop.models.marks.year_marks import year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import messages
from desktop.storage.file.database import saving
from desktop.storage.marks import entries, expectations, registers
from desktop.storage.marks.unexplained import unexplained
from desktop.storage.organisation import policies, school_years
from desktop.tasks.marks.take_register import enter_mark
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.models.absence.message import Message
    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.models.site.pressing import Unexplained
    from desktop.tasks.desk import Desk

UNKNOWN = "O"
_YEAR = timedelta(days=365)


def unexplained_lines(desk: Desk) -> tuple[UnexplainedLine, ...]:
    """Return every `N` of the children on roll, by its deadline; in autumn the summer's too."""
    desk.need(Duty.LOG_ABSENCE)
    this_year = year_of(desk.today)
    found = [
        one
        for year in (this_year - 1, this_year)
        for one in unexplained(desk.db, desk.school, desk.today, year)
    ]
    return by_deadline(_lines(desk, found))


def _lines(desk: Desk, found: Sequence[Unexplained]) -> Iterator[UnexplainedLine]:
    calendar = school_years.load_calendar(desk.db, desk.school)
    days = policies.policy_on(desk.db, desk.school, desk.today).deadline_days
    for session in sorted({each for one in found for each in one.sessions}):
        whose = {one.pupil: one for one in found if session in one.sessions}
        current = entries.current_entries(desk.db, tuple(whose), session)
        ends, proposed = limits(calendar, session, desk.today, days)
        said = _messages(desk, tuple(whose), session)
        for pupil, entry in current.items():
            if entry.code != "N" or entry.group is None:
                continue
            one = whose[pupil]
            yield UnexplainedLine(
                entry=entry.id,
                pupil=pupil,
                name=one.name,
                group=entry.group,
                group_name=one.group_name,
                session=session,
                deadline=ends,
                proposed="" if entry.source else proposed,
                waits=entry.source is not None,
                known=_known(desk, entry),
                messages=tuple(said.get(pupil, ())),
            )


def _messages(desk: Desk, pupils: tuple[int, ...], session: Session) -> dict[int, list[Message]]:
    found: dict[int, list[Message]] = {}
    for one in messages.messages_about(desk.db, pupils, session, session):
        for pupil in one.pupils:
            found.setdefault(pupil, []).append(one)
    return found


def _known(desk: Desk, entry: Entry) -> str:
    """What was known about a session but could not be entered: words for the head."""
    known = expectations.load_expectation(desk.db, entry.source) if entry.source else None
    if known is None:
        return ""
    return known.note if known.code == "N" else f"{known.code}: {known.note or known.source}"


def explain(desk: Desk, line: UnexplainedLine, code: str, reason: str, note: str = "") -> None:
    """Amend one `N` to what it should be, with the reason; StaleError when it has changed."""
    desk.need(Duty.AMEND)
    with saving(desk.db):
        _amend(desk, line, (code, note), reason)


def settle_as_unknown(desk: Desk, lines: Sequence[UnexplainedLine]) -> int:
    """Amend to `O` each `N` whose deadline has come with no reason; all or none. Returns how many.

    RuleError for one that is not due: until then the reason may still come.
    """
    desk.need(Duty.AMEND)
    with saving(desk.db):
        days = policies.policy_on(desk.db, desk.school, desk.today).deadline_days
        for line in lines:
            if line.proposed != UNKNOWN:
                raise RuleError(
                    f"{line.name}, {line.session}: the deadline has not come.",
                    "Until then the reason may still become known.",
                )
            why = f"no reason known within {days} school days"
            _amend(desk, line, (UNKNOWN, ""), why)
    return len(lines)


def _amend(desk: Desk, line: UnexplainedLine, what: tuple[str, str], reason: str) -> None:
    code, note = what
    number = registers.register_number(desk.db, line.group, line.session)
    draft = Draft(line.pupil, code, line.entry, None, note, reason)
    enter_mark(desk, number or 0, draft, right_time(desk))
