"""What a new policy changes, in words, for the history and before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import Half
from desktop.models.organisation.policy import HALF_WORDS, Policy
from desktop.models.organisation.policy_mapping import TIME_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.days.session_times import SessionTimes

_WORDS = {
    "opens": "marking opens",
    "begins": "registration begins",
    "closes": "the register closes",
    "expected_by": "registers are expected in by",
    "ends": "the session ends",
}
_NUMBERS = {
    "deadline_days": "N is settled within {} school days",
    "idle_lock_minutes": "the window locks after {} minutes",
    "minimum_sessions": "{} sessions before an alert",
    "evidence_days": "evidence may be asked for after {} days of illness",
    "refer_days": "a referral is proposed after {} days without contact",
    "missing_days": "a child may be missing education after {} days",
    "in_touch_days": "in touch by day {} of absence",
    "long_absence_days": "back after more than {} days, a plan is proposed",
    "travel_limit": "more than {} T sessions a year are a concern",
    "base_school_months": "base school within {} months",
    "agreement_weeks": "contracts and plans are reviewed after {} weeks",
}
_LEAVE = {
    "notice_days": "leave is asked for {} days before",
    "festival_days": "{} days of religious observance a festival",
    "religious_days": "{} days of religious observance a year",
    "days_in_a_row": "{} days of leave not given in a row propose a referral",
    "days_again": "{} days of it propose one where it happened before",
    "alert_sessions": "{} unauthorised sessions in a year alert the school",
}
_CODES = {"reserved_codes": "waits for the head", "teacher_codes": "teachers have a key"}


def policy_changes(before: Policy, after: Policy) -> tuple[str, ...]:
    """Return a phrase for each setting that differs; nothing for policies that are alike."""
    return (
        *_names(before, after),
        *_session(before.am, after.am, HALF_WORDS[Half.AM]),
        *_session(before.pm, after.pm, HALF_WORDS[Half.PM]),
        *_years(before, after),
        *_codes(before, after),
        *_numbers(before, after),
        *_slip(before, after),
        *_first_day(before, after),
        *_leave(before, after),
        *_newsletter(before, after),
    )


def _names(before: Policy, after: Policy) -> Iterator[str]:
    if before.name != after.name:
        yield after.name
    if before.phase is not after.phase:
        yield f"{after.phase.value} instead of {before.phase.value}"


def _session(before: SessionTimes | None, after: SessionTimes | None, name: str) -> Iterator[str]:
    if before is None or after is None:
        if before is not after:
            yield f"{name}: {'new times' if after else 'no times of its own'}"
        return
    for key in TIME_KEYS:
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield f"{name}: {_WORDS[key]} {new:%H:%M} (was {old:%H:%M})"
    if before.inclusive != after.inclusive:
        yield f"{name}: the closing minute is {'L' if after.inclusive else 'U'}"


def _years(before: Policy, after: Policy) -> Iterator[str]:
    old = {(row.year_group, row.half): row.times for row in before.year_times}
    new = {(row.year_group, row.half): row.times for row in after.year_times}
    for year, half in sorted(old.keys() | new.keys()):
        name = f"year {year}, {HALF_WORDS[half]}"
        yield from _session(old.get((year, half)), new.get((year, half)), name)


def _codes(before: Policy, after: Policy) -> Iterator[str]:
    for field, words in _CODES.items():
        old, new = getattr(before, field), getattr(after, field)
        if added := sorted(new - old):
            yield f"{words}: {', '.join(added)} added"
        if gone := sorted(old - new):
            yield f"{words}: {', '.join(gone)} taken out"


def _numbers(before: Policy, after: Policy) -> Iterator[str]:
    for field, words in _NUMBERS.items():
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield f"{words.format(new)} (was {old})"


def _slip(before: Policy, after: Policy) -> Iterator[str]:
    if before.late_slip is not after.late_slip:
        yield f"late slip: {after.late_slip.value} (was {before.late_slip.value})"


def _first_day(before: Policy, after: Policy) -> Iterator[str]:
    if before.first_day != after.first_day:
        tiers = ", ".join(tier.name for tier in after.first_day.tiers)
        yield f"the first-day clock has other times ({tiers})"


def _leave(before: Policy, after: Policy) -> Iterator[str]:
    for field, words in _LEAVE.items():
        old, new = getattr(before.leave, field), getattr(after.leave, field)
        if old != new:
            yield f"{words.format(new)} (was {old})"
    if before.leave.not_exceptional != after.leave.not_exceptional:
        yield f"reasons not exceptional for leave: {len(after.leave.not_exceptional)} listed"
    if before.leave.exams != after.leave.exams:
        yield f"tests and examinations: {len(after.leave.exams)} listed"
    if before.leave.exceptional != after.leave.exceptional:
        yield "what is exceptional for leave is said in other words"


def _newsletter(before: Policy, after: Policy) -> Iterator[str]:
    old, new = before.newsletter, after.newsletter
    if old.smallest != new.smallest:
        yield f"newsletter: no figure of under {new.smallest} children (was {old.smallest})"
    if (old.tell_by, old.tell_on) != (new.tell_by, new.tell_on):
        yield "families are asked otherwise to say that a child is away"
    if old.own_words != new.own_words:
        yield "the newsletter has other words of the school’s own"
    if old.every_half_term != new.every_half_term:
        yield f"a newsletter is {'' if new.every_half_term else 'not '}made every half-term"
