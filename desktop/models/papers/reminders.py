"""What a school reminds families of, in sentences made from its policy and its own facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import Half
from desktop.models.leave.not_exceptional import LIST
from desktop.models.organisation.group import year_in_words
from desktop.models.organisation.policy import HALF_WORDS
from desktop.models.papers.school_page import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.absence.penalty_window import PenaltyRule
    from desktop.models.days.session_times import SessionTimes
    from desktop.models.organisation.policy import Policy

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
          9: "nine", 10: "ten"}  # fmt: skip


def reminders(policy: Policy, phone: str) -> tuple[Part, ...]:
    """Return when registers close, whom to tell by when, and what is said of leave (R212)."""
    parts = (
        Part("Coming on time", tuple(_times(policy))),
        Part("If your child cannot come", (_telling(policy, phone),)),
        Part("Leave in term time", (_leave(policy),)),
    )
    return tuple(part for part in parts if part.paragraphs)


def own_words(policy: Policy) -> Part:
    """Return the school's own reminders, a paragraph a line."""
    lines = map(str.strip, policy.newsletter.own_words.splitlines())
    return Part("From the school", tuple(filter(None, lines)))


def how_absence_is_dealt_with(policy: Policy, rule: PenaltyRule | None) -> Part:
    """Return what follows an absence nobody has explained, by the policy's own numbers."""
    days = counted(policy.deadline_days, "school day")
    paragraphs = [
        "When a child is away and the school has not heard why, it gets in touch with the family"
        f" on the first day. Where the reason is still not known after {days}, the absence is"
        " recorded as unauthorised.",
        f"After {counted(policy.refer_days, 'school day')} without any contact, the school may ask"
        " other services to make sure that the child is safe.",
    ]
    if rule is not None:
        paragraphs.append(
            f"{counted(rule.sessions, 'unauthorised session').capitalize()} within"
            f" {counted(rule.weeks, 'school week')} can lead to a penalty notice."
        )
    return Part("When a child is away", tuple(paragraphs))


def counted(number: int, thing: str) -> str:
    """Say a number of things, small ones as a word: five school days, 15 school days."""
    return f"{_WORDS.get(number, number)} {thing}{'' if number == 1 else 's'}"


def _times(policy: Policy) -> Iterator[str]:
    both = ((Half.AM, policy.am), (Half.PM, policy.pm))
    known = [(half, times) for half, times in both if times is not None]
    if not known:
        return
    halves = " ".join(
        f"The {HALF_WORDS[half]} register begins at {times.begins:%H:%M} and closes at"
        f" {times.closes:%H:%M}."
        for half, times in known
    )
    late = " or ".join(
        f"{times.first_late_for_good:%H:%M} in the {HALF_WORDS[half]}" for half, times in known
    )
    yield (
        f"{halves} A child who comes after it has begun is late; from {late} the session counts"
        " as an absence."
    )
    own = [
        f"{year_in_words(row.year_group)}, {HALF_WORDS[row.half]}: {_from_to(row.times)}"
        for row in policy.year_times
    ]
    if own:
        yield f"Other times hold for {'; '.join(own)}."


def _from_to(times: SessionTimes) -> str:
    return f"{times.begins:%H:%M} to {times.closes:%H:%M}"


def _telling(policy: Policy, phone: str) -> str:
    rules = policy.newsletter
    line = rules.tell_on.strip() or phone.strip()
    by_when = f"by {rules.tell_by} " if rules.tell_by else ""
    where = f" ({line})" if line else ""
    return (
        f"Please tell the school office{where} {by_when}on the first day. Say why your child is"
        " away and when you expect them back. It is the school, not the parent, that decides"
        " whether an absence is authorised."
    )


def _leave(policy: Policy) -> str:
    rules = policy.leave
    notice = f", at least {rules.notice_in_words} before the first day" if rules.notice_days else ""
    said = [
        "Leave is given only in exceptional circumstances, and the headteacher decides. Ask in"
        f" advance{notice}."
    ]
    if rules.exceptional:
        said.append(f"Exceptional means {rules.exceptional}.")
    listed = [one.said_as for one in LIST if one.name in rules.not_exceptional]
    if listed:
        *most, last = listed
        reasons = f"{', '.join(most)} or {last}" if most else last
        said.append(f"These are no exceptional reasons at this school: {reasons}.")
    return " ".join(said)
