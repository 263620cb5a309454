"""What a class's screen may show of a mark: never the reason for an absence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from desktop.models.marks.attendance_code import AFTERNOON, BY_SYMBOL, MORNING, Category
from desktop.models.marks.rates import LATE

_KNOWN_WORDS = {
    "V": "trip", "P": "trip", "W": "trip", "B": "trip",
    "C": "leave", "C1": "leave", "J1": "leave", "S": "leave", "T": "leave",
    "C2": "part-time", "X": "part-time",
    "D": "at another school", "K": "taught elsewhere",
}  # fmt: skip
_SAID_OPENLY = frozenset({MORNING, AFTERNOON, "L", "N", "U"})
_NOT_EXPECTED = frozenset({"D", "X"})  # no absence, and no session that was missed
EXPLAINED = "A"  # stands on a class's screen for an absence whose reason is not shown


class Reasons(Enum):
    """Whether a person sees reasons in a register: never, while a key is held, always."""

    NEVER = "never"
    HELD = "while the key is held"
    ALWAYS = "always"


class Tone(Enum):
    """How a mark reads at a glance; a screen gives each its own shape and colour."""

    BLANK = "not taken"
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    NO_REASON = "no reason yet"
    NOT_EXPECTED = "not expected here"
    NONE = ""


class Sight(Enum):
    """What a past session shows to anybody in the room: never the reason."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    UNCOUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class ShownMark:
    """The sign to paint, how it reads, and its words for a screen reader and a tool tip."""

    sign: str
    tone: Tone
    words: str


BLANK = ShownMark("", Tone.BLANK, Tone.BLANK.value)
NO_SESSION = ShownMark("", Tone.NONE, "no school")


def known_word(code: str) -> str:
    """Return what a class may read of a known reason, such as absence known, leave or trip."""
    return _KNOWN_WORDS.get(code, "absence known")


def tone(code: str) -> Tone:
    """Return how a code reads at a glance."""
    if not code:
        return Tone.BLANK
    if code == "N":
        return Tone.NO_REASON
    if code == "L":
        return Tone.LATE
    found = BY_SYMBOL.get(code)
    return Tone.PRESENT if found and found.is_attended else Tone.ABSENT


@cache
def shown_mark(code: str, *, in_full: bool) -> ShownMark:
    """Return a mark of today as a screen shows it; in full only where no class looks on."""
    if not code:
        return BLANK
    how = tone(code)
    if in_full or code in _SAID_OPENLY:
        found = BY_SYMBOL.get(code)
        return ShownMark(code, how, found.title if found else code)
    if how is Tone.PRESENT:
        return ShownMark(code, how, known_word(code))
    return ShownMark(EXPLAINED, how, known_word(code))


@cache
def past_mark(code: str, *, in_full: bool) -> ShownMark:
    """Return a mark of an earlier day, without the reason unless in full.

    Present, late, absent, not expected here or not taken.
    """
    if in_full or not code:
        return shown_mark(code, in_full=in_full)
    how = _past_tone(code)
    return ShownMark(_PAST_SIGNS[how], how, how.value)


def sight_of(code: str) -> Sight:
    """Return what a mark looks like without its reason."""
    if code in LATE:
        return Sight.LATE
    found = BY_SYMBOL[code]
    if found.is_attended:
        return Sight.PRESENT
    if found.category is Category.ADMINISTRATIVE or code in _NOT_EXPECTED:
        return Sight.UNCOUNTED
    return Sight.ABSENT


def _past_tone(code: str) -> Tone:
    if code in _NOT_EXPECTED:
        return Tone.NOT_EXPECTED
    return Tone.ABSENT if code == "N" else tone(code)


_PAST_SIGNS = {Tone.PRESENT: "✓", Tone.LATE: "L", Tone.ABSENT: "✕", Tone.NOT_EXPECTED: "–"}
