"""A roll-call: who is looked for when the building is cleared, who was found, how long it took."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.person_name import search_key, search_words, sort_key
from desktop.models.site.on_site import Where

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from desktop.models.site.on_site import OnSite, OnSiteChild


class CallKind(Enum):
    """Whether it was an exercise."""

    DRILL = "drill"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class RollCall:
    """When it began and ended, in UTC, by whom, and what was noted at the end."""

    id: int
    kind: CallKind
    what: str
    begun_at: datetime
    begun_by: str
    ended_at: datetime | None = None
    ended_by: str = ""
    note: str = ""

    @property
    def title(self) -> str:
        """Fire drill; Lockdown emergency."""
        return f"{self.what} {self.kind.value}"

    def took(self, now: datetime) -> timedelta:
        """How long it took, or has taken until now."""
        return (self.ended_at or now) - self.begun_at


@dataclass(frozen=True, slots=True)
class NewLine:
    """A child to look for; `expected`: in the building by the record; `standing` says how."""

    pupil: int
    group: int | None
    expected: bool
    standing: str


@dataclass(frozen=True, slots=True)
class CallLine:
    """A child who is looked for, and the last tick: found or not, by whom and when."""

    pupil: int
    forename: str
    surname: str
    group: int | None
    group_name: str
    expected: bool
    standing: str
    found: bool = False
    by: str = ""
    at: datetime | None = None

    @property
    def name(self) -> str:
        """The name the class knows the child by."""
        return f"{self.forename} {self.surname}"

    def begins_with(self, typed: str) -> bool:
        """Whether parts of the name begin with the words typed; nothing typed fits all."""
        words = (*self.forename.split(), *self.surname.replace("-", " ").split(), self.surname)
        parts = tuple(map(search_key, words))
        whole = search_key(typed)
        return _begins(parts, whole) or all(_begins(parts, key) for key in search_words(typed))


def _begins(parts: tuple[str, ...], key: str) -> bool:
    return any(part.startswith(key) for part in parts)


@dataclass(frozen=True, slots=True)
class ClassCall:
    """How a class stands in a roll-call."""

    group: int | None
    name: str
    looked_for: int
    found: int

    @property
    def missing(self) -> int:
        """How many of the class nobody has found yet."""
        return self.looked_for - self.found


@dataclass(frozen=True, slots=True)
class CallSheet:
    """A roll-call with the children whom the person at the desk may tick, class by class."""

    call: RollCall
    lines: tuple[CallLine, ...]

    @property
    def missing(self) -> tuple[CallLine, ...]:
        """Who is still looked for."""
        return tuple(line for line in self.lines if not line.found)

    @property
    def found(self) -> tuple[CallLine, ...]:
        """Who was found, the latest first."""
        found = [line for line in self.lines if line.found]
        return tuple(sorted(found, key=_found_at, reverse=True))

    @property
    def classes(self) -> tuple[ClassCall, ...]:
        """The classes, in the order of the lines."""
        counts: dict[int | None, list[CallLine]] = {}
        for line in self.lines:
            counts.setdefault(line.group, []).append(line)
        return tuple(
            ClassCall(group, lines[0].group_name, len(lines), sum(one.found for one in lines))
            for group, lines in counts.items()
        )


@dataclass(frozen=True, slots=True)
class PastCall:
    """A roll-call in the log; `missing` are the numbers of those not found, in the same order."""

    call: RollCall
    looked_for: int
    not_found: tuple[str, ...]
    missing: tuple[int, ...] = ()

    @property
    def found(self) -> int:
        """How many were found."""
        return self.looked_for - len(self.not_found)


def lines_to_call(seen: OnSite) -> tuple[NewLine, ...]:
    """Return whom to look for: everyone in the building, and everyone of whom that is not known."""
    return tuple(
        _line(one.group, child)
        for one in seen.classes
        for child in one.children
        if child.where in (Where.HERE, Where.UNKNOWN)
    )


def _line(group: int | None, child: OnSiteChild) -> NewLine:
    is_here = child.where is Where.HERE
    return NewLine(child.pupil, group, expected=is_here, standing=child.placed.words)


def in_order(lines: Iterable[CallLine], classes: dict[int | None, int]) -> tuple[CallLine, ...]:
    """Return lines class by class, by name within each; `classes` gives their places."""

    def order(line: CallLine) -> tuple[int, tuple[str, str, str, str]]:
        return classes.get(line.group, len(classes)), sort_key(line.surname, line.forename)

    return tuple(sorted(lines, key=order))


def check_ending(sheet: CallSheet, note: str) -> None:
    """RuleError when children are missing and nothing is said about them (school policy)."""
    count = len(sheet.missing)
    if count and not note.strip():
        noun = "child has" if count == 1 else "children have"
        raise RuleError(
            f"{count} {noun} not been found.", "Say in a few words what is known of them."
        )


def check_what(what: str) -> None:
    """RuleError unless it is said what the roll-call is for."""
    if not what.strip():
        raise RuleError("Say what the roll-call is for.", "Choose fire, lockdown or flood.")


def duration_in_words(took: timedelta) -> str:
    """4 min 12 s; 1 h 02 min."""
    seconds = max(0, int(took.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    if hours:
        return f"{hours} h {rest // 60:02} min"
    minutes, seconds = divmod(rest, 60)
    return f"{minutes} min {seconds:02} s"


def _found_at(line: CallLine) -> tuple[float, int]:
    return line.at.timestamp() if line.at else 0.0, line.pupil
