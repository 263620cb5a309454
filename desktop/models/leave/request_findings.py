"""What is wrong with a request, and what is to be known before it is decided: said at entry.

A refusal means that the request cannot be written down like this; everything else is a warning, for
a request is kept whatever it is worth, and the head decides it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused, warning
from desktop.models.leave.leave_span import dates_in_words, span_of
from desktop.models.leave.not_exceptional import recognised
from desktop.models.leave.reason import BY_NAME, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.leave_rules import LeaveRules
    from desktop.models.leave.request import LeaveRequest, RequestDraft

_LONG_AGO = timedelta(days=366)
_IN_ADVANCE = "Leave is only given in advance (reg 11). The request is kept; the answer is no."
_RESIDENT = (
    "Leave in exceptional circumstances is asked for by a parent the child normally lives with "
    "(reg 11; school policy)."
)
_NAMED = "Nothing is decided by it: the head looks at each request by itself."


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request for one of the same children whose days overlap, and whether it was refused."""

    request: LeaveRequest
    name: str
    was_refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a request is judged by; `absent` names children not on roll on a day of it."""

    calendar: SchoolCalendar
    rules: LeaveRules
    today: date
    absent: tuple[tuple[str, date], ...] = ()
    earlier: tuple[Earlier, ...] = ()


def request_findings(draft: RequestDraft, around: Around) -> Iterator[Finding]:
    """Find what refuses a request and what warns of it, the refusals of its parts first."""
    yield from _parts(draft, around.today)
    wrong = tuple(_dates(draft, around.calendar))
    yield from wrong
    if not wrong:
        yield from _roll(around)
        yield from _overlap(around)
        yield from _time(draft, around)
    yield from _asker(draft)
    yield from _reasons(draft, around)


def _parts(draft: RequestDraft, today: date) -> Iterator[Finding]:
    if not draft.pupils:
        yield refused("pupils", "The request is for no child.", "Choose the child first.")
    if not draft.asker.strip():
        yield refused("asker", "Nobody is named who asks.", "Press a contact’s digit, or type who.")
    if draft.reason not in BY_NAME:
        yield refused("reason", "No reason is chosen.", "Press the reason’s key.")
    elif draft.reason == OTHER.name and not draft.words.strip():
        yield refused("words", "The reason is not said.", "Say in a few words what it is for.")
    if draft.received_on > today:
        yield refused(
            "received_on", f"{day_in_words(draft.received_on)} has not come yet.",
            "Say on which day the request was received.",
        )  # fmt: skip
    elif today - draft.received_on > _LONG_AGO:
        yield refused(
            "received_on", f"{day_in_words(draft.received_on)} is more than a year ago.",
            "Check the year.",
        )  # fmt: skip


def _dates(draft: RequestDraft, calendar: SchoolCalendar) -> Iterator[Finding]:
    if draft.last < draft.first:
        yield refused(
            "last", f"The leave ends on {draft.last}, before it begins on {draft.first}.",
            "Check the two days.",
        )  # fmt: skip
        return
    for field, session in (("first", draft.first), ("last", draft.last)):
        if calendar.year_of(session.day) is None:
            yield refused(
                field, f"No school year is known for {day_in_words(session.day)}.",
                "Check the day, or fill in that school year’s dates first.",
            )  # fmt: skip
            return
    if not span_of(calendar, draft.first, draft.last).sessions:
        yield refused(
            "first",
            f"The school does not meet at any time of {dates_in_words(draft.first, draft.last)}.",
            "No leave is needed for days without school. Check the days.",
        )


def _roll(around: Around) -> Iterator[Finding]:
    for name, day in around.absent:
        yield refused(
            "pupils", f"{name} is not on roll on {day_in_words(day)}.",
            "Check the days, or the starting and leaving days on the pupil’s page.",
        )  # fmt: skip


def _overlap(around: Around) -> Iterator[Finding]:
    for one in around.earlier:
        days = dates_in_words(one.request.first, one.request.last)
        if one.was_refused:
            yield warning(
                "first", f"Leave for {one.name} on {days} was refused already.",
                "Ask again only if something is new; the refusal is kept.",
            )  # fmt: skip
        else:
            yield refused(
                "first", f"There is a request for {one.name} for {days} already.",
                "Open it in the list, or withdraw it first if this one is to stand.",
            )  # fmt: skip


def _time(draft: RequestDraft, around: Around) -> Iterator[Finding]:
    """Late by the policy's notice (R168), or asked for when it had begun (R33, R114)."""
    received, rules = draft.received_on, around.rules
    met = span_of(around.calendar, draft.first, draft.last).sessions
    first, last = met[0].day, met[-1].day
    if received > last:
        yield warning("received_on", "Asked for when it was over.", _IN_ADVANCE)
    elif received > first:
        yield warning(
            "received_on", f"Asked for after it had begun on {day_in_words(first)}.",
            "Leave is only given in advance (reg 11): never for the days before it was asked for.",
        )  # fmt: skip
    elif received == first:
        yield warning(
            "received_on", "Asked for on the day it begins.",
            "Leave is only given in advance (reg 11).",
        )  # fmt: skip
    elif rules.is_late(received, first):
        yield warning(
            "received_on",
            f"Late: it was to be asked for by {day_in_words(rules.latest_request(first))}.",
            f"The school’s policy asks for {rules.notice_in_words} before the first day.",
        )


def _asker(draft: RequestDraft) -> Iterator[Finding]:
    """Only a parent the child normally lives with applies (R168, R227); in writing (R33, R114)."""
    who = draft.asker.strip() or "Who asks"
    if draft.lives_with is False:
        yield warning("asker", f"{who} does not live with the child.", _RESIDENT)
    elif draft.lives_with is None and draft.asker.strip():
        yield warning("asker", f"It is not known whether {who} lives with the child.", _RESIDENT)
    if not draft.came.in_writing:
        yield warning(
            "came", "Nothing is in writing yet.",
            "Give out the form: leave is asked for in writing (school policy).",
        )  # fmt: skip


def _reasons(draft: RequestDraft, around: Around) -> Iterator[Finding]:
    if draft.reason not in BY_NAME:
        return
    found = recognised(draft, around.calendar, around.rules.not_exceptional)
    said = [one.said_as for one in found]
    if said:
        named = " or ".join(filter(None, (", ".join(said[:-1]), said[-1])))
        means = around.rules.exceptional.rstrip(".")
        yield warning(
            "reason",
            f"The school’s policy does not count {named} as exceptional.",
            f"It means: {means}. {_NAMED}" if means else _NAMED,
        )
