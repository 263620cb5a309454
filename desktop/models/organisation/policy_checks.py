"""Where a policy breaks the law it is refused; where it is only unusual, a warning says why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.exam_days import read_exam
from desktop.models.days.session import Half
from desktop.models.days.session_times import LONGEST_OPEN, SessionTimes
from desktop.models.finding import Finding, refused, warning
from desktop.models.leave.leave_rules import NUMBERS
from desktop.models.marks.attendance_code import AFTERNOON, BY_SYMBOL, MORNING
from desktop.models.organisation.policy import DEADLINE_DAYS, HALF_WORDS, Policy
from desktop.models.organisation.policy_mapping import HALF_KEYS
from desktop.models.papers.newsletter_rules import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIRM_LIMIT_SINCE = date(2024, 8, 19)  # the half hour was advice before
_PARA_32 = "Working together to improve school attendance (2024), paragraph 32"
_LONGEST = f"A register is open for at most 30 minutes ({_PARA_32})."
_SAME_LENGTH = f"Registers stay open for the same time at every session ({_PARA_32})."
_DEADLINE = (
    "N is settled as soon as the reason is known and within five school days "
    "(Working together to improve school attendance (2024), paragraphs 407 to 409)."
)
_LONGEST_IDLE = 30
_LONGEST_NOTICE = 60

Place = tuple[str, str, SessionTimes]


def policy_findings(policy: Policy, day: date) -> list[Finding]:
    """Return what refuses the policy or warns about it as it would apply on a day."""
    found = [
        *_missing(policy),
        *(finding for place in _places(policy) for finding in _session(place, day)),
        *_between_sessions(policy),
        *_lengths(policy),
        *_deadline(policy),
        *_numbers(policy),
        *_codes(policy, day),
        *_first_day(policy),
        *_leave(policy),
        *_newsletter(policy),
    ]
    return sorted(found, key=_warnings_last)


def _warnings_last(finding: Finding) -> bool:
    return not finding.is_refusal


def _places(policy: Policy) -> Iterator[Place]:
    for half, times in ((Half.AM, policy.am), (Half.PM, policy.pm)):
        if times is not None:
            yield HALF_KEYS[half], f"The {HALF_WORDS[half]} register", times
    for row in policy.year_times:
        field = f"years.{row.year_group}.{HALF_KEYS[row.half]}"
        yield field, f"Year {row.year_group}'s {HALF_WORDS[row.half]} register", row.times


def _missing(policy: Policy) -> Iterator[Finding]:
    for half, times in ((Half.AM, policy.am), (Half.PM, policy.pm)):
        if times is None:
            yield refused(
                HALF_KEYS[half],
                f"The {HALF_WORDS[half]} session has no times yet: fill in when marking opens, "
                "when registration begins and closes, when registers are expected in and when "
                "the session ends.",
                "A register is taken at the start of the morning and once in the afternoon "
                "(School Attendance (Pupil Registration) (England) Regulations 2024, reg 10(1)).",
            )


def _session(place: Place, day: date) -> Iterator[Finding]:
    field, name, times = place
    if times.closes <= times.begins:
        yield refused(f"{field}.closes", f"{name} closes before registration begins.")
    elif times.length > LONGEST_OPEN:
        yield _too_long(day)(f"{field}.closes", f"{name} is open for {_span(times)}.", _LONGEST)
    if times.opens > times.begins:
        yield refused(f"{field}.opens", f"{name} opens for marking after registration begins.")
    if times.ends <= times.closes:
        yield refused(f"{field}.ends", f"{name} closes after the session has ended.")
    if not times.begins <= times.expected_by <= times.closes:
        yield warning(
            f"{field}.expected_by", f"{name} is expected in outside the time it is taken."
        )


def _too_long(day: date) -> Callable[[str, str, str], Finding]:
    return refused if day >= FIRM_LIMIT_SINCE else warning


def _span(times: SessionTimes) -> str:
    return f"{_minutes(times.length)} minutes, from {times.begins:%H:%M} to {times.closes:%H:%M}"


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def _between_sessions(policy: Policy) -> Iterator[Finding]:
    groups = {row.year_group for row in policy.year_times} | {""}
    for group in sorted(groups):
        morning = _own(policy, Half.AM, group)
        afternoon = _own(policy, Half.PM, group)
        if morning and afternoon and afternoon.begins < morning.ends:
            field = f"years.{group}.pm.begins" if group else "pm.begins"
            yield refused(field, "The afternoon begins before the morning session has ended.")


def _own(policy: Policy, half: Half, group: str) -> SessionTimes | None:
    for row in policy.year_times:
        if (row.year_group, row.half) == (group, half):
            return row.times
    return policy.am if half is Half.AM else policy.pm


def _lengths(policy: Policy) -> Iterator[Finding]:
    places = list(_places(policy))
    lengths = sorted({_minutes(times.length) for _, _, times in places})
    if len(lengths) > 1:
        text = " and ".join(str(length) for length in lengths)
        yield warning("pm.closes", f"Registers are open for {text} minutes.", _SAME_LENGTH)
    if len({times.inclusive for _, _, times in places}) > 1:
        yield warning(
            "pm.inclusive",
            "The closing minute counts as late (L) at some sessions and as U at others.",
            "The same arrival would be marked in two ways; the guidance leaves the minute open.",
        )


def _deadline(policy: Policy) -> Iterator[Finding]:
    days = policy.deadline_days
    if days > DEADLINE_DAYS or days < 1:
        yield refused("deadline_days", f"N cannot wait {days} school days.", _DEADLINE)
    elif days < DEADLINE_DAYS:
        text = f"N is to be settled within {days} school days, sooner than the law asks."
        yield warning("deadline_days", text, _DEADLINE)


def _numbers(policy: Policy) -> Iterator[Finding]:
    if policy.minimum_sessions < 0:
        yield refused(
            "minimum_sessions", "The sessions to wait before an alert cannot be negative."
        )
    if policy.idle_lock_minutes < 1:
        yield refused("idle_lock_minutes", "The window must lock after a minute at the least.")
    elif policy.idle_lock_minutes > _LONGEST_IDLE:
        yield warning(
            "idle_lock_minutes",
            f"The window stays open for {policy.idle_lock_minutes} minutes with nobody at it.",
            "It shows children's reasons for absence; half an hour is long.",
        )
    for field in ("travel_limit", "base_school_months"):
        if getattr(policy, field) < 1:
            yield refused(field, "A number about travel is below one.", "Write a number from 1.")
    if policy.agreement_weeks < 1:
        yield refused(
            "agreement_weeks",
            "Contracts and plans are reviewed after less than a week.",
            "Write a number from 1.",
        )


def _codes(policy: Policy, day: date) -> Iterator[Finding]:
    for field, symbols in (
        ("reserved_codes", policy.reserved_codes),
        ("teacher_codes", policy.teacher_codes),
    ):
        for symbol in sorted(symbols):
            yield from _one_code(field, symbol, day)
    if missing := sorted({MORNING, AFTERNOON, "L", "N"} - policy.teacher_codes):
        yield refused(
            "teacher_codes", f"A teacher cannot take a register without {' and '.join(missing)}."
        )


def _one_code(field: str, symbol: str, day: date) -> Iterator[Finding]:
    code = BY_SYMBOL.get(symbol)
    if code is None:
        yield refused(field, f"There is no attendance code {symbol}.")
    elif not code.in_force(day):
        yield warning(field, f"{symbol} ({code.title}) is not in use; it will not be offered.")


def _first_day(policy: Policy) -> Iterator[Finding]:
    names = [tier.name for tier in policy.first_day.tiers]
    if len(set(names)) < len(names):
        yield refused("first_day", "Two first-day tiers have one name.", "Name them apart.")
    for tier in policy.first_day.tiers:
        times = [one.by for one in tier.steps]
        if not tier.steps:
            yield refused("first_day", f"The tier {tier.name} has no steps.", "Add at least one.")
        elif times != sorted(times):
            yield refused("first_day", f"{tier.name}: a later step is due before an earlier one.")
        if tier.seen_by_day < 1:
            yield refused("first_day", f"{tier.name}: a child is seen on day 1 at the earliest.")
    yield from _absent_days(policy)


def _absent_days(policy: Policy) -> Iterator[Finding]:
    for field in ("evidence_days", "refer_days", "missing_days"):
        if getattr(policy, field) < 1:
            yield refused(field, "At least one school day.", "Write a number from 1.")
    for field in ("in_touch_days", "long_absence_days"):
        if getattr(policy, field) < 0:
            yield refused(field, "A day of absence is below 0.", "Write 0 for no such day.")


def _leave(policy: Policy) -> Iterator[Finding]:
    rules = policy.leave
    for line in rules.exams:
        try:
            read_exam(line)
        except RuleError as error:
            yield refused("leave", error.title, error.advice)
    if min(getattr(rules, name) for name in NUMBERS) < 0:
        yield refused("leave", "A number about leave is negative.", "Write a number from 0.")
    if rules.notice_days > _LONGEST_NOTICE:
        yield warning(
            "leave", f"Leave is to be asked for {rules.notice_days} days before.",
            "The law asks only that it is asked for in advance (reg 11).",
        )  # fmt: skip


def _newsletter(policy: Policy) -> Iterator[Finding]:
    if policy.newsletter.smallest < LEAST:
        yield refused(
            "newsletter", f"A figure of fewer than {LEAST} children tells of a child.",
            f"Families read it: write a number from {LEAST}.",
        )  # fmt: skip
