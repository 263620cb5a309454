"""The first-day clock as plain names and values, as a policy file or a setting keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from desktop.errors import RuleError
from desktop.models.absence.first_day_clock import (
    DEFAULT_CLOCK,
    FirstDayClock,
    Step,
    Tier,
    TimedStep,
)

_ADVICE = "Write a step as “call 09:30”; the steps are " + ", ".join(step.value for step in Step)
_STEP = re.compile(r"\s*(.+?)\s+(\d\d:\d\d)\s*")


def clock_from_mapping(mapping: Mapping[str, Any]) -> FirstDayClock:
    """Read a clock; nothing at all is the default one."""
    if not mapping:
        return DEFAULT_CLOCK
    tiers = mapping.get("tiers", [])
    if not isinstance(tiers, list) or not all(isinstance(one, Mapping) for one in tiers):
        raise RuleError("The policy's first-day tiers cannot be read.", _ADVICE)
    return FirstDayClock(
        tuple(map(_tier, tiers)) or DEFAULT_CLOCK.tiers,
        _time(mapping, "review", DEFAULT_CLOCK.review),
        _time(mapping, "end_of_day", DEFAULT_CLOCK.end_of_day),
    )


def clock_to_mapping(clock: FirstDayClock) -> dict[str, Any]:
    """Return a clock as it is kept."""
    return {
        "review": f"{clock.review:%H:%M}",
        "end_of_day": f"{clock.end_of_day:%H:%M}",
        "tiers": [
            {
                "name": tier.name,
                "steps": [f"{one.what.value} {one.by:%H:%M}" for one in tier.steps],
                "seen_by_day": tier.seen_by_day,
                "seen_by": f"{tier.seen_by:%H:%M}",
            }
            for tier in clock.tiers
        ],
    }


def _tier(values: Mapping[str, Any]) -> Tier:
    name, day, steps = values.get("name"), values.get("seen_by_day", 5), values.get("steps", [])
    if not isinstance(name, str) or not name.strip():
        raise RuleError("A first-day tier has no name.", "Give it one, such as GREEN.")
    if isinstance(day, bool) or not isinstance(day, int) or not isinstance(steps, list):
        raise RuleError(f"The tier {name} cannot be read.", _ADVICE)
    return Tier(name.strip(), tuple(map(_step, steps)), day, _time(values, "seen_by", time(11)))


def _step(words: object) -> TimedStep:
    found = _STEP.fullmatch(words) if isinstance(words, str) else None
    kind = next((step for step in Step if found and step.value == found[1]), None)
    at = _clock(found[2]) if found else None
    if kind is None or at is None:
        raise RuleError(f"{words!r} is no step of the first-day clock.", _ADVICE)
    return TimedStep(kind, at)


def _time(values: Mapping[str, Any], key: str, usual: time) -> time:
    if key not in values:
        return usual
    at = _clock(values[key])
    if at is None:
        raise RuleError(f"{values[key]!r} is no time for {key.replace('_', ' ')}.", _ADVICE)
    return at


def _clock(words: object) -> time | None:
    try:
        return time.fromisoformat(words) if isinstance(words, str) else None
    except ValueError:
        return None
