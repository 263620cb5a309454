"""The list of every `N`: its deadline, what is known, what was said, and the family beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.unexplained_line import UnexplainedLine, by_deadline, days_left, limits
from desktop.models.marks.year_marks import year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import messages
from desktop.storage.admissions import families
from desktop.storage.marks import entries, expectations
from desktop.storage.marks.unexplained import unexplained
from desktop.storage.organisation import policies, school_years
from desktop.tasks.leave.refused_leave import suggested_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.models.absence.message import Message
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.marks.expectation import Expectation
    from desktop.models.organisation.policy import Policy
    from desktop.models.site.pressing import Unexplained
    from desktop.tasks.desk import Desk

_NO_REASON = "N"


@dataclass(frozen=True, slots=True)
class _Read:
    """What every line is worked out from, read once."""

    calendar: SchoolCalendar
    policy: Policy
    family: Mapping[int, frozenset[int]]


def unexplained_lines(desk: Desk) -> tuple[UnexplainedLine, ...]:
    """Return every `N` of the children on roll, by its deadline; in autumn the summer's too."""
    desk.need(Duty.LOG_ABSENCE)
    this_year = year_of(desk.today)
    found = [
        one
        for year in (this_year - 1, this_year)
        for one in unexplained(desk.db, desk.school, desk.today, year)
    ]
    read = _Read(
        school_years.load_calendar(desk.db, desk.school),
        policies.policy_on(desk.db, desk.school, desk.today),
        families.families_of(desk.db, tuple({one.pupil for one in found})),
    )
    sessions: dict[Session, dict[int, Unexplained]] = {}
    for one in found:
        for session in one.sessions:
            sessions.setdefault(session, {})[one.pupil] = one
    return by_deadline(
        line for session, whose in sessions.items() for line in _lines(desk, read, session, whose)
    )


def _lines(
    desk: Desk, read: _Read, session: Session, whose: Mapping[int, Unexplained]
) -> Iterator[UnexplainedLine]:
    today = desk.today
    ends, proposed = limits(read.calendar, session, today, read.policy.deadline_days)
    said = _messages(desk, tuple(whose), session)
    refused = suggested_for(desk, whose, session)
    left = days_left(read.calendar, ends, today)
    for pupil, entry in entries.current_entries(desk.db, tuple(whose), session).items():
        if entry.code != _NO_REASON or entry.group is None:
            continue
        one, told = whose[pupil], tuple(said.get(pupil, ()))
        known = expectations.load_expectation(desk.db, entry.source) if entry.source else None
        code = _code(known, told)
        yield UnexplainedLine(
            entry=entry.id,
            pupil=pupil,
            name=one.name,
            group=entry.group,
            group_name=one.group_name,
            session=session,
            deadline=ends,
            proposed="" if known else proposed,
            waits=known is not None,
            known=_words(known),
            code=code,
            may_accept=_may_accept(desk, read.policy, known, code),
            source=known.id if known else None,
            left=left,
            run=dict(zip(one.sessions, one.runs, strict=True))[session],
            family=read.family.get(pupil, frozenset()),
            messages=told,
            refused=refused.get(pupil),
        )


def _messages(desk: Desk, pupils: tuple[int, ...], session: Session) -> dict[int, list[Message]]:
    found: dict[int, list[Message]] = {}
    for one in messages.messages_about(desk.db, pupils, session, session):
        for pupil in one.pupils:
            found.setdefault(pupil, []).append(one)
    return found


def _code(known: Expectation | None, told: tuple[Message, ...]) -> str:
    """The code that would stand: as planned, or as the last message that explains suggests."""
    if known is None:
        return ""
    codes = [one.code for one in told if one.explains] if known.code == _NO_REASON else [known.code]
    return codes[-1] if codes and codes[-1] != _NO_REASON else ""


def _words(known: Expectation | None) -> str:
    return (known.note or known.source) if known else ""


def _may_accept(desk: Desk, policy: Policy, known: Expectation | None, code: str) -> bool:
    """Whether this person enters the code: what was planned stands, the rest is the policy's."""
    if known is None or not code or not desk.who.may(Duty.AMEND):
        return False
    planned = known.code == code
    return planned or desk.who.may(Duty.ALL_CODES) or policy.office_may_enter(code)
