"""A register as it stood: each child's mark then, and what had just changed."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.models.marks.shown_mark import shown_mark
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.marks.entry import Entry
    from desktop.tasks.record.look_back import PastRegisters

_LONGEST = 40  # letters of a code's title: the reason beside it matters more


@dataclass(frozen=True, slots=True)
class PastLine:
    """One child at a moment: the mark that stood, and what it was before if it had just changed."""

    number: int
    pupil: int
    name: str
    mark: str
    before: str = ""
    original: str = ""
    reason: str = ""
    is_new: bool = False


def lines_at(past: PastRegisters, place: int) -> tuple[PastLine, ...]:
    """Return the class after so many changes, with what the last of them changed."""
    now, earlier = past.at(place), past.at(place - 1) if place else past.at(0)
    touched = {entry.pupil for entry in past.stops[place - 1].entries} if place else set()
    first = {entry.pupil: entry for entry in reversed(past.record.entries)}
    return tuple(
        PastLine(
            number,
            pupil,
            name,
            _mark(now.marks.get(pupil), in_full=past.in_full),
            _mark(earlier.marks.get(pupil), in_full=past.in_full) if pupil in touched else "",
            _mark(first.get(pupil), in_full=past.in_full) if pupil in touched else "",
            _reason(now.marks.get(pupil), in_full=past.in_full) if pupil in touched else "",
            pupil in touched,
        )
        for number, (pupil, name) in enumerate(past.record.names.items(), 1)
    )


def _mark(entry: Entry | None, *, in_full: bool) -> str:
    if entry is None or not entry.code:
        return "no mark"
    shown = shown_mark(entry.code, in_full=in_full)
    late = f", {entry.minutes} min" if entry.minutes is not None else ""
    words = shown.words if len(shown.words) <= _LONGEST else f"{shown.words[: _LONGEST - 1]}…"
    return f"{shown.sign}  {words}{late}"


def _reason(entry: Entry | None, *, in_full: bool) -> str:
    if entry is None or not in_full:
        return ""
    return "; ".join(filter(None, (entry.reason, entry.note)))


def _number(line: PastLine) -> str:
    return str(line.number)


def _what(line: PastLine) -> str:
    """new; or N before; or N before, first /."""
    if not line.is_new:
        return ""
    if line.before == "no mark":
        return "new here"
    first = "" if line.original == line.before else f", first {_sign(line.original)}"
    return f"{_sign(line.before)} before{first}"


def _sign(mark: str) -> str:
    return mark if mark == "no mark" else mark.partition("  ")[0]


def _picture(line: PastLine) -> tuple[str, str] | None:
    return ("pencil", "accent_text") if line.is_new else None


PAST_LINE_COLUMNS: tuple[Column[PastLine], ...] = (
    Column("", _number, right=True, spoken="Number"),
    Column("Name", attrgetter("name")),
    Column("Mark then", attrgetter("mark")),
    Column("Changed here", _what, picture=_picture),
    Column("Reason and note", attrgetter("reason")),
)
