"""Why a child is away, as a parent says it: a key for the desk and the code it suggests.

The codes are those of Working together to improve school attendance (2024); which of them wait for
the head is the policy's (R13). A message suggests and never authorises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class AbsenceReason:
    """A reason with the key that chooses it; `name` is what is kept."""

    key: str
    name: str
    words: str
    code: str
    satisfactory: bool = True
    asks_words: bool = False


ILLNESS = AbsenceReason("I", "illness", "Illness", "I")
APPOINTMENT = AbsenceReason("M", "appointment", "Doctor or dentist", "M")
UNSATISFACTORY = AbsenceReason("U", "unsatisfactory", "No good reason", "O", satisfactory=False)
HOLIDAY = AbsenceReason("H", "holiday", "Holiday", "G", satisfactory=False)
OTHER = AbsenceReason("O", "other", "In other words", "N", asks_words=True)

REASONS: tuple[AbsenceReason, ...] = (
    ILLNESS,
    APPOINTMENT,
    AbsenceReason("R", "religious observance", "Religious festival", "R"),
    AbsenceReason("F", "family", "Family emergency", "C"),
    AbsenceReason("J", "interview", "Interview", "J1"),
    AbsenceReason("T", "travelling", "Travel for work", "T"),
    AbsenceReason("Y", "transport", "No transport", "Y1"),
    AbsenceReason("W", "disruption", "Travel disrupted", "Y2"),
    HOLIDAY,
    UNSATISFACTORY,
    OTHER,
)
BY_KEY = {reason.key: reason for reason in REASONS}
BY_NAME = {reason.name: reason for reason in REASONS}


@dataclass(frozen=True, slots=True)
class Example:
    """An explanation that schools do not accept, known by words in it (R32, R109)."""

    words: tuple[str, ...]
    said_as: str
    reason: AbsenceReason
    advice: str = ""


NOT_ACCEPTED: tuple[Example, ...] = (
    Example(("birthday",), "a birthday", UNSATISFACTORY),
    Example(("uniform", "new shoes", "shoe shop", "shopping"), "shopping", UNSATISFACTORY),
    Example(("hair cut", "haircut", "hairdresser"), "a haircut", UNSATISFACTORY),
    Example(("inset", "training day"), "another school’s INSET day", UNSATISFACTORY),
    Example(
        ("overslept", "slept in", "get up", "woke up late", "woke late"),
        "getting up late",
        UNSATISFACTORY,
    ),
    Example(
        ("washing machine", "wet uniform", "no clean"), "wet or missing uniform", UNSATISFACTORY
    ),
    Example(("tired", "late night"), "tiredness", UNSATISFACTORY),
    Example(
        ("well enough", "not really ill", "nothing wrong", "day off"),
        "a day off for a child who is well enough",
        UNSATISFACTORY,
    ),
    Example(
        ("lice", "nits"),
        "head lice",
        UNSATISFACTORY,
        "Head lice are treated at home and keep nobody away: the school sends its advice.",
    ),
    Example(("holiday", "vacation", "flight", "airport"), "a holiday", HOLIDAY),
)


def not_accepted(words: str) -> Example | None:
    """Return the example that a parent's words resemble; None where nothing speaks against them.

    Only whole words count: Alice has no lice.
    """
    said = words.casefold()
    return next((one for one in NOT_ACCEPTED if _pattern(one.words).search(said)), None)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b")
