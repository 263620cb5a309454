"""A register as it stood at any past moment, worked out from all that was ever recorded of it.

What stood is shown by when it was recorded: only then could anybody see it. A close that ran late
takes effect at the closing minute all the same, and is said to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.entry import Kind
from desktop.models.marks.shown_mark import shown_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.days.session_times import Timetable
    from desktop.models.marks.entry import Entry

CLOCK = "the clock"
_NAMED = 8  # children named in a sentence
TAKEN, HANDED_IN, CLOSED = "taken", "handed in", "closed"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a register: taken, handed in or closed; no name is the clock."""

    kind: str
    effective_at: datetime
    recorded_at: datetime
    name: str = ""
    position: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All of one class's register: its children by name, entries and events as they were made."""

    group: int
    group_name: str
    session: Session
    times: Timetable
    names: Mapping[int, str]
    entries: tuple[Entry, ...]
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """What was recorded in one second by one person, or by the clock."""

    at: datetime
    name: str
    position: str
    entries: tuple[Entry, ...] = ()
    events: tuple[Happening, ...] = ()

    @property
    def by(self) -> str:
        """Name and position as they were; the clock for a close."""
        if not self.name:
            imported = any(entry.kind is Kind.IMPORT for entry in self.entries)
            return "an import" if imported else CLOCK
        return f"{self.name}, {self.position}" if self.position else self.name


@dataclass(frozen=True, slots=True)
class PastRegister:
    """The register after so many stops: the entry that stood for each child, and its standing."""

    marks: Mapping[int, Entry]
    events: tuple[Happening, ...] = ()

    def code(self, pupil: int) -> str:
        """The code that stood; empty for none."""
        entry = self.marks.get(pupil)
        return entry.code if entry else ""

    def happened(self, kind: str) -> Happening | None:
        """The last thing of a kind that had happened by then."""
        return next((one for one in reversed(self.events) if one.kind == kind), None)

    @property
    def was_taken(self) -> bool:
        """Whether a person had marked the class or handed it in."""
        return self.happened(TAKEN) is not None or self.happened(HANDED_IN) is not None


@dataclass(frozen=True, slots=True)
class Change:
    """One child's mark between two moments: the entries that stood (None: no mark)."""

    pupil: int
    name: str
    before: Entry | None
    after: Entry | None

    def in_words(self, *, in_full: bool) -> str:
        """Say both marks; as a class may read them where it may look on."""
        before, after = (_code(one, in_full=in_full) for one in (self.before, self.after))
        return f"{self.name} {before}, then {after}"


def stops(record: Record) -> tuple[Stop, ...]:
    """Return every change to a register, oldest first: what one press or one close wrote is one."""
    found: list[Stop] = []
    for at, one in sorted(_recorded(record), key=_by_moment):
        last = found[-1] if found else None
        who = (at, one.name, one.position)
        if last is None or (last.at, last.name, last.position) != who:
            last = Stop(*who)
        else:
            found.pop()
        found.append(_with(last, one))
    return tuple(found)


def after(found: Sequence[Stop], place: int) -> PastRegister:
    """Return the register after the first so many stops; after none it is blank."""
    marks = {entry.pupil: entry for stop in found[:place] for entry in stop.entries}
    events = tuple(event for stop in found[:place] for event in stop.events)
    return PastRegister(marks, events)


def place_at(found: Sequence[Stop], moment: datetime) -> int:
    """Return how many stops there had been by a moment, that second included."""
    return sum(stop.at <= moment for stop in found)


def differences(record: Record, one: PastRegister, other: PastRegister) -> tuple[Change, ...]:
    """Return the children whose mark is another at the second of two moments, in class order."""
    return tuple(
        Change(pupil, name, one.marks.get(pupil), other.marks.get(pupil))
        for pupil, name in record.names.items()
        if _fact(one.marks.get(pupil)) != _fact(other.marks.get(pupil))
    )


def differences_in_words(changes: Sequence[Change], *, in_full: bool = True) -> str:
    """Say how many marks differ and which: 3 marks differ: Ben Baxter N, then I and so on."""
    if not changes:
        return "No mark differs."
    each = [change.in_words(in_full=in_full) for change in changes]
    if len(each) > _NAMED:
        each = [*each[:_NAMED], f"and {len(each) - _NAMED} more"]
    count = "1 mark differs" if len(changes) == 1 else f"{len(changes)} marks differ"
    return f"{count}: {'; '.join(each)}."


def standing_in_words(record: Record, past: PastRegister) -> str:
    """Say where the register stood: not begun, being taken, handed in, closed, or not taken."""
    closed, handed_in = past.happened(CLOSED), past.happened(HANDED_IN)
    if closed is not None and not past.was_taken:
        return "Not taken: it closed and nobody had marked the class."
    if handed_in is not None:
        by = f" by {handed_in.name}" if handed_in.name else ""
        words = f"Handed in at {_clock(handed_in.recorded_at)}{by}"
        return f"{words}; closed." if closed else f"{words}."
    if closed is not None:
        return f"Closed at {_clock(closed.effective_at)}, never handed in."
    if past.happened(TAKEN) is not None:
        return "Being taken."
    opens = _clock(record.times.opens)
    return f"Nobody had marked the class yet. Marking opened at {opens}."


def stop_in_words(stop: Stop) -> str:
    """Say what was done: 2 marks filled by …; handed in by …; closed by the clock."""
    kinds = Counter(entry.kind.value for entry in stop.entries)
    parts = [
        f"{count} {'mark' if count == 1 else 'marks'} ({kind})" for kind, count in kinds.items()
    ]
    parts += [event.kind for event in stop.events if event.kind != TAKEN]
    reasons = {event.reason: None for event in stop.events if event.reason}
    why = f" Reason: {'; '.join(reasons)}." if reasons else ""
    return f"{' and '.join(parts) or 'begun'} by {stop.by}.{why}"


def late_in_words(stop: Stop) -> str:
    """Say when something took effect earlier than it was recorded, as a close run later does."""
    moments = [entry.effective_at for entry in stop.entries]
    moments += [event.effective_at for event in stop.events]
    earliest = min(moments, default=stop.at)
    if earliest >= stop.at:
        return ""
    if any(entry.kind is Kind.PAPER for entry in stop.entries):
        return f"It took effect at {_clock(earliest)}, when it was taken on paper."
    return (
        f"It took effect at {_clock(earliest)}, the closing minute, and was written when the"
        " program was next at work."
    )


def moment_in_words(moment: datetime) -> str:
    """Tue 10 Nov 2026 at 09:26:00, in London."""
    at = london(moment)
    return f"{day_in_words(at.date())} at {at:%H:%M:%S}"


def _recorded(record: Record) -> Iterator[tuple[datetime, Entry | Happening]]:
    """Entries keep their order even where the clock was set back between two of them."""
    latest = None
    for entry in record.entries:
        latest = entry.recorded_at if latest is None else max(latest, entry.recorded_at)
        yield latest, entry
    for event in record.events:
        yield event.recorded_at, event


def _by_moment(recorded: tuple[datetime, Entry | Happening]) -> datetime:
    return recorded[0]


def _with(stop: Stop, one: Entry | Happening) -> Stop:
    entries, events = stop.entries, stop.events
    if isinstance(one, Happening):
        return Stop(stop.at, stop.name, stop.position, entries, (*events, one))
    return Stop(stop.at, stop.name, stop.position, (*entries, one), events)


def _fact(entry: Entry | None) -> tuple[str, int | None, str]:
    return (entry.code, entry.minutes, entry.note) if entry and entry.code else ("", None, "")


def _code(entry: Entry | None, *, in_full: bool) -> str:
    if entry is None or not entry.code:
        return "no mark"
    sign = shown_mark(entry.code, in_full=in_full).sign
    return f"{sign} ({entry.minutes} min)" if entry.minutes is not None else sign


def _clock(moment: datetime) -> str:
    return f"{london(moment):%H:%M}"
