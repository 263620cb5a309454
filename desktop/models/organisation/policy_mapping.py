"""A policy as plain names and values, as it is written in a policy file or kept as settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Any, TypeVar

from desktop.errors import RuleError
from desktop.models.absence.first_day_mapping import clock_from_mapping, clock_to_mapping
from desktop.models.days.session import Half
from desktop.models.days.session_times import SessionTimes
from desktop.models.leave.leave_rules import leave_from_mapping, leave_to_mapping
from desktop.models.organisation.policy import (
    AGREEMENT_WEEKS,
    BASE_SCHOOL_MONTHS,
    DEADLINE_DAYS,
    EVIDENCE_DAYS,
    HALF_WORDS,
    IN_TOUCH_DAYS,
    LONG_ABSENCE_DAYS,
    MISSING_DAYS,
    REFER_DAYS,
    RESERVED,
    TEACHER_CODES,
    TRAVEL_LIMIT,
    LateSlip,
    Phase,
    Policy,
    YearTimes,
)
from desktop.models.papers.newsletter_rules import (
    newsletter_from_mapping,
    newsletter_to_mapping,
)

E = TypeVar("E", bound=Enum)
HALF_KEYS = {Half.AM: "am", Half.PM: "pm"}
TIME_KEYS = ("opens", "begins", "closes", "expected_by", "ends")
_ADVICE = "Write times as 08:55, numbers without quotation marks and lists of codes in brackets."


@dataclass(frozen=True, slots=True)
class _Reader:
    values: Mapping[str, Any]

    def words(self, key: str, default: str = "") -> str:
        return str(self._typed(key, default, str))

    def number(self, key: str, default: int) -> int:
        return int(self._typed(key, default, int))

    def codes(self, key: str, default: frozenset[str]) -> frozenset[str]:
        return frozenset(str(symbol) for symbol in self._typed(key, list(default), list))

    def part(self, key: str) -> Mapping[str, Any]:
        part: Mapping[str, Any] = self._typed(key, {}, Mapping)
        return part

    def _typed(self, key: str, default: Any, kind: type) -> Any:
        value = self.values.get(key, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise RuleError(f"The policy's {key} cannot be read: {value!r}.", _ADVICE)
        return value


def policy_from_mapping(mapping: Mapping[str, Any]) -> Policy:
    """Read a policy; what is left out is the national default, but a session needs its times."""
    reader = _Reader(mapping)
    return Policy(
        name=reader.words("name"),
        source=reader.words("source"),
        am=_times(reader.part("am"), Half.AM),
        pm=_times(reader.part("pm"), Half.PM),
        year_times=_year_times(reader.part("years")),
        reserved_codes=reader.codes("reserved_codes", RESERVED),
        teacher_codes=reader.codes("teacher_codes", TEACHER_CODES),
        deadline_days=reader.number("deadline_days", DEADLINE_DAYS),
        minimum_sessions=reader.number("minimum_sessions", 20),
        idle_lock_minutes=reader.number("idle_lock_minutes", 10),
        phase=_chosen(Phase, "phase", reader.words("phase", Phase.PRIMARY.value)),
        late_slip=_chosen(LateSlip, "late_slip", reader.words("late_slip", LateSlip.NONE.value)),
        first_day=clock_from_mapping(reader.part("first_day")),
        evidence_days=reader.number("evidence_days", EVIDENCE_DAYS),
        refer_days=reader.number("refer_days", REFER_DAYS),
        missing_days=reader.number("missing_days", MISSING_DAYS),
        in_touch_days=reader.number("in_touch_days", IN_TOUCH_DAYS),
        long_absence_days=reader.number("long_absence_days", LONG_ABSENCE_DAYS),
        leave=leave_from_mapping(reader.part("leave")),
        travel_limit=reader.number("travel_limit", TRAVEL_LIMIT),
        base_school_months=reader.number("base_school_months", BASE_SCHOOL_MONTHS),
        newsletter=newsletter_from_mapping(reader.part("newsletter")),
        agreement_weeks=reader.number("agreement_weeks", AGREEMENT_WEEKS),
    )


def policy_to_mapping(policy: Policy) -> dict[str, Any]:
    """Return the policy as strings, numbers, lists and mappings, which read back as the same."""
    mapping: dict[str, Any] = {
        "name": policy.name,
        "source": policy.source,
        "phase": policy.phase.value,
        "reserved_codes": sorted(policy.reserved_codes),
        "teacher_codes": sorted(policy.teacher_codes),
        "deadline_days": policy.deadline_days,
        "minimum_sessions": policy.minimum_sessions,
        "idle_lock_minutes": policy.idle_lock_minutes,
        "late_slip": policy.late_slip.value,
        "first_day": clock_to_mapping(policy.first_day),
        "evidence_days": policy.evidence_days,
        "refer_days": policy.refer_days,
        "missing_days": policy.missing_days,
        "in_touch_days": policy.in_touch_days,
        "long_absence_days": policy.long_absence_days,
        "leave": leave_to_mapping(policy.leave),
        "travel_limit": policy.travel_limit,
        "base_school_months": policy.base_school_months,
        "newsletter": newsletter_to_mapping(policy.newsletter),
        "agreement_weeks": policy.agreement_weeks,
    }
    for half, times in ((Half.AM, policy.am), (Half.PM, policy.pm)):
        if times is not None:
            mapping[HALF_KEYS[half]] = times_to_mapping(times)
    if policy.year_times:
        mapping["years"] = _years_to_mapping(policy.year_times)
    return mapping


def times_to_mapping(times: SessionTimes) -> dict[str, Any]:
    """Return one session's times as 24-hour clock strings, with how the closing minute counts."""
    clock = {key: f"{getattr(times, key):%H:%M}" for key in TIME_KEYS}
    return {**clock, "inclusive": times.inclusive}


def _times(values: Mapping[str, Any], half: Half) -> SessionTimes | None:
    clock = {key: _clock(values[key], half, key) for key in TIME_KEYS if key in values}
    if len(clock) < len(TIME_KEYS):
        return None
    inclusive = values.get("inclusive", True)
    if not isinstance(inclusive, bool):
        raise RuleError(f"The {HALF_WORDS[half]}'s inclusive must be true or false.", _ADVICE)
    return SessionTimes(**clock, inclusive=inclusive)


def _clock(value: object, half: Half, key: str) -> time:
    try:
        at = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    if at is None or at.second or at.microsecond or at.tzinfo:
        what = key.replace("_", " ")
        raise RuleError(f"{value!r} is no time for the {HALF_WORDS[half]}'s {what}.", _ADVICE)
    return at


def _year_times(years: Mapping[str, Any]) -> tuple[YearTimes, ...]:
    found = []
    for year_group in years:
        reader = _Reader(_Reader(years).part(year_group))
        for half, key in HALF_KEYS.items():
            times = _times(reader.part(key), half)
            if times is not None:
                found.append(YearTimes(year_group, half, times))
    return tuple(found)


def _years_to_mapping(rows: tuple[YearTimes, ...]) -> dict[str, Any]:
    years: dict[str, Any] = {}
    for row in rows:
        years.setdefault(row.year_group, {})[HALF_KEYS[row.half]] = times_to_mapping(row.times)
    return years


def _chosen(kind: type[E], key: str, value: str) -> E:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(str(one.value) for one in kind)
        raise RuleError(f"There is no {key} {value!r}.", f"Write one of {known}.") from None
