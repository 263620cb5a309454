"""Who is in the building at a moment, from the marks of the day and the book at the front desk.

Which session counts. Until marking opens for the afternoon the morning's mark stands. From then on
a child's own afternoon mark counts; without one, a child who was here in the morning is still here
until the class is handed in or closed, and a child who was not is *not yet known*: whoever comes at
noon is nowhere written down yet. Once the class is handed in or closed, no mark means not known.
Within a session the book counts before the mark, but for a mark made in class after the child left.

Blank is never present, and what is doubtful is *not yet known*, never left out (school policy):
an `N` of a register that was never handed in is nobody's word, and an `N` in the afternoon of a
child who was here in the morning and did not sign out is a child to look for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import sort_key
from desktop.models.days.session import Half
from desktop.models.days.session_times import london
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.shown_mark import known_word
from desktop.models.site.signing import SigningKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.models.marks.register import Register
    from desktop.models.site.signing import Signing


class Where(Enum):
    """Where a child is, as the list says it."""

    HERE = "in the building"
    UNKNOWN = "not yet known"
    LEFT = "left early"
    ELSEWHERE = "off site"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where, and how that is known, with no reason for an absence in it."""

    where: Where
    words: str
    late: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """How far a class's register of one session is: `settled` handed in or closed."""

    begun: bool
    taken: bool
    settled: bool
    handed_in: bool


@dataclass(frozen=True, slots=True)
class Traces:
    """What one half of the day says of a child: mark, what is planned, the book, oldest first.

    `marked_at`: when the class marked the child here; asked for only where the book has a line.
    """

    code: str = ""
    planned: str = ""
    signed: tuple[Signing, ...] = ()
    marked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OnSiteChild:
    """A child on roll today, in a class or in none."""

    pupil: int
    forename: str
    surname: str
    placed: Placed

    @property
    def name(self) -> str:
        """The name the class knows the child by."""
        return f"{self.forename} {self.surname}"

    @property
    def where(self) -> Where:
        """Where the child is."""
        return self.placed.where


@dataclass(frozen=True, slots=True)
class ClassOnSite:
    """A class; `group` is None for the children who are in none."""

    group: int | None
    name: str
    children: tuple[OnSiteChild, ...]

    def count(self, where: Where) -> int:
        """How many of its children are there."""
        return sum(one.placed.where is where for one in self.children)


NOT_TAKEN, NOT_OPEN, UNMARKED = "register not taken", "register not open yet", "not marked yet"
NO_CLASS = "in no class"
_NOT_HANDED_IN = "register not handed in"
_GONE = "here this morning, not in class since"
_AT_SCHOOL = frozenset({"/", "\\", "L", "U"})
_OFF_SITE = {
    "V": "on a trip", "P": "at sport", "W": "on work experience", "B": "at an activity",
    "K": "taught elsewhere", "D": "at another school", "J": "at an interview",
}  # fmt: skip
_AWAY = Placed(Where.AWAY, "away")
_HERE, _LATE = Placed(Where.HERE, "here"), Placed(Where.HERE, "late", late=True)
_UNSEEN = frozenset({Where.AWAY, Where.ELSEWHERE, Where.UNKNOWN})


def sitting(register: Register, now: datetime) -> Sitting:
    """Return how far a class's register is at a moment."""
    handed_in = register.handed_in_at is not None
    settled = handed_in or register.has_closed(now)
    return Sitting(now >= register.times.opens, register.was_taken, settled, handed_in)


def by_code(code: str) -> Placed:
    """Return where a mark alone puts a child: reg 10's codes, the present ones apart by place."""
    if code in _AT_SCHOOL:
        return _LATE if code in ("L", "U") else _HERE
    if code in _OFF_SITE:
        return Placed(Where.ELSEWHERE, _OFF_SITE[code])
    return _AWAY if code in BY_SYMBOL else _unknown(UNMARKED)


def placed(
    morning: Traces, afternoon: Traces, sittings: dict[Half, Sitting], *, in_class: bool = True
) -> Placed:
    """Return where a child is; `sittings` holds the sessions that the class has today."""
    am = _half(morning, sittings.get(Half.AM), in_class=in_class)
    later = sittings.get(Half.PM)
    pm = _half(afternoon, later, in_class=in_class)
    if later is None or Half.AM not in sittings:
        return pm if later else am
    if pm.where is not Where.UNKNOWN:
        return _both(am, pm, afternoon)
    if not later.begun:
        return am
    if not later.settled:
        return _until_marked(am, pm, afternoon.planned)
    return replace(pm, words=_since(am, pm))


def _half(traces: Traces, at: Sitting | None, *, in_class: bool) -> Placed:
    """Return what one half of the day alone says."""
    marked = by_code(traces.code)
    if traces.signed:
        return _by_the_book(traces, marked)
    if not in_class:
        return _unknown(NO_CLASS)
    if not traces.code:
        return _blank(traces, at)
    if traces.code == "N" and at is not None and at.settled and not at.handed_in:
        return _unknown(_NOT_HANDED_IN)
    return marked


def _by_the_book(traces: Traces, marked: Placed) -> Placed:
    last, at = traces.signed[-1], traces.marked_at
    if last.kind is SigningKind.LEFT:
        if marked.where is Where.HERE and at is not None and at > last.at:
            return Placed(Where.HERE, f"marked here {_clock(at)}", back=True)
        return Placed(Where.LEFT, f"left {_clock(last.at)}")
    late = last.kind is SigningKind.CAME_LATE
    return Placed(Where.HERE, f"{last.kind.value} {_clock(last.at)}", late=late, back=not late)


def _blank(traces: Traces, at: Sitting | None) -> Placed:
    if at is None:
        words = "no session"
    elif not at.begun:
        words = NOT_OPEN
    else:
        words = UNMARKED if at.taken else NOT_TAKEN
    return _unknown(f"{words}; {_known(traces.planned)}" if traces.planned else words)


def _known(planned: str) -> str:
    """Say that something is known of the child, never the reason."""
    word = _OFF_SITE.get(planned) or known_word(planned)
    return word if word.endswith("known") else f"known: {word}"


def _both(am: Placed, pm: Placed, afternoon: Traces) -> Placed:
    if pm.where is Where.AWAY:
        if am.where is Where.LEFT:
            return am
        if am.where is Where.HERE and afternoon.code == "N":
            return _unknown(_GONE)
    return pm


def _until_marked(am: Placed, pm: Placed, planned: str) -> Placed:
    """Between the opening of the afternoon's marking and the child's mark."""
    if am.where not in _UNSEEN or (planned and am.where is not Where.UNKNOWN):
        return am
    return replace(pm, words=_since(am, pm))


def _since(am: Placed, pm: Placed) -> str:
    if am.where is Where.UNKNOWN:
        return pm.words
    was = {Where.HERE: "here", Where.AWAY: "away", Where.ELSEWHERE: am.words}
    if am.where is Where.LEFT:
        return f"{am.words}, {pm.words}"
    return f"{was[am.where]} this morning, {pm.words}"


def _unknown(words: str) -> Placed:
    return Placed(Where.UNKNOWN, words)


def _clock(at: datetime) -> str:
    return f"{london(at):%H:%M}"


_ORDER = (Where.UNKNOWN, Where.LEFT, Where.ELSEWHERE, Where.AWAY, Where.HERE)


def in_order(children: Iterable[OnSiteChild]) -> tuple[OnSiteChild, ...]:
    """Return children as a person would sort them."""
    return tuple(sorted(children, key=_by_name))


def doubtful_first(children: Iterable[OnSiteChild]) -> tuple[OnSiteChild, ...]:
    """Return children with those not yet known first, then as they are sorted by name."""
    return tuple(sorted(in_order(children), key=_by_where))


def _by_name(child: OnSiteChild) -> tuple[str, str, str, str]:
    return sort_key(child.surname, child.forename)


def _by_where(child: OnSiteChild) -> int:
    return _ORDER.index(child.where)


@dataclass(frozen=True, slots=True)
class OnSite:
    """Everyone whom the person at the desk may see, by class.

    `meets`: there is school today, or children came before it was closed for the day.
    """

    at: datetime
    classes: tuple[ClassOnSite, ...]
    meets: bool
    ends_at: datetime | None = None

    @property
    def children(self) -> tuple[OnSiteChild, ...]:
        """All children of all classes, class by class."""
        return tuple(child for one in self.classes for child in one.children)

    @property
    def is_over(self) -> bool:
        """Whether the day's last session has ended, so that the children are on their way home."""
        return self.ends_at is not None and self.at >= self.ends_at


def in_short(one: ClassOnSite) -> str:
    """Say what is out of the ordinary in a class: on a trip: 30; register not taken: 28."""
    told = (Where.UNKNOWN, Where.ELSEWHERE)
    words = (child.placed.words for child in one.children if child.where in told)
    counts = Counter(said.partition(";")[0] for said in words)  # what is known besides is shown
    return "; ".join(f"{said}: {count}" for said, count in counts.most_common(2))
