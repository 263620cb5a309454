"""Why leave is asked for: a key at the desk, the code if it is granted, and the one if it is not.

The codes are those of Working together to improve school attendance (2024): leave is `C` but where
the law has a code of its own; a holiday without leave is `G`, any other absence without it `O`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeaveReason:
    """A kind of reason with the key that chooses it; `name` is what is kept."""

    key: str
    name: str
    words: str
    granted: str = "C"
    refused: str = "O"
    sensitive: bool = False
    asks_words: bool = False


HOLIDAY = LeaveReason("H", "holiday", "Family holiday", refused="G")
OTHER = LeaveReason("O", "other", "Something else", asks_words=True)

REASONS: tuple[LeaveReason, ...] = (
    HOLIDAY,
    LeaveReason("E", "extended visit", "Family abroad", refused="G"),
    LeaveReason("W", "wedding", "Wedding"),
    LeaveReason("B", "bereavement", "Bereavement", sensitive=True),
    LeaveReason("F", "family crisis", "Family crisis", sensitive=True),
    LeaveReason("R", "religious observance", "Religious festival", "R", sensitive=True),
    LeaveReason("P", "performance", "Performance or sport", "C1"),
    LeaveReason("J", "interview", "Interview or test", "J1"),
    LeaveReason("V", "visit to a new school", "New school", "J1"),
    LeaveReason("M", "appointment", "Doctor or dentist", "M", sensitive=True),
    LeaveReason("X", "study", "Exam study", "S"),
    LeaveReason("T", "part-time timetable", "Part-time timetable", "C2", sensitive=True),
    LeaveReason("A", "forces leave", "Forces leave", refused="G"),
    OTHER,
)
BY_KEY = {reason.key: reason for reason in REASONS}
BY_NAME = {reason.name: reason for reason in REASONS}
