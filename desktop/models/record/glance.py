"""Attendance over some days at a glance, counted from strings of year marks.

The pupil's page, Figures and papers count here and nowhere else; what counts as what is in `rates`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.marks.attendance_code import BY_SYMBOL, CODES, Category
from desktop.models.marks.rates import LATE, Tally, alerts_suppressed
from desktop.models.marks.year_marks import NO_MARK, character_of, first_session, symbol_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.models.marks.attendance_code import Code

_PRESENT, _APPROVED, _AUTHORISED, _UNAUTHORISED, _L, _U, _NOT = (
    b"p",
    b"v",
    b"a",
    b"n",
    b"L",
    b"U",
    b"-",
)
_LETTERS = {
    Category.PRESENT: _PRESENT,
    Category.APPROVED: _APPROVED,
    Category.AUTHORISED: _AUTHORISED,
    Category.UNAUTHORISED: _UNAUTHORISED,
}
_BLANK = NO_MARK.encode()


def _letter(code: Code) -> bytes:
    if code.symbol in LATE:
        return code.symbol.encode()
    return _LETTERS.get(code.category, _NOT)


_CHARACTERS = "".join(character_of(code.symbol) for code in CODES).encode()
_KINDS = bytes.maketrans(_CHARACTERS, b"".join(map(_letter, CODES)))
_BLANKS = bytes(byte == _BLANK[0] for byte in range(256))


class Figure(Enum):
    """A figure that is shown, and opens to what it was made of; the value is its name."""

    RATE = "Attendance"
    POSSIBLE = "Possible"
    ATTENDED = "Attended"
    ABSENT = "Absent"
    AUTHORISED = "Authorised"
    UNAUTHORISED = "Unauthorised"
    LATE = "Late"
    LATE_BEFORE = "Late before the close"
    LATE_AFTER = "Late after the close"
    MINUTES = "Minutes late"
    UNKNOWN = "Not taken"
    PERSISTENT = "Persistent"
    SEVERE = "Severe"

    def counts(self, symbol: str) -> bool:
        """Whether a session with this mark is one that the figure is made of."""
        code = BY_SYMBOL[symbol]
        match self:
            case Figure.ATTENDED:
                return code.is_attended
            case Figure.ABSENT | Figure.PERSISTENT | Figure.SEVERE:
                return code.is_absent
            case Figure.AUTHORISED | Figure.UNAUTHORISED:
                return code.category is _CATEGORIES[self]
            case Figure.LATE | Figure.MINUTES:
                return symbol in LATE
            case Figure.LATE_BEFORE | Figure.LATE_AFTER:
                return symbol == _LATE_AS[self]
        return code.is_possible


_LATE_AS = {Figure.LATE_BEFORE: "L", Figure.LATE_AFTER: "U"}
_CATEGORIES = {Figure.AUTHORISED: Category.AUTHORISED, Figure.UNAUTHORISED: Category.UNAUTHORISED}


class Alert(Enum):
    """What a child's absence asks for; too early: fewer sessions than the policy waits for."""

    NONE = ""
    TOO_EARLY = "too early"
    PERSISTENT = "persistent absence"
    SEVERE = "severe absence"


@dataclass(frozen=True, slots=True)
class Glance:
    """Sessions by what they count as, minutes late, and child-sessions that nobody recorded.

    `after_close`: how many of the late ones are U, which is an absence. A session of a register
    that was not taken is in no rate and is nobody's absence (WC75).
    """

    tally: Tally = field(default_factory=Tally)
    minutes: int = 0
    unknown: int = 0
    after_close: int = 0

    def amount(self, figure: Figure) -> int:
        """Return the figure as a whole number; of the rate, the sessions it is a share of."""
        match figure:
            case Figure.PERSISTENT | Figure.SEVERE:
                return int(getattr(self.tally, f"is_{figure.name.lower()}"))
            case Figure.RATE:
                return self.tally.possible
            case Figure.LATE_BEFORE:
                return self.tally.late - self.after_close
        own = _OWN.get(figure)
        return int(getattr(self, own) if own else getattr(self.tally, figure.name.lower()))


_OWN = {
    Figure.MINUTES: "minutes", Figure.UNKNOWN: "unknown", Figure.LATE_AFTER: "after_close",
}  # fmt: skip


class Sums(NamedTuple):
    """What a glance is put together from, as bare numbers: two thousand children add up fast."""

    present: int
    approved: int
    authorised: int
    unauthorised: int
    late: int
    minutes: int = 0
    unknown: int = 0
    after_close: int = 0

    @property
    def glance(self) -> Glance:
        """The figures."""
        return Glance(Tally(*self[:5]), self.minutes, self.unknown, self.after_close)

    @property
    def absent(self) -> int:
        """Authorised or not."""
        return self.authorised + self.unauthorised

    @property
    def possible(self) -> int:
        """Attended or absent."""
        return self.present + self.approved + self.authorised + self.unauthorised


_NOTHING = Sums(0, 0, 0, 0, 0)


def added(sums: Iterable[Sums]) -> Sums:
    """Add up a group: sessions pooled, never a mean of rates (WC10)."""
    columns = zip(_NOTHING, *sums, strict=True)
    return Sums(*map(sum, columns))


def tally_marks(marks: str) -> Tally:
    """Count a string of year marks by category; `counts`, by code, stays empty: it is dearer."""
    return count_marks(marks.encode()).glance.tally


def count_marks(marks: bytes, minutes: int = 0, unknown: int = 0) -> Sums:
    """Count a string of year marks by category."""
    kinds = marks.translate(_KINDS, _BLANK)
    approved, authorised = kinds.count(_APPROVED), kinds.count(_AUTHORISED)
    after_close, unauthorised = kinds.count(_U), kinds.count(_UNAUTHORISED)
    here = len(kinds) - approved - authorised - after_close - unauthorised - kinds.count(_NOT)
    return Sums(
        here, approved, authorised, unauthorised + after_close, kinds.count(_L) + after_close,
        minutes, unknown, after_close,
    )  # fmt: skip


def alert(tally: Tally, minimum: int) -> Alert:
    """Return what a child's absence asks for: a tenth or a half missed, both included (WC19, WC22).

    Nothing under the policy's `minimum` of possible sessions, the figures being what they are
    (WC24).
    """
    if not tally.is_persistent:
        return Alert.NONE
    if alerts_suppressed(tally, minimum):
        return Alert.TOO_EARLY
    return Alert.SEVERE if tally.is_severe else Alert.PERSISTENT


_NONE: Mapping[int, int] = MappingProxyType({})


class Part(NamedTuple):
    """A child's marks of some days of one year that were spent in one class.

    `marks` is the year's string from `begin` on; so is `due`, with eight bits a place: 1 where a
    register closed, so that a blank there is a session nobody recorded.
    """

    pupil: int
    year: int
    group: int | None
    year_group: str
    begin: int
    marks: str
    due: int = 0
    minutes: Mapping[int, int] = _NONE

    @property
    def sums(self) -> Sums:
        """The part's figures."""
        marks = self.marks.encode()
        minutes = sum(self.minutes.values()) if self.minutes else 0
        return count_marks(marks, minutes, self._blanks(marks).bit_count())

    def sessions(self, figure: Figure) -> tuple[tuple[int, str], ...]:
        """Return number and code of the sessions that a figure was made of, oldest first."""
        start = first_session(self.year).number + self.begin
        if figure is Figure.UNKNOWN:
            return tuple((start + place, "") for place in self._unknown())
        found = (
            (start + place, symbol_of(character))
            for place, character in enumerate(self.marks)
            if character != NO_MARK
        )
        return tuple(
            (number, code)
            for number, code in found
            if figure.counts(code) and (figure is not Figure.MINUTES or number in self.minutes)
        )

    def _blanks(self, marks: bytes) -> int:
        blank = int.from_bytes(marks.translate(_BLANKS), "little")
        return blank & self.due

    def _unknown(self) -> Iterable[int]:
        blanks = self._blanks(self.marks.encode())
        return (place for place in range(len(self.marks)) if blanks >> (8 * place) & 1)


def glance_of(parts: Iterable[Part]) -> Glance:
    """Return the figures of parts together."""
    return added(part.sums for part in parts).glance


def due_places(places: Iterable[int]) -> int:
    """Return places of a string as the bits that `Part.due` holds."""
    marked = bytearray()
    for place in places:
        marked.extend(bytes(max(0, place + 1 - len(marked))))
        marked[place] = 1
    return int.from_bytes(marked, "little")
